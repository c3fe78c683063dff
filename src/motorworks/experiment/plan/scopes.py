"""What KPIs of a plant can be taken of, by level and name."""

from collections.abc import Iterable

from motorworks.compile import lay_out
from motorworks.plant import Plant


def scopes_of(plant: Plant) -> dict[str, list[str]]:
    """Give the names of each level that KPIs are given for.

    Parameters
    ----------
    plant
        The plant.
    """
    units = [u for u in lay_out(plant).work_units if u.transport is None]
    return {
        "plant": ["plant"],
        "workshop": _unique(u.workshop for u in units),
        "line": _unique(u.line for u in units),
        "station": _unique(u.name for u in units),
        "model": [m.name for m in plant.models],
        "pool": [p.name for p in lay_out(plant).pools],
        "fleet": [f.name for f in plant.fleets],
        "tour": [*(r.name for r in plant.milk_runs), *(s.name for s in plant.shipments)],
        "supply": [s.name for s in plant.supplies],
    }


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(n for n in names if n))
