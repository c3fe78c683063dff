"""Nobody holds a connection open by saying nothing, or very little at a time."""

import asyncio

import pytest
import uvicorn

from motorworks.studio.server import patience
from motorworks.studio.server.patience import PatientProtocol

WAIT = 180
REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def _app(scope, _receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def _with_server(work):
    """Do work with the port of a server."""

    async def whole():
        config = uvicorn.Config(
            _app, port=0, http=PatientProtocol, lifespan="off", log_level="error"
        )
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        try:
            port = server.servers[0].sockets[0].getsockname()[1]
            return await asyncio.wait_for(work(port), WAIT)
        finally:
            server.should_exit = True
            await running

    return asyncio.run(whole())


@pytest.mark.parametrize("first", [b"", REQUEST])
@pytest.mark.parametrize("drop", [b"", b"X"])
def test_a_silent_or_slow_visitor_is_sent_away(monkeypatch, first, drop):
    """At once or after a good request, which is answered."""
    monkeypatch.setattr(patience, "PATIENCE", 0.3)

    async def visit(port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        if first:
            writer.write(first)
            assert b"204" in await reader.readuntil(b"\r\n\r\n")
            writer.write(b"G")
        while not reader.at_eof():
            writer.write(drop)
            try:
                await asyncio.wait_for(reader.read(100), 0.05)
            except TimeoutError:
                continue
            except ConnectionError:
                break
        writer.close()

    _with_server(visit)


def test_a_request_in_pieces_is_answered():
    """As long as it comes in time."""

    async def visit(port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(2):
            for piece in (REQUEST[:5], REQUEST[5:20], REQUEST[20:]):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0.02)
            assert b"204" in await reader.readuntil(b"\r\n\r\n")
        writer.close()

    _with_server(visit)
