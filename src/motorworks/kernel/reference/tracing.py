"""The trace: statistics since the last reset, brought up to now."""

from typing import Any

import numpy as np

from motorworks.kernel.reference.states import holds
from motorworks.kernel.reference.stocks import mean_use, summed_up
from motorworks.kernel.reference.things import Buffer, Machine
from motorworks.kernel.reference.vehicles import EMPTY_TRAVEL, LOADING, Fleet
from motorworks.kernel.reference.world import World
from motorworks.program import Trace
from motorworks.program.trace import HISTOGRAM_BINS

Array = np.ndarray[Any, np.dtype[Any]]


def trace(w: World, status: int) -> Trace:
    """Give the trace; the world itself is left as it is."""
    return Trace(
        status=status,
        now=w.now,
        since=w.since,
        events=w.events,
        operations=w.operations,
        **_machine_columns(w),
        **_station_columns(w),
        **_mode_columns(w),
        **_cause_columns(w),
        **_buffer_columns(w),
        **_plant_columns(w),
        **_sink_columns(w),
        **_pool_columns(w),
        **_fleet_columns(w),
        **_tour_columns(w),
        **_supply_columns(w),
        **_sample_columns(w),
        sink_log=_sink_log(w),
    )


def _ints(values: object, *shape: int) -> Array:
    return np.array(values, dtype=np.int64).reshape(shape)


def _floats(values: object, *shape: int) -> Array:
    return np.array(values, dtype=np.float64).reshape(shape)


def _state_time(w: World, m: Machine) -> list[float]:
    times = list(m.state_time)
    times[m.state] += w.now - m.since
    return times


def _machine_columns(w: World) -> dict[str, Array]:
    n = len(w.machines)
    waits_for = [m.deliveries[0].place if m.deliveries else -1 for m in w.machines]
    waits_model = [m.deliveries[0].part.model if m.deliveries else -1 for m in w.machines]
    return {
        "state_time": _floats([_state_time(w, m) for m in w.machines], n, 8),
        "cycles": _ints([m.cycles for m in w.machines], n),
        "state": np.array([m.state for m in w.machines], dtype=np.int8),
        "state_since": _floats([m.since for m in w.machines], n),
        "waits_for": np.array(waits_for, dtype=np.int32),
        "waits_model": np.array(waits_model, dtype=np.int32),
        "holds": np.array([_inside(m) for m in w.machines], dtype=np.int32),
    }


def _inside(m: Machine) -> int:
    """Give the parts in a machine; what a transport has not loaded yet lies in its buffer."""
    fetched = m.station.transport is None or m.activity not in (EMPTY_TRAVEL, LOADING)
    return holds(m) if fetched else 0


def _station_columns(w: World) -> dict[str, Array]:
    by_model = ("produced", "good", "first_pass", "scrap", "rework")
    columns = {name: _ints(getattr(w, name), w.S, w.T) for name in by_model}
    for name in ("setups", "tool_changes"):
        columns[name] = _ints(getattr(w, name), w.S)
    columns["overflowed"] = _ints(w.overflowed, len(w.overflowed))
    return columns


def _mode_columns(w: World) -> dict[str, Array]:
    n = len(w.program.failure_clock)
    by_mode, down = [0] * n, [0.0] * n
    counts = {"failures": [0] * w.S, "upkeeps": [0] * w.S}
    for s, mode in ((m.station.number, mode) for m in w.machines for mode in m.modes):
        counts["upkeeps" if mode.upkeep else "failures"][s] += mode.failures
        by_mode[mode.number] += mode.failures
        down[mode.number] += mode.down_time + (w.now - mode.down_since if mode.down else 0.0)
    return {
        **{name: _ints(count, w.S) for name, count in counts.items()},
        "mode_failures": _ints(by_mode, n),
        "mode_down": _floats(down, n),
    }


def _cause_columns(w: World) -> dict[str, Array]:
    time = list(w.cause_time)
    for m in w.machines:
        time[m.cause] += w.now - m.since
    bounds = (1, w.route_cause, w.judged_cause, w.crew_cause, len(time))
    names = ("starved_by", "blocked_by", "blocked_rework", "repair_wait")
    return {name: _floats(time[bounds[i] : bounds[i + 1]], -1) for i, name in enumerate(names)}


def _buffer_columns(w: World) -> dict[str, Array]:
    integral = [b.integral + b.level * (w.now - b.since) for b in w.buffers]
    levels = [_levels(b) for b in w.buffers]
    return {
        "buffer_integral": _floats(integral, w.B),
        "buffer_max": _ints([b.most for b in w.buffers], w.B),
        "buffer_entries": _ints([b.entries for b in w.buffers], w.B),
        "buffer_level": _ints(levels, w.B, w.T),
    }


def _levels(buffer: Buffer) -> list[int]:
    level = list(buffer.held)
    for queue in buffer.queues:
        for _, part in queue:
            level[part.model] += 1
    return level


def _plant_columns(w: World) -> dict[str, Array]:
    parts = w.created - w.removed
    integral = w.parts_integral + parts * (w.now - w.parts_since)
    return {
        "parts_integral": _floats([integral], 1),
        "parts_now": _ints([parts], 1),
        "parts_made": _ints([w.created, w.removed], 2),
    }


