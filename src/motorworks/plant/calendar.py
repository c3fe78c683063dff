"""When people and machines work."""

from dataclasses import dataclass
from datetime import date

from motorworks.process import described

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A stretch of working time that returns on the days named."""

    start: float = described(
        "Time of day at which the shift starts.", quantity="clock", ge=0, lt=86400, example="06:00"
    )
    length: float = described(
        "How long it lasts, breaks included; it may run past midnight.",
        quantity="time",
        gt=0,
        le=86400,
        example="8 h",
    )
    days: tuple[str, ...] = described(
        "Days of the week on which it starts; empty means all seven.",
        default=(),
        choices=DAYS,
    )
    breaks: tuple[tuple[float, float], ...] = described(
        "Pauses as pairs of time from the start of the shift and length.",
        default=(),
        quantity="time",
        ge=0,
        example='[["4 h", "30 min"]]',
    )


@dataclass(frozen=True, kw_only=True)
class DayException:
    """Dates on which other shifts are worked than on others, or none.

    Holidays, stocktaking, overtime, a Sunday shift. Written as ``dates``, or as all days from
    ``first`` to ``last``.
    """

    dates: tuple[date, ...] = described(
        "The dates.", default=(), single=True, example="[2021-05-03]"
    )
    first: date | None = described("First of several days in a row.", default=None)
    last: date | None = described("Last of them.", default=None)
    name: str = described("What it is called.", default="")
    shifts: tuple[Shift, ...] = described(
        "Shifts that start on these dates, instead of all others; none if empty.", default=()
    )

    def holds(self, day: date) -> bool:
        """Tell whether a date is one of them."""
        within = self.first is not None and self.last is not None
        return day in self.dates or (within and self.first <= day <= self.last)  # type: ignore[operator]


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A pattern of working time; between its intervals is off shift.

    Either ``shifts`` (by the clock and the day of the week, with dated days off) or
    ``period`` with ``on`` (any repeating pattern, counted from the start of the run).
    """

    name: str = described("Name, unique among calendars.")
    shifts: tuple[Shift, ...] = described("The shifts of a week.", default=())
    days_off: tuple[date, ...] = described(
        "Dates on which no shift starts: holidays, stocktaking.", default=(), example="[2021-05-01]"
    )
    days_on: tuple[date, ...] = described(
        "Dates on which every shift starts although its day of the week is not named.", default=()
    )
    exceptions: tuple[DayException, ...] = described(
        "Dates with shifts of their own or none; the last that names a date counts, before "
        "``days_off`` and ``days_on``.",
        default=(),
    )
    period: float | None = described(
        "Length of a repeating pattern.", default=None, quantity="time", gt=0, example="24 h"
    )
    on: tuple[tuple[float, float], ...] = described(
        "Working intervals of each period, closed at the left and open at the right.",
        default=(),
        quantity="time",
        ge=0,
        example='[["0 h", "7.5 h"]]',
    )
    at_end: str = described(
        "What becomes of work at the end of an interval: suspend stops it and resumes it at the "
        "next start; finish lets the part in process be completed outside the hours; "
        "start_only_if_fits starts no part that cannot end in the interval.",
        default="suspend",
        choices=("suspend", "finish", "start_only_if_fits"),
    )
