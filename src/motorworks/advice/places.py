"""Places between machines that do not last through a repair."""

from collections import defaultdict
from typing import TYPE_CHECKING

from motorworks.advice.paths import path_of_buffer
from motorworks.advice.words import duration, listed
from motorworks.capacity import Cover, covers
from motorworks.compile import Layout
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings

if TYPE_CHECKING:
    from motorworks.plantfile.shape import Path

RARE = 0.005
"""Stops that take a smaller share of the working time are not worth places [-]."""


def advise_places(plant: Plant, layout: Layout, findings: Findings) -> None:
    """Point to buffers that cover less than a mean repair of a station beside them."""
    short: dict[Path, dict[str, Cover]] = defaultdict(dict)
    for cover in covers(layout):
        if cover.stops >= RARE and cover.seconds < cover.repair:
            worst = short[path_of_buffer(plant, cover.buffer)]
            name = cover.stopped.rpartition("/")[2]
            if name not in worst or cover.seconds < worst[name].seconds:
                worst[name] = cover
    for path, worst in short.items():
        findings.advise(path, _text(list(worst.items())), _hint(list(worst.values())))


def _text(worst: list[tuple[str, Cover]]) -> str:
    least = min(cover.seconds for _, cover in worst)
    worst = sorted(worst, key=lambda item: -item[1].repair)
    repairs = [f"{name} {duration(cover.repair)}" for name, cover in worst]
    between = "what lies there covers" if least > 0 else "nothing lies there, which covers"
    return f"{between} {duration(least)}, less than the mean repair of {listed(repairs)}"


def _hint(worst: list[Cover]) -> str:
    cover = max(worst, key=lambda c: c.repair)
    if cover.seconds <= 0:
        return "Every such stop stops its neighbours at once; give it places."
    more = cover.repair / cover.seconds
    return (
        f"Such stops reach the neighbours; {more:.1f} times the places would last through the "
        "longest."
    )
