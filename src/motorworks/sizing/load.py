"""Good parts wanted, backwards through scrap and rework to the load of each process."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from motorworks.capacity.work import Passes, passes
from motorworks.errors import PlantError
from motorworks.plant import Station
from motorworks.sizing.network import Network, Operation, Way

CLOSE = 1e-12
"""Relative change of the starts from sweep to sweep at which they are taken for settled."""
MOST_SWEEPS = 10_000


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a process has to do in a year.

    Attributes
    ----------
    process
        Its name.
    starts
        Parts that enter, by model.
    passes
        Times that one part is worked in the mean, rework included [-].
    """

    process: str
    starts: Mapping[str, float]
    passes: float

    @property
    def worked(self) -> float:
        """Parts worked in a year, each repetition counted."""
        return sum(self.starts.values()) * self.passes


def once_more(station: Station) -> Passes:
    """Give the passes of a station by the rule of thumb of planners.

    A part to be reworked is worked once more and then good; so a good part takes
    (1 + r) / (1 - s) passes with scrap rate s and rework rate r. The plant file lets a part fail
    again, up to ``max_reworks`` times, which makes it 1 / (1 - s - r).
    """
    if station.rework_to is not None:
        return passes(station)
    return Passes(1.0 + station.rework_rate, 1.0 - station.scrap_rate, 0.0)


def loads(
    net: Network,
    demand: Mapping[str, float],
    rule: Callable[[Station], Passes] = passes,
) -> dict[str, Load]:
    """Give what each process must do for so many good parts a year.

    Parameters
    ----------
    net
        What flows where.
    demand
        Good parts a year by model.
    rule
        How often a part is worked at a station and what becomes of it.

    Raises
    ------
    PlantError
        If no good part of a model that is wanted can be made, or scrap and rework leave nothing.

    Notes
    -----
    With ``n`` parts wanted behind a process, a share ``g`` of those that enter good in the end,
    ``n / g`` enter. Co-products are made together: what is wanted most decides. Where good parts
    leave by several sinks, the chances of the ways to them are read as shares of the good parts,
    and scrap is made up for on each way. Of several processes that fill one buffer each gives in
    proportion to its machines. Circles of rework are gone through until nothing changes.
    """
    walk = _Walk(net, rule)
    return walk.settled(demand)


class _Walk:
    """The starts of all operations while they settle."""

    def __init__(self, net: Network, rule: Callable[[Station], Passes]) -> None:
        self.net = net
        self.made = {o.name: rule(o.station) for o in net.operations}
        self.starts: dict[str, dict[str, float]] = {o.name: {} for o in net.operations}
        self.fillers: dict[str, list[tuple[Operation, Way]]] = defaultdict(list)
        for operation in net.operations:
            for way in operation.ways:
                self.fillers[way.to].append((operation, way))
        self.way_to: dict[str, float] = {s: self._chance(s) for s in net.sinks}
        self.takers: dict[str, list[tuple[Operation, int]]] = defaultdict(list)
        for operation in net.operations:
            for origin, take in operation.inputs:
                self.takers[origin].append((operation, take))
        self.back: dict[str, list[Operation]] = defaultdict(list)
        for operation in net.operations:
            if operation.station.rework_to:
                self.back[operation.station.rework_to].append(operation)

    def settled(self, demand: Mapping[str, float]) -> dict[str, Load]:
        """Sweep backwards until nothing changes."""
        self._can_be_made(demand)
        for _ in range(MOST_SWEEPS):
            change = max((self._sweep(o, demand) for o in self.net.operations), default=0.0)
            if change <= CLOSE:
                break
        return {
            o.name: Load(process=o.name, starts=self.starts[o.name], passes=self.made[o.name].count)
            for o in self.net.operations
            if not o.moved or o.station.conveyor
        }

    def _sweep(self, operation: Operation, demand: Mapping[str, float]) -> float:
        """Reckon the starts of an operation anew; give the relative change."""
        made, change = self.made[operation.name], 0.0
        for model in operation.models:
            asked = [self._asked(operation, way, model, demand) for way in operation.ways]
            wanted = max(asked, default=0.0) if operation.station.each else sum(asked)
            if wanted > 0.0 and made.good <= 0.0:
                msg = (
                    f"{operation.name}: scrap and rework leave no good part; "
                    "expected scrap_rate + rework_rate below 1"
                )
                raise PlantError(msg)
            entering = wanted / made.good if wanted > 0.0 else 0.0
            before = self.starts[operation.name].get(model, 0.0)
            if entering > 0.0 or before > 0.0:
                self.starts[operation.name][model] = entering
                change = max(change, abs(entering - before) / max(entering, before))
        return change

    def _asked(
        self, operation: Operation, way: Way, model: str, demand: Mapping[str, float]
    ) -> float:
        """Give the parts of a model that an operation must send on a way."""
        leaves = operation.going(way, model)
        if leaves is None:
            return 0.0
        there = [
            (o, m) for o, w in self.fillers[way.to] for m in o.models if o.going(w, m) == leaves
        ]
        all_of_it = sum(o.station.machines for o, _ in there)
        return self._wanted(way.to, leaves, demand) * operation.station.machines / all_of_it

    def _wanted(self, place: str, model: str, demand: Mapping[str, float]) -> float:
        """Give the parts of a model that must come to a place."""
        if place in self.way_to:
            chances = {s: c for s, c in self.way_to.items() if self._comes(s, model) and c > 0.0}
            total = sum(chances.values())
            return demand.get(model, 0.0) * chances.get(place, 0.0) / total if total else 0.0
        wanted = 0.0
        for taker, take in self.takers[place]:
            share = 1.0 / len(taker.inputs) if taker.station.select != "all" else float(take)
            wanted += self.starts[taker.name].get(model, 0.0) * share
        for again in self.back[place]:
            made = self.made[again.name]
            wanted -= self.starts[again.name].get(model, 0.0) * made.again
        return max(0.0, wanted)

    def _comes(self, place: str, model: str) -> bool:
        """Tell whether parts of a model can come to a place at its last step."""
        return any(o.going(w, m) == model for o, w in self.fillers[place] for m in o.models)

    def _chance(self, sink: str) -> float:
        """Give the product of the chances of all ways by chance that lead to a sink."""
        chance, place, seen = 1.0, sink, {sink}
        while self.fillers[place]:
            operation, way = self.fillers[place][0]
            chance *= way.share
            if not operation.inputs or operation.inputs[0][0] in seen:
                break
            place = operation.inputs[0][0]
            seen.add(place)
        return chance

    def _can_be_made(self, demand: Mapping[str, float]) -> None:
        for model, wanted in demand.items():
            if wanted > 0.0 and not any(self._comes(s, model) for s in self.net.sinks):
                said = f"model '{model}'" if model else "the product"
                msg = (
                    f"{said} has no route: no station sends it to a sink that counts as good; "
                    "give the last station of its route such a sink"
                )
                raise PlantError(msg)
