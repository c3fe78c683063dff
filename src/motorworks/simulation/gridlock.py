"""Machines that wait for each other in a circle, found and named.

A blocked machine waits for a place; the place comes when a machine that takes from that
buffer takes a part of the right model; that machine may itself be blocked, or short of a
part that only a blocked machine could bring. Who can still take what is found as a least
fixed point, counting in favour of movement wherever times, amounts or campaigns might
decide: a gridlock that is named is one.
"""

import numpy as np

from motorworks.program import Program, Trace
from motorworks.simulation.waiting import Links

Machines = list[int]


def find_gridlock(program: Program, trace: Trace) -> str:
    """Give a sentence that names the circle of waiting; empty if there is none."""
    if not (trace.waits_for >= 0).any():
        return ""
    links = Links(program)
    stuck = _Moves(links, trace).stuck()
    return _describe(links, trace, stuck) if stuck else ""


class _Moves:
    """What can still move at one moment, grown until nothing more is found to move."""

    def __init__(self, links: Links, trace: Trace) -> None:
        self.links = links
        self.trace = trace
        self.lies = self._what_lies()
        self.takes = [0] * links.stations
        """Models each station can at some time take, as bits."""

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
            changed = False
            for s in range(self.links.stations):
                can = self._can_take(s)
                changed = changed or can != self.takes[s]
                self.takes[s] = can
        waiting = np.flatnonzero(self.trace.waits_for >= 0)
        return [int(m) for m in waiting if not self._leaves(int(m))]

    def _can_take(self, s: int) -> int:
        if not any(self._gets_free(m) for m in self.links.machines(s)):
            return self.takes[s]
        models = int(self.links.program.station_types[s])
        for origin, any_model in self.links.inputs(s):
            supplied = self._supply(origin)
            models &= (self.links.all_models if supplied else 0) if any_model else supplied
        return models | self.takes[s]

    def _gets_free(self, m: int) -> bool:
        return self.trace.waits_for[m] < 0 or self._leaves(m)

    def _leaves(self, m: int) -> bool:
        """Tell whether the part that blocks a machine can at some time leave."""
        b, model = int(self.trace.waits_for[m]), 1 << int(self.trace.waits_model[m])
        if b >= self.links.buffers or b in self.links.emptied:
            return True
        wanted = model if self._own_queue_full(b, m) else self.links.all_models
        return any(self.takes[s] & wanted for s in self.links.takers[b])

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
        return models

    def _works(self, m: int) -> bool:
        return bool(self.trace.holds[m] > 0 and self.trace.waits_for[m] < 0)


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
    takers = links.takers[int(trace.waits_for[m])]
    directly = [x for s in takers for x in links.machines(s) if x in stuck]
    if directly:
        return directly[0]
    suppliers = _suppliers(links, takers)
    return next((x for s in suppliers for x in links.machines(s) if x in stuck and x != m), m)


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
            for maker, _ in links.makers[origin]
        ]
        wave = [s for s in dict.fromkeys(before) if s not in found]
        found.extend(wave)
    return found
