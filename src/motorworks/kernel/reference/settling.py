"""Events, and the news that follow from them until the world has settled."""

from motorworks.kernel.reference.activities import begin_activity, finish_activity, make_ready, run
from motorworks.kernel.reference.belts import gap_end, move_belt, next_target, update_belt
from motorworks.kernel.reference.calendars import change
from motorworks.kernel.reference.counting import take_sample
from motorworks.kernel.reference.crews import call_roll
from motorworks.kernel.reference.failures import begin_repair, end_repair, fail, fall_due
from motorworks.kernel.reference.leaving import admit, complete, let_out
from motorworks.kernel.reference.news import ADMIT, ORDER, SERVE, START
from motorworks.kernel.reference.outages import change_outage
from motorworks.kernel.reference.pools import engage, tell_helped
from motorworks.kernel.reference.sources import arrive, lose_waiting
from motorworks.kernel.reference.starting import start_station
from motorworks.kernel.reference.supplies import attend, look
from motorworks.kernel.reference.things import (
    SETUP_ACTIVITY,
    TOOL_ACTIVITY,
    Calendar,
    Machine,
    Pool,
    Source,
    Supply,
)
from motorworks.kernel.reference.tours import depart, go_on
from motorworks.kernel.reference.transports import end_phase, take_vehicle
from motorworks.kernel.reference.vehicles import Runner, Tour
from motorworks.kernel.reference.world import World


def handle(w: World, slot: int) -> None:
    """Do what is due in a slot, then settle."""
    owner = w.owners[slot]
    if isinstance(owner, Machine):
        _handle_machine(w, owner)
    elif isinstance(owner, Calendar):
        change(w, owner)
    elif isinstance(owner, Pool):
        call_roll(w, owner)
    elif isinstance(owner, Tour):
        depart(w, owner)
    elif isinstance(owner, Runner):
        go_on(w, owner)
    elif isinstance(owner, Source):
        arrive(w, owner)
        if owner.lose:
            settle(w)
            lose_waiting(w, owner)
    elif isinstance(owner, Supply):
        attend(w, owner)
    else:
        take_sample(w)
    settle(w)


def settle(w: World) -> None:
    """Work through the news until there are none."""
    while w.news:
        key = w.news.popleft()
        w.in_news.discard(key)
        kind, number = key
        if kind == START:
            start_station(w, number)
        elif kind == ADMIT:
            admit(w, number)
        elif kind == SERVE:
            _serve(w, number)
        elif kind == ORDER:
            look(w, w.supplies[number])


def _serve(w: World, p: int) -> None:
    pool, served = w.pools[p], False
    while (request := engage(w, pool)) is not None:
        served = True
        m = request.machine
        if request.mode >= 0:
            begin_repair(w, m, request.mode)
        else:
            m.waits = False
            if m.station.transport is not None:
                take_vehicle(w, m, m.station.transport)
            run(w, m)
    if served and pool.busy < pool.there:
        tell_helped(w, pool)


def _handle_machine(w: World, m: Machine) -> None:
    """Handle the first pending thing of a machine that is due."""
    if m.outage_changes <= w.now:
        change_outage(w, m)
        return
    for mode in m.modes:
        if mode.repaired <= w.now:
            end_repair(w, m, mode)
            return
    if m.ends <= w.now:
        _end_of_work(w, m)
    elif m.gap_passes <= w.now:
        move_belt(w, m)
        m.worked = max(m.worked, gap_end(w, m))
        update_belt(w, m)
    else:
        due = [mode for mode in m.modes if mode.fails <= w.now]
        mode = min(due, key=lambda mode: mode.operating)
        if mode.upkeep:
            fall_due(w, m, mode)
        else:
            fail(w, m, mode)


def _end_of_work(w: World, m: Machine) -> None:
    if m.station.conveyor:
        move_belt(w, m)
        m.worked = max(m.worked, next_target(m))  # free of rounding
        let_out(w, m)
        return
    activity = finish_activity(w, m)
    if m.station.transport is not None:
        end_phase(w, m, m.station.transport, activity)
        return
    if activity == TOOL_ACTIVITY:
        m.tool_cycles = 0
        make_ready(w, m)
        return
    step = 0 if activity == SETUP_ACTIVITY else activity + 1
    if step < len(m.step_times):
        begin_activity(w, m, step, m.step_times[step])
    else:
        complete(w, m)
