"""The process that is warm: it has imported what commands need, and forks a child for each.

It must have one thread only, as threads do not go on in a child: so it has polars, which begins
some when it is imported, imported by the children. It ends when its input does.
"""

import gc
import importlib
import marshal
import os
import pkgutil
import select
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import motorworks

SLOW = (
    "jinja2",
    "rich.columns",
    "rich.console",
    "rich.padding",
    "rich.progress",
    "rich.table",
    "scipy.optimize",
    "scipy.sparse.csgraph",
    "scipy.special",
    "xlsxwriter",
    "xml.etree.ElementTree",
)
"""What functions of ours import only when they need it."""


class Order(NamedTuple):
    """A command as it was handed over."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    streams: list[int]


def import_all() -> None:
    """Import what commands need, and stay alone."""
    for name in SLOW:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(motorworks.__path__, "motorworks."):
        if not module.name.startswith("motorworks.studio") and "__main__" not in module.name:
            importlib.import_module(module.name)
    tasks = Path("/proc/self/task")  # Linux lists the threads of C libraries there, too
    threads = len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()
    assert threads == 1, "an import began a thread, which would lack in children"
    gc.freeze()  # or children copy the pages of all objects when they look through them


def received(connection: socket.socket) -> Order:
    """Give what comes from `hand_over.py`."""
    length, streams, _, _ = socket.recv_fds(connection, 8, 3)
    with connection.makefile("rb") as rest:
        return Order(*marshal.loads(rest.read(int.from_bytes(length, "little"))), streams)


def become(order: Order, program: str) -> None:
    """Be the process that the command would have had."""
    for number, stream in enumerate(order.streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    sys.argv = [program, *order.arguments]
    # What multiprocessing imports in processes of its own.
    sys.modules["__main__"].__file__ = program


def begin(connection: socket.socket) -> Order | None:
    """Give the order in a child that is to do it; None here, where others are waited for."""
    if os.fork():
        return None
    order = received(connection)
    child = os.fork()
    if not child:
        connection.close()
        return order
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    connection.sendall(bytes([code if code >= 0 else 128 - code]))
    os._exit(0)


def serve(address: str) -> Order:
    """Wait for commands; come back in their children only."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("warm", flush=True)
        while listener in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            with connection:
                if order := begin(connection):
                    return order
            while reaped():
                pass
    sys.exit()


def reaped() -> bool:
    """Say whether a child had ended that nobody had asked for."""
    try:
        return os.waitpid(-1, os.WNOHANG) != (0, 0)
    except ChildProcessError:
        return False


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    import_all()
    become(serve(sys.argv[1]), sys.argv[2])
    from motorworks.cli.app import main

    main()
