"""What a page waits for: a time that is far off, come nearer to step by step."""

import asyncio
from collections.abc import Callable

from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.shelf import Shelf

PATIENCE = 0.25
"""Time after which a page is told that it waits [s]."""


class Coming:
    """The way to a time.

    Between two steps the page may wish for something else; what it does not wait for any more
    is not simulated on.

    Parameters
    ----------
    tell
        Hears which time is waited for [s] and which share of the way is done; nothing is waited
        for any more if the time is missing.
    """

    def __init__(self, tell: Callable[[float | None, float], None]) -> None:
        self._tell = tell
        self._told = False
        self._goal: float | None = None
        self._from = 0.0
        self.stood = False
        """Whether the last segment asked for was not there at once."""

    async def segment(self, shelf: Shelf, at: float) -> Segment | None:
        """Give the segment of a time [s]; nothing if it is still being waited for.

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        number = min(shelf.number(at), max(0, shelf.number(shelf.until - 1e-6)))
        found = shelf.there(number)
        self.stood = found is None
        if found is None and await self.near(shelf, shelf.begin(number)):
            found = await self._recorded(shelf, number, at)
        if found is not None:
            self.over()
        return found

    async def _recorded(self, shelf: Shelf, number: int, at: float) -> Segment | None:
        task = shelf.fetch(number)
        done, _ = await asyncio.wait([task], timeout=PATIENCE)
        if done:
            return task.result()
        self._say(at, 1.0)
        return None

    async def near(self, shelf: Shelf, at: float) -> bool:
        """Go a step towards a time [s], and tell whether it is reached.

        Raises
        ------
        RunError
            If the run cannot go on so far.
        """
        reached: float = await shelf.keeper.call("approach", at)
        if reached >= at:
            return True
        if self._goal != at:
            self._goal, self._from = at, reached
        self._say(at, (reached - self._from) / (at - self._from))
        return False

    def over(self) -> None:
        """Take note that what was waited for is there."""
        self._goal = None
        if self._told:
            self._tell(None, 1.0)
        self._told = False

    def _say(self, at: float, share: float) -> None:
        self._told = True
        self._tell(at, share)
