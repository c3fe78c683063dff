"""The ramp-up: lines come into service by the programme and learn; simulated from day one."""

from motorworks.rampup.begin import ramping
from motorworks.rampup.commissioning import Commissioning, commissioned, commissioning
from motorworks.rampup.fit import Fit, fitted
from motorworks.rampup.laws import factor_after
from motorworks.rampup.learned import learned
from motorworks.rampup.lever import Lever
from motorworks.rampup.levers import levers
from motorworks.rampup.outcome import Pull, Ramp
from motorworks.rampup.output import Made, Span
from motorworks.rampup.ramp import ramp
from motorworks.rampup.struck import Course, Struck
from motorworks.rampup.wish import Wish, looked_at

__all__ = [
    "Commissioning",
    "Course",
    "Fit",
    "Lever",
    "Made",
    "Pull",
    "Ramp",
    "Span",
    "Struck",
    "Wish",
    "commissioned",
    "commissioning",
    "factor_after",
    "fitted",
    "learned",
    "levers",
    "looked_at",
    "ramp",
    "ramping",
]
