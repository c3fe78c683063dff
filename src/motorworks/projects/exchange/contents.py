"""What a project file holds, and the numbers that MSPDI has for it."""

from dataclasses import dataclass, field
from datetime import date

from motorworks.projects.activity import Activity
from motorworks.projects.calendar import Worktime
from motorworks.projects.resource import Resource

NAMESPACE = "http://schemas.microsoft.com/project"

LINK_TYPES = {"finish-finish": 0, "finish-start": 1, "start-finish": 2, "start-start": 3}
"""Kinds of links, by the numbers of ``PredecessorLink/Type``."""

ELAPSED_DAYS = 8
"""``LagFormat`` and ``DurationFormat`` of calendar time."""
ELAPSED = {4, 6, 8, 10, 12, 36, 38, 40, 42, 44}
"""All formats that mean calendar time: minutes to months, certain and estimated."""

MUST_FINISH_ON, START_NO_EARLIER = 3, 4
"""``ConstraintType``."""

FIELDS = {
    "name": (188743731, "Text1"),
    "kind": (188743734, "Text2"),
    "authority": (188743737, "Text3"),
    "shortest": (188743783, "Duration1"),
    "longest": (188743784, "Duration2"),
    "sensitivity": (188743767, "Number1"),
    "people": (188743768, "Number2"),
}
"""Fields that Microsoft Project keeps for others, and what of an activity stands there."""


@dataclass(frozen=True, kw_only=True)
class ProjectFile:
    """A project as it was read, or is to be written.

    Attributes
    ----------
    title
        What people call it.
    start
        Day before which nothing starts.
    activities, resources, worktimes
        What it is made of.
    notes
        What of the file has no counterpart here, one sentence each.
    """

    title: str
    start: date
    activities: tuple[Activity, ...]
    resources: tuple[Resource, ...] = ()
    worktimes: tuple[Worktime, ...] = ()
    notes: tuple[str, ...] = field(default=())
