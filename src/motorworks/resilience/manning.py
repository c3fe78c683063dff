"""Which copies of lines are manned when there are too few people for all."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from motorworks.capacity import static_capacity
from motorworks.compile.layout import crew_size
from motorworks.plant import Line, Plant
from motorworks.resilience.upstream import lines_before

RULES = {
    "spread": "all lines short",
    "in_order": "first copies of every line complete",
    "dearest": "dearest models first",
    "bottleneck": "bottleneck first, then what feeds it",
    "downstream": "next to the customer first",
}
"""Rules of manning, and what people call them."""

Unmanned = Callable[[float], Mapping[str, Sequence[str]]]
"""Copies of each line for which there are no people, by the share of people that is there."""


def manning(plant: Plant, rule: str) -> Unmanned:
    """Give who stands still under a rule.

    Parameters
    ----------
    plant
        The plant. Only lines with a crew and more than one copy are closed by copies.
    rule
        ``in_order``, ``dearest``: of each line as many copies as there are people for, rounded
        half up; its first ones, or those with the dearest models. ``bottleneck``, ``downstream``:
        people of all these lines together go to one line after another until none are left; each
        of them can work on any of these lines. First comes the line that allows least, then those
        that lead to it from the nearest on, then the others from the customer on; or all of them
        from the customer on.

    Returns
    -------
    callable
        From a share of people to the copies without people, by line.
    """
    lines = [line for line in plant.lines if line.crew and line.lines > 1]
    if rule in ("bottleneck", "downstream"):
        lines = _ranked(plant, lines, rule)
        return lambda share: _one_after_another(lines, share)
    copies = {line.name: _by_worth(plant, line, rule) for line in lines}
    return lambda share: {
        name: left for name, all_ in copies.items() if (left := all_[manned(len(all_), share) :])
    }


def manned(count: int, share: float) -> int:
    """Give for how many of so many there are people, rounded half up."""
    return min(count, int(share * count + 0.5))


def _by_worth(plant: Plant, line: Line, rule: str) -> list[str]:
    copies = list(line.copies())
    if rule == "dearest" and line.allocation:
        prices = {m.name: m.price for m in plant.models}
        worth = [float(np.mean([prices[m] for m in models])) for models in line.allocation]
        copies = [copies[n] for n in np.argsort(-np.array(worth), kind="stable")]
    return copies


def _one_after_another(lines: Sequence[Line], share: float) -> dict[str, list[str]]:
    people = share * sum(line.lines * people_of(line) for line in lines)
    found = {}
    for line in lines:
        count = manned(line.lines, max(people, 0.0) / (line.lines * people_of(line)))
        people -= count * people_of(line)
        if left := list(line.copies())[count:]:
            found[line.name] = left
    return found


def people_of(line: Line) -> int:
    """Give the people of one copy of a line with a crew."""
    return (line.crew.count if line.crew else None) or crew_size(line)


def _ranked(plant: Plant, lines: list[Line], rule: str) -> list[Line]:
    """Give lines in the order in which they are manned."""
    sold = [s.name for s in plant.sinks if s.counts_as == "good"]
    near = lines_before(plant, sold)
    by_customer = sorted(lines, key=lambda x: near.get(x.name, len(near) * 1000))
    narrow = _bottleneck(plant, lines) if rule == "bottleneck" else None
    if narrow is None:
        return by_customer
    feeds = lines_before(plant, [f"{c}/{s.name}" for c in narrow.copies() for s in narrow.stations])
    before = [x for x in by_customer if x.name in feeds and x is not narrow]
    behind = [x for x in by_customer if x.name not in feeds]
    return [narrow, *sorted(before, key=lambda x: feeds[x.name]), *behind]


def _bottleneck(plant: Plant, lines: list[Line]) -> Line | None:
    """Give the line that allows least: the least of its processes by arithmetic."""
    allowed = {p.process: p.as_allocated for p in static_capacity(plant).processes}
    least = {
        line.name: min(allowed.get(f"{line.name}/{s.name}", np.inf) for s in line.stations)
        for line in lines
    }
    return min(lines, key=lambda x: least[x.name], default=None)
