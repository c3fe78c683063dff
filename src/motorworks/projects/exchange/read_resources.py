"""Resources and assignments of MSPDI → what limits, and who needs how much of it."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from motorworks.projects.exchange.elements import children, day, flag, number, text, whole
from motorworks.projects.exchange.names import plain_name
from motorworks.projects.resource import Limit, Resource


@dataclass
class Resources:
    """Resources while a file is read.

    Attributes
    ----------
    found
        Resources by number.
    needs
        How much of them each task needs, by its number.
    """

    found: dict[int, Resource] = field(default_factory=dict)
    needs: dict[int, dict[str, float]] = field(default_factory=dict)

    def read(self, elements: Iterable[ET.Element], notes: list[str]) -> None:
        """Take resources; note what limits nothing."""
        taken: set[str] = set()
        for element in elements:
            uid, title = whole(element, "UID"), text(element, "Name")
            if flag(element, "IsNull") or not title:
                continue
            if whole(element, "Type", 1) != 1:
                notes.append(f"resource '{title}' is material or cost, which limits nothing")
                continue
            amount = max(number(element, "MaxUnits", 1.0), 0.0)
            limits = self._limits(element)
            self.found[uid] = Resource(
                name=plain_name(text(element, "Code") or title, "resource", taken),
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

    def assign(self, elements: Iterable[ET.Element], tasks: Container[int]) -> None:
        """Take what tasks need."""
        for element in elements:
            task, uid = whole(element, "TaskUID"), whole(element, "ResourceUID", -1)
            amount = number(element, "Units", 1.0)
            if uid in self.found and task in tasks and amount > 0:
                name = self.found[uid].name
                own = self.needs.setdefault(task, {})
                own[name] = own.get(name, 0.0) + amount
