"""When vehicles depart and suppliers are asked."""

from dataclasses import dataclass

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """Instants that return: every so often, or at times of the day.

    Either ``every`` (counted from the start of the run, the first at ``first``) or ``at``
    (by the clock, on the ``days`` named).
    """

    every: float | None = described(
        "Time from one to the next.", default=None, quantity="time", ge=1, example='"30 min"'
    )
    first: float = described(
        "The first of them, below ``every``.", default=0.0, quantity="time", ge=0
    )
    at: tuple[float, ...] = described(
        "Times of day.", default=(), quantity="clock", ge=0, lt=86400, example='["06:00", "14:00"]'
    )
    days: tuple[str, ...] = described(
        "Days of the week, for ``at``; empty means all seven.",
        default=(),
        choices=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )
    calendar: str | None = described(
        "Calendar outside whose working time they are left out: holidays, nights.",
        default=None,
        refers="calendar",
    )
