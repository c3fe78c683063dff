"""Machines that wait for each other in a circle, found and named.

A blocked machine waits for a place; the place comes when a machine that takes from that
buffer takes a part of the right model; that machine may itself be blocked, or short of a
part that only a blocked machine could bring. Who can still take what is found as a least
fixed point, counting in favour of movement wherever times, amounts or campaigns might
decide: a gridlock that is named is one.
"""

from functools import reduce
from operator import and_, or_

import numpy as np

from motorworks.program import Program, Trace
from motorworks.program.program import FIRST_AVAILABLE, OFF, STOP, TRANSPORT, WORK
from motorworks.simulation.waiting import Links

Machines = list[int]


def find_gridlock(program: Program, trace: Trace) -> str:
    """Give a sentence that names the circle of waiting; empty if there is none."""
    stuck = stuck_machines(program, trace)
    return _describe(Links(program), trace, stuck) if stuck else ""


def stuck_machines(program: Program, trace: Trace) -> Machines:
    """Give the numbers of the blocked machines that can never move again."""
    if not (trace.waits_for >= 0).any():
        return []
    return _Moves(Links(program), trace).stuck()


class _Moves:
    """What can still move at one moment, grown until nothing more is found to move."""

    def __init__(self, links: Links, trace: Trace) -> None:
        self.links = links
        self.trace = trace
        self.lies = self._what_lies()
        self.takes = [0] * links.stations
        """Models each station can at some time take, as bits."""
        self.carries = [0] * len(links.carried)
        """Models each load of a tour can at some time be, as bits."""

    def _what_lies(self) -> list[int]:
        """Give the models that can be taken from each buffer now, as bits."""
        lies = [_bits(levels > 0) for levels in self.trace.buffer_level]
        for place, model in zip(self.trace.waits_for, self.trace.waits_model, strict=True):
            if 0 <= place < len(lies) and self.links.program.buffer_capacity[place] == 0:
                lies[place] |= 1 << int(model)
        return lies

    def stuck(self) -> Machines:
        """Give the blocked machines that can never move again."""
        changed = True
        while changed:
            takes = [self._can_take(s) for s in range(self.links.stations)]
            carries = [self._can_carry(i) for i in range(len(self.carries))]
            changed = (takes, carries) != (self.takes, self.carries)
            self.takes, self.carries = takes, carries
        waiting = np.flatnonzero(self.trace.waits_for >= 0)
        return [int(m) for m in waiting if not self._leaves(int(m))]

    def _can_take(self, s: int) -> int:
        if not any(self._gets_free(m) for m in self.links.machines(s)):
            return self.takes[s]
        if not self._vehicle_comes(s):
            return self.takes[s]
        program = self.links.program
        offered = [self._offered(origin, any_model) for origin, any_model in self.links.inputs(s)]
        one_is_enough = program.station_select[s] == FIRST_AVAILABLE
        models = reduce(or_ if one_is_enough else and_, offered)
        return models & int(program.station_types[s]) | self.takes[s]

    def _offered(self, origin: int, any_model: bool) -> int:
        """Give the models whose passes an input can at some time feed, as bits."""
        supplied = self._supply(origin)
        return (self.links.all_models if supplied else 0) if any_model else supplied

    def _vehicle_comes(self, s: int) -> bool:
        """Tell whether a job of a transport can at some time have a vehicle, or has one."""
        program, machines = self.links.program, self.links.machines(s)
        if program.station_kind[s] != TRANSPORT or any(self._fetches(m) for m in machines):
            return True
        fleet = int(program.transport_pool[s])
        jobs = [m for x in self.links.transports(fleet) for m in self.links.machines(x)]
        kept = sum(not self._gets_free(m) for m in jobs)
        return bool(kept < program.pool_count[fleet])

    def _fetches(self, m: int) -> bool:
        """Tell whether a job may be on its way to parts that it has not loaded yet."""
        transport = self.links.program.station_kind[self.links.station_of[m]] == TRANSPORT
        return bool(transport and self.trace.state[m] in (WORK, OFF, STOP))

    def _can_carry(self, load: int) -> int:
        """Give the models that a load of a tour can at some time be."""
        carried = self.links.carried[load]
        open_now = self.links.always_open(carried.place) or self._has_room(carried.place)
        if not open_now and not self._is_emptied(carried.place, self.links.all_models):
            return self.carries[load]
        return self._supply(carried.origin) | self.carries[load]

    def _has_room(self, b: int) -> bool:
        """Tell whether there may be a free place in a buffer now."""
        program, levels = self.links.program, self.trace.buffer_level[b]
        if 0 <= program.buffer_capacity[b] <= levels.sum():
            return False
        most = program.buffer_type_capacity[b * program.n_types : (b + 1) * program.n_types]
        return not program.buffer_by_type[b] or bool(((most < 0) | (levels < most)).any())

    def _is_emptied(self, b: int, wanted: int) -> bool:
        """Tell whether one of some models can at some time be taken from a buffer."""
        loads = zip(self.links.carried, self.carries, strict=True)
        return any(self.takes[s] & wanted for s in self.links.takers[b]) or any(
            load.origin == b and models & wanted for load, models in loads
        )

    def _gets_free(self, m: int) -> bool:
        return self.trace.waits_for[m] < 0 or self._closes_up(m) or self._leaves(m)

    def _closes_up(self, m: int) -> bool:
        """Tell whether a conveyor takes more although parts wait at its exit."""
        program, s = self.links.program, self.links.station_of[m]
        free = self.trace.holds[m] < program.conveyor_places[s]
        return bool(program.conveyor_accumulating[s] and free)

    def _leaves(self, m: int) -> bool:
        """Tell whether the part that blocks a machine can at some time leave."""
        b, model = int(self.trace.waits_for[m]), 1 << int(self.trace.waits_model[m])
        if b >= self.links.buffers or b in self.links.perishing:
            return True
        wanted = model if self._own_queue_full(b, m) else self.links.all_models
        return self._is_emptied(b, wanted)

    def _own_queue_full(self, b: int, m: int) -> bool:
        """Tell whether only a part of the same model could make room."""
        program, model = self.links.program, int(self.trace.waits_model[m])
        if not program.buffer_by_type[b]:
            return False
        most = program.buffer_type_capacity[b * program.n_types + model]
        return bool(0 <= most <= self.trace.buffer_level[b][model])

    def _supply(self, origin: int) -> int:
        """Give the models that can at some time be taken from an origin, as bits."""
        if origin >= self.links.buffers or origin in self.links.fed_by_arrivals:
            return self.links.all_models
        models = self.lies[origin] | self.links.supplied[origin]
        for s, made in self.links.makers[origin]:
            working = any(self._works(m) for m in self.links.machines(s))
            for model, becomes in made.items():
                if working or self.takes[s] >> model & 1:
                    models |= 1 << becomes
        return models | self._brought(origin)

    def _brought(self, b: int) -> int:
        """Give the models that tours can at some time bring to a buffer, as bits."""
        models = 0
        for load, carries in zip(self.links.carried, self.carries, strict=True):
            if load.place == b:
                under_way = self.trace.tour_aboard[load.tour] > 0 or self._waits_outside()
                models |= self.links.all_models if under_way else carries
        return models

    def _waits_outside(self) -> bool:
        """Tell whether parts wait outside for a place; the trace does not say where."""
        t = self.trace
        return bool(t.parts_now[0] > t.buffer_level.sum() + t.holds.sum() + t.tour_aboard.sum())

    def _works(self, m: int) -> bool:
        return bool(self.trace.waits_for[m] < 0 and (self.trace.holds[m] > 0 or self._fetches(m)))


