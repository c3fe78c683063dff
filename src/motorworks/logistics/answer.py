"""Shipping of a plant as it is, and what would change it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from motorworks.logistics.levers import Effect, effect, levers_of
from motorworks.logistics.ship import Shipped, Terms, feeds, ship, ships
from motorworks.logistics.survey import need_shipping
from motorworks.plant import Plant


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked beside the plant as it is.

    Attributes
    ----------
    terms
        How shipping is looked at.
    levers
        Whether levers are tried.
    closed_days
        Days for which a port is closed in one of them [d].
    unit_cost
        What a motor costs, for money in the pipeline; ``None`` if it is not known.
    """

    terms: Terms
    levers: bool = True
    closed_days: float = 10.0
    unit_cost: float | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Answer:
    """What came of it.

    Attributes
    ----------
    wish
        What was asked.
    base
        The plant as it is.
    effects
        What levers change.
    """

    wish: Wish
    base: Shipped
    effects: tuple[Effect, ...]

    @property
    def missed(self) -> list[str]:
        """Names of customers whose fill rate is surely below its target."""
        return [name for name, verdict in self.verdicts.items() if verdict == "missed"]

    @property
    def verdicts(self) -> dict[str, str]:
        """Whether each customer's target is reached, missed or undecided; empty without one."""
        found = {}
        for c in self.base.plant.customers:
            figure = self.base.of("customer", c.name, "fill_rate")
            half = figure.half_width or 0.0
            if c.target is None or figure.mean != figure.mean:
                found[c.name] = ""
            elif figure.mean - half >= c.target:
                found[c.name] = "reached"
            else:
                found[c.name] = "missed" if figure.mean + half < c.target else "undecided"
        return found

    def money(self, motors: float) -> float | None:
        """Give what motors cost that lie somewhere; ``None`` if it is not known."""
        return None if self.wish.unit_cost is None else motors * self.wish.unit_cost


def shipping(
    plant: Plant,
    wish: Wish,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> Answer:
    """Send what a plant makes to its customers, as it is and with levers.

    Parameters
    ----------
    plant
        A plant with docks and customers.
    wish
        What is asked.
    progress
        Called with the number of replications done and of all.
    cancel
        When set, it is given up.

    Raises
    ------
    MotorworksError
        If nothing lies beyond the gate, or the plant cannot be simulated.
    StoppedError
        If it was cancelled.
    """
    terms = wish.terms
    need_shipping(plant)
    given = feeds(plant, terms, cancel)
    few = replace(terms, jobs=min(terms.jobs, terms.replications))
    base = ship(plant, few, given, progress=progress, cancel=cancel)
    if not wish.levers:
        return Answer(wish=wish, base=base, effects=())
    levers = levers_of(base, wish.closed_days, wish.unit_cost)
    tried = ships(
        [plant, *(lever.plant for lever in levers)],
        terms,
        given,
        done=base,
        progress=progress,
        cancel=cancel,
    )
    return Answer(
        wish=wish,
        base=base,
        effects=tuple(effect(x, base, y) for x, y in zip(levers, tried[1:], strict=True)),
    )
