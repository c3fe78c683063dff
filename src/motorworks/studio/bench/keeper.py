"""An object in a process of its own, made anew if that process dies."""

import asyncio
from collections.abc import Callable
from typing import Any

from motorworks.studio.bench.process import DiedError, Process
from motorworks.studio.errors import WorkerError


class Keeper:
    """Calls the methods of an object that lives in another process.

    Parameters
    ----------
    name
        Its class, such as ``motorworks.studio.reel.live:LiveReel``.
    arguments
        What it is made with, again if its process dies.
    died
        Hears of a process that died.
    process
        Where it lives; it may have answered other questions before.
    """

    def __init__(
        self,
        name: str,
        arguments: tuple[Any, ...],
        died: Callable[[str], None],
        process: Process,
    ) -> None:
        self._name = name
        self._arguments = arguments
        self._died = died
        self._process = process
        self._making = asyncio.Lock()
        self._made_in: int | None = None

    @property
    def pid(self) -> int | None:
        """Number of its process."""
        return self._process.pid

    async def call(self, method: str, *arguments: Any) -> Any:
        """Give what a method gives; errors that it raises come out here.

        Raises
        ------
        WorkerError
            If the process died twice over it.
        """
        try:
            return await self._called(method, arguments)
        except DiedError as error:
            if self._process.over:
                raise WorkerError(f"{self._name} has ended before {method}") from error
            self._died(self._name)
        try:
            return await self._called(method, arguments)
        except DiedError as error:
            raise WorkerError(f"the worker died twice over {method} of {self._name}") from error

    async def make(self) -> None:
        """Have the object made; errors of its making come out here.

        Raises
        ------
        DiedError
            If the process died over it.
        """
        async with self._making:
            await self._process.start()
            if self._made_in != self._process.pid:
                await self._process.ask("make", self._name, self._arguments)
                self._made_in = self._process.pid

    async def _called(self, method: str, arguments: tuple[Any, ...]) -> Any:
        await self.make()
        return await self._process.ask("method", method, arguments)

    async def close(self) -> None:
        """End its process."""
        await self._process.stop()
