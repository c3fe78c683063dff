"""Who takes from what and who gives to what: the links along which waiting spreads."""

from typing import NamedTuple

import numpy as np

from motorworks.program import Program
from motorworks.program.program import ARRIVALS, BY_MODEL, EACH, TRANSPORT


class Carried(NamedTuple):
    """What a tour carries from a buffer to a place."""

    tour: int
    origin: int
    place: int


class Links:
    """The links of a program, as lists by number.

    Parameters
    ----------
    program
        The plant as arrays.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.stations = len(program.station_kind)
        self.buffers = len(program.buffer_capacity)
        self.all_models = (1 << program.n_types) - 1
        self.station_of = np.repeat(np.arange(self.stations), program.station_machines)
        self._first = np.concatenate(([0], np.cumsum(program.station_machines))).tolist()
        self._inputs = [self._inputs_of(s) for s in range(self.stations)]
        self.takers: list[list[int]] = [[] for _ in range(self.buffers)]
        """Stations that take from each buffer."""
        self.makers: list[list[tuple[int, dict[int, int]]]] = [[] for _ in range(self.buffers)]
        """Stations that give to each buffer, and what each model becomes there."""
        for s in range(self.stations):
            self._link(s)
        self.fed_by_arrivals = self._fed_by_arrivals()
        self.supplied = [0] * self.buffers
        """Models that supplies bring to each buffer, as bits: sooner or later there are more."""
        for b, model in zip(program.supply_buffer, program.supply_type, strict=True):
            self.supplied[b] |= 1 << int(model)
        perishing = program.supply_buffer[np.isfinite(program.supply_life)]
        self.perishing = {int(b) for b in perishing}
        """Buffers in which parts expire: sooner or later there is room."""
        self.carried = self._carried()
        """Loads of all tours."""

    def machines(self, s: int) -> range:
        """Give the numbers of the machines of a station."""
        return range(self._first[s], self._first[s + 1])

    def inputs(self, s: int) -> list[tuple[int, bool]]:
        """Give the origins a station takes from, and whether whatever model."""
        return self._inputs[s]

    def transports(self, fleet: int) -> list[int]:
        """Give the transports that ask a fleet for vehicles."""
        p = self.program
        return np.flatnonzero((p.station_kind == TRANSPORT) & (p.transport_pool == fleet)).tolist()

    def emptied_by(self, b: int) -> list[int]:
        """Give the stations that take from a buffer, or from where tours bring its parts."""
        seen, wave, found = {b}, [b], list(self.takers[b])
        while wave:
            places = [load.place for load in self.carried if load.origin in wave]
            wave = [x for x in dict.fromkeys(places) if x < self.buffers and x not in seen]
            seen.update(wave)
            found += [s for x in wave for s in self.takers[x]]
        return found

    def brought_from(self, b: int) -> list[int]:
        """Give the buffers from which tours bring parts to one."""
        return [load.origin for load in self.carried if load.place == b]

    def always_open(self, place: int) -> bool:
        """Tell whether a tour always finds room at a place."""
        p = self.program
        if place >= self.buffers or p.buffer_capacity[place] == 0:
            return True
        models = slice(place * p.n_types, (place + 1) * p.n_types)
        by_model = p.buffer_by_type[place] and (p.buffer_type_capacity[models] >= 0).any()
        return bool(p.buffer_capacity[place] < 0 and not by_model)

    def _inputs_of(self, s: int) -> list[tuple[int, bool]]:
        p, (first, last) = self.program, self.program.input_start[s : s + 2]
        return [(int(p.input_origin[i]), bool(p.input_any[i])) for i in range(first, last)]

    def _link(self, s: int) -> None:
        for origin, _ in self._inputs[s]:
            if origin < self.buffers:
                self.takers[origin].append(s)
        p, (first, last) = self.program, self.program.route_start[s : s + 2]
        own = {t: t for t in range(p.n_types)}
        for i in range(first, last):
            changes = p.route_kind[s] == EACH and p.route_type[i] >= 0
            made = dict.fromkeys(own, int(p.route_type[i])) if changes else own
            if p.route_kind[s] == BY_MODEL:
                model = i - int(first)
                self._makes(s, int(p.route_place[i]), {model: model})
            else:
                self._makes(s, int(p.route_place[i]), made)
        self._makes(s, int(p.rework_place[s]), own)
        self._makes(s, int(p.scrap_place[s]), own)

    def _makes(self, s: int, place: int, made: dict[int, int]) -> None:
        if 0 <= place < self.buffers:
            self.makers[place].append((s, made))

    def _fed_by_arrivals(self) -> set[int]:
        p = self.program
        fed: set[int] = set()
        for q in np.flatnonzero(p.source_kind == ARRIVALS):
            first, last = p.source_entry_start[q : q + 2]
            fed.update(int(b) for b in p.source_entry_place[first:last])
        return fed

    def _carried(self) -> list[Carried]:
        p = self.program
        tour = np.repeat(np.arange(len(p.tour_capacity)), np.diff(p.load_start))
        return [Carried(*map(int, load)) for load in zip(tour, p.load_from, p.load_to, strict=True)]
