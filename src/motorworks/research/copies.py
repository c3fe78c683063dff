"""Copies of lines and what they make: which of them go over to a new model."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motorworks.plant import Development, Line, Plant, Station

LEAST = 0.02
"""Share of a copy's work on a model below which the copy is not divided for it."""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of a line as it stands on a day.

    Attributes
    ----------
    line, number
        The line it belongs to, and which of its copies it is, from 0.
    root
        Name of the line that stood there at first.
    parts
        What it makes, with the part of its work that each model is.
    """

    line: Line
    number: int
    root: str
    parts: Mapping[str, float]

    @property
    def name(self) -> str:
        """Its name, such as ``line-03``."""
        return self.line.copies()[self.number]


def copy_of(line: Line, number: int, plant: Plant) -> Copy:
    """Give a copy of a line as the plant file has it.

    Its models share its work as its lots do, where its first station runs lots in a sequence, else
    in equal parts.
    """
    models = line.allocation[number] if line.allocation else tuple(m.name for m in plant.models)
    lots = _lots(line, models)
    whole = sum(lots.values())
    return Copy(
        line=line, number=number, root=line.name, parts={m: n / whole for m, n in lots.items()}
    )


def _lots(line: Line, models: Sequence[str]) -> dict[str, int]:
    for station in first_stations(line):
        campaign = station.campaign
        if campaign is not None and campaign.rule == "sequence":
            return {m: campaign.lots.get(m, campaign.lot or 1) for m in models}
    return dict.fromkeys(models, 1)


def first_stations(line: Line) -> Iterator[Station]:
    """Give the stations of a line that take nothing from within it."""
    own = {b.name for b in line.buffers}
    for station in line.stations:
        origins = {i.origin for i in station.inputs}
        if origins and "previous" not in origins and not origins & own:
            yield station


def places(live: Sequence[Copy]) -> dict[tuple[str, str], float]:
    """Give the copies' worth of work on each model, by line and model."""
    found: dict[tuple[str, str], float] = {}
    for copy in live:
        for model, part in copy.parts.items():
            found[copy.root, model] = found.get((copy.root, model), 0.0) + part
    return found


def taken_over(
    live: Sequence[Copy], root: str, it: Development, first: Mapping[tuple[str, str], float]
) -> list[list[tuple[Copy, float]]]:
    """Give the copies of a line that go over, with the part of the old model that they give up.

    Parameters
    ----------
    live
        All copies as they stand.
    root
        The line.
    it
        What is released: which model it replaces, and its share of it.
    first
        Work on each model before any release, as :func:`places` gives it.

    Returns
    -------
    list
        Copies that become one line each, those that go over wholly first.

    Notes
    -----
    The new model is to have the share s of the w copies' worth of work that the old one had. Copies
    that make the old one alone go over wholly, as few as leave no more than the others can give;
    those that make several models give up the rest, each the same part of its old model. Where
    there are none of the latter, one copy is divided between both models.
    """
    old, mine = it.replaces or "", [c for c in live if c.root == root]
    alone = [c for c in mine if set(c.parts) == {old}]
    mixed = [c for c in mine if old in c.parts and len(c.parts) > 1]
    wanted = it.share * first.get((root, old), 0.0)
    can = sum(c.parts[old] for c in mixed)
    count = math.ceil(wanted - can - 1e-9) if mixed else math.floor(wanted + 1e-9)
    count = min(max(count, 0), len(alone))
    rest = max(wanted - count, 0.0)
    found = [(c, 1.0) for c in alone[:count]]
    if mixed:
        part = min(rest / can, 1.0)
        part = 1.0 if part > 1 - LEAST else part
        found += [(c, part) for c in mixed if part >= LEAST]
    elif count < len(alone) and rest >= LEAST:
        found.append((alone[count], rest))
    return _apart(found)


def _apart(found: list[tuple[Copy, float]]) -> list[list[tuple[Copy, float]]]:
    """Give copies apart that belong to different lines by now, or give up another part."""
    kinds = dict.fromkeys((c.line.name, part) for c, part in found)
    return [[pair for pair in found if (pair[0].line.name, pair[1]) == kind] for kind in kinds]


def gone_over(copy: Copy, it: Development, part: float) -> dict[str, float]:
    """Give what a copy makes after a release, with the parts of its work."""
    old = it.replaces or ""
    parts = dict(copy.parts)
    given = parts[old] * part
    parts[old] -= given
    parts[it.name] = given
    return {model: share for model, share in parts.items() if share > 1e-9}
