"""Everything a run consists of, made from a program and its streams."""

from collections import deque
from math import inf

from motorworks.kernel.random import Stream
from motorworks.kernel.reference.things import (
    Buffer,
    Calendar,
    Input,
    Law,
    Lot,
    Machine,
    Mode,
    Part,
    Pool,
    Source,
    Station,
    Supply,
    law_table,
)
from motorworks.kernel.reference.vehicles import Fleet, Load, Runner, Tour, Transport
from motorworks.program import Program, Streams
from motorworks.program.program import (
    CONVEYOR,
    DOWNSTREAM_FIRST,
    FIRST_AVAILABLE,
    POOL_HAND_OVER,
    SATURATED,
    TRANSPORT,
)
from motorworks.program.trace import HISTOGRAM_BINS

NewsKey = tuple[str, int]
EventLog = dict[str, list[tuple[float, ...]]]
"""Rows by table; columns as in program/events.py."""
Owner = Calendar | Pool | Supply | Tour | Runner | Source | Machine
"""What has a slot of its own."""


class World:
    """The state of a run; the rules are functions on it.

    Parameters
    ----------
    program
        The plant, already checked at the door.
    streams
        The random streams.
    """

    def __init__(self, program: Program, streams: Streams) -> None:
        self.program = p = program
        self.T, self.B, self.S = p.n_types, len(p.buffer_capacity), len(p.station_kind)
        self.K = p.n_sinks
        self.laws = law_table(p)
        self.now = 0.0
        self.since = 0.0
        self.events = 0
        self.operations = 0
        self.created = self.removed = 0
        self.parts_integral = 0.0
        self.parts_since = 0.0
        self.news: deque[NewsKey] = deque()
        self.in_news: set[NewsKey] = set()
        self.sample = 0
        self.calendars = [_calendar(p, c) for c in range(len(p.calendar_period))]
        self.pools = [_pool(p, i, streams) for i in range(len(p.pool_count))]
        self.stations = [_station(self, s) for s in range(self.S)]
        self.buffers = [_buffer(self, b) for b in range(self.B)]
        self.sources = [_source(self, q, streams) for q in range(len(p.source_kind))]
        self.supplies = [_supply(self, v, streams) for v in range(len(p.supply_buffer))]
        self.lots: list[Lot] = []
        """Every lot delivered, by the number of its first part."""
        self.machines = _machines(self, streams)
        self.tours = [_tour(p, d) for d in range(len(p.tour_capacity))]
        for calendar in self.calendars:
            n = calendar.number
            calendar.machines = [m for m in self.machines if m.station.calendar == n]
            calendar.pools = [p for p in self.pools if p.calendar == n]
            calendar.upkeeps = [m for m in self.machines if any(_begins_in(x, n) for x in m.modes)]
        self._number_slots()
        self.count_from_zero()
        self.sink_log: list[tuple[float, int, int, float]] | None = None
        self.visits: list[tuple[int, int, int, int, float, float, int]] | None = None
        self.event_log: EventLog | None = None

    def _number_slots(self) -> None:
        """Give everything that has events its slot: the order of equal times."""
        calling = [pool for pool in self.pools if pool.times]
        touring: list[Owner] = []
        for tour in self.tours:
            touring += [tour, *tour.runners]
        arriving = [q for q in self.sources if not q.saturated]
        self.owners: list[Owner | None] = [None, *self.calendars, *calling, *self.supplies]
        self.owners += touring
        self.owners += [*arriving, *self.machines]
        self.slots = [inf] * len(self.owners)
        for slot, owner in enumerate(self.owners):
            if owner is not None:
                owner.slot = slot

    def count_from_zero(self) -> None:
        """Set to zero what is counted for stations, causes, sinks and samples."""
        p, types = self.program, range(self.T)
        self.produced, self.good, self.first_pass, self.scrap, self.rework = (
            [[0 for _ in types] for _ in range(self.S)] for _ in range(5)
        )
        self.setups, self.tool_changes = ([0] * self.S for _ in range(2))
        inputs, routes = len(p.input_origin), len(p.route_place)
        self.overflowed = [0] * routes
        # Causes: none, inputs, route entries, rework or scrap place, waiting for a repair crew.
        self.route_cause = 1 + inputs
        self.judged_cause = self.route_cause + routes
        self.crew_cause = self.judged_cause + self.S
        self.cause_time = [0.0] * (self.crew_cause + self.S)
        self.sink_count, self.sink_first_pass = (
            [[0 for _ in types] for _ in range(self.K)] for _ in range(2)
        )
        self.sink_time = [[0.0 for _ in types] for _ in range(self.K)]
        self.sink_histogram = [[[0] * HISTOGRAM_BINS for _ in types] for _ in range(self.K)]
        self.sample_time: list[float] = []
        self.sample_sink: list[list[int]] = []
        self.sample_energy: list[list[float]] = []
        self.sample_level: list[list[int]] = []

    def record(self, table: str, *row: float) -> None:
        """Add a row to a table of the event log, if there is one."""
        if self.event_log is not None:
            self.event_log[table].append(row)

    def new_part(self, model: int) -> Part:
        """Give a part that enters the plant now."""
        self.count_parts()
        part = Part(self.created, model, self.now)
        self.created += 1
        return part

    def remove_parts(self, count: int = 1) -> None:
        """Take parts out of the plant."""
        self.count_parts()
        self.removed += count

    def count_parts(self) -> None:
        """Bring the integral of the parts in the plant up to now."""
        self.parts_integral += (self.created - self.removed) * (self.now - self.parts_since)
        self.parts_since = self.now


