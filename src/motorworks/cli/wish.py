"""What is asked of an investment on the command line, and the look at it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from motorworks.business import Wish
    from motorworks.plant import Plant


Found = TypeVar("Found")


def wish_of(plant: "Plant", budget: str | None, demand: str | None, **others: Any) -> "Wish":
    """Give what is asked; sums and numbers of parts are read as people write them.

    Raises
    ------
    MotorworksError
        If one of them cannot be read.
    """
    from motorworks.business import Wish
    from motorworks.cli.money import money
    from motorworks.cli.size import parts_a_year

    return Wish(
        budget=None if budget is None else money(budget, plant, "budget"),
        demand=None if demand is None else parts_a_year(demand, "demand"),
        **others,
    )


def looked_at(
    look: Callable[..., Found],
    plant: "Plant",
    wish: "Wish",
    *,
    store: Path | None,
    jobs: int,
    quiet: bool,
) -> Found:
    """Give what a look finds: ``invest`` or ``business_case``, with a bar, a store and cores."""
    from motorworks.cli.counted import counted
    from motorworks.cli.kept import opened_if_any
    from motorworks.cli.where import place

    with (
        opened_if_any(store) as kept,
        counted(quiet=quiet, some_kept=kept is not None) as (progress, cancel),
    ):
        where = place(jobs, None) if wish.simulated else None
        return look(plant, wish, store=kept, where=where, progress=progress, cancel=cancel)
