"""A disturbance with its dates."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from motorworks.plant import Disturbance, Plant
from motorworks.projects import Curve

TWO_WEEKS = 14 * 86400.0
"""How long a disturbance lasts that says nothing [s]."""
CALCULATED = ("price", "demand")
"""What is reckoned without a simulation."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A disturbance that happens.

    Attributes
    ----------
    disturbance
        What.
    begin, end
        When.
    """

    disturbance: Disturbance
    begin: datetime
    end: datetime


def events_of(
    plant: Plant, disturbance: Disturbance, begin: datetime, duration: float | None
) -> tuple[Event, ...]:
    """Give what happens: a disturbance and those that begin with it.

    Parameters
    ----------
    plant
        The plant, for curves and the others.
    disturbance
        What.
    begin
        When all of them begin.
    duration
        How long each lasts, instead of its own time [s].
    """
    others = {d.name: d for d in plant.disturbances}
    found: dict[str, Disturbance] = {}
    waiting = [disturbance]
    while waiting:
        one = waiting.pop(0)
        if one.name not in found:
            found[one.name] = one
            waiting += [others[name] for name in one.also]
    return tuple(
        Event(
            disturbance=one,
            begin=begin,
            end=begin + timedelta(seconds=lasts(plant, one) if duration is None else duration),
        )
        for one in found.values()
    )


def lasts(plant: Plant, disturbance: Disturbance) -> float:
    """Give how long a disturbance lasts of itself [s]."""
    if disturbance.duration is not None:
        return disturbance.duration
    curves = [c for c in (curve(plant, disturbance.curve), curve(plant, disturbance.firms)) if c]
    spans = [(c.points[-1].day - c.points[0].day).days + 1 for c in curves]
    return max(spans) * 86400.0 if spans else TWO_WEEKS


def curve(plant: Plant, name: str | None) -> Curve | None:
    """Give a curve by its name, ``None`` for none."""
    return next((c for c in plant.curves if c.name == name), None)


def begins(plant: Plant, disturbance: Disturbance, default: datetime) -> datetime:
    """Give when a disturbance begins: on its date, else when all do that say nothing."""
    if disturbance.start is None:
        return default
    return max(datetime.combine(disturbance.start, time()), datetime.combine(plant.start, time()))