def _begins_in(mode: Mode, calendar: int) -> bool:
    return mode.upkeep and mode.window == calendar


def _calendar(p: Program, c: int) -> Calendar:
    start, end = p.calendar_start[c], p.calendar_start[c + 1]
    return Calendar(
        number=c,
        period=float(p.calendar_period[c]),
        times=p.calendar_time[start:end].tolist(),
        states=p.calendar_state[start:end].tolist(),
    )


def _pool(p: Program, i: int, streams: Streams) -> Pool:
    calls, absence = _span(p.pool_size_start, i), float(p.pool_absence[i])
    times, sizes = ([a[k].item() for k in calls] for a in (p.pool_size_time, p.pool_size_count))
    planned = sizes[0] if sizes else int(p.pool_count[i])
    if not sizes and absence > 0:
        times, sizes = [0.0], [planned]
    return Pool(
        number=i,
        present=planned,
        downstream_first=p.pool_rule[i] == DOWNSTREAM_FIRST,
        calendar=int(p.pool_calendar[i]),
        hands_over=p.pool_at_end[i] == POOL_HAND_OVER,
        relief=int(p.pool_relief[i]),
        absence=absence,
        absence_stream=Stream(streams.absence[i]),
        period=float(p.pool_size_period[i]) if calls else inf,
        times=times,
        sizes=sizes,
        helps=[k for k, relief in enumerate(p.pool_relief.tolist()) if relief == i],
        fleet=_fleet(p, i) if p.pool_home[i] >= 0 else None,
    )


def _fleet(p: Program, i: int) -> Fleet:
    count = int(p.pool_count[i])
    return Fleet(
        speed=float(p.pool_speed[i]), stands=[int(p.pool_home[i])] * count, idle=[True] * count
    )


