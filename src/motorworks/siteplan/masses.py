"""What a part weighs on its way: material that comes in, joins and is cut away."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motorworks.compile import WorkUnit, process_of
from motorworks.plant import Buffer, Model, Plant

STATOR_SHARE = 0.6
"""Share of the first of two cores cut from one piece of strip, the stator's [-], assumed."""
STRIP_USED = 0.47
"""Share of the strip that ends in cores, where the models do not say it [-], assumed."""
SMALL = ("a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "or", "the", "to", "set")


@dataclass(frozen=True, kw_only=True)
class Masses:
    """Masses in kg, mean over the mix.

    Attributes
    ----------
    place
        Of a part in each buffer, source and sink, by name.
    given
        Of a part that each process gives, by name of the process.
    waste
        Of what each process cuts away of a part, by name of the process.
    added
        Of what each process adds that is not followed part by part, by name of the process.
    motor
        Of one good part.
    basis
        Where the mass of a good part comes from, in words.
    """

    place: Mapping[str, float]
    given: Mapping[str, float]
    waste: Mapping[str, float]
    added: Mapping[str, float]
    motor: float
    basis: str


def words(text: str) -> set[str]:
    """Give the words of a name, each in the singular and without small ones."""
    found = (w.rstrip("s") or w for w in re.split(r"[^a-z0-9]+", text.lower()) if w)
    return {w for w in found if w not in SMALL and not w.isdigit()}


def mixed(models: Iterable[Model], values: Mapping[str, float]) -> float:
    """Give the mean over the mix of a value by model; all count alike where none has a share."""
    models = tuple(models)
    total = sum(m.share for m in models)
    if not models:
        return 0.0
    if total <= 0:
        return sum(values.get(m.name, 0.0) for m in models) / len(models)
    return sum(m.share * values.get(m.name, 0.0) for m in models) / total


def datum(plant: Plant, key: str) -> float | None:
    """Give the mean over the mix of a figure of the models; ``None`` unless all have it."""
    models = [m for m in plant.models if m.share > 0] or list(plant.models)
    if not models or any(key not in m.data for m in models):
        return None
    return mixed(models, {m.name: m.data[key] for m in models})


def bought(plant: Plant) -> dict[str, float]:
    """Give the kg of every material in one good part, mean over the mix; those in kg only."""
    weighed = [m.name for m in plant.materials if m.unit.strip().lower() == "kg"]
    return {
        name: mixed(plant.models, {m.name: m.bill.get(name, 0.0) for m in plant.models})
        for name in weighed
        if any(name in m.bill for m in plant.models)
    }


def motor_mass(plant: Plant) -> tuple[float, str]:
    """Give what one good part weighs [kg], and where that comes from."""
    known = datum(plant, "motor_mass_kg")
    if known is not None:
        return known, "motor_mass_kg of the models, mean over the mix"
    bill = bought(plant)
    net = sum(mass for name, mass in bill.items() if not is_strip(name))
    net += sum(mass * strip_used(plant, mass) for name, mass in bill.items() if is_strip(name))
    return net, "materials of the bill counted in kg, strip net of what is cut away"


def is_strip(name: str) -> bool:
    """Tell whether a material is strip or sheet that cores are cut from."""
    return bool(words(name) & {"steel", "strip", "lamination", "coil"})


def strip_used(plant: Plant, gross: float) -> float:
    """Give the share of the strip that ends in the cores [-]."""
    net = datum(plant, "steel_net_kg")
    return net / gross if net is not None and gross > 0 else STRIP_USED


def masses(plant: Plant, units: Iterable[WorkUnit], buffers: Iterable[Buffer]) -> Masses:
    """Give what parts weigh, by place and process.

    Parameters
    ----------
    plant
        The plant.
    units, buffers
        Its stations and buffers spelt out.

    Notes
    -----
    A place whose name or supply names a material holds parts of the kg of that material in the
    bill; so does a source whose station is the only one at which the material goes in. A process
    gives what it takes, put together. Where one piece of strip becomes two cores, the share that
    ends in cores is kept and parted 60 to 40. A process that has the word of a figure
    ``WORD_mass_kg`` in its name gives parts of that mass, and a good part has the mass of the
    motor at least as soon as it reaches a sink.
    """
    return _Weighing(plant, tuple(units), tuple(buffers)).done()


class _Weighing:
    """Masses while they are being found, round by round along the flow."""

    def __init__(
        self, plant: Plant, units: tuple[WorkUnit, ...], buffers: tuple[Buffer, ...]
    ) -> None:
        self.plant = plant
        self.units = units
        self.bill = bought(plant)
        self.motor, self.basis = motor_mass(plant)
        self.named = {
            key.removesuffix("_mass_kg"): datum(plant, key) or 0.0
            for m in plant.models
            for key in m.data
            if key.endswith("_mass_kg")
        }
        self.place = dict.fromkeys((b.name for b in buffers), 0.0)
        self.held = self._materials()
        self.fixed = {place: self.bill[m] for place, m in self.held.items()}
        self.place.update(self.fixed)
        self.strip = {p for p, m in self.held.items() if is_strip(m)}
        self.good = {s.name for s in plant.sinks if s.counts_as == "good"}
        self.given: dict[str, float] = {}
        self.waste: dict[str, float] = {}
        self.added: dict[str, float] = {}

    def _materials(self) -> dict[str, str]:
        """Give the material of each place that holds one: by its supply, else by its name."""
        found: dict[str, str | None] = {
            s.to: s.material for s in self.plant.supplies if s.material in self.bill
        }
        for place in self.place:
            own = words(place.rpartition("/")[2])
            match = [m for m in self.bill if words(m) and words(m) <= own]
            if match and place not in found and "." not in place:
                found[place] = match[0]
        titles = {m.name: words(m.title) for m in self.plant.materials}
        for source in self.plant.sources:
            own = words(source.name) | words(source.title)
            match = [m for m in self.bill if words(m) <= own or (titles[m] and titles[m] <= own)]
            if match:
                found[source.name] = match[0]
        known = {place: material for place, material in found.items() if material}
        return known | self._used(known)

    def _used(self, known: dict[str, str]) -> dict[str, str]:
        """Give the material of sources that no word tells of, by where it goes in.

        Where one such source feeds a station, and one material that is in no place yet is used
        there, the source holds it.
        """
        sources = {s.name for s in self.plant.sources} - known.keys()
        found: dict[str, str] = {}
        for unit in self.units:
            open_ = [i.origin for i in unit.station.inputs if i.origin in sources]
            used = [
                m.name
                for m in self.plant.materials
                if unit.station.name in m.used_at
                and self.bill.get(m.name, 0.0) > 0
                and m.name not in known.values()
            ]
            if len(open_) == len(used) == 1:
                found[open_[0]] = used[0]
        return found

    def done(self) -> Masses:
        for _ in range(len({process_of(u) for u in self.units}) + 1):
            before = dict(self.place)
            for unit in self.units:
                self._weigh(unit)
            self._carry()
            if before == self.place:
                break
        return Masses(
            place=self.place,
            given=self.given,
            waste=self.waste,
            added=self.added,
            motor=self.motor,
            basis=self.basis,
        )

    def _weigh(self, unit: WorkUnit) -> None:
        station, process = unit.station, process_of(unit)
        taken = [i.take * self.place.get(i.origin, 0.0) for i in station.inputs]
        if station.select != "all" or station.batch:
            mass = max((self.place.get(i.origin, 0.0) for i in station.inputs), default=0.0)
        else:
            mass = sum(taken)
        outs = [w.to for w in station.each]
        shares = [1.0] * max(1, len(outs))
        if len(outs) > 1 and len(outs) == len(taken):
            shares = [t / mass if mass > 0 else 1 / len(outs) for t in taken]
        elif len(outs) == 2:
            shares = [STATOR_SHARE, 1 - STATOR_SHARE]
        elif outs:
            shares = [1 / len(outs)] * len(outs)
        ways = outs or [w.to for w in (*station.random, *station.by_model)] or [station.to or ""]
        mass -= self._cut_away(process, [i.origin for i in station.inputs], ways)
        said = self._said(unit, ways, mass)
        self.added[process] = max(0.0, said - mass)
        mass = self.given[process] = said
        for n, place in enumerate(ways):
            if place and place not in self.fixed:
                part = mass * (shares[n] if outs else 1.0)
                self.place[place] = max(part, self._least(place))

    def _carry(self) -> None:
        """Let parts of tours and shipments weigh at their end what they weigh at the start."""
        ways = [(load.origin, load.to) for run in self.plant.milk_runs for load in run.loads]
        ways += [(s.origin, s.to) for s in self.plant.shipments]
        for origin, to in ways:
            if to not in self.fixed:
                self.place[to] = max(self.place.get(origin, 0.0), self._least(to))

    def _cut_away(self, process: str, origins: list[str], ways: list[str]) -> float:
        """Give what is cut away where strip becomes something else [kg]."""
        strip = [o for o in origins if o in self.strip]
        if not strip or any(way in self.strip for way in ways):
            return 0.0
        gross = self.place[strip[0]]
        self.waste[process] = gross * (1 - strip_used(self.plant, gross))
        return self.waste[process]

    def _said(self, unit: WorkUnit, ways: list[str], mass: float) -> float:
        """Give the mass that the models say of what a process of this name gives."""
        own = words(unit.station.name) if unit.transport is None else set()
        said = [value for word, value in self.named.items() if word in own and value > 0]
        if not said and self.motor > 0 and set(ways) & self.good:
            return self.motor
        return max(said, default=mass)

    def _least(self, place: str) -> float:
        return self.motor if place in self.good else 0.0
