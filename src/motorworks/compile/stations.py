"""Stations → arrays: what they take, how long they work, where they give to."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from motorworks.compile.layout import WorkUnit
from motorworks.compile.tables import CalendarTable, LawTable, offsets
from motorworks.plant import Campaign, Destination, Maintenance, Station, Step
from motorworks.process import Law
from motorworks.program import program as p
from motorworks.program.program import Array

STATION_KINDS = {"all": p.ALL, "first_available": p.FIRST_AVAILABLE}
CAMPAIGNS = {"sequence": p.IN_SEQUENCE, "lowest_stock": p.LOWEST_STOCK}
CLOCKS = {"operating": p.OPERATING, "calendar": p.CALENDAR_CLOCK}


@dataclass(frozen=True)
class Numbers:
    """Numbers of everything a station may name."""

    types: dict[str, int]
    """Product models."""
    places: dict[str, int]
    """Buffers, then sinks."""
    origins: dict[str, int]
    """Buffers, then sources."""
    buffers: int
    """How many of the places are buffers."""
    pools: dict[str, int]
    groups: dict[str, int]
    laws: LawTable
    calendars: CalendarTable

    def pool(self, name: str | None) -> int:
        """Give the number of a pool, -1 for none."""
        return -1 if name is None else self.pools[name]

    def place(self, name: str | None) -> int:
        """Give the number of a place, -1 for none."""
        return -1 if name is None else self.places[name]

    def type(self, name: str | None) -> int:
        """Give the number of a model, -1 for none."""
        return -1 if name is None else self.types[name]


def lower_stations(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    """Give the arrays of all stations."""
    parts = (_general, _campaigns, _inputs, _steps, _setups, _failures, _quality, _routes, _belts)
    arrays: dict[str, Array] = {}
    for part in parts:
        arrays.update(part(units, n))
    return arrays


def _general(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    stations = [u.station for u in units]
    return {
        "station_kind": _int8(_kind(u) for u in units),
        "station_machines": _int32(s.machines for s in stations),
        "station_calendar": _int32(
            n.calendars.number(u.calendar, u.station.planned_stop, suspend=_kind(u) == p.TRANSPORT)
            for u in units
        ),
        "station_pull": _int8(s.pull for s in stations),
        "station_select": _int8(STATION_KINDS[s.select] for s in stations),
        "station_types": np.array([_mask(u, n) for u in units], dtype=np.uint64),
        "station_group": _int32(n.groups.get(u.workshop, -1) for u in units),
        "station_power": np.array([_powers(s) for s in stations], dtype=np.float64).ravel(),
    }


def _kind(unit: WorkUnit) -> int:
    if unit.station.conveyor:
        return p.CONVEYOR
    return p.TRANSPORT if unit.transport else p.MACHINE


def _mask(unit: WorkUnit, n: Numbers) -> int:
    if not unit.models:
        return (1 << len(n.types)) - 1
    return sum(1 << n.types[m] for m in unit.models)


def _powers(station: Station) -> list[float]:
    powers = [station.standby_power] * len(p.STATES)
    powers[p.OFF] = powers[p.DOWN] = station.off_power
    powers[p.WORK] = station.power
    return powers


def _campaigns(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    orders = [campaign_order(u) for u in units]
    return {
        "campaign_rule": _int8(
            CAMPAIGNS[u.station.campaign.rule] if u.station.campaign and order else p.NO_CAMPAIGN
            for u, order in zip(units, orders, strict=True)
        ),
        "campaign_start": offsets([len(o) for o in orders]),
        "campaign_type": _int32(n.types[m] for o in orders for m, _ in o),
        "campaign_lot": np.array([lot for o in orders for _, lot in o], dtype=np.int64),
        "campaign_buffer": _int32(_stock_looked_at(u.station, n) for u in units),
    }


def campaign_order(unit: WorkUnit) -> list[tuple[str, int]]:
    """Give models and lots in order; empty where only one model is allocated."""
    campaign = unit.station.campaign
    if campaign is None:
        return []
    order = [(m, _lot(campaign, m)) for m in _campaign_models(unit, campaign)]
    return order if len(order) > 1 else []


def _campaign_models(unit: WorkUnit, campaign: Campaign) -> list[str]:
    listed = [m for m in campaign.lots if m in unit.models]
    if campaign.lot is None:
        return listed
    return listed + [m for m in unit.models if m not in campaign.lots]


def _lot(campaign: Campaign, model: str) -> int:
    return campaign.lots.get(model, campaign.lot or 1)


def _stock_looked_at(station: Station, n: Numbers) -> int:
    if station.campaign and station.campaign.stock:
        return n.places[station.campaign.stock]
    ways = destinations(station)
    first = n.places[ways[0].to] if ways else -1
    return first if station.campaign and first < n.buffers else -1


def _inputs(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    inputs = [u.station.inputs for u in units]
    batches = [u.station.batch for u in units]
    return {
        "input_start": offsets([len(i) for i in inputs]),
        "input_origin": _int32(n.origins[i.origin] for all_ in inputs for i in all_),
        "input_take": _int32(i.take for all_ in inputs for i in all_),
        "input_any": _int8(i.any_model for all_ in inputs for i in all_),
        "batch_min": _int32(b.min if b else 0 for b in batches),
        "batch_max": _int32(b.max if b else 0 for b in batches),
    }


def steps(station: Station) -> tuple[Step, ...]:
    """Give the steps of a station; its cycle time is one step without operator."""
    if station.conveyor:
        return ()
    if station.steps:
        return station.steps
    return (Step(time=station.cycle_time, times=station.cycle_times),)


def _steps(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    each = [(u.station, step) for u in units for step in _steps_of(u)]
    laws = [
        n.laws.number(_time(step, model).scaled(1 / station.performance_factor))
        for station, step in each
        for model in n.types
    ]
    return {
        "step_start": offsets([len(_steps_of(u)) for u in units]),
        "step_pool": _int32(n.pool(step.operator) for _, step in each),
        "step_law": _int32(laws),
    }


def _steps_of(unit: WorkUnit) -> tuple[Step, ...]:
    """Give the steps of a unit; a transport has phases instead."""
    return () if unit.transport else steps(unit.station)


def _time(step: Step, model: str) -> Law:
    """Give the time of a model; one that never comes here has none and takes no time."""
    return step.times.get(model) or step.time or Law("constant", (0.0,))


def _setups(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    table: list[int] = []
    laws: list[int] = []
    for unit in units:
        changeover = unit.station.changeover
        table.append(len(laws) // len(n.types) ** 2 if changeover else -1)
        if changeover:
            laws.extend(_changeover_law(unit.station, a, b, n) for a in n.types for b in n.types)
    changeovers = [u.station.changeover for u in units]
    tools = [u.station.tool for u in units]
    return {
        "setup_table": _int32(table),
        "setup_law": _int32(laws),
        "setup_initial": _int32(n.type(c.initial_model) if c else -1 for c in changeovers),
        "setup_pool": _int32(n.pool(c.setter) if c else -1 for c in changeovers),
        "tool_life": np.array([t.life if t else 0 for t in tools], dtype=np.int64),
        "tool_law": _int32(n.laws.number(t.change) if t else -1 for t in tools),
        "tool_pool": _int32(n.pool(t.setter) if t else -1 for t in tools),
    }


def _changeover_law(station: Station, left: str, set_up: str, n: Numbers) -> int:
    changeover = station.changeover
    assert changeover is not None
    law = changeover.times.get(left, {}).get(set_up)
    if law is None and left != set_up:
        law = changeover.time
    if law is None or law == Law("constant", (0.0,)):
        return -1
    return n.laws.number(law)


class Mode(NamedTuple):
    """One way in which a machine stops: a failure, a short stop or maintenance."""

    kind: str
    """``failure``, ``short_stop`` or ``maintenance``."""
    name: str
    clock: int
    up: Law | None
    time: Law
    pool: str | None
    every: float = 0.0
    window: str = ""


def modes(station: Station) -> list[Mode]:
    """Give the modes of a station in the order of the program: failures, short stops, upkeep."""
    return [
        *(Mode("failure", "", CLOCKS[f.clock], f.up, f.repair, f.crew) for f in station.failures),
        *(
            Mode("short_stop", "", p.OPERATING, s.every, s.time, s.operator)
            for s in station.short_stops
        ),
        *(_upkeep(m) for m in station.maintenance),
    ]


def _upkeep(m: Maintenance) -> Mode:
    """Give the mode of preventive maintenance, by the first of its three clocks that is given."""
    if m.every is not None:
        clock, every = p.UPKEEP_ELAPSED, m.every
    elif m.every_cycles is not None:
        clock, every = p.UPKEEP_CYCLES, float(m.every_cycles)
    else:
        clock, every = p.UPKEEP_OPERATING, m.every_operating or math.inf
    return Mode("maintenance", m.name, clock, None, m.time, m.crew, every, m.window or "")


def _failures(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    each = [modes(u.station) for u in units]
    flat = [mode for mine in each for mode in mine]
    return {
        "failure_start": offsets([len(mine) for mine in each]),
        "failure_clock": _int8(m.clock for m in flat),
        "failure_up": _int32(-1 if m.up is None else n.laws.number(m.up) for m in flat),
        "failure_repair": _int32(n.laws.number(m.time) for m in flat),
        "failure_pool": _int32(n.pool(m.pool) for m in flat),
        "failure_every": _float(m.every for m in flat),
        "failure_window": _int32(n.calendars.number(m.window) for m in flat),
    }


def _quality(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    stations = [u.station for u in units]
    return {
        "scrap_prob": _float(s.scrap_rate for s in stations),
        "rework_prob": _float(s.rework_rate for s in stations),
        "max_reworks": _int32(-1 if s.max_reworks is None else s.max_reworks for s in stations),
        "rework_place": _int32(n.place(s.rework_to) for s in stations),
        "scrap_place": _int32(n.place(s.scrap_to) for s in stations),
    }


def destinations(station: Station) -> tuple[Destination, ...]:
    """Give the ways out of a station, one for a plain ``to``."""
    if station.to is not None:
        return (Destination(to=station.to, overflow=station.overflow),)
    return station.random or station.each or station.by_model


def _routes(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    ways = [_ways(u.station, n) for u in units]
    flat = [w for station_ways in ways for w in station_ways]
    return {
        "route_kind": _int8(_route_kind(u.station) for u in units),
        "route_start": offsets([len(w) for w in ways]),
        "route_place": _int32(n.place(w.to) if w else -1 for w, _ in flat),
        "route_weight": _float(weight for _, weight in flat),
        "route_type": _int32(n.type(w.model) if w else -1 for w, _ in flat),
        "route_overflow": _int32(n.place(w.overflow) if w else -1 for w, _ in flat),
    }


def _route_kind(station: Station) -> int:
    if station.random:
        return p.RANDOM
    if station.each:
        return p.EACH
    return p.BY_MODEL if station.by_model else p.ONE


def _ways(station: Station, n: Numbers) -> list[tuple[Destination | None, float]]:
    """Give the ways with their cumulative probabilities; by model, one entry per model."""
    if station.by_model:
        by = {w.model: w for w in station.by_model}
        return [(by.get(model, by.get(None)), 0.0) for model in n.types]
    ways = destinations(station)
    if not station.random:
        return [(w, 0.0) for w in ways]
    weights = np.cumsum([w.probability or 0.0 for w in ways])
    weights[-1] = 1.0
    return [(w, float(x)) for w, x in zip(ways, weights, strict=True)]


def _belts(units: Sequence[WorkUnit], n: Numbers) -> dict[str, Array]:
    stations = [u.station for u in units]
    belts = [s.conveyor for s in stations]
    return {
        "conveyor_transit": _float(b.transit if b else 0.0 for b in belts),
        "conveyor_spacing": _float(spacing(s) for s in stations),
        "conveyor_places": _int32(b.places if b else 0 for b in belts),
        "conveyor_accumulating": _int8(bool(b and b.accumulating) for b in belts),
    }


def spacing(station: Station) -> float:
    """Give the time between two entries of a conveyor [s]: its own or the cycle time's mean."""
    if station.conveyor is None:
        return 0.0
    own = station.conveyor.spacing
    cycle = station.cycle_time.mean() if station.cycle_time else 0.0
    return (own or cycle) / station.performance_factor


def _int8(values: Iterable[int]) -> Array:
    return np.fromiter((int(v) for v in values), dtype=np.int8)


def _int32(values: Iterable[int]) -> Array:
    return np.fromiter((int(v) for v in values), dtype=np.int32)


def _float(values: Iterable[float]) -> Array:
    return np.fromiter(values, dtype=np.float64)
