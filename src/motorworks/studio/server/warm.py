"""What a server does on its first request, done before anybody asks."""

import gc

from fastapi import FastAPI
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from starlette.types import Message, Scope


async def warm(app: FastAPI) -> None:
    """Let an app put its routes and their description together, else done when it is first asked.

    With a hundred routes that takes half a second, in which nobody else would be answered.

    Parameters
    ----------
    app
        The app, complete.
    """
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "raw_path": b"/",
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "client": None,
        "server": None,
        "app": app,
    }
    await AsyncExitStackMiddleware(app.router)(scope, _nothing, _nowhere)
    app.openapi()


def rest() -> None:
    """Let the garbage collector pass over all that is there by now, which stays to the end.

    To look through all of it took 60 ms each time, in which nobody was answered.
    """
    gc.collect()
    gc.freeze()


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nowhere(_message: Message) -> None:
    pass