def _bits(flags: np.ndarray) -> int:
    return sum(1 << int(i) for i in np.flatnonzero(flags))


def _describe(links: Links, trace: Trace, stuck: Machines) -> str:
    """Give the circle of waiting in words, with the buffers to enlarge."""
    program = links.program
    circle = _circle(links, trace, stuck)
    words = []
    for m in circle:
        model = program.type_names[trace.waits_model[m]]
        words.append(
            f"{program.station_names[links.station_of[m]]} waits for a place in "
            f"{program.buffer_names[trace.waits_for[m]]}{f' for {model}' if model else ''}"
        )
    buffers = sorted({program.buffer_names[trace.waits_for[m]] for m in circle})
    return (
        f"gridlock: {'; '.join(dict.fromkeys(words))}. These can never move again. Enlarge "
        f"{', '.join(buffers)}, send returning parts somewhere else, or let shared stations pull."
    )


def _circle(links: Links, trace: Trace, stuck: Machines) -> Machines:
    """Give the circle that is reached from the lowest stuck machine."""
    seen: Machines = []
    m = stuck[0]
    while m not in seen:
        seen.append(m)
        m = _next(links, trace, stuck, m)
    return seen[seen.index(m) :]


def _next(links: Links, trace: Trace, stuck: Machines, m: int) -> int:
    """Give a stuck machine that keeps the place from coming, directly or by its parts."""
    takers = links.emptied_by(int(trace.waits_for[m]))
    takers += [x for s in takers for x in _sharing(links, s)]
    directly = [x for s in takers for x in links.machines(s) if x in stuck]
    if directly:
        return directly[0]
    suppliers = _suppliers(links, takers)
    return next((x for s in suppliers for x in links.machines(s) if x in stuck and x != m), m)


def _sharing(links: Links, s: int) -> list[int]:
    """Give the transports that have their vehicles from the same fleet as a transport."""
    program = links.program
    if program.station_kind[s] != TRANSPORT:
        return []
    return links.transports(int(program.transport_pool[s]))


def _suppliers(links: Links, stations: list[int]) -> list[int]:
    """Give the stations before these, nearest first, that bring them parts."""
    found: list[int] = []
    wave = stations
    while wave:
        before = [
            maker
            for s in wave
            for origin, _ in links.inputs(s)
            if origin < links.buffers
            for source in (origin, *links.brought_from(origin))
            for maker, _ in links.makers[source]
        ]
        wave = [s for s in dict.fromkeys(before) if s not in found]
        found.extend(wave)
    return found
