"""What lies beyond the gate: boxes stuffed, trucked, shipped, and the service of customers."""

from motorworks.logistics.outcome import Key, Outcome
from motorworks.logistics.ship import Figure, Shipped, Terms, ship, ships

__all__ = ["Figure", "Key", "Outcome", "Shipped", "Terms", "ship", "ships"]
