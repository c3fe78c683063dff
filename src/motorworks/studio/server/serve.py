"""The server from its start to its end.

Little is imported here: the worker processes begin first, and make themselves ready while the
server imports what it is made of.
"""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Sequence
from importlib import import_module

from motorworks.errors import MotorworksError
from motorworks.studio.bench import Bench
from motorworks.studio.bench.process import heard
from motorworks.studio.draft.plant_file import folder_of
from motorworks.studio.hub import Hub
from motorworks.studio.project import Project

TRIED = 20
"""Ports tried one after the other, where none was named."""
RUNNING = "motorworks.studio.server.running"
READY = "motorworks.studio.bench.ready:ready"
NEEDED = ("motorworks.studio.draft.drawn", "motorworks.studio.reel.live")
"""What the first page asks the processes for."""


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
    listening = _listening(host, port)
    with contextlib.suppress(KeyboardInterrupt), listening:
        asyncio.run(_serve(project, listening, host, names, browser, say))


async def _serve(
    project: Project,
    listening: socket.socket,
    host: str,
    names: Sequence[str],
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Begin the worker processes, then the server; end them with it."""
    hub = Hub()
    folders = (project.folder, folder_of(project))
    bench = Bench(lambda what: hub.tell({"topic": "worker", "died": what}), folders=folders)
    await bench.start()
    ready = asyncio.ensure_future(bench.call(READY, *NEEDED))
    ready.add_done_callback(heard)
    try:
        running = await asyncio.to_thread(import_module, RUNNING)
        await running.run(project, hub, bench, listening, host, names, browser, say)
    finally:
        ready.cancel()
        await bench.stop()


def _listening(host: str, port: int | None) -> socket.socket:
    """Give a socket on a free port."""
    first = 8765 if port is None else port
    error: OSError | None = None
    for number in range(first, first + TRIED) if port is None else (port,):
        try:
            return _prompt(socket.create_server((host, number), family=_family(host), backlog=100))
        except OSError as refused:
            error = refused
    asked = f"port {port}" if port is not None else f"any port from {first} to {first + TRIED - 1}"
    why = error.strerror if error else ""
    raise MotorworksError(
        f"the studio cannot listen on {host}, {asked}: {why}; name another by --port"
    )


def _prompt(listening: socket.socket) -> socket.socket:
    """Let what comes by a socket be answered at once, not when there is more to send.

    asyncio does so for sockets of its own alone. Else an answer in two pieces takes 40 ms more:
    the second waits until the first is acknowledged, and the other side waits with that.
    """
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _family(host: str) -> socket.AddressFamily:
    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
    except OSError:
        raise MotorworksError(
            f"--host is {host!r}; expected an address of this machine such as 127.0.0.1"
        ) from None
