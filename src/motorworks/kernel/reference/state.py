"""The state of a run of the readable kernel, as text."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from motorworks.errors import ProgramError
from motorworks.kernel.reference.calendars import take_up_hours
from motorworks.kernel.reference.crews import take_up_crew
from motorworks.kernel.reference.members import STATIC, members, plain, set_members, value_of
from motorworks.kernel.reference.outages import take_up_outage
from motorworks.kernel.reference.stocks import set_levels
from motorworks.kernel.reference.supplies import schedule_supply
from motorworks.kernel.reference.things import Buffer, Lot
from motorworks.kernel.reference.timetables import next_entry, time_in
from motorworks.kernel.reference.tours import schedule_departure
from motorworks.kernel.reference.vehicles import Fleet
from motorworks.kernel.reference.world import World

THINGS: tuple[Callable[[World], Iterable[Any]], ...] = (
    lambda w: w.machines,
    lambda w: (mode for m in w.machines for mode in m.modes),
    lambda w: w.stations,
    lambda w: w.buffers,
    lambda w: w.sources,
    lambda w: w.pools,
    lambda w: (pool.fleet for pool in w.pools if pool.fleet is not None),
    lambda w: w.tours,
    lambda w: (runner for tour in w.tours for runner in tour.runners),
    lambda w: w.supplies,
    lambda w: w.calendars,
)
"""The lists of things of which the program says how many there are."""


def write_state(w: World) -> dict[str, Any]:
    """Give the state of a settled world as plain lists and numbers."""
    for m in w.machines:
        if w.program.tool_life[m.station.number] == 0:
            m.tool_cycles = 0  # counted, but nothing hangs on it
    return {
        "logged_visits": w.visits is not None,
        "logged_events": w.event_log is not None,
        "sampling": [w.program.sample_interval, w.program.level_every],
        "lots": plain(w.lots),
        "world": {k: plain(v) for k, v in vars(w).items() if k not in STATIC[World]},
        "histogram": [
            [k, t, bin, count]
            for k, models in enumerate(w.sink_histogram)
            for t, counts in enumerate(models)
            for bin, count in enumerate(counts)
            if count
        ],
        "things": [[members(thing) for thing in things(w)] for things in THINGS],
    }


def read_state(w: World, given: dict[str, Any], *, streams: bool) -> None:
    """Take up a state.

    Parameters
    ----------
    w
        A world that has just been made from the program.
    given
        What :func:`write_state` gave.
    streams
        Keep the random streams of the world instead of those of the state.

    Raises
    ------
    ProgramError
        If this is no state, or not one of this program.
    """
    try:
        _take(w, given, streams)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise ProgramError(f"state: cannot be taken up ({error}); save it anew") from error
    for b in w.buffers:
        _require_room(b)
    for m in w.machines:
        take_up_outage(w, m)
    for calendar in w.calendars:
        take_up_hours(w, calendar)
    _take_up_timetables(w)
    for pool in w.pools:
        take_up_crew(w, pool)
        if pool.fleet is not None:
            _take_up_fleet(w, pool.number, pool.fleet)


def _take(w: World, given: dict[str, Any], streams: bool) -> None:
    names = [name for name in vars(w) if name not in STATIC[World]]
    if names != list(given["world"]):
        raise ValueError("it was written by another version of the kernel")
    logs = w.sink_log is not None, w.visits is not None
    events = w.event_log
    for name, value in given["world"].items():
        setattr(w, name, value)
    w.sink_log = (w.sink_log or []) if logs[0] else None
    w.visits = (w.visits or []) if logs[1] else None
    for k, t, place, count in given["histogram"]:
        w.sink_histogram[k][t][place] = count
    w.lots = [value_of(w, Lot, lot) for lot in given["lots"]]
    for things, written in zip(THINGS, given["things"], strict=True):
        for thing, values in zip(things(w), written, strict=True):
            set_members(w, thing, values, streams)
    if w.visits is not None and not given["logged_visits"]:
        _begin_passes_now(w)
    w.event_log = events
    if events is not None and given["logged_events"]:
        events.update(given["world"]["event_log"])


def _begin_passes_now(w: World) -> None:
    for m in w.machines:
        m.began = w.now
        for part in m.parts:
            part.began = w.now


def _take_up_timetables(w: World) -> None:
    """Go on with the next departures and looks, also where the timetables are others."""
    for tour in w.tours:
        pending, times = w.slots[tour.slot], tour.departures
        cycle, entry = divmod(tour.begun, len(times))
        if time_in(tour.period, times, cycle, entry) != pending:
            tour.begun = next_entry(w.now, pending, tour.period, times)
            schedule_departure(w, tour)
    for supply in (v for v in w.supplies if v.times):
        cycle, entry = divmod(supply.looked, len(supply.times))
        if time_in(supply.period, supply.times, cycle, entry) != supply.looks:
            supply.looked = next_entry(w.now, supply.looks, supply.period, supply.times)
            cycle, entry = divmod(supply.looked, len(supply.times))
            supply.looks = time_in(supply.period, supply.times, cycle, entry)
            schedule_supply(w, supply)
    for supply in w.supplies:
        set_levels(supply)


def _take_up_fleet(w: World, pool: int, fleet: Fleet) -> None:
    count, home = int(w.program.pool_count[pool]), int(w.program.pool_home[pool])
    if not all(fleet.idle[count:]):
        raise ProgramError(
            f"state: pool {pool} has fewer vehicles than are on their way; must be "
            f"{len(fleet.idle) - fleet.idle[::-1].index(False)} or more"
        )
    more = count - len(fleet.idle)
    fleet.stands = fleet.stands[:count] + [home] * more
    fleet.idle = fleet.idle[:count] + [True] * more


def _require_room(b: Buffer) -> None:
    for model, queue in enumerate(b.queues if b.by_type else ()):
        _fit(b, len(queue) + b.held[model], b.type_capacity[model], f" of model {model}")
    _fit(b, b.level, b.capacity, "")


def _fit(b: Buffer, parts: int, most: int, model: str) -> None:
    if 0 <= most < parts:
        raise ProgramError(
            f"state: buffer {b.number} holds {parts} parts{model}; the program gives it {most} "
            "places for them; must be no fewer"
        )


def text_of(state: dict[str, Any]) -> bytes:
    """Give a state as bytes."""
    return json.dumps(state).encode()


def state_from(text: bytes) -> dict[str, Any]:
    """Give the state of some bytes.

    Raises
    ------
    ProgramError
        If they are none.
    """
    try:
        state = json.loads(text)
    except ValueError as error:
        raise ProgramError("state: cannot be read; save it anew") from error
    if not isinstance(state, dict):
        raise ProgramError("state: cannot be read; save it anew")
    return state
