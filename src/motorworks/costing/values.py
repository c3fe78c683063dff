"""What a part is worth on its way: the bought material that has gone into it so far."""

from collections import defaultdict

from motorworks.capacity.outlay import own_units
from motorworks.compile import Layout, WorkUnit
from motorworks.compile.stations import destinations
from motorworks.costing.prices import material_prices
from motorworks.plant import Plant


class Values:
    """Material value of parts behind every station and in every buffer, by model.

    Parameters
    ----------
    plant, layout
        The plant and its stations spelt out.

    Attributes
    ----------
    models
        Names of the models; one empty name where the plant has none.
    made
        Value of a part that a station has worked, by full name and model [currency].
    added
        What the station itself adds to it.
    late
        Materials that name no station at which they go in: they count in the finished part only.

    Notes
    -----
    A part is worth what was taken for it from its buffers, plus what the bill of its model says
    goes in here (``used_at`` of the material; in equal parts where it names several stations).
    Co-products share the value equally: the plant file does not say which carries how much.
    What comes back as rework adds nothing. Parts of the park beside the plant are worth
    nothing before the plant's own stations take them in, at the price of the bill.
    """

    def __init__(self, plant: Plant, layout: Layout) -> None:
        self.plant, self.layout = plant, layout
        self.models = [m.name for m in plant.models] or [""]
        self.own = dict(
            zip((u.name for u in layout.work_units), own_units(plant, layout), strict=True)
        )
        self.late = tuple(
            m.name for m in plant.materials if not m.used_at and _in_bill(plant, m.name)
        )
        self._per_model = _by_operation(plant)
        self._shares = {m.name: m.share for m in plant.models}
        self._givers = _givers(plant, layout)
        self._reckoned: set[str] = set()
        self.made: dict[tuple[str, str], float] = {}
        self.added: dict[tuple[str, str], float] = {}
        for unit in _in_order(layout, self._givers):
            self._reckon(unit)

    def bill(self, model: str) -> float:
        """Give the bought material of a good part of a model [currency]."""
        prices = material_prices(self.plant)
        found = next((m.bill for m in self.plant.models if m.name == model), {})
        return sum(prices.get(name, 0.0) * amount for name, amount in found.items())

    def stored(self, place: str, model: str) -> float:
        """Give what a part of a model is worth in a buffer, or on its way into a sink."""
        return self._stored(place, model) or 0.0

    def _stored(self, place: str, model: str) -> float | None:
        """Give the same; ``None`` where no part of the model ever comes.

        Bought parts begin with nothing: the bill counts them where they go in. So do parts
        that come back round from a station further down.
        """
        givers = self._givers.get(place, ())
        found = [
            self.made[giver, model] / parts
            for giver, parts in givers
            if (giver, model) in self.made
        ]
        if found:
            return sum(found) / len(found)
        return None if givers and all(g in self._reckoned for g, _ in givers) else 0.0

    def _reckon(self, unit: WorkUnit) -> None:
        station = unit.station
        names = {station.name, station.process or station.name}
        inputs = station.inputs if station.select == "all" else station.inputs[:1]
        for model in unit.models or self.models:
            worth = [
                self._any(i.origin) if i.any_model else self._stored(i.origin, model)
                for i in inputs
            ]
            known = [w for w in worth if w is not None]
            if len(known) < len(worth):
                continue
            added = sum(self._per_model.get((name, model), 0.0) for name in names)
            self.added[unit.name, model] = added if self.own[unit.name] else 0.0
            taken = sum(i.take * w for i, w in zip(inputs, known, strict=True))
            self.made[unit.name, model] = taken + self.added[unit.name, model]
        self._reckoned.add(unit.name)

    def _any(self, place: str) -> float:
        """Give what a part of whatever model is worth in a buffer."""
        worth = {m: self._stored(place, m) for m in self.models}
        there = {m: w for m, w in worth.items() if w is not None}
        total = sum(self._shares.get(m, 0.0) for m in there)
        if total <= 0:
            return sum(there.values()) / len(there) if there else 0.0
        return sum(self._shares[m] * w for m, w in there.items()) / total


def _in_bill(plant: Plant, material: str) -> bool:
    return any(material in m.bill for m in plant.models)


def _by_operation(plant: Plant) -> dict[tuple[str, str], float]:
    """Give the material that goes in at each operation, by its name and model [currency]."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for material in plant.materials:
        for place in material.used_at:
            for model in plant.models:
                amount = model.bill.get(material.name, 0.0) / len(material.used_at)
                found[place, model.name] += amount * material.price
    return found


def _givers(plant: Plant, layout: Layout) -> dict[str, list[tuple[str, int]]]:
    """Give who puts parts into each place, and into how many parts it splits what it makes."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for unit in layout.work_units:
        parts = max(1, len(unit.station.each))
        for way in destinations(unit.station):
            found[way.to].append((unit.name, parts))
            if way.overflow:
                found[way.overflow].append((unit.name, parts))
    for run in plant.milk_runs:
        for load in run.loads:
            found[load.to].extend(found.get(load.origin, ()))
    for shipment in plant.shipments:
        found[shipment.to].extend(found.get(shipment.origin, ()))
    return found


def _in_order(layout: Layout, givers: dict[str, list[tuple[str, int]]]) -> list[WorkUnit]:
    """Give the stations so that each comes after those it takes from; circles in file order."""
    left = {u.name: u for u in layout.work_units}
    before = {
        u.name: {g for i in u.station.inputs for g, _ in givers.get(i.origin, ()) if g != u.name}
        for u in layout.work_units
    }
    ordered: list[WorkUnit] = []
    while left:
        ready = [u for u in left.values() if not before[u.name] & left.keys()]
        found = ready or [next(iter(left.values()))]
        ordered += found
        for unit in found:
            del left[unit.name]
    return ordered
