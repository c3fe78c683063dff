"""A plant in which nobody has to wait for people."""

from dataclasses import replace
from typing import Any

from motorworks.experiment.each import each_station
from motorworks.plant import Plant, Station, Step


def nobody_waits(plant: Plant) -> Plant:
    """Give the plant with nobody needed for anything: as if somebody were always at hand.

    What people do still takes its time. Repairs and changeovers begin at once, also outside
    the hours of those who make them.
    """
    return each_station(plant, _unattended)


def _unattended(station: Station) -> Station:
    loaded = _loaded(station)
    return replace(
        loaded,
        tending=None,
        steps=tuple(_alone(step, "operator") for step in loaded.steps),
        failures=tuple(_alone(f, "crew") for f in loaded.failures),
        short_stops=tuple(_alone(s, "operator") for s in loaded.short_stops),
        maintenance=tuple(_alone(m, "crew") for m in loaded.maintenance),
        changeover=_alone(loaded.changeover, "setter"),
        tool=_alone(loaded.tool, "setter"),
    )


def _loaded(station: Station) -> Station:
    """Give a station with the loading by hand as a step of its own."""
    if station.tending is None or station.tending.load is None:
        return station
    work = station.steps or (Step(time=station.cycle_time, times=station.cycle_times),)
    load = Step(time=station.tending.load)
    return replace(station, steps=(load, *work), cycle_time=None, cycle_times={})


def _alone(noun: Any, field: str) -> Any:
    return None if noun is None else replace(noun, **{field: None})
