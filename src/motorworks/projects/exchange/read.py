"""MSPDI, the XML of Microsoft Project → a project."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from motorworks.errors import MotorworksError
from motorworks.projects.activity import KINDS, Activity, Dependency
from motorworks.projects.calendar import DAYS, Worktime
from motorworks.projects.exchange.contents import (
    ELAPSED,
    FIELDS,
    LINK_TYPES,
    MUST_FINISH_ON,
    START_NO_EARLIER,
    ProjectFile,
)
from motorworks.projects.exchange.elements import (
    children,
    day,
    every,
    flag,
    hours,
    number,
    parsed,
    text,
    whole,
)
from motorworks.projects.network import find_circle
from motorworks.projects.resource import Limit, Resource

DAY = 86400.0
_KINDS_OF_LINK = {number: kind for kind, number in LINK_TYPES.items()}
_CONSTRAINTS = {
    1: "as late as possible",
    2: "must start on a date",
    5: "start no later than a date",
    6: "finish no earlier than a date",
    7: "finish no later than a date",
}
_LONGEST_EXCEPTION = 3660


def read_mspdi(data: bytes) -> ProjectFile:
    """Give the project of an MSPDI file.

    Parameters
    ----------
    data
        The file.

    Returns
    -------
    ProjectFile
        The project. Summaries are resolved into what stands below them; what has no counterpart
        is said in its notes.

    Raises
    ------
    MotorworksError
        If the file cannot be read, or its tasks wait for each other in a circle.

    Notes
    -----
    A day of work has ``MinutesPerDay``; calendars keep their days and holidays, hours of the day
    have no counterpart here. Durations in elapsed time are calendar time.
    """
    root = parsed(data)
    reading = _Reading(minutes=number(root, "MinutesPerDay", 480.0) or 480.0)
    reading.calendars(children(root, "Calendars", "Calendar"), whole(root, "CalendarUID", -1))
    reading.resources(children(root, "Resources", "Resource"))
    reading.tasks(children(root, "Tasks", "Task"))
    reading.assignments(children(root, "Assignments", "Assignment"))
    activities = reading.activities()
    circle = find_circle(activities)
    if circle:
        raise MotorworksError(f"tasks wait for each other in a circle: {' -> '.join(circle)}")
    start = day(root, "StartDate")
    if start is None:
        raise MotorworksError("the project has no StartDate: set it there and save it again")
    used = {a.worktime for a in activities}
    return ProjectFile(
        title=text(root, "Title") or text(root, "Name"),
        start=start,
        activities=activities,
        resources=tuple(reading.found_resources.values()),
        worktimes=tuple(w for w in reading.worktimes.values() if w.name in used),
        notes=tuple(reading.notes),
    )


@dataclass
class _Reading:
    """What is known while a file is read."""

    minutes: float
    notes: list[str] = field(default_factory=list)
    worktimes: dict[int, Worktime] = field(default_factory=dict)
    continuous: set[int] = field(default_factory=set)
    standard: int = -1
    found_resources: dict[int, Resource] = field(default_factory=dict)
    leaves: dict[int, ET.Element] = field(default_factory=dict)
    below: dict[int, list[int]] = field(default_factory=dict)
    links: dict[int, list[ET.Element]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    needs: dict[int, dict[str, float]] = field(default_factory=dict)

    # ---- calendars ----

    def calendars(self, elements: Iterable[ET.Element], standard: int) -> None:
        taken: set[str] = set()
        self.standard = standard
        for element in elements:
            if not flag(element, "IsBaseCalendar"):
                continue
            uid, name = whole(element, "UID"), _name(text(element, "Name"), "calendar", taken)
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

    # ---- resources ----

    def resources(self, elements: Iterable[ET.Element]) -> None:
        taken: set[str] = set()
        for element in elements:
            uid, title = whole(element, "UID"), text(element, "Name")
            if flag(element, "IsNull") or not title:
                continue
            if whole(element, "Type", 1) != 1:
                self.notes.append(f"resource '{title}' is material or cost, which limits nothing")
                continue
            amount = max(number(element, "MaxUnits", 1.0), 0.0)
            limits = self._limits(element)
            self.found_resources[uid] = Resource(
                name=_name(text(element, "Code") or title, "resource", taken),
                title=title,
                amount=limits[0].amount if limits else amount,
                changes=tuple(limits[1:]),
            )

    def _limits(self, element: ET.Element) -> list[Limit]:
        periods = children(element, "AvailabilityPeriods", "AvailabilityPeriod")
        found = [
            Limit(begin=begin, amount=max(number(p, "AvailableUnits"), 0.0))
            for p in periods
            if (begin := day(p, "AvailableFrom")) is not None
        ]
        return sorted(found, key=lambda limit: limit.begin)

    def assignments(self, elements: Iterable[ET.Element]) -> None:
        for element in elements:
            task, uid = whole(element, "TaskUID"), whole(element, "ResourceUID", -1)
            amount = number(element, "Units", 1.0)
            if uid in self.found_resources and task in self.leaves and amount > 0:
                name = self.found_resources[uid].name
                own = self.needs.setdefault(task, {})
                own[name] = own.get(name, 0.0) + amount

    # ---- tasks ----

    def tasks(self, elements: Iterable[ET.Element]) -> None:
        above: list[tuple[int, int]] = []  # outline level and number of the open summaries
        taken: set[str] = set()
        for element in elements:
            title, uid = text(element, "Name"), whole(element, "UID")
            if flag(element, "IsNull") or uid == 0:
                continue
            if not flag(element, "Active", True):
                self.notes.append(f"task '{title}' is inactive and left out")
                continue
            level = whole(element, "OutlineLevel", 1)
            above = [(at, number) for at, number in above if at < level]
            for _, summary in above:
                self.below[summary].append(uid)
            self.links[uid] = every(element, "PredecessorLink")
            if flag(element, "Summary"):
                self.below[uid] = []
                above.append((level, uid))
            else:
                self.leaves[uid] = element
                self.names[uid] = _name(self._own_name(element, title), "task", taken)

    def _own_name(self, element: ET.Element, title: str) -> str:
        wbs = text(element, "WBS")
        return self._fields(element).get("name") or (wbs if wbs[:1].isalpha() else title)

    def activities(self) -> tuple[Activity, ...]:
        after: dict[int, list[Dependency]] = {uid: [] for uid in self.leaves}
        for uid, links in self.links.items():
            for target in self._meant(uid):
                for link in links:
                    after[target].extend(self._dependencies(link, target))
        return tuple(self._activity(uid, tuple(after[uid])) for uid in self.leaves)

    def _meant(self, uid: int) -> list[int]:
        """Give the task itself, or all that stand below a summary."""
        if uid in self.leaves:
            return [uid]
        return [n for n in self.below.get(uid, []) if n in self.leaves]

    def _dependencies(self, link: ET.Element, target: int) -> list[Dependency]:
        before = whole(link, "PredecessorUID", -1)
        if flag(link, "CrossProject"):
            self.notes.append(f"'{self.names[target]}' waits for a task of another project")
            return []
        origins = self._meant(before)
        if not origins:
            text_ = f"'{self.names[target]}' waits for task {before}, which is not there"
            self.notes.append(text_)
        kind = _KINDS_OF_LINK.get(whole(link, "Type", 1), "finish-start")
        lag = number(link, "LinkLag") * 6
        if whole(link, "LagFormat", 7) not in ELAPSED:
            lag *= 1440 / self.minutes
        return [Dependency(activity=self.names[n], kind=kind, lag=lag) for n in origins]

    def _activity(self, uid: int, after: Sequence[Dependency]) -> Activity:
        element = self.leaves[uid]
        own = self._fields(element)
        elapsed = whole(element, "DurationFormat", 7) in ELAPSED
        calendar = whole(element, "CalendarUID", -1)
        calendar = calendar if calendar in self.worktimes else self.standard
        paused = not elapsed and calendar in self.worktimes and calendar not in self.continuous
        duration = self._work(hours(element, "Duration"), elapsed)
        shortest, longest = own.get("shortest"), own.get("longest")
        finished = whole(element, "PercentComplete") == 100
        return Activity(
            name=self.names[uid],
            title=text(element, "Name"),
            kind=own.get("kind") or ("milestone" if flag(element, "Milestone") else "other"),
            authority=own.get("authority") or "",
            duration=duration,
            shortest=None if shortest is None else min(shortest, duration),
            longest=None if longest is None else max(longest, duration),
            after=tuple(after),
            not_before=self._not_before(element),
            finished=day(element, "ActualFinish") if finished else None,
            deadline=day(element, "Deadline"),
            worktime=self.worktimes[calendar].name if paused else None,
            sensitivity=min(max(own.get("sensitivity") or 0.0, 0.0), 1.0),
            people=max(own.get("people") or 0.0, 0.0),
            needs=self.needs.get(uid, {}),
            cost=max(number(element, "FixedCost") / 100, 0.0),
        )

    def _not_before(self, element: ET.Element) -> date | None:
        kind = whole(element, "ConstraintType")
        if kind == START_NO_EARLIER:
            return day(element, "ConstraintDate")
        finished = whole(element, "PercentComplete") == 100
        if kind in _CONSTRAINTS or (kind == MUST_FINISH_ON and not finished):
            what = _CONSTRAINTS.get(kind, "must finish on a date")
            self.notes.append(f"task '{text(element, 'Name')}': '{what}' is not kept")
        return None

    def _fields(self, element: ET.Element) -> dict[str, Any]:
        words = {number: word for word, (number, _) in FIELDS.items()}
        found: dict[str, Any] = {}
        for attribute in every(element, "ExtendedAttribute"):
            word = words.get(whole(attribute, "FieldID"))
            if word in ("shortest", "longest"):
                elapsed = whole(attribute, "DurationFormat", 7) in ELAPSED
                found[word] = self._work(hours(attribute, "Value"), elapsed)
            elif word in ("sensitivity", "people"):
                found[word] = number(attribute, "Value")
            elif word is not None:
                found[word] = text(attribute, "Value")
        if found.get("kind") not in KINDS:
            found.pop("kind", None)
        return found

    def _work(self, span: float, elapsed: bool) -> float:
        """Give a span [h] as work [s]: a day of work counts as a day."""
        return span * 3600 * (1 if elapsed else 1440 / self.minutes)


def _name(wanted: str, otherwise: str, taken: set[str]) -> str:
    """Give a name that a plant file takes, one that is not taken yet."""
    plain = re.sub(r"[^\w-]+", "_", wanted).strip("_-")[:48] or otherwise
    name, n = plain, 1
    while name in taken:
        n += 1
        name = f"{plain}_{n}"
    taken.add(name)
    return name
