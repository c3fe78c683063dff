"""What goes wrong, what it costs in motors, and what would have helped."""

from motorworks.resilience.defaults import disturbances_of, measures_of
from motorworks.resilience.disturbed import disturbed
from motorworks.resilience.event import Event
from motorworks.resilience.given import epidemic_name, with_epidemics
from motorworks.resilience.loss import Loss, Seldom, Span, loss
from motorworks.resilience.manning import RULES
from motorworks.resilience.money import Price, Shock, Worth
from motorworks.resilience.outcome import Cell, Stress, Terms, Tried
from motorworks.resilience.ruled import Ruled, rules_compared
from motorworks.resilience.stress import parse_durations, parse_starts, stress

__all__ = [
    "RULES",
    "Cell",
    "Event",
    "Loss",
    "Price",
    "Ruled",
    "Seldom",
    "Shock",
    "Span",
    "Stress",
    "Terms",
    "Tried",
    "Worth",
    "disturbances_of",
    "disturbed",
    "epidemic_name",
    "loss",
    "measures_of",
    "parse_durations",
    "parse_starts",
    "rules_compared",
    "stress",
    "with_epidemics",
]
