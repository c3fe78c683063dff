"""Parts and motors of a simulated plant, found by their numbers."""

from typing import Any

import numpy as np

from motorworks.errors import RunError
from motorworks.studio.reel.course import WEEK, YEAR, Course, joined
from motorworks.studio.reel.life import Lives, of_part
from motorworks.studio.reel.moves import Tables
from motorworks.studio.reel.tally import Tally
from motorworks.studio.reel.wiring import Wiring

HOUR, DAY = 3600.0, 86400.0
LOOK_BACK, LONGEST_LOOK = DAY, 64 * DAY
"""Time before a moment in which the life of a part is looked for, first and at the most [s]."""
CHUNK = 6 * HOUR
"""Time simulated at once while a part is looked for [s]."""


class Followed:
    """Finds parts by simulating once more the time in which they were in the works.

    Parameters
    ----------
    course
        The course of the plant.
    tally
        Tells which parts are good.
    wiring
        The numbers of the plant.
    """

    def __init__(self, course: Course, tally: Tally, wiring: Wiring) -> None:
        self._course = course
        self._tally = tally
        self._nodes = wiring.nodes
        self._lives = Lives(wiring)

    def part(self, number: int, at: float) -> dict[str, Any]:
        """Give where a part is at a time [s], and its life so far.

        Raises
        ------
        RunError
            If there is no such part at that time, or in the weeks before.
        """
        time, back = self._course.within(at), LOOK_BACK
        while True:
            begin = max(0.0, time - back)
            life = self._lives.life(number, self._events_of(number, begin, time), time)
            if life["complete"] or begin == 0.0 or back >= LONGEST_LOOK:
                break
            back *= 4
        if not life["life"]:
            raise RunError(f"part {number}: is not in the works at {time:.0f} s, nor was before")
        return life

    def motor(self, number: int) -> dict[str, Any]:
        """Give the part that was the n-th good one, counted from 1, and when it left.

        Raises
        ------
        RunError
            If there are not so many within a year.
        """
        if number < 1:
            raise RunError(f"motor is {number}; motors are counted from 1")
        begin = self._before_good(number)
        count = self._tally.good(self._course.trace(begin))
        kernel = self._course.recording(begin)
        kernel.take_events()
        good = self._tally.good_places(self._nodes)
        end = begin
        while end < begin + 2 * DAY:
            end += HOUR
            puts = self._course.events(kernel, end)["puts"]
            rows = np.flatnonzero(np.isin(puts["place"], good))
            if count + len(rows) >= number:
                row = rows[number - count - 1]
                return {
                    "motor": number,
                    "part": int(puts["part"][row]),
                    "at": float(puts["time"][row]),
                    "node": self._nodes.place(int(puts["place"][row])),
                }
            count += len(rows)
        raise RunError(f"motor {number}: was not found")

    def _before_good(self, number: int) -> float:
        """Give a time within a day before the n-th good part [s]."""
        low, high = 0.0, WEEK
        while self._good_by(high) < number:
            low, high = high, high + WEEK
            if high > YEAR:
                raise RunError(f"motor {number}: there are not so many within a year")
        while high - low > DAY:
            middle = (low + high) / 2
            low, high = (low, middle) if self._good_by(middle) >= number else (middle, high)
        return low

    def _good_by(self, time: float) -> int:
        return self._tally.good(self._course.trace(time))

    def _events_of(self, part: int, begin: float, end: float) -> Tables:
        """Give the events of a part between two times, and how it was at the first."""
        kernel = self._course.recording(begin)
        taken = [of_part(kernel.take_events(), part)]
        at = begin
        while at < end:
            at = min(end, at + CHUNK)
            taken.append(of_part(self._course.events(kernel, at), part))
        return {name: joined([t[name] for t in taken]) for name in taken[0]}
