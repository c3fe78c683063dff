"""The server: pages, assets, API and the WebSocket, put together from the parts of the studio."""
