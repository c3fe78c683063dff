"""Laws and calendars gathered while a plant is lowered, each kept once."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from motorworks.compile.calendars import Pattern, pattern
from motorworks.plant import Calendar, PlannedStop
from motorworks.process import LAWS, Law
from motorworks.program.program import Array


def offsets(lengths: list[int]) -> Array:
    """Give the offsets of runs of these lengths, one more than there are runs."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)


class LawTable:
    """Laws by number; equal laws share one."""

    def __init__(self) -> None:
        self._numbers: dict[Law, int] = {}

    def number(self, law: Law) -> int:
        """Give the number of a law, new if it has not been met."""
        return self._numbers.setdefault(law, len(self._numbers))

    def arrays(self) -> dict[str, Any]:
        """Give the arrays of the program."""
        laws = list(self._numbers)
        numbers = [law.numbers() for law in laws]
        return {
            "law_kind": np.array([LAWS[law.kind].code for law in laws], dtype=np.int8),
            "law_start": offsets([len(n) for n in numbers]),
            "law_number": np.array([x for n in numbers for x in n], dtype=np.float64),
        }


class CalendarTable:
    """Calendars by number, each pair of calendar and planned stop once."""

    def __init__(self, calendars: tuple[Calendar, ...], start: date, horizon: float) -> None:
        self._nouns = {c.name: c for c in calendars}
        self._start = start
        self._horizon = horizon
        self._patterns: dict[tuple[str, PlannedStop | None, bool], tuple[int, Pattern]] = {}

    def number(self, name: str, stop: PlannedStop | None = None, *, suspend: bool = False) -> int:
        """Give the number of a calendar with planned stops; -1 if it is always on.

        Parameters
        ----------
        name
            Of the calendar; empty if always on.
        stop
            Planned stops within it.
        suspend
            Whether work is suspended at the end of an interval, whatever the calendar says.
        """
        if stop is not None and stop.share == 0:
            stop = None
        if not name and stop is None:
            return -1
        suspend = suspend and name != "" and self._nouns[name].at_end != "suspend"
        key = (name, stop, suspend)
        if key not in self._patterns:
            noun = self._nouns[name] if name else None
            noun = replace(noun, at_end="suspend") if noun and suspend else noun
            made = pattern(noun, stop, self._start, self._horizon)
            self._patterns[key] = (len(self._patterns), made)
        return self._patterns[key][0]

    def arrays(self) -> dict[str, Any]:
        """Give the arrays of the program and the names beside them."""
        patterns = [p for _, p in self._patterns.values()]
        return {
            "calendar_period": np.array([p.period for p in patterns], dtype=np.float64),
            "calendar_rule": np.array([p.rule for p in patterns], dtype=np.int8),
            "calendar_start": offsets([len(p.times) for p in patterns]),
            "calendar_time": np.array([t for p in patterns for t in p.times], dtype=np.float64),
            "calendar_state": np.array([s for p in patterns for s in p.states], dtype=np.int8),
            "calendar_names": tuple(
                name + (f" less {stop.share:.3g}" if stop else "")
                for name, stop, _ in self._patterns
            ),
        }
