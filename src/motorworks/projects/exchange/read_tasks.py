"""Tasks of MSPDI → activities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from motorworks.projects.activity import KINDS, Activity, Dependency
from motorworks.projects.exchange.contents import (
    ELAPSED,
    FIELDS,
    LINK_TYPES,
    MUST_FINISH_ON,
    START_NO_EARLIER,
)
from motorworks.projects.exchange.elements import day, every, flag, hours, number, text, whole
from motorworks.projects.exchange.names import plain_name
from motorworks.projects.exchange.read_calendars import Calendars
from motorworks.projects.exchange.read_resources import Resources

_KINDS_OF_LINK = {number: kind for kind, number in LINK_TYPES.items()}
_CONSTRAINTS = {
    1: "as late as possible",
    2: "must start on a date",
    5: "start no later than a date",
    6: "finish no earlier than a date",
    7: "finish no later than a date",
}


@dataclass
class Tasks:
    """Tasks while a file is read.

    Attributes
    ----------
    minutes
        Minutes of a day of work.
    calendars, resources
        What they name.
    notes
        What has no counterpart here.
    leaves, below, links, names
        Tasks that are no summaries, what stands below each summary, links and names, by number.
    """

    minutes: float
    calendars: Calendars
    resources: Resources
    notes: list[str]
    leaves: dict[int, ET.Element] = field(default_factory=dict)
    below: dict[int, list[int]] = field(default_factory=dict)
    links: dict[int, list[ET.Element]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def read(self, elements: Iterable[ET.Element]) -> None:
        """Take tasks, summaries with what stands below them."""
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
                self.names[uid] = plain_name(self._own_name(element, title), "task", taken)

    def _own_name(self, element: ET.Element, title: str) -> str:
        wbs = text(element, "WBS")
        return self._fields(element).get("name") or (wbs if wbs[:1].isalpha() else title)

    def activities(self) -> tuple[Activity, ...]:
        """Give the activities, with the links of summaries spelt out."""
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
        calendar, pauses = self.calendars.of(whole(element, "CalendarUID", -1))
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
            worktime=calendar if pauses and not elapsed else None,
            sensitivity=min(max(own.get("sensitivity") or 0.0, 0.0), 1.0),
            people=max(own.get("people") or 0.0, 0.0),
            needs=self.resources.needs.get(uid, {}),
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
