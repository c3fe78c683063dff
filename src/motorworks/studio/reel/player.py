"""The cursor of one page: what it watches, from when, how fast; and the frames it is sent."""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from motorworks.errors import MotorworksError
from motorworks.studio.reel.coming import Coming
from motorworks.studio.reel.frame import with_generation
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.shelf import Shelf

TICK = 1 / 32
"""Time between two frames [s]."""
LOOKED = 0.1
"""Time between two frames where only glances are sent [s]."""
AHEAD = 0.4
"""Time by which frames run ahead of the clock [s]."""
FASTEST_PLAYED = 1800.0
"""Speed up to which all that happens is sent; beyond it glances alone."""
FASTEST = 1e7

News = bytes | dict[str, Any]


class Finds(Protocol):
    """What finds a reel by its id."""

    def shelf(self, reel: str) -> Shelf:
        """Give the segments of a reel."""
        ...


class Player:
    """The cursor of one page.

    Parameters
    ----------
    reels
        Finds reels.
    closed
        Hears that it is closed.
    clock, sleep
        The wall clock [s] and how to wait; for tests.
    """

    def __init__(
        self,
        reels: Finds,
        *,
        closed: Callable[["Player"], None] = lambda _player: None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._reels = reels
        self._closed = closed
        self._clock, self._sleep = clock, sleep
        self._shelf: Shelf | None = None
        self._reel = ""
        self._speed = 0.0
        self._generation = 0
        self._at = 0.0
        """Where the clock stood [s of the run] ..."""
        self._since = 0.0
        """... at this time of the wall clock [s]."""
        self._sent = 0.0
        """Up to where frames were sent [s of the run]."""
        self._fresh = True
        """Whether a key frame must come next."""
        self._under_way = False
        """Whether trips that began before must be told with the next delta."""
        self._wished = asyncio.Event()
        self._told = -1
        self._out: deque[dict[str, Any]] = deque()
        self._asked: set[asyncio.Task[None]] = set()
        self._coming = Coming(self._wait)

    @property
    def reel(self) -> str:
        """Id of the reel that is watched; empty if none is."""
        return self._reel if self._shelf is not None else ""

    # ---- wishes ----

    async def do(self, wish: dict[str, Any]) -> None:
        """Take a wish: ``watch``, ``speed``, ``seek`` or ``stop``.

        Raises
        ------
        MotorworksError
            If it makes no sense.
        """
        todo = {"watch": self._watch, "speed": self._change, "seek": self._seek, "stop": self._stop}
        verb = wish["do"]
        if verb not in todo:
            raise MotorworksError(f"do is {str(verb)[:40]!r}; expected one of {', '.join(todo)}")
        todo[verb](wish)
        self._wished.set()

    def _watch(self, wish: dict[str, Any]) -> None:
        reel = wish.get("reel")
        if not isinstance(reel, str):
            raise MotorworksError("watch needs the id of a reel")
        shelf = self._reels.shelf(reel)
        speed = _number(wish, "speed", 0.0, FASTEST, 60.0)
        self._shelf, self._reel, self._speed = shelf, reel, speed
        self._seek({"at": shelf.since, **wish})

    def _change(self, wish: dict[str, Any]) -> None:
        speed = _number(wish, "speed", 0.0, FASTEST)
        if speed > FASTEST_PLAYED >= self._speed or self._speed > FASTEST_PLAYED >= speed:
            self._fresh = True
        self._set_clock(min(self._now(), self._sent) if self._shelf else 0.0)
        self._speed = speed

    def _seek(self, wish: dict[str, Any]) -> None:
        if self._shelf is None:
            raise MotorworksError("nothing is watched yet; expected watch before seek")
        at = _number(wish, "at", -math.inf, math.inf)
        self._generation = int(_number(wish, "generation", 0, 0xFFFFFFFF, self._generation))
        self._set_clock(min(max(at, self._shelf.since), self._shelf.until))
        self._sent = self._at
        self._fresh = True

    def _stop(self, _wish: dict[str, Any]) -> None:
        self._shelf = None

    def _set_clock(self, at: float) -> None:
        self._at, self._since = at, self._clock()

    def _now(self) -> float:
        return self._at + (self._clock() - self._since) * self._speed

    # ---- frames ----

    async def next(self) -> News:
        """Wait for the next frame or news, and give it."""
        while True:
            if self._out:
                return self._out.popleft()
            shelf = self._shelf
            if shelf is None or (not self._fresh and self._rests(shelf)):
                self._wished.clear()
                if not self._out:
                    await self._wished.wait()
                continue
            found = await self._frame(shelf)
            if found is not None:
                return found

    def _rests(self, shelf: Shelf) -> bool:
        """Tell whether nothing is to be sent until something is wished."""
        return self._speed == 0 or self._sent >= shelf.until

    async def _frame(self, shelf: Shelf) -> bytes | None:
        try:
            if self._speed > FASTEST_PLAYED:
                return await self._glance(shelf)
            return await self._key(shelf) if self._fresh else await self._delta(shelf)
        except MotorworksError as error:
            self._shelf = None
            self._tell({"topic": "reel", "reel": self._reel, "error": str(error)})
            return None

    async def _key(self, shelf: Shelf) -> bytes | None:
        generation, at = self._generation, self._sent
        segment = await self._segment(shelf, at)
        if (self._shelf, self._generation, self._sent) != (shelf, generation, at):
            return None  # a new wish came meanwhile
        if segment is None:
            return None
        self._fresh = False
        self._under_way = True
        self._set_clock(at)
        self._figures(shelf, at)
        return segment.key(generation, at if at > segment.begin else None)

    async def _delta(self, shelf: Shelf) -> bytes | None:
        await self._sleep(TICK)
        generation, begin = self._generation, self._sent
        segment = await self._segment(shelf, begin)
        if self._fresh or (self._shelf, self._generation) != (shelf, generation):
            return None
        if segment is None:
            return None
        end = min(self._now() + AHEAD * self._speed, segment.end, shelf.until)
        if end <= begin:
            return None
        frame = segment.slice(begin, end, generation, under_way=self._under_way)
        self._under_way = False
        self._sent = end
        self._ahead(shelf, segment)
        return frame

    async def _segment(self, shelf: Shelf, at: float) -> Segment | None:
        """Give the segment of a time, if it is there; the clock stands still until it is."""
        segment = await self._coming.segment(shelf, at)
        if self._coming.stood:
            self._set_clock(min(self._now(), self._sent))
        return segment

    def _ahead(self, shelf: Shelf, segment: Segment) -> None:
        """Fetch what comes next, and tell the figures where a segment ends."""
        last = shelf.number(shelf.until - 1e-6)
        more = 1 + (self._speed > FASTEST_PLAYED / 4)
        for number in range(segment.number + 1, min(segment.number + more, last) + 1):
            if shelf.there(number) is None:
                shelf.fetch(number)
        if self._sent >= segment.end and self._told != segment.number:
            self._told = segment.number
            self._figures(shelf, segment.end)

    async def _glance(self, shelf: Shelf) -> bytes | None:
        if not self._fresh:
            await self._sleep(LOOKED)
        generation = self._generation
        # A reel that cannot follow makes the clock slower, not the jumps longer.
        step = 2 * LOOKED * self._speed
        at = self._sent if self._fresh else min(self._now(), self._sent + step, shelf.until)
        if self._fresh and not await self._coming.near(shelf, at):
            return None
        frame: bytes = await shelf.keeper.call("glance", at)
        if (self._shelf, self._generation) != (shelf, generation):
            return None
        self._coming.over()
        self._fresh = self._speed <= FASTEST_PLAYED
        self._sent = at
        self._set_clock(at)
        self._figures(shelf, at)
        return with_generation(frame, generation)

    # ---- news ----

    def _tell(self, news: dict[str, Any]) -> None:
        self._out.append(news)
        self._wished.set()

    def _wait(self, at: float | None, share: float) -> None:
        self._tell({"topic": "waiting", "reel": self._reel, "for": at, "share": share})

    def _figures(self, shelf: Shelf, at: float) -> None:
        """Ask for the figures at a time, unless an answer is still awaited; told when there."""
        if self._asked:
            return

        async def ask() -> None:
            try:
                figures = await shelf.keeper.call("figures", at)
            except MotorworksError as error:
                figures = {"error": str(error)}
            if self._shelf is shelf:
                self._tell({"topic": "summary", "reel": self._reel, **figures})

        task = asyncio.create_task(ask())
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def close(self) -> None:
        """Let go of what is played."""
        self._shelf = None
        self._closed(self)
        for task in tuple(self._asked):
            task.cancel()


def _number(
    wish: dict[str, Any], name: str, least: float, most: float, default: float | None = None
) -> float:
    value = wish.get(name, default)
    number = math.nan
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # A whole number of JSON may be larger than any float.
        number = float(max(-(10**300), min(10**300, value)))
    if math.isnan(number):
        raise MotorworksError(f"{name} is {str(value)[:40]!r}; expected a number")
    if not least <= number <= most:
        raise MotorworksError(f"{name} is {number:g}; expected {least:g} to {most:g}")
    return number
