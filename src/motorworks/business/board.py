"""A business case: an investment with its plan on the floor and the numbers a board asks for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from motorworks.business.key_number import KeyNumber, key_numbers
from motorworks.business.verdict import Investment, Wish, invest
from motorworks.capacity import Outlay, capital
from motorworks.costing import Cost
from motorworks.errors import PlantError
from motorworks.experiment.work import Executor
from motorworks.plant import Plant
from motorworks.siteplan.study import SiteStudy, site_study
from motorworks.store import Store

MOST_LOSSES = 0.25
"""Probability of a loss up to which the verdict is a plain one; an assumption of ours."""


@dataclass(frozen=True, kw_only=True, eq=False)
class BusinessCase:
    """What a board decides on.

    Attributes
    ----------
    investment
        The investment from all sides.
    plant
        The plant that the whole budget buys.
    outlay
        Its capital by item.
    cost
        What a good motor costs there.
    numbers
        Key numbers, each with its kind.
    site
        That plant on its floor; ``None`` where no plan holds it.
    no_site
        Why there is none.
    """

    investment: Investment
    plant: Plant
    outlay: Outlay
    cost: Cost
    numbers: tuple[KeyNumber, ...]
    site: SiteStudy | None
    no_site: str = ""

    @property
    def worth(self) -> bool:
        """Whether the net present value is above zero."""
        return float(self.investment.flow.value) > 0

    @property
    def risky(self) -> bool:
        """Whether more of the courses of events lose money than a board takes in passing."""
        return self.investment.risk.loss > MOST_LOSSES

    @property
    def fits(self) -> bool:
        """Whether the plan keeps all that it must."""
        return self.site is not None and all(c.good for c in self.site.checks)


def business_case(
    plant: Plant,
    wish: Wish,
    *,
    store: Store | None = None,
    where: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: threading.Event | None = None,
) -> BusinessCase:
    """Give the business case of a plant.

    Parameters
    ----------
    plant, wish, store, where, progress, cancel
        As for :func:`~motorworks.business.verdict.invest`.

    Raises
    ------
    MotorworksError
        If the budget buys no module.
    PlantError
        If the plant has no module, or a price is missing.

    Notes
    -----
    Plan, capital and costs are those of the plant that the whole budget buys, which need not be
    that of the file.
    """
    found = invest(plant, wish, store=store, where=where, progress=progress, cancel=cancel)
    best = found.best
    assert best.plant is not None
    assert best.cost is not None
    site, reason = _placed(best.plant, wish.seed)
    outlay = capital(best.plant, best.budget)
    return BusinessCase(
        investment=found,
        plant=best.plant,
        outlay=outlay,
        cost=best.cost,
        numbers=tuple(key_numbers(found, best.plant, outlay, best.cost)),
        site=site,
        no_site=reason,
    )


def _placed(plant: Plant, seed: int) -> tuple[SiteStudy | None, str]:
    """Give the plan of a plant, or why no plan holds it."""
    try:
        return site_study(plant, seed=seed), ""
    except PlantError as error:
        return None, str(error)
