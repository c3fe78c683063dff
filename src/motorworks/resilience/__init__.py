"""What goes wrong, what it costs in motors, and what would have helped."""

from motorworks.resilience.defaults import disturbances_of, measures_of
from motorworks.resilience.disturbed import disturbed
from motorworks.resilience.event import Event
from motorworks.resilience.loss import Loss, Seldom, Span, loss
from motorworks.resilience.money import Price, Shock, Worth
from motorworks.resilience.outcome import Cell, Stress, Terms, Tried
from motorworks.resilience.stress import parse_durations, parse_starts, stress

__all__ = [
    "Cell",
    "Event",
    "Loss",
    "Price",
    "Seldom",
    "Shock",
    "Span",
    "Stress",
    "Terms",
    "Tried",
    "Worth",
    "disturbances_of",
    "disturbed",
    "loss",
    "measures_of",
    "parse_durations",
    "parse_starts",
    "stress",
]
