"""The server while it runs."""

import asyncio
import socket
import webbrowser
from collections.abc import Callable, Sequence

import uvicorn

from motorworks.studio.access import Access
from motorworks.studio.bench import Bench
from motorworks.studio.hub import Hub
from motorworks.studio.project import Project
from motorworks.studio.server.app import make_app, make_works
from motorworks.studio.server.patience import PatientProtocol

EVERYWHERE = ("0.0.0.0", "::")
"""Addresses that stand for all addresses of this machine."""
LARGEST_MESSAGE = 65536
"""Bytes of a message that a page may send."""


async def run(
    project: Project,
    hub: Hub,
    bench: Bench,
    listening: socket.socket,
    host: str,
    names: Sequence[str],
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Serve a project until it is stopped.

    Parameters
    ----------
    project
        The folder with the plant.
    hub, bench
        News, and the processes that compute.
    listening
        Socket of the server.
    host, names, browser, say
        As for :func:`motorworks.studio.server.serve.serve`.

    Raises
    ------
    MotorworksError
        If others reach it and nobody has an account.
    """
    access = Access(project.shared, host=host, names=names)
    access.check_start()
    access.port = listening.getsockname()[1]
    address = f"http://{_called(host)}:{access.port}/"
    config = uvicorn.Config(
        make_app(make_works(project, access, hub, bench)),
        log_level="warning",
        http=PatientProtocol,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    if notice := access.notice():
        say(notice)
    await _until_stopped(uvicorn.Server(config), listening, address, browser, say)


def _called(host: str) -> str:
    """Give the name in the address that people open."""
    if host in EVERYWHERE:
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


async def _until_stopped(
    server: uvicorn.Server,
    listening: socket.socket,
    address: str,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    running = asyncio.ensure_future(server.serve(sockets=[listening]))
    while not server.started and not running.done():
        await asyncio.sleep(0.01)
    if server.started:
        say(f"Motorworks studio: {address} (Ctrl-C ends it)")
        if browser:
            await asyncio.to_thread(webbrowser.open, address)
    await running
