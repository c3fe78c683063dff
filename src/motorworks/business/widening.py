"""More places between the stations of a module's lines: what they bring and what they cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from motorworks.capacity import time_left
from motorworks.compile import lay_out, process_of
from motorworks.plant import Line, Plant

STEPS = (0, 5, 10, 20, 40)
"""Places more between two neighbours that are looked at."""
PREVIOUS = "previous"


@dataclass(frozen=True, kw_only=True)
class Width:
    """A line of a module with so many places more.

    Attributes
    ----------
    places
        Places more between two neighbours than in the file.
    good
        Good motors a year that a module makes if no other line holds it up.
    price
        Of the places, for one copy of the line [currency].
    """

    places: int
    good: float
    price: float


def links(line: Line) -> int:
    """Give how many pairs of neighbours of a line hand parts on through its places."""
    return sum(
        not s.inputs or any(i.origin == PREVIOUS for i in s.inputs) for s in line.stations[1:]
    )


def place_price(line: Line) -> float | None:
    """Give the price of one place more everywhere in a copy; ``None`` where none can be bought."""
    if line.places is None or line.place_price is None or not links(line):
        return None
    return links(line) * line.place_price


def widths_of(
    plant: Plant, lines: Sequence[Line], each: Mapping[str, float], estimate: float
) -> dict[str, tuple[Width, ...]]:
    """Give the widths that the lines of a module may have.

    Parameters
    ----------
    plant, lines
        The plant and those of its lines that belong to a module.
    each
        Machines needed for a good motor a year, by process.
    estimate
        Good motors a year that a module makes as it is.

    Notes
    -----
    A station makes ``machines / each`` good motors a year, times the share of its time that
    waiting leaves it; a line makes what its slowest station does. All widths are scaled so
    that the plant as it is makes the estimate. A width that brings nothing against the one before
    is left out.
    """
    able = {x.name for x in lines if place_price(x) is not None}
    rates = {step: _rates(plant, lines, able, each, step) for step in STEPS if step == 0 or able}
    least = min(rates[0].values(), default=0.0)
    scale = estimate / least if least > 0 else 0.0
    return {
        line.name: _rising(
            [
                Width(
                    places=step,
                    good=scale * rates[step][line.name],
                    price=step * (place_price(line) or 0.0),
                )
                for step in rates
                if step == 0 or line.name in able
            ]
        )
        for line in lines
        if line.name in rates[0]
    }


def _rates(
    plant: Plant, lines: Sequence[Line], able: set[str], each: Mapping[str, float], more: int
) -> dict[str, float]:
    """Give the good motors a year of a copy of each line with so many places more."""
    wider = replace(
        plant, lines=tuple(widened(x, more if x.name in able else 0) for x in plant.lines)
    )
    layout = lay_out(wider)
    left: dict[str, list[float]] = {}
    shares = time_left(layout)
    for unit in layout.work_units:
        left.setdefault(process_of(unit), []).append(shares[unit.name])
    found: dict[str, float] = {}
    for line in lines:
        for station in line.stations:
            name = f"{line.name}/{station.name}"
            if each.get(name, 0.0) > 0 and name in left:
                rate = station.machines / each[name] * sum(left[name]) / len(left[name])
                found[line.name] = min(found.get(line.name, rate), rate)
    return found


def widened(line: Line, more: int) -> Line:
    """Give a line with so many places more between two neighbours."""
    return line if line.places is None or not more else replace(line, places=line.places + more)


def _rising(found: list[Width]) -> tuple[Width, ...]:
    kept = found[:1]
    for width in found[1:]:
        if width.good > kept[-1].good * (1 + 1e-4):
            kept.append(width)
    return tuple(kept)
