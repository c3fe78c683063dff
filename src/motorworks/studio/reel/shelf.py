"""The segments of one reel that its clients share, fetched ahead and forgotten again."""

import asyncio
from collections import OrderedDict
from typing import Any, Protocol

from motorworks.studio.reel.segment import Segment

ROOM = 96 * 1024 * 1024
"""Bytes of segments that are kept of a reel."""


class Keeping(Protocol):
    """An object in another process, as :class:`motorworks.studio.bench.Keeper` is."""

    async def call(self, method: str, *arguments: Any) -> Any:
        """Give what a method of it gives."""
        ...


class Shelf:
    """Segments of a reel, each asked for once.

    Parameters
    ----------
    keeper
        The reel.
    about
        What it tells about itself.
    room
        Bytes of segments to keep.
    """

    def __init__(self, keeper: Keeping, about: dict[str, Any], room: int = ROOM) -> None:
        self.keeper = keeper
        self.about = about
        self.length = float(about["segment"])
        self._room = room
        self._kept: OrderedDict[int, tuple[Segment, int]] = OrderedDict()
        self._under_way: dict[int, asyncio.Task[Segment]] = {}
        self._bytes = 0

    @property
    def since(self) -> float:
        """Begin of what can be played [s]."""
        return float(self.about["since"])

    @property
    def until(self) -> float:
        """End of what can be played [s]."""
        until = self.about["until"]
        return float(self.about["horizon"] if until is None else until)

    def number(self, at: float) -> int:
        """Give the segment that a time belongs to; a boundary belongs to the one it begins."""
        return int((at - self.since) // self.length)

    def begin(self, number: int) -> float:
        """Give the begin of a segment [s]."""
        return self.since + number * self.length

    def there(self, number: int) -> Segment | None:
        """Give a segment if it is there already."""
        found = self._kept.get(number)
        if found is None:
            return None
        self._kept.move_to_end(number)
        return found[0]

    async def get(self, number: int) -> Segment:
        """Give a segment, recorded first if need be; errors of that come out here."""
        found = self.there(number)
        return await asyncio.shield(self.fetch(number)) if found is None else found

    def fetch(self, number: int) -> asyncio.Task[Segment]:
        """Have a segment recorded, and give the task that does it."""
        task = self._under_way.get(number)
        if task is None:
            task = asyncio.create_task(self._fetched(number))
            self._under_way[number] = task
            task.add_done_callback(lambda done: self._over(number, done))
        return task

    def _over(self, number: int, task: asyncio.Task[Segment]) -> None:
        self._under_way.pop(number, None)
        if not task.cancelled():
            task.exception()  # who waited for it hears of it; a fetch ahead fails in silence

    async def _fetched(self, number: int) -> Segment:
        there = self.there(number)
        if there is not None:
            return there
        data: bytes = await self.keeper.call("segment", number)
        segment = Segment.parse(data)
        self._kept[number] = (segment, len(data))
        self._bytes += len(data)
        while self._bytes > self._room and len(self._kept) > 1:
            _, (_, size) = self._kept.popitem(last=False)
            self._bytes -= size
        return segment
