"""Parts a year through every station as linear equations: what is made must go somewhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from motorworks.capacity.work import passes
from motorworks.compile import Layout, WorkUnit
from motorworks.compile.stations import destinations
from motorworks.plant import Buffer, Input, Load, Plant, Shipment, Source, Supply, Timetable, levels
from motorworks.program.program import Array

Terms = dict[int, float]
Key = tuple[str | int, ...]
Times = Mapping[str, Mapping[str, float]]
GOOD = "good"


class Flow:
    """The linear program of a plant: variables in parts a year, equations and limits.

    Parameters
    ----------
    plant, layout
        The plant and its stations spelt out.
    mix
        Share of each model in the good parts; empty leaves the mix free.
    times
        Machine time of a part by station and model [s]; a model without one does not go there.
    """

    def __init__(
        self, plant: Plant, layout: Layout, mix: Mapping[str, float], times: Times
    ) -> None:
        self.times = times
        self.models = [m.name for m in plant.models] or [""]
        self.sources = {s.name: s for s in plant.sources}
        self.sinks = {s.name: s.counts_as for s in plant.sinks}
        self.buffers = {b.name: b for b in layout.buffers}
        self.columns: dict[Key, int] = {}
        self.balance: dict[Key, Terms] = defaultdict(lambda: defaultdict(float))
        self.work: list[Terms] = []
        self.arrivals: list[tuple[int, float]] = []
        for unit in layout.work_units:
            self._unit(unit)
        for source in plant.sources:
            self._arrivals(source)
        for tour, load in _carried(plant):
            self._carry(tour, load)
        for supply in plant.supplies:
            self._supply(supply)
        self._slack()
        self._mix(mix)

    # ---- variables ----

    def variable(self, *key: str | int) -> int:
        """Give the number of a variable, new if it has not been met."""
        return self.columns.setdefault(key, len(self.columns))

    def _models(self, unit: WorkUnit) -> list[str]:
        return list(self.times[unit.name])

    def _unit(self, unit: WorkUnit) -> None:
        """Add the starts of a station, what it takes and what it gives."""
        work: Terms = {}
        for model in self._models(unit):
            start = self.variable("start", unit.name, model)
            work[start] = self.times[unit.name][model]
            if unit.station.select == "all":
                for n, entry in enumerate(unit.station.inputs):
                    self._take(unit, n, entry, model, start)
            self._give(unit, model, start)
        if unit.station.select != "all":
            self._take_either(unit)
        self.work.append(work)

    def _take(self, unit: WorkUnit, n: int, entry: Input, model: str, start: int) -> None:
        if not entry.any_model:
            self._draw(entry.origin, model, start, entry.take)
            return
        # Whatever models come, together they are as many as are taken.
        together = ("any", unit.name, n)
        self.balance[together][start] -= entry.take
        if model == self._models(unit)[0]:
            for other in self.models:
                taken = self.variable("taken", unit.name, n, other)
                self.balance[together][taken] += 1.0
                self._draw(entry.origin, other, taken, 1.0)

    def _take_either(self, unit: WorkUnit) -> None:
        for model in self._models(unit):
            start = self.variable("start", unit.name, model)
            self.balance["either", unit.name, model][start] -= 1.0
            for n, entry in enumerate(unit.station.inputs):
                taken = self.variable("taken", unit.name, n, model)
                self.balance["either", unit.name, model][taken] += 1.0
                self._draw(entry.origin, model, taken, 1.0)

    def _draw(self, origin: str, model: str, variable: int, amount: float) -> None:
        """Take parts of a model from a buffer or a saturated source."""
        if origin in self.buffers:
            self.balance["buffer", origin, model][variable] -= amount
            return
        source = self.sources[origin]
        if source.any_model:
            return
        shares = self._shares(source)
        self.balance["source", origin, model][variable] -= amount
        if model in shares:
            given = self.variable("given", origin)
            self.balance["source", origin, model][given] = shares[model]

    def _give(self, unit: WorkUnit, model: str, start: int) -> None:
        """Send good parts, rework and scrap where they go."""
        station = unit.station
        made = passes(station)
        ways = destinations(station)
        if station.by_model:
            by = {way.model: way for way in ways}
            ways = tuple(w for w in (by.get(model, by.get(None)),) if w is not None)
        for way in ways:
            share = way.probability or 0.0 if station.random else 1.0
            becomes = model if way.model is None or station.by_model else way.model
            self._put(way.to, becomes, start, made.good * share, way.overflow is not None)
        if station.rework_to:
            self._put(station.rework_to, model, start, made.again)
        if station.scrap_to:
            self._put(station.scrap_to, model, start, 1.0 - made.good - made.again)

    def _put(
        self, place: str, model: str, variable: int, amount: float, overflows: bool = False
    ) -> None:
        if place in self.buffers:
            row = self.balance["buffer", place, model]
            row[variable] += amount
            if overflows:
                row[self.variable("over", place, model)] = -1.0
        elif self.sinks[place] == GOOD:
            self.balance["good", model][variable] += amount

    def _shares(self, source: Source) -> dict[str, float]:
        if source.model_mix:
            total = sum(source.model_mix.values())
            return {m: share / total for m, share in source.model_mix.items()}
        if source.model_sequence:
            each = 1 / len(source.model_sequence)
            shares: dict[str, float] = defaultdict(float)
            for model in source.model_sequence:
                shares[model] += each
            return dict(shares)
        return {source.model or self.models[0]: 1.0}

    def _arrivals(self, source: Source) -> None:
        """Add parts that arrive by themselves; they may not come faster than they do."""
        if source.interarrival is None:
            return
        arriving = self.variable("arriving", source.name)
        self.arrivals.append((arriving, source.group / source.interarrival.mean()))
        for model, share in self._shares(source).items():
            if source.to is not None:
                self._put(source.to, model, arriving, share)
            for entry in source.each:
                self._put(entry.to, entry.model or model, arriving, share)

    def _carry(self, tour: str, load: Load | Shipment) -> None:
        """Let parts of every model go from a buffer to a place; vehicles set no limit here."""
        for model in self.models:
            carried = self.variable("carried", tour, load.origin, load.to, model)
            self._draw(load.origin, model, carried, 1.0)
            self._put(load.to, model, carried, 1.0)

    def _supply(self, supply: Supply) -> None:
        """Add bought parts: as many as are wanted, or a lot at each time of the timetable."""
        bought = self.variable("supplied", supply.name)
        self._put(supply.to, supply.model or self.models[0], bought, 1.0)
        if levels(supply).point is None and supply.timetable is not None:
            self.arrivals.append((bought, supply.lot / _gap(supply.timetable)))

    def _slack(self) -> None:
        """Let parts stay where there are places without end."""
        for kind, *rest in list(self.balance):
            buffer = self.buffers.get(str(rest[0])) if kind == "buffer" else None
            if buffer and _endless(buffer):
                self.balance[kind, *rest][self.variable("stays", *rest)] = -1.0

    def _mix(self, mix: Mapping[str, float]) -> None:
        """Tie the good parts of each model to the whole by the mix, or leave them free."""
        whole = self.variable(GOOD)
        total = sum(mix.values())
        if total <= 0:
            row = self.balance[("whole",)]
            for model in self.models:
                for column, value in self.balance["good", model].items():
                    row[column] += value
                del self.balance["good", model]
            row[whole] = -1.0
            return
        for model in self.models:
            self.balance["good", model][whole] = -mix.get(model, 0.0) / total

    # ---- the matrices ----

    def equations(self) -> Any:
        """Give the matrix of all balances, (rows, columns); each must be 0."""
        return _matrix(self.balance.values(), len(self.columns))

    def machine_work(self) -> Any:
        """Give the machine time that each station's flows ask for [s], (stations, columns)."""
        return _matrix(self.work, len(self.columns))

    def bounds(self, elapsed: float) -> Array:
        """Give the greatest value of each variable in a year of so much elapsed time [s]."""
        most = np.full(len(self.columns), np.inf)
        for column, rate in self.arrivals:
            most[column] = rate * elapsed
        return most


def _endless(buffer: Buffer) -> bool:
    """Tell whether a buffer takes parts without end, of some model at least."""
    return (
        buffer.capacity is None
        and buffer.capacity_per_model is None
        and not buffer.capacity_by_model
    )


def _carried(plant: Plant) -> list[tuple[str, Load | Shipment]]:
    """Give what rounds by timetable carry, each with the name of its round."""
    loads = [(run.name, load) for run in plant.milk_runs for load in run.loads]
    return [*loads, *((shipment.name, shipment) for shipment in plant.shipments)]


def _gap(timetable: Timetable) -> float:
    """Give the mean time between the times of a timetable, its calendar left out [s]."""
    if timetable.every is not None:
        return timetable.every
    return 7 * 86400.0 / (len(timetable.at) * (len(timetable.days) or 7))


def _matrix(rows: Iterable[Terms], columns: int) -> Any:
    from scipy.sparse import csr_matrix

    terms = [(r, c, v) for r, row in enumerate(rows) for c, v in row.items()]
    lines = [t[0] for t in terms]
    height = max(lines, default=-1) + 1
    return csr_matrix(
        ([t[2] for t in terms], (lines, [t[1] for t in terms])), shape=(height, columns)
    )
