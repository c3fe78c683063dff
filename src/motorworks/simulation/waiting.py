"""Who takes from what and who gives to what: the links along which waiting spreads."""

import numpy as np

from motorworks.program import Program
from motorworks.program.program import ARRIVALS, BY_MODEL


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
        """Buffers that sources or tours bring parts to."""
        self.supplied = [0] * self.buffers
        """Models that supplies bring to each buffer, as bits: sooner or later there are more."""
        for b, model in zip(program.supply_buffer, program.supply_type, strict=True):
            self.supplied[b] |= 1 << int(model)
        perishing = program.supply_buffer[np.isfinite(program.supply_life)]
        self.emptied = {int(b) for b in (*perishing, *program.load_from)}
        """Buffers in which parts expire, or from which tours take: sooner or later there is
        room."""

    def machines(self, s: int) -> range:
        """Give the numbers of the machines of a station."""
        return range(self._first[s], self._first[s + 1])

    def inputs(self, s: int) -> list[tuple[int, bool]]:
        """Give the origins a station takes from, and whether whatever model."""
        return self._inputs[s]

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
            made = own if p.route_type[i] < 0 else dict.fromkeys(own, int(p.route_type[i]))
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
        fed = {int(b) for b in p.load_to}
        for q in np.flatnonzero(p.source_kind == ARRIVALS):
            first, last = p.source_entry_start[q : q + 2]
            fed.update(int(b) for b in p.source_entry_place[first:last])
        return fed
