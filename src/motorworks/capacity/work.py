"""The machine time that a part takes in the mean, all means of losses included."""

from dataclasses import dataclass

from motorworks.capacity.hours import Hours
from motorworks.compile import WorkUnit
from motorworks.compile.stations import campaign_order, spacing, steps
from motorworks.plant import Changeover, Failure, Maintenance, Station
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


def machine_time(unit: WorkUnit, model: str, hours: Hours) -> float:
    """Give the time of one machine that a part of a model takes for each start [s].

    Working time over all passes, repairs on the operating clock as far as they fall into
    working hours, tool changes and changeovers in their mean, a batch shared by its greatest
    number of parts.
    """
    station = unit.station
    share = passes(station).count / (station.batch.max if station.batch else 1)
    tool = station.tool.change.mean() / station.tool.life if station.tool else 0.0
    tool += sum(m.time.mean() / m.every_cycles for m in _in_hours(station) if m.every_cycles)
    worked = working_time(station, model)
    return share * (worked * (1 + repair_share(station, hours)) + tool) + changeover_time(
        unit, model
    )


def working_time(station: Station, model: str) -> float:
    """Give the time that the machine works for one pass of a model [s]."""
    if station.conveyor:
        return max(spacing(station), station.conveyor.transit / station.conveyor.places)
    times = [
        step.times.get(model) or step.time or Law("constant", (0.0,)) for step in steps(station)
    ]
    return sum(time.mean() for time in times) / station.performance_factor


def machine_seconds(station: Station, hours: Hours) -> float:
    """Give the time that the machines of a station have in 365 days [s]."""
    if station.conveyor:
        gap = working_time(station, "")
        return station.machines * hours.entries(gap) * gap * up_share(station)
    return station.machines * hours.of_year * up_share(station)


def repair_share(station: Station, hours: Hours) -> float:
    """Give the stops for each second of work [-]: failures, short stops, maintenance by work."""
    stops = [(f.repair, f.up.mean()) for f in station.failures if f.clock == "operating"]
    stops += [(s.time, s.every.mean()) for s in station.short_stops]
    stops += [(m.time, m.every_operating) for m in _in_hours(station) if m.every_operating]
    return sum(hours.lost_to(time) / every for time, every in stops)


def _in_hours(station: Station) -> list[Maintenance]:
    """Give the maintenance that has no window of its own, and so falls into working hours."""
    return [m for m in station.maintenance if m.window is None]


def up_share(station: Station) -> float:
    """Give the share of time in which no mode on the calendar clock is down [-]."""
    share = 1.0
    for failure in station.failures:
        if failure.clock == "calendar":
            share *= availability(failure)
    return share


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
