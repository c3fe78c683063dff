"""Projects: activities with precedence, calendars, resources and risk.

The nouns stand here, below the plant that holds them; a plan (`critical_path`), its risk (`risk`)
and its levelling are reckoned from them alone, so a project of anything can be read and planned.
"""

from motorworks.projects.activity import Activity, Dependency
from motorworks.projects.calendar import Curve, Moment, Worktime
from motorworks.projects.resource import Limit, Programme, Resource, RiskEvent

__all__ = [
    "Activity",
    "Curve",
    "Dependency",
    "Limit",
    "Moment",
    "Programme",
    "Resource",
    "RiskEvent",
    "Worktime",
]
