"""Supplies → arrays."""

import math
from typing import Any

import numpy as np

from motorworks.compile.calendars import DAY
from motorworks.compile.closures import closed_spans
from motorworks.compile.stations import Numbers
from motorworks.compile.tables import offsets
from motorworks.compile.timetables import Instants, instants
from motorworks.plant import Cover, Plant, Supply, levels

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
        **_policies(supplies),
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


def _policies(supplies: tuple[Supply, ...]) -> dict[str, Any]:
    """Give the levels; of what is kept in days of use the days, for the kernel to reckon with."""
    found = [None if s.cover else levels(s) for s in supplies]
    covers = [s.cover for s in supplies]
    points = [-1 if x is None or x.point is None else x.point for x in found]
    ups = [-1 if x is None or x.point is None else x.up_to for x in found]
    return {
        "supply_point": np.array(points, dtype=np.int64),
        "supply_up_to": np.array(ups, dtype=np.int64),
        "supply_each": np.array([s.cards is not None for s in supplies], dtype=np.int8),
        "supply_cover_point": np.array(
            [_days(c.reorder if c else None) for c in covers], np.float64
        ),
        "supply_cover_up_to": np.array([_days(c.up_to if c else None) for c in covers], np.float64),
        "supply_use": np.array([c.use if c else 0.0 for c in covers], dtype=np.float64),
        "supply_use_days": np.array([_window(c) for c in covers], dtype=np.int32),
    }


def _days(time: float | None) -> float:
    return -1.0 if time is None else time / DAY


def _window(cover: Cover | None) -> int:
    return 0 if cover is None else cover.measured_over or 0
