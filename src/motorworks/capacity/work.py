"""The machine time that a part takes in the mean, all means of losses included."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from motorworks.capacity.hours import Hours
from motorworks.compile import YEAR, WorkUnit
from motorworks.compile.stations import campaign_order, spacing, steps
from motorworks.plant import Changeover, Failure, Station
from motorworks.process import Law


@dataclass(frozen=True)
class Passes:
    """How often a part is worked at a station, and what becomes of it.

    Attributes
    ----------
    count
        Passes per part that enters [-].
    good, again
        Parts that leave as good, and that leave for rework elsewhere, per part that enters [-];
        the rest is scrap.
    """

    count: float
    good: float
    again: float


def passes(station: Station) -> Passes:
    """Give the passes of a station.

    Notes
    -----
    With scrap rate s, rework rate r and at most m repeats, a part is worked
    1 + r + ... + r^m times and is good in the end with (1 - s - r) times that. Parts that
    leave for rework come back as parts that enter.
    """
    scrap, again, most = station.scrap_rate, station.rework_rate, station.max_reworks
    if most is None:
        if again >= 1:
            return Passes(float("inf"), 0.0, 0.0)
        count = 1 / (1 - again)
    else:
        count = sum(again**n for n in range(most + 1))
    good = max(0.0, 1 - scrap - again)
    if station.rework_to is None:
        return Passes(count, good * count, 0.0)
    last = 0.0 if most is None else again**most
    return Passes(1.0, good, again * (count - last) / count)


@dataclass(frozen=True)
class Losses:
    """What keeps the machines of a station from their work, in the mean.

    Attributes
    ----------
    per_second
        Repairs, short stops and maintenance for each second of work [-].
    per_cycle
        Tool changes and maintenance for each pass [s].
    up
        Share of time that the modes running by elapsed time leave [-].
    """

    per_second: float
    per_cycle: float
    up: float


def losses(station: Station, hours: Hours, windows: Sequence[Hours | None] = ()) -> Losses:
    """Give the losses of a station, stops counted as far as they fall into working hours.

    Parameters
    ----------
    station
        The station.
    hours
        When it works.
    windows
        When each of its maintenance jobs may begin; ``None`` or missing: at work.
    """
    per_second, per_cycle, up = 0.0, 0.0, 1.0
    for failure in station.failures:
        if failure.clock == "operating":
            per_second += hours.lost_to(failure.repair) / failure.up.mean()
        else:
            up *= availability(failure)
    for stop in station.short_stops:
        per_second += hours.lost_to(stop.time) / stop.every.mean()
    if station.tool:
        per_cycle += station.tool.change.mean() / station.tool.life
    for upkeep, window in zip_longest(station.maintenance, windows):
        lost = hours.lost_to(upkeep.time, window)
        if upkeep.every is not None:
            up *= max(0.0, 1 - lost / upkeep.every * YEAR / hours.of_year) if hours.of_year else 1
        elif upkeep.every_cycles:
            per_cycle += lost / upkeep.every_cycles
        elif upkeep.every_operating:
            per_second += lost / upkeep.every_operating
    return Losses(per_second, per_cycle, up)


def machine_time(unit: WorkUnit, model: str, lost: Losses) -> float:
    """Give the time of one machine that a part of a model takes for each start [s].

    Working time over all passes, stops and tool changes in their mean, changeovers, a batch
    shared by its greatest number of parts.
    """
    station = unit.station
    share = passes(station).count / (station.batch.max if station.batch else 1)
    worked = working_time(station, model)
    return share * (worked * (1 + lost.per_second) + lost.per_cycle) + changeover_time(unit, model)


def working_time(station: Station, model: str) -> float:
    """Give the time that the machine works for one pass of a model [s]."""
    if station.conveyor:
        return max(spacing(station), station.conveyor.transit / station.conveyor.places)
    times = [
        step.times.get(model) or step.time or Law("constant", (0.0,)) for step in steps(station)
    ]
    return sum(time.mean() for time in times) / station.performance_factor


def machine_seconds(station: Station, hours: Hours, lost: Losses) -> float:
    """Give the time that the machines of a station have in 365 days [s]."""
    if station.conveyor:
        gap = working_time(station, "")
        return station.machines * (hours.entries(gap) * gap if gap else YEAR) * lost.up
    return station.machines * hours.of_year * lost.up


def availability(failure: Failure) -> float:
    """Give MTBF / (MTBF + MTTR) of a failure mode [-]."""
    up = failure.up.mean()
    return up / (up + failure.repair.mean())


def changeover_time(unit: WorkUnit, model: str) -> float:
    """Give the time of changeovers that falls to one part of a model [s].

    Known where a campaign says how many parts of a model are worked in a row; else 0. A lot in
    sequence is shared by all machines of the station, and each of them changes over for it.
    """
    changeover = unit.station.changeover
    order = campaign_order(unit)
    lots = dict(order)
    if changeover is None or model not in lots:
        return 0.0
    assert unit.station.campaign is not None
    if unit.station.campaign.rule == "sequence":
        return sum(
            _change(changeover, order[n - 1][0], name) * min(unit.station.machines, lot) / lot
            for n, (name, lot) in enumerate(order)
            if name == model
        )
    others = [_change(changeover, left, model) for left in lots if left != model]
    return sum(others) / len(others) / lots[model]


def _change(changeover: Changeover, left: str, made: str) -> float:
    law = changeover.times.get(left, {}).get(made)
    if law is None and left != made:
        law = changeover.time
    return law.mean() if law else 0.0
