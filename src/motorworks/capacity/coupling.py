"""What finite places cost: a quick estimate of the output, without simulating it."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, inf

from motorworks.capacity.machines import Machines
from motorworks.capacity.static import StaticCapacity, static_capacity
from motorworks.capacity.work import working_time
from motorworks.compile import Layout, WorkUnit
from motorworks.compile.stations import destinations
from motorworks.plant import Buffer, Plant

FORGOTTEN = 8.0
"""Mean repairs that places must cover for a stop behind them to be forgotten: e**-8 is left."""


@dataclass(frozen=True)
class Hop:
    """The way from a station to one next to it."""

    to: str
    buffer: str
    places: float
    """Places between that fall to this pair."""
    abreast: int
    """Stations there that do the same: one of them stops only its part of the flow."""


@dataclass(frozen=True, kw_only=True)
class OutputEstimate:
    """What a plant will make, by arithmetic.

    Attributes
    ----------
    static
        What its machines allow.
    good_per_year
        Good parts a year when they also wait for each other.
    loss
        Share of its time that each station stands because others are down [-], by name.
    """

    static: StaticCapacity
    good_per_year: float
    loss: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Cover:
    """How long a station goes on when one next to it stops.

    Attributes
    ----------
    station, stopped
        Full names.
    buffer
        The buffer between them.
    seconds
        Time until the station stands too, with the buffer full in front of it, or empty
        behind it [s].
    repair
        Mean repair of the one that stopped [s].
    stops
        Repair time for each second of its work [-].
    """

    station: str
    stopped: str
    buffer: str
    seconds: float
    repair: float
    stops: float


def covers(layout: Layout) -> Iterator[Cover]:
    """Give what the places between neighbours cover, station by station."""
    net = _Net(layout)
    for unit in layout.work_units:
        for hop in net.hops[unit.name]:
            if net.takt[unit.name] <= 0 or net.repair[hop.to] <= 0:
                continue
            machines = hop.abreast * net.units[hop.to].station.machines
            yield Cover(
                station=unit.name,
                stopped=hop.to,
                buffer=hop.buffer,
                seconds=hop.places * net.takt[unit.name] * machines,
                repair=net.repair[hop.to],
                stops=net.stops[hop.to],
            )


def estimate_output(plant: Plant, machines: Machines | None = None) -> OutputEstimate:
    """Give a quick estimate of the good parts a year of a plant.

    Parameters
    ----------
    plant
        The plant.
    machines
        Its machines where they have been reckoned already.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.

    Notes
    -----
    A station ``k`` with the time ``T`` between two of its parts stands when the stop of another
    station ``j`` outlasts the parts, or the room, between them. With repairs of mean ``R``, taken
    as exponential, of which it has ``I`` for each second of work, and ``n`` places on the way,

        loss of k = sum over j of I_j exp(-(n + 1) T / R_j),

    and ``k`` has ``(1 + I_k) / (1 + I_k + loss)`` of its time left; with these times the static
    capacity is reckoned anew. ``m`` machines side by side fail one at a time, so that the same
    places last ``m`` times as long. A place shared by several stations counts in equal parts.

    It is a rule of thumb: stops are taken as rare and apart from each other, buffers as full in
    front of the slow station and empty behind it. Against the 21 rows of the shipped buffer study
    it errs by 2.5 % at the most. What random times, shared people, vehicles and late supplies
    cost is left out.
    """
    known = machines or Machines(plant)
    layout = known.compiled.layout
    net = _Net(layout)
    loss = net.losses()
    left = net.left(loss)
    return OutputEstimate(
        static=static_capacity(plant, machines=known),
        good_per_year=static_capacity(plant, left=left, processes=(), machines=known).as_allocated,
        loss=loss,
    )


def time_left(layout: Layout) -> dict[str, float]:
    """Give the share of its time that waiting for others leaves to each station [-], by name.

    Notes
    -----
    As :func:`estimate_output` reckons it.
    """
    net = _Net(layout)
    return net.left(net.losses())


class _Net:
    """Stations, and the places between those that are next to each other."""

    def __init__(self, layout: Layout) -> None:
        self.units = {u.name: u for u in layout.work_units}
        self.modes = {u.name: _modes(u) for u in layout.work_units}
        self.stops = {name: sum(r / up for up, r in found) for name, found in self.modes.items()}
        self.repair = {u.name: _mean_repair(u) for u in layout.work_units}
        self.takt = {u.name: _takt(u) for u in layout.work_units}
        self.hops: dict[str, list[Hop]] = defaultdict(list)
        takers, givers = _neighbours(layout)
        for buffer in layout.buffers:
            for giver in givers[buffer.name]:
                for taker in takers[buffer.name]:
                    self._join(buffer, giver, taker, takers[buffer.name], givers[buffer.name])

    def _join(
        self,
        buffer: Buffer,
        giver: WorkUnit,
        taker: WorkUnit,
        takers: list[WorkUnit],
        givers: list[WorkUnit],
    ) -> None:
        models = [m for m in giver.models if m in taker.models] or [""]
        if giver.models and taker.models and models == [""]:
            return
        for unit, other, same_side, other_side in (
            (taker, giver, takers, givers),
            (giver, taker, givers, takers),
        ):
            places = _places_of(buffer, unit, models, same_side)
            abreast = sum(any(m in u.models for m in unit.models) for u in other_side)
            self.hops[unit.name].append(Hop(other.name, buffer.name, places, max(1, abreast)))

    def losses(self) -> dict[str, float]:
        """Give the loss of every station, by name."""
        return {name: self.loss(unit) for name, unit in self.units.items()}

    def left(self, loss: Mapping[str, float]) -> dict[str, float]:
        """Give the share of its time that a loss leaves to every station, by name."""
        return {k: (1 + self.stops[k]) / (1 + self.stops[k] + of) for k, of in loss.items()}

    def loss(self, unit: WorkUnit) -> float:
        """Give the stops of all others that reach a station, for each second of its work [-]."""
        found = 0.0
        for name, places, abreast in self._reached(unit):
            machines = abreast * self.units[name].station.machines
            cover = places * self.takt[unit.name] * machines
            for up, repair in self.modes[name]:
                found += repair / up / abreast * exp(-cover / repair)
        return found

    def _reached(self, unit: WorkUnit) -> Iterator[tuple[str, float, int]]:
        """Give the other stations with the fewest places on the way and how many are abreast.

        From a station that shares a buffer with others one does not come to these: they
        stand in for each other.
        """
        takt = self.takt[unit.name]
        if takt <= 0:  # a vehicle's: it has no pace of its own
            return
        most = FORGOTTEN * max(self.repair.values(), default=0.0) / takt
        done: set[str] = set()
        ahead = [(0.0, unit.name, 1, "")]
        while ahead:
            places, name, abreast, by = heapq.heappop(ahead)
            if name in done:
                continue
            done.add(name)
            if name != unit.name:
                yield name, places, abreast
            for hop in self.hops[name]:
                there = places + hop.places + 1
                if hop.to not in done and hop.buffer != by and there <= most:
                    heapq.heappush(ahead, (there, hop.to, abreast * hop.abreast, hop.buffer))


def _neighbours(layout: Layout) -> tuple[dict[str, list[WorkUnit]], dict[str, list[WorkUnit]]]:
    """Give who takes from each buffer and who gives to it."""
    takers: dict[str, list[WorkUnit]] = defaultdict(list)
    givers: dict[str, list[WorkUnit]] = defaultdict(list)
    for unit in layout.work_units:
        for origin in dict.fromkeys(i.origin for i in unit.station.inputs):
            takers[origin].append(unit)
        for place in dict.fromkeys(way.to for way in destinations(unit.station)):
            givers[place].append(unit)
    return takers, givers


def _places_of(buffer: Buffer, unit: WorkUnit, models: list[str], sharing: list[WorkUnit]) -> float:
    """Give the places of a buffer that a station can use.

    A station that works its models lot by lot uses those of one at a time; one that takes what
    comes, in a store by model, those of all.
    """
    if not buffer.by_model:
        return _places(buffer, "", sharing)
    places = sum(_places(buffer, m, sharing) for m in unit.models or models)
    campaign = unit.station.campaign
    in_turn = campaign is None or campaign.rule == "sequence"
    return places / max(1, len(unit.models)) if in_turn else places


def _places(buffer: Buffer, model: str, sharing: list[WorkUnit]) -> float:
    """Give the places of a buffer that fall to one of the stations that share them."""
    most = inf if buffer.capacity is None else float(buffer.capacity)
    own = buffer.capacity_by_model.get(model, buffer.capacity_per_model)
    if buffer.by_model and own is not None:
        most = min(most, float(own))
        sharing = _sharing(model, sharing)
    return most / max(1, len(sharing))


def _sharing(model: str, units: list[WorkUnit]) -> list[WorkUnit]:
    """Give the stations that work a model."""
    return [u for u in units if not model or not u.models or model in u.models]


def _takt(unit: WorkUnit) -> float:
    """Give the mean time between two parts of a station that works without a pause [s].

    Vehicles have none.
    """
    if unit.transport is not None and unit.station.conveyor is None:
        return 0.0
    times = [working_time(unit.station, m) for m in unit.models or ("",)]
    batch = unit.station.batch.max if unit.station.batch else 1
    return sum(times) / len(times) / batch / unit.station.machines


def _modes(unit: WorkUnit) -> list[tuple[float, float]]:
    """Give mean up time and mean repair of what stops a machine at work [s]."""
    modes = [f for f in unit.station.failures if f.clock == "operating"]
    stops = [(f.up.mean(), f.repair.mean()) for f in modes]
    stops += [(s.every.mean(), s.time.mean()) for s in unit.station.short_stops]
    return [(up, repair) for up, repair in stops if up > 0 and repair > 0]


def _mean_repair(unit: WorkUnit) -> float:
    """Give the mean repair of the failures on the operating clock, weighted by their stops [s]."""
    modes = [f for f in unit.station.failures if f.clock == "operating"]
    stops = [(f.up.mean(), f.repair.mean()) for f in modes]
    total = sum(repair / up for up, repair in stops)
    return sum(repair / up * repair for up, repair in stops) / total if total > 0 else 0.0
