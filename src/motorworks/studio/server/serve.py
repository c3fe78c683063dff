"""The server from its start to its end."""

import asyncio
import contextlib
import socket
import webbrowser
from collections.abc import Callable, Sequence

import uvicorn

from motorworks.errors import MotorworksError
from motorworks.studio.access import Access
from motorworks.studio.project import Project
from motorworks.studio.server.app import make_app, make_works
from motorworks.studio.server.patience import PatientProtocol

TRIED = 20
"""Ports tried one after the other, where none was named."""
LARGEST_MESSAGE = 65536
"""Bytes of a message that a page may send."""


def serve(
    project: Project,
    *,
    host: str,
    port: int | None,
    names: Sequence[str] = (),
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Serve a project until it is stopped.

    Parameters
    ----------
    project
        The folder with the plant.
    host
        Address to listen on.
    port
        Port; the first free one from 8765 on if not given.
    names
        Further names that lead to it, such as that of a proxy.
    browser
        Whether to open a browser.
    say
        Takes the lines that the terminal shows.

    Raises
    ------
    MotorworksError
        If the address cannot be had, or others reach it and nobody has an account.
    """
    access = Access(project.shared, host=host, names=names)
    access.check_start()
    listening = _listening(host, port)
    access.port = listening.getsockname()[1]
    named = f"[{host}]" if ":" in host else host
    address = f"http://{named}:{access.port}/"
    app = make_app(make_works(project, access))
    config = uvicorn.Config(
        app,
        log_level="warning",
        http=PatientProtocol,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    notice = access.notice()
    if notice:
        say(notice)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_until_stopped(uvicorn.Server(config), listening, address, browser, say))


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


def _listening(host: str, port: int | None) -> socket.socket:
    """Give a socket on a free port."""
    first = 8765 if port is None else port
    error: OSError | None = None
    for number in range(first, first + TRIED) if port is None else (port,):
        try:
            return socket.create_server((host, number), family=_family(host), backlog=100)
        except OSError as refused:
            error = refused
    asked = f"port {port}" if port is not None else f"any port from {first} to {first + TRIED - 1}"
    why = error.strerror if error else ""
    raise MotorworksError(
        f"the studio cannot listen on {host}, {asked}: {why}; name another by --port"
    )


def _family(host: str) -> socket.AddressFamily:
    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
    except OSError:
        raise MotorworksError(
            f"--host is {host!r}; expected an address of this machine such as 127.0.0.1"
        ) from None
