"""Calendars of MSPDI → days of work."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from xml.etree import ElementTree as ET

from motorworks.errors import MotorworksError
from motorworks.projects.calendar import DAYS, Worktime
from motorworks.projects.exchange.elements import children, every, flag, text, whole
from motorworks.projects.exchange.names import plain_name

_LONGEST_EXCEPTION = 3660


@dataclass
class Calendars:
    """Calendars while a file is read.

    Attributes
    ----------
    worktimes
        Days of work by number.
    continuous
        Numbers of those that know no pause.
    standard
        Number of the project's own.
    """

    worktimes: dict[int, Worktime] = field(default_factory=dict)
    continuous: set[int] = field(default_factory=set)
    standard: int = -1

    def read(self, elements: Iterable[ET.Element], standard: int) -> None:
        """Take calendars, of which one is the project's own."""
        taken: set[str] = set()
        self.standard = standard
        for element in elements:
            if not flag(element, "IsBaseCalendar"):
                continue
            uid, name = whole(element, "UID"), plain_name(text(element, "Name"), "calendar", taken)
            self.worktimes[uid] = hours_of = self._worktime(element, name)
            if not (hours_of.days or hours_of.days_off or hours_of.days_on):
                self.continuous.add(uid)

    def _worktime(self, element: ET.Element, name: str) -> Worktime:
        worked = dict.fromkeys(range(1, 8), False)
        off: set[date] = set()
        on: set[date] = set()
        for found in children(element, "WeekDays", "WeekDay"):
            kind = whole(found, "DayType")
            if kind in worked:
                worked[kind] = flag(found, "DayWorking")
            elif kind == 0:  # dated, the older form of exceptions
                (on if flag(found, "DayWorking") else off).update(self._days(found))
        for found in children(element, "Exceptions", "Exception"):
            (on if flag(found, "DayWorking") else off).update(self._days(found))
        days = tuple(DAYS[(n - 2) % 7] for n in (2, 3, 4, 5, 6, 7, 1) if worked[n])
        return Worktime(
            name=name,
            title=text(element, "Name"),
            days=() if len(days) == 7 else days or DAYS[:5],
            days_off=tuple(sorted(off)),
            days_on=tuple(sorted(on)),
        )

    def _days(self, element: ET.Element) -> list[date]:
        for period in every(element, "TimePeriod"):
            first, last = text(period, "FromDate")[:10], text(period, "ToDate")[:10]
            try:
                begin, end = date.fromisoformat(first), date.fromisoformat(last)
            except ValueError:
                raise MotorworksError(f"an exception lasts from '{first}' to '{last}'") from None
            if (end - begin).days > _LONGEST_EXCEPTION:
                raise MotorworksError(f"an exception lasts from {begin} to {end}: too long")
            count = (end - begin).days + 1
            return [date.fromordinal(begin.toordinal() + n) for n in range(count)]
        return []

    def of(self, number: int) -> tuple[str, bool]:
        """Give the name of a task's calendar, its own or the project's, and whether it pauses."""
        chosen = number if number in self.worktimes else self.standard
        if chosen not in self.worktimes:
            return "", False
        return self.worktimes[chosen].name, chosen not in self.continuous