def _sink_columns(w: World) -> dict[str, Array]:
    return {
        "sink_count": _ints(w.sink_count, w.K, w.T),
        "sink_first_pass": _ints(w.sink_first_pass, w.K, w.T),
        "sink_time": _floats(w.sink_time, w.K, w.T),
        "sink_histogram": _ints(w.sink_histogram, w.K, w.T, HISTOGRAM_BINS),
        "source_arrivals": _ints([q.arrivals for q in w.sources], len(w.sources)),
        "source_lost": _ints([q.lost for q in w.sources], len(w.sources)),
    }


def _pool_columns(w: World) -> dict[str, Array]:
    n = len(w.pools)
    present = [p.present_time + p.there * (w.now - p.present_since) for p in w.pools]
    return {
        "pool_busy": _floats([p.busy_time + p.busy * (w.now - p.since) for p in w.pools], n),
        "pool_wait": _floats([p.wait for p in w.pools], n),
        "pool_served": _ints([p.served for p in w.pools], n),
        "pool_present": _floats(present, n),
        "pool_helped": _ints([p.helped for p in w.pools], n),
        "pool_laid_down": _ints([p.laid_down for p in w.pools], n),
    }


def _fleet_columns(w: World) -> dict[str, Array]:
    n = len(w.pools)
    none = Fleet(speed=0.0, stands=[], idle=[])
    fleets = [pool.fleet or none for pool in w.pools]
    return {
        "fleet_time": _floats([fleet.time for fleet in fleets], n, 4),
        "fleet_trips": _ints([fleet.trips for fleet in fleets], n),
        "fleet_parts": _ints([fleet.parts for fleet in fleets], n),
    }


def _tour_columns(w: World) -> dict[str, Array]:
    n = len(w.tours)
    aboard = [sum(len(r.aboard) for r in tour.runners) for tour in w.tours]
    return {
        "tour_runs": _ints([tour.runs for tour in w.tours], n),
        "tour_late": _ints([tour.late for tour in w.tours], n),
        "tour_parts": _ints([tour.parts for tour in w.tours], n),
        "tour_away": _floats([t.away_time + t.away * (w.now - t.since) for t in w.tours], n),
        "tour_aboard": _ints(aboard, n),
    }


def _supply_columns(w: World) -> dict[str, Array]:
    counts = "orders ordered arrived expired on_order taken late deliveries awaited stock"
    n = len(w.supplies)
    over_time = [summed_up(w, v) for v in w.supplies]
    times = "stock_integral order_integral empty_time"
    return {
        **{f"supply_{c}": _ints([getattr(v, c) for v in w.supplies], n) for c in counts.split()},
        **{
            f"supply_{t}": _floats([row[i] for row in over_time], n)
            for i, t in enumerate(times.split())
        },
        "supply_awaited_time": _floats([v.awaited_time for v in w.supplies], n),
        "supply_use": _floats([mean_use(v) for v in w.supplies], n),
    }


def _sample_columns(w: World) -> dict[str, Array]:
    n = len(w.sample_time)
    return {
        "sample_time": _floats(w.sample_time, n),
        "sample_sink": _ints(w.sample_sink, n, w.K),
        "sample_energy": _floats(w.sample_energy, n, w.program.n_groups),
        "sample_level": np.array(w.sample_level, dtype=np.int32).reshape(len(w.sample_level), w.B),
    }


def _sink_log(w: World) -> dict[str, Array] | None:
    if w.sink_log is None:
        return None
    log, n = w.sink_log, len(w.sink_log)
    return {
        "time": _floats([row[0] for row in log], n),
        "sink": np.array([row[1] for row in log], dtype=np.int32),
        "type": np.array([row[2] for row in log], dtype=np.int32),
        "entered": _floats([row[3] for row in log], n),
    }


def reset(w: World) -> None:
    """Begin all statistics anew; what has happened since the start is still counted."""
    w.count_parts()
    w.parts_integral = 0.0
    logs = w.sink_log is not None
    w.count_from_zero()
    w.sink_log = [] if logs else None
    w.since = w.now
    w.sample = 0
    for m in w.machines:
        m.state_time, m.since, m.cycles = [0.0] * 8, w.now, 0
    for b in w.buffers:
        b.integral, b.since, b.most, b.entries = 0.0, w.now, b.level, 0
    for q in w.sources:
        q.arrivals = q.lost = 0
    for p in w.pools:
        p.busy_time, p.since, p.wait, p.served = 0.0, w.now, 0.0, 0
        p.present_time, p.present_since, p.helped, p.laid_down = 0.0, w.now, 0, 0
    for mode in (mode for m in w.machines for mode in m.modes):
        mode.failures, mode.down_time, mode.down_since = 0, 0.0, w.now
    _reset_vehicles(w)
    for v in w.supplies:
        v.orders = v.ordered = v.arrived = v.expired = 0
        v.taken = v.late = v.deliveries = v.awaited = 0
        v.stock_integral = v.order_integral = v.empty_time = v.awaited_time = 0.0
        v.since = w.now


def _reset_vehicles(w: World) -> None:
    for fleet in (pool.fleet for pool in w.pools):
        if fleet is not None:
            fleet.time, fleet.trips, fleet.parts = [0.0] * 4, 0, 0
    for tour in w.tours:
        tour.away_time, tour.since = 0.0, w.now
        tour.runs = tour.late = tour.parts = 0
