"""A worker process as the server sees it: one question at a time, one answer."""

import asyncio
import contextlib
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from motorworks.studio.bench.messages import LENGTH, packed

CHILD = "motorworks.studio.bench.child"
LAST_BREATH = 1.0
"""Time in which a process must have ended that answers no more [s]."""


class DiedError(Exception):
    """The process ended before it had answered."""


def heard(done: "asyncio.Future[Any]") -> None:
    """Take note of an error that nobody waits for any more."""
    if not done.cancelled():
        done.exception()


class Process:
    """A worker process; it is started by the first question, and again after it died.

    Parameters
    ----------
    folders
        Where plant files may name others; anywhere if none are given.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(map(str, folders))
        self._process: asyncio.subprocess.Process | None = None
        self._killed: asyncio.subprocess.Process | None = None
        self.over = False
        """Whether it was ended for good."""
        self._lock = asyncio.Lock()
        self._starting = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """Number of the running process."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if running and self._process else None

    async def start(self) -> None:
        """Have a process running.

        Raises
        ------
        DiedError
            If it was ended for good.
        """
        async with self._starting:
            if self.over:
                raise DiedError
            if self.pid is None:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    CHILD,
                    *self._folders,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    # What ends the server from a terminal ends it alone, and it ends this.
                    start_new_session=True,
                )

    async def ask(self, verb: str, name: str, arguments: tuple[Any, ...]) -> Any:
        """Give the answer to a question; errors of the answer come out here.

        A caller that goes away does not disturb the order of questions and answers.

        Raises
        ------
        DiedError
            If the process ended before it had answered.
        """
        exchange = asyncio.ensure_future(self._exchange((verb, name, arguments)))
        exchange.add_done_callback(heard)
        answered, value = await asyncio.shield(exchange)
        if not answered:
            raise value
        return value

    async def _exchange(self, question: tuple[str, str, tuple[Any, ...]]) -> tuple[bool, Any]:
        async with self._lock:
            await self.start()
            process = self._process
            assert process is not None
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                process.stdin.write(packed(question))
                await process.stdin.drain()
                length = int.from_bytes(await process.stdout.readexactly(LENGTH), "little")
                answer: tuple[bool, Any] = pickle.loads(await process.stdout.readexactly(length))
            except (asyncio.IncompleteReadError, ConnectionError, OSError) as error:
                await self._died()
                raise DiedError from error
            return answer

    async def _died(self) -> None:
        """Wait for the end of a process that answers no more.

        It is not killed at once: to kill one that has ended takes its exit code away from asyncio,
        which complains of that.
        """
        assert self._process is not None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_BREATH):
                await self._process.wait()
                return
        await self._reap()

    async def _reap(self) -> None:
        if self._process is None:
            return
        if self._process is not self._killed:
            self._killed = self._process
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        """End the process, at once and for good."""
        self.over = True
        await self._reap()
        self._process = None