def _station(w: World, s: int) -> Station:
    p = w.program
    calendar = int(p.station_calendar[s])
    inputs, campaign = _span(p.input_start, s), _span(p.campaign_start, s)
    lots = [(int(p.campaign_type[i]), int(p.campaign_lot[i])) for i in campaign]
    return Station(
        number=s,
        conveyor=p.station_kind[s] == CONVEYOR,
        calendar=calendar,
        calendar_rule=int(p.calendar_rule[calendar]) if calendar >= 0 else 0,
        first_available=p.station_select[s] == FIRST_AVAILABLE,
        pull=bool(p.station_pull[s]),
        types=int(p.station_types[s]),
        inputs=[
            Input(int(p.input_origin[i]), int(p.input_take[i]), bool(p.input_any[i]), 1 + i)
            for i in inputs
        ],
        steps=[(int(p.step_pool[i]), _step_laws(w, i)) for i in _span(p.step_start, s)],
        factors=[_track(p, 3 * s + kind) for kind in range(3)],
        batch_min=int(p.batch_min[s]),
        batch_max=int(p.batch_max[s]),
        campaign_rule=int(p.campaign_rule[s]),
        campaign=lots,
        campaign_buffer=int(p.campaign_buffer[s]),
        lot_left=lots[0][1] if lots else 0,
        owed=[0] * len(lots),
        transport=_transport(w, s) if p.station_kind[s] == TRANSPORT else None,
    )


def _transport(w: World, s: int) -> Transport:
    p = w.program
    return Transport(
        fleet=int(p.transport_pool[s]),
        origin=int(p.transport_from[s]),
        target=int(p.transport_to[s]),
        loading=_law(w, p.transport_load[s]),
        unloading=_law(w, p.transport_unload[s]),
    )


def _law(w: World, law: int) -> Law | None:
    return w.laws[law] if law >= 0 else None


def _span(starts: "object", i: int) -> range:
    return range(int(starts[i]), int(starts[i + 1]))  # type: ignore[index]


def _track(p: Program, track: int) -> tuple[list[float], list[float]]:
    span = slice(*p.factor_start[track : track + 2])
    return p.factor_time[span].tolist(), p.factor_value[span].tolist()


def _step_laws(w: World, step: int) -> list[Law | None]:
    rows = w.program.step_law[step * w.T : (step + 1) * w.T]
    return [w.laws[law] if law >= 0 else None for law in rows.tolist()]


def _takers(p: Program, origin: int) -> list[int]:
    stations = range(len(p.station_kind))
    return [s for s in stations if origin in p.input_origin[slice(*p.input_start[s : s + 2])]]


def _feeders(p: Program, b: int) -> list[int]:
    pulling = [s for s in range(len(p.station_kind)) if p.station_pull[s]]
    return [s for s in pulling if any(_gives(p, e, b) for e in _span(p.route_start, s))]


def _gives(p: Program, entry: int, b: int) -> bool:
    claims = p.route_overflow[entry] < 0 and p.buffer_capacity[b] != 0
    return bool(p.route_place[entry] == b and claims)


def _buffer(w: World, b: int) -> Buffer:
    p = w.program
    by_type = bool(p.buffer_by_type[b])
    return Buffer(
        number=b,
        capacity=int(p.buffer_capacity[b]),
        by_type=by_type,
        type_capacity=p.buffer_type_capacity[b * w.T : (b + 1) * w.T].tolist(),
        takers=_takers(p, b),
        feeders=_feeders(p, b),
        claims=[0] * w.T,
        held=[0] * w.T,
        queues=[deque() for _ in range(w.T if by_type else 1)],
        fefo=bool(p.buffer_fefo[b]),
        supplies=[v for v, filled in enumerate(p.supply_buffer.tolist()) if filled == b],
    )


def _supply(w: World, v: int, streams: Streams) -> Supply:
    p = w.program
    lead = int(p.supply_lead[v])
    return Supply(
        number=v,
        buffer=int(p.supply_buffer[v]),
        model=int(p.supply_type[v]),
        lot=int(p.supply_lot[v]),
        point=int(p.supply_point[v]),
        up_to=max(int(p.supply_up_to[v]), int(p.supply_point[v]) + int(p.supply_lot[v])),
        each=bool(p.supply_each[v]),
        cover_point=float(p.supply_cover_point[v]),
        cover_up_to=float(p.supply_cover_up_to[v]),
        use=float(p.supply_use[v]),
        window=int(p.supply_use_days[v]),
        day=float(p.supply_day[v]),
        lead=w.laws[lead] if lead >= 0 else None,
        lead_stream=Stream(streams.lead[v]),
        life=float(p.supply_life[v]),
        period=float(p.supply_period[v]),
        times=[float(p.supply_time[i]) for i in _span(p.supply_time_start, v)],
        closed=[
            (float(p.supply_closed_from[i]), float(p.supply_closed_to[i]))
            for i in _span(p.supply_closed_start, v)
        ],
    )


