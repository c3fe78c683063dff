"""Tending → steps and crews: who is needed for what at a machine that people look after."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motorworks.errors import PlantError
from motorworks.plant import Station, Step

CREW = "crew"
"""What stations of a line call the line's own crew."""


def staffed(station: Station, own: Mapping[str, str], where: str) -> Station:
    """Give a station with its tending spelt out and its pools by their full names.

    Parameters
    ----------
    station
        The station.
    own
        Full names of the line's own pools.
    where
        Full name of the station, for messages.

    Raises
    ------
    PlantError
        If nobody is there to tend it.
    """
    if station.tending is None and not own:
        return station
    if station.tending is not None and station.tending.operator is None and not own:
        msg = f"station '{where}': tending names no operator and there is no line with a crew"
        raise PlantError(msg)
    return _named(_tended(station), own)


def _tended(station: Station) -> Station:
    tending = station.tending
    if tending is None:
        return station
    who = tending.operator or CREW
    takes: dict[str, Any] = {}
    if tending.load is not None:
        load = Step(time=tending.load, operator=who)
        work = station.steps or (Step(time=station.cycle_time, times=station.cycle_times),)
        takes.update(steps=(load, *work), cycle_time=None, cycle_times={})
    if tending.short_stops:
        takes["short_stops"] = tuple(_with(s, "operator", who) for s in station.short_stops)
    if tending.failures:
        takes["failures"] = tuple(_with(f, "crew", who) for f in station.failures)
    if tending.changeovers:
        takes["changeover"] = _with(station.changeover, "setter", who)
    if tending.tool_changes:
        takes["tool"] = _with(station.tool, "setter", who)
    return replace(station, tending=None, **takes)


def _with(noun: Any, field: str, who: str) -> Any:
    """Give a noun with a person where it names none."""
    if noun is None or getattr(noun, field) is not None:
        return noun
    return replace(noun, **{field: who})


def _named(station: Station, own: Mapping[str, str]) -> Station:
    """Give a station that calls the line's own pools by their full names."""

    def full(noun: Any, field: str) -> Any:
        name = "" if noun is None else getattr(noun, field) or ""
        return replace(noun, **{field: own[name]}) if name in own else noun

    return replace(
        station,
        steps=tuple(full(s, "operator") for s in station.steps),
        failures=tuple(full(f, "crew") for f in station.failures),
        short_stops=tuple(full(s, "operator") for s in station.short_stops),
        maintenance=tuple(full(m, "crew") for m in station.maintenance),
        changeover=full(station.changeover, "setter"),
        tool=full(station.tool, "setter"),
    )
