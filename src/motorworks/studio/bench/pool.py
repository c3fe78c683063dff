"""The processes that compute for the server."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from motorworks.studio.bench.keeper import Keeper
from motorworks.studio.bench.process import DiedError, Process, heard
from motorworks.studio.errors import WorkerError


class Bench:
    """A few processes for single calls, and one each for objects that are kept.

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
        self._free: asyncio.LifoQueue[Process] = asyncio.LifoQueue()
        for process in reversed(self._all):
            self._free.put_nowait(process)
        self._keepers: list[Keeper] = []

    async def start(self) -> None:
        """Have the processes running before they are needed."""
        await asyncio.gather(*(process.start() for process in self._all))

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
        except DiedError:
            self._died(function)
        try:
            return await self._asked(function, arguments)
        except DiedError as error:
            raise WorkerError(f"the worker died twice over {function}") from error

    async def _asked(self, function: str, arguments: tuple[Any, ...]) -> Any:
        process = await self._free.get()
        exchange = asyncio.ensure_future(process.ask("call", function, arguments))
        # Only a process that has answered is free, also where nobody waits for the answer.
        exchange.add_done_callback(lambda _done: self._free.put_nowait(process))
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
        keeper = Keeper(name, arguments, self._died, self._folders)
        self._keepers.append(keeper)
        try:
            await keeper.make()
        except DiedError:
            self._died(name)
        return keeper

    async def stop(self) -> None:
        """End all processes."""
        await asyncio.gather(*(p.stop() for p in self._all), *(k.close() for k in self._keepers))
