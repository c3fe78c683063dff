"""A real Dask scheduler and real workers on this machine, for tests."""

import contextlib
import os
import socket
import subprocess
import sys
import time

QUIET = {"DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "False", "POLARS_MAX_THREADS": "1"}


@contextlib.contextmanager
def running(*words):
    """Give a process of Dask, which ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
        env={**os.environ, **QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def scheduling():
    """Give a scheduler without workers, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    with running(*words) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield process, f"tcp://127.0.0.1:{port}"


def worker(scheduler, folder):
    """Give a worker with one thread, and nobody who begins it anew."""
    return running(
        "dask_worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard",
        "--local-directory", str(folder),
    )  # fmt: skip


def wait_for_workers(scheduler, number):
    """Return when so many workers have come."""
    from distributed import Client

    with Client(scheduler, timeout="30 s", set_as_default=False) as client:
        client.wait_for_workers(number, timeout=60)
