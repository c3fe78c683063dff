"""Every KPI by name, and the values of all of them."""

from collections.abc import Iterator, Mapping

from motorworks.statistics import (
    carriage,
    energy_use,
    equipment,
    output,
    people,
    procurement,
    stock,
    times,
    upkeep,
    value_adding,
)
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.figures import Figures

FAMILIES = (
    output,
    equipment,
    upkeep,
    times,
    stock,
    value_adding,
    energy_use,
    people,
    carriage,
    procurement,
)
"""Modules with ``KPIS`` and ``blocks``, in the order in which a reader wants them."""

REGISTRY: Mapping[str, Kpi] = {kpi.name: kpi for family in FAMILIES for kpi in family.KPIS}
"""The definition of every KPI."""


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI, family by family."""
    for family in FAMILIES:
        yield from family.blocks(figures)
