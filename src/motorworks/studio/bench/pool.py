"""The processes that compute for the server."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from motorworks.studio.bench.keeper import Keeper
from motorworks.studio.bench.process import DiedError, Process, heard
from motorworks.studio.errors import WorkerError

AFTERWARDS = 3.0
"""Time after which a process follows one that was given away [s]: then nobody waits for that."""


class Bench:
    """A few processes for single calls, and one each for objects that are kept.

    An object takes over a process that is free, which has imported most already; another follows
    in its place.

    Parameters
    ----------
    died
        Hears what a process that died was doing.
    processes
        Processes for single calls.
    folders
        Where plant files may name others; anywhere if none are given.
    """

    def __init__(
        self, died: Callable[[str], None], processes: int = 2, folders: Sequence[Path] = ()
    ) -> None:
        self._died = died
        self._folders = folders
        self._all = [Process(folders) for _ in range(processes)]
        self._free: asyncio.PriorityQueue[tuple[bool, int, Process]] = asyncio.PriorityQueue()
        self._turn = count()
        for process in reversed(self._all):
            self._release(process)
        self._keepers: list[Keeper] = []
        self._over = False
        self._following: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Have the processes running before they are needed."""
        await asyncio.gather(*(process.start() for process in self._all))

    def _release(self, process: Process, *, new: bool = False) -> None:
        """Let a process be taken: the one used last first, new ones after all others."""
        self._free.put_nowait((new, -next(self._turn), process))

    async def call(self, function: str, *arguments: Any) -> Any:
        """Give what a function gives; errors that it raises come out here.

        Parameters
        ----------
        function
            A function of the studio, such as ``motorworks.studio.scene:scene_of``.
        arguments
            Its arguments; they and the result must be such as can be pickled. Large results are
            best given as bytes.

        Raises
        ------
        WorkerError
            If the process died twice over it.
        """
        try:
            return await self._asked(function, arguments)
        except DiedError as error:
            if self._over:
                raise WorkerError(f"the workers have ended before {function}") from error
            self._died(function)
        try:
            return await self._asked(function, arguments)
        except DiedError as error:
            raise WorkerError(f"the worker died twice over {function}") from error

    async def _asked(self, function: str, arguments: tuple[Any, ...]) -> Any:
        *_, process = await self._free.get()
        exchange = asyncio.ensure_future(process.ask("call", function, arguments))
        # Only a process that has answered is free, also where nobody waits for the answer.
        exchange.add_done_callback(lambda _done: self._release(process))
        exchange.add_done_callback(heard)
        return await asyncio.shield(exchange)

    async def keeper(self, name: str, *arguments: Any) -> Keeper:
        """Give an object in a process of its own.

        Parameters
        ----------
        name
            Its class, such as ``motorworks.studio.reel.live:LiveReel``.
        arguments
            What it is made with.
        """
        keeper = Keeper(name, arguments, self._died, self._given_away())
        self._keepers.append(keeper)
        try:
            await keeper.make()
        except DiedError:
            self._died(name)
        return keeper

    def _given_away(self) -> Process:
        """Give a process to be kept: a free one, or a new one where all are at work."""
        if self._free.empty():
            return Process(self._folders)
        *_, process = self._free.get_nowait()
        follower = Process(self._folders)
        self._all[self._all.index(process)] = follower
        self._release(follower, new=True)
        task = asyncio.create_task(_follow(follower))
        self._following.add(task)
        task.add_done_callback(self._following.discard)
        task.add_done_callback(heard)  # the follower may have been given away and ended before
        return process

    async def stop(self) -> None:
        """End all processes; what is still asked for is not answered."""
        self._over = True
        for task in tuple(self._following):
            task.cancel()
        await asyncio.gather(*(p.stop() for p in self._all), *(k.close() for k in self._keepers))


async def _follow(process: Process) -> None:
    """Have a process running in a while, if no call begins it before."""
    await asyncio.sleep(AFTERWARDS)
    await process.start()
