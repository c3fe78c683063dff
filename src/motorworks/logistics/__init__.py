"""What lies beyond the gate: boxes stuffed, trucked, shipped, and the service of customers."""

from motorworks.logistics.answer import Answer, Wish, shipping
from motorworks.logistics.levers import Effect, Lever
from motorworks.logistics.outcome import Key, Outcome
from motorworks.logistics.ship import Figure, Shipped, Terms, ship, ships

__all__ = [
    "Answer",
    "Effect",
    "Figure",
    "Key",
    "Lever",
    "Outcome",
    "Shipped",
    "Terms",
    "Wish",
    "ship",
    "shipping",
    "ships",
]
