"""Supplies → arrays."""

import math
from typing import Any

import numpy as np

from motorworks.compile.closures import closed_spans
from motorworks.compile.stations import Numbers
from motorworks.compile.tables import offsets
from motorworks.compile.timetables import Instants, instants
from motorworks.plant import Plant, Supply

_NEVER = Instants(math.inf, ())


def lower_supplies(plant: Plant, horizon: float, n: Numbers) -> dict[str, Any]:
    """Give the arrays of the supplies; none where there are none.

    Parameters
    ----------
    plant
        The plant.
    horizon
        Time up to which timetables are spelt out where they must be [s].
    n
        Numbers of everything.

    Raises
    ------
    PlantError
        If no time of a timetable lies in the working time of its calendar.
    """
    supplies = plant.supplies
    if not supplies:
        return {}
    looks = [_looks(s, plant, horizon) for s in supplies]
    return {
        "supply_buffer": np.array([n.places[s.to] for s in supplies], dtype=np.int32),
        "supply_type": np.array([n.types[s.model] if s.model else 0 for s in supplies], np.int32),
        "supply_lot": np.array([s.lot for s in supplies], dtype=np.int64),
        "supply_point": np.array([_point(s) for s in supplies], dtype=np.int64),
        "supply_lead": np.array(
            [n.laws.number(s.lead_time) if s.lead_time else -1 for s in supplies], dtype=np.int32
        ),
        "supply_life": np.array([s.shelf_life or math.inf for s in supplies], dtype=np.float64),
        "supply_period": np.array([look.period for look in looks], dtype=np.float64),
        "supply_time_start": offsets([len(look.times) for look in looks]),
        "supply_time": np.array([t for look in looks for t in look.times], dtype=np.float64),
        **_closures(plant),
        "supply_names": tuple(s.name for s in supplies),
    }


def _looks(supply: Supply, plant: Plant, horizon: float) -> Instants:
    if supply.timetable is None:
        return _NEVER
    calendars = {calendar.name: calendar for calendar in plant.calendars}
    what = f"supply '{supply.name}'"
    return instants(supply.timetable, calendars, plant.start, horizon, what)


def _closures(plant: Plant) -> dict[str, Any]:
    """Give the spans in which the suppliers are closed, without overlap."""
    spans = [closed_spans(supply.closed, plant.start) for supply in plant.supplies]
    return {
        "supply_closed_start": offsets([len(mine) for mine in spans]),
        "supply_closed_from": np.array([a for mine in spans for a, _ in mine], dtype=np.float64),
        "supply_closed_to": np.array([b for mine in spans for _, b in mine], dtype=np.float64),
    }


def _point(supply: Supply) -> int:
    return -1 if supply.reorder_point is None else supply.reorder_point