def _source(w: World, q: int, streams: Streams) -> Source:
    p = w.program
    types, entries = _span(p.source_type_start, q), _span(p.source_entry_start, q)
    count = int(p.source_count[q])
    return Source(
        number=q,
        saturated=p.source_kind[q] == SATURATED,
        left=count if count >= 0 else inf,
        law=w.laws[p.source_law[q]] if p.source_law[q] >= 0 else None,
        group=int(p.source_group[q]),
        lose=bool(p.source_lose[q]),
        type_kind=int(p.source_type_kind[q]),
        values=[int(p.source_type_value[i]) for i in types],
        weights=[float(p.source_type_weight[i]) for i in types],
        entries=[(int(p.source_entry_place[i]), int(p.source_entry_type[i])) for i in entries],
        takers=_takers(p, w.B + q),
        gap=Stream(streams.gap[q]),
        kind=Stream(streams.kind[q]),
    )


def _machines(w: World, streams: Streams) -> list[Machine]:
    machines: list[Machine] = []
    modes = 0
    for s, station in enumerate(w.stations):
        for _ in range(int(w.program.station_machines[s])):
            machine = _machine(w, station, streams, len(machines), modes)
            modes += len(machine.modes)
            station.machines.append(machine)
            machines.append(machine)
    return machines


def _machine(w: World, station: Station, streams: Streams, m: int, first_mode: int) -> Machine:
    p = w.program
    modes = [
        Mode(
            number=i,
            clock=int(p.failure_clock[i]),
            up=w.laws[p.failure_up[i]] if p.failure_up[i] >= 0 else None,
            repair=w.laws[p.failure_repair[i]],
            pool=int(p.failure_pool[i]),
            up_stream=Stream(streams.up[first_mode + k]),
            repair_stream=Stream(streams.repair[first_mode + k]),
            every=float(p.failure_every[i]),
            window=int(p.failure_window[i]),
        )
        for k, i in enumerate(_span(p.failure_start, station.number))
    ]
    return Machine(
        number=m,
        station=station,
        process=Stream(streams.process[m]),
        setup=Stream(streams.setup[m]),
        tool=Stream(streams.tool[m]),
        quality=Stream(streams.quality[m]),
        route=Stream(streams.route[m]),
        modes=modes,
        outages=[
            (float(p.outage_from[i]), float(p.outage_to[i]), int(p.outage_state[i]))
            for i in _span(p.outage_start, m)
        ],
        model=int(p.setup_initial[station.number]),
    )


def _tour(p: Program, d: int) -> Tour:
    stops, times = _span(p.stop_start, d), _span(p.tour_departure_start, d)
    tour = Tour(
        number=d,
        period=float(p.tour_period[d]),
        departures=[float(p.tour_departure[i]) for i in times],
        capacity=int(p.tour_capacity[d]),
        home=float(p.tour_return[d]),
        stops=[(float(p.stop_travel[i]), float(p.stop_time[i])) for i in stops],
        loads=[_load(p, i) for i in _span(p.load_start, d)],
    )
    tour.runners = [Runner(tour) for _ in range(int(p.tour_vehicles[d]))]
    return tour


def _load(p: Program, i: int) -> Load:
    return Load(
        number=i,
        pick=int(p.load_pick[i]),
        drop=int(p.load_drop[i]),
        origin=int(p.load_from[i]),
        place=int(p.load_to[i]),
        most=int(p.load_most[i]),
        unit=int(p.load_unit[i]),
    )
