"""The things the rules speak of: parts, machines, buffers, sources, pools, calendars."""

from collections import deque
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from motorworks.kernel.random import Stream, draw
from motorworks.program.program import OPERATING, STARVED, UPKEEP_CYCLES, Program

if TYPE_CHECKING:
    from motorworks.kernel.reference.vehicles import Fleet, Transport

SETUP_ACTIVITY, TOOL_ACTIVITY, NO_ACTIVITY = -1, -2, -3
"""Numbers of a machine's activity; steps count from 0."""


@dataclass(slots=True, eq=False)
class Part:
    """Something that moves through the plant."""

    number: int
    model: int
    entered: float
    reworked: bool = False
    """Whether it, or a part it is made of, was ever sent to be repeated."""
    repeats: dict[int, int] = field(default_factory=dict)
    """Repeat passes by station, until the station judges it good or scrap."""
    began: float = 0.0
    """Start of the pass under way [s]."""
    ready: float = 0.0
    """Belt time at which it reaches the exit of a conveyor [s]."""


@dataclass(slots=True)
class Delivery:
    """A finished part and where it goes."""

    part: Part
    place: int
    cause: int
    """What a machine that cannot deliver it is blocked by."""
    entry: int = -1
    """Route entry, or -1 for rework and scrap."""
    overflow: int = -1
    """Sink that takes it if there is no room, or -1."""
    waits: bool = False
    """Found no room; of the parts of a machine that go to one place only the first waits."""


@dataclass(slots=True)
class Law:
    """A law of duration."""

    kind: int
    numbers: tuple[float, ...]

    def draw(self, stream: Stream) -> float:
        """Give a duration [s]."""
        return draw(self.kind, self.numbers, stream)


@dataclass(slots=True, eq=False)
class Mode:
    """A failure mode of one machine, or an upkeep of it."""

    number: int
    """Its place in the arrays of the program."""
    clock: int
    up: Law | None
    """Law of the up times; none for upkeep."""
    repair: Law
    pool: int
    up_stream: Stream
    repair_stream: Stream
    every: float = 0.0
    """Passes or time from one upkeep to the next."""
    window: int = -1
    """Calendar in which upkeep may begin, or -1."""
    threshold: float = inf
    """Operating time at which it fails [s], or passes or operating time at which upkeep is due."""
    fails: float = inf
    """When it fails, or upkeep falls due by elapsed time [s]."""
    due: bool = False
    """Upkeep that has fallen due and has not begun."""
    down: bool = False
    down_since: float = 0.0
    """Since when it is down, at the earliest since the last reset [s]."""
    down_time: float = 0.0
    failures: int = 0
    repaired: float = inf
    """When its repair ends [s]."""
    repair_time: float = 0.0
    waits: bool = False
    """Down, and its crew has not come yet."""
    helper: int = -1
    """Pool whose person repairs."""

    @property
    def operating(self) -> bool:
        """Whether it is a failure on the operating clock."""
        return self.clock == OPERATING

    @property
    def upkeep(self) -> bool:
        """Whether it is upkeep, no failure."""
        return self.clock >= UPKEEP_CYCLES


@dataclass(slots=True, eq=False)
class Machine:
    """One machine of a station."""

    number: int
    station: "Station"
    process: Stream
    setup: Stream
    tool: Stream
    quality: Stream
    route: Stream
    modes: list[Mode]
    outages: list[tuple[float, float, int]] = field(default_factory=list)
    """Begin, end [s] and state of its dated outages."""
    outage: int | None = None
    """State of the outage under way."""
    outage_changes: float = inf
    """When that changes [s]."""
    slot: int = 0
    calendar_state: int = 1
    down: int = 0
    """Modes that are down, and an outage in which it stands."""
    parts: deque[Part] = field(default_factory=deque)
    """Parts worked on; in a conveyor, those not judged yet in order of entry."""
    deliveries: deque[Delivery] = field(default_factory=deque)
    ready: bool = False
    """Can take something new if there is material."""
    activity: int = NO_ACTIVITY
    waits: bool = False
    """The activity is due and waits for a person."""
    helper: int = -1
    """Pool whose person is held for the activity."""
    left: float = 0.0
    """What remains of an activity that does not run [s]."""
    ends: float = inf
    """When the running activity ends, or the next part reaches its belt time [s]."""
    step_times: list[float] = field(default_factory=list)
    setup_time: float = 0.0
    model: int = -1
    """Model it is set up for."""
    began: float = 0.0
    """Start of the pass under way [s]."""
    worked: float = 0.0
    """Operating time; belt time of a conveyor [s]."""
    runs_since: float = inf
    """Start of the stretch of operating time under way [s]; inf: none."""
    gap_passes: float = inf
    """When the entry gap of a conveyor has passed [s]."""
    last_entry: float = -inf
    """Belt time of the last entry [s]."""
    tool_cycles: int = 0
    passes: int = 0
    """Passes completed since the start."""
    vehicle: int = -1
    """Vehicle of the fleet that the job of a transport has, or -1."""
    phase_began: float = 0.0
    """Start of the phase of the job under way [s]."""
    lot: int = -1
    """Campaign entry of a LOWEST_STOCK machine."""
    lot_left: int = 0
    kept: tuple[int, float, list[float]] | None = None
    """Draws kept by START_ONLY_IF_FITS: models, setup, steps."""
    state: int = STARVED
    cause: int = 0
    since: float = 0.0
    state_time: list[float] = field(default_factory=lambda: [0.0] * 8)
    cycles: int = 0


@dataclass(slots=True)
class Input:
    """What a station takes."""

    origin: int
    take: int
    any: bool
    cause: int


@dataclass(slots=True, eq=False)
class Station:
    """Identical machines in parallel; numbers of the program, and what is counted."""

    number: int
    conveyor: bool
    calendar: int
    calendar_rule: int
    first_available: bool
    pull: bool
    types: int
    inputs: list[Input]
    steps: list[tuple[int, list[Law | None]]]
    """Pool and law by model of every step."""
    batch_min: int
    batch_max: int
    campaign_rule: int
    campaign: list[tuple[int, int]]
    """Model and lot."""
    campaign_buffer: int
    factors: list[tuple[list[float], list[float]]]
    """Times [s] and values of the factors of cycle times, up times and scrap."""
    machines: list[Machine] = field(default_factory=list)
    lot: int = 0
    """Campaign entry of an IN_SEQUENCE station."""
    lot_left: int = 0
    owed: list[int] = field(default_factory=list)
    """Replacements of scrapped parts to be started, by campaign entry."""
    transport: "Transport | None" = None
    """What makes the station a transport."""


@dataclass(slots=True, eq=False)
class Buffer:
    """Places between machines: one queue, or one per model."""

    number: int
    capacity: int
    by_type: bool
    type_capacity: list[int]
    takers: list[int]
    """Stations that take from it."""
    feeders: list[int]
    """Pulling stations that give to it."""
    claims: list[int]
    """Places claimed by parts that pulling stations and tours have, by model."""
    held: list[int]
    """Places still taken by parts that a transport has come for, by model."""
    queues: list[deque[tuple[int, Part]]]
    """Put order and part; one queue, or one per model."""
    fefo: bool = False
    """Its queues are ordered by the time of expiry."""
    supplies: list[int] = field(default_factory=list)
    """Supplies that fill it."""
    waiting: "deque[Machine | Arrival]" = field(default_factory=deque)
    """Machines, and arrivals, that wait for a place, in the order they began to."""
    level: int = 0
    put_order: int = 0
    integral: float = 0.0
    since: float = 0.0
    most: int = 0
    entries: int = 0

    def has_room(self, model: int) -> bool:
        """Tell whether there is a place inside for a part of a model."""
        if 0 <= self.capacity <= self.level:
            return False
        most = self.type_capacity[model] if self.by_type else -1
        return most < 0 or len(self.queues[model]) + self.held[model] < most

    @property
    def limited(self) -> bool:
        """Whether it has places, and not endlessly many."""
        by_model = self.by_type and max(self.type_capacity) >= 0
        return self.capacity > 0 or (self.capacity < 0 and by_model)


@dataclass(slots=True, eq=False)
class Arrival:
    """A part that waits outside for a place."""

    part: Part
    source: int
    """Source that it comes from, or -1: from a supply."""


@dataclass(slots=True, eq=False)
class Source:
    """Where parts come from."""

    number: int
    saturated: bool
    left: float
    """Parts still to come; inf: endless."""
    law: Law | None
    group: int
    lose: bool
    type_kind: int
    values: list[int]
    weights: list[float]
    entries: list[tuple[int, int]]
    """Buffer and model (-1: as drawn)."""
    takers: list[int]
    gap: Stream
    kind: Stream
    slot: int = -1
    position: int = 0
    next_model: int = 0
    arrivals: int = 0
    lost: int = 0


@dataclass(slots=True, eq=False)
class Request:
    """Somebody is asked for: by a machine's activity, or by a repair."""

    machine: Machine
    mode: int
    """Failure mode, or -1 for the machine's activity."""
    asked: float


@dataclass(slots=True, eq=False)
class Pool:
    """People."""

    number: int
    present: int
    """People who came to the last roll call."""
    downstream_first: bool
    calendar: int
    hands_over: bool
    relief: int
    absence: float
    absence_stream: Stream
    period: float
    times: list[float]
    """Roll calls of a period; empty if the pool always has the same people."""
    sizes: list[int]
    helps: list[int] = field(default_factory=list)
    """Pools that have it as relief."""
    slot: int = -1
    position: int = 0
    """Roll call in force."""
    planned: int = 0
    """People called at it."""
    cycle: int = 0
    on: bool = True
    busy: int = 0
    requests: deque[Request] = field(default_factory=deque)
    engaged: list[tuple[Machine, int]] = field(default_factory=list)
    """Machine and mode (-1: its activity) of who is engaged, in order, if it hands over."""
    busy_time: float = 0.0
    since: float = 0.0
    present_time: float = 0.0
    present_since: float = 0.0
    wait: float = 0.0
    served: int = 0
    helped: int = 0
    laid_down: int = 0
    fleet: "Fleet | None" = None
    """Its vehicles, if they are no people."""

    @property
    def there(self) -> int:
        """People who may work now."""
        return self.present if self.on else 0


@dataclass(slots=True, eq=False)
class Order:
    """Parts on their way from a supplier."""

    parts: int
    given: float
    arrives: float


@dataclass(slots=True, eq=False)
class Lot:
    """The parts of one delivery, numbered in one go."""

    first: int
    """Number of its first part."""
    count: int
    expires: float


@dataclass(slots=True, eq=False)
class Supply:
    """What keeps one model of a buffer in stock."""

    number: int
    buffer: int
    model: int
    lot: int
    point: int
    """Stock position at or below which it orders; -1: one lot each time."""
    up_to: int
    """Stock position up to which it orders, in whole lots; at least ``point + lot``."""
    each: bool
    """Whether every lot is an order of its own."""
    cover_point: float
    """Days of use that give ``point``; -1: it stays."""
    cover_up_to: float
    """Days of use that give ``up_to``; -1: it stays."""
    use: float
    """Parts used a day, as given."""
    window: int
    """Days over which the use is measured; 0: it is as given."""
    day: float
    """Length of a day [s]."""
    lead: Law | None
    lead_stream: Stream
    life: float
    period: float
    times: list[float]
    """Timetable; empty if it watches the stock."""
    closed: list[tuple[float, float]] = field(default_factory=list)
    """Begin and end of the times in which the supplier is closed [s]."""
    slot: int = 0
    looks: float = inf
    """When it looks at the stock next; inf: whenever it is told to."""
    looked: int = 0
    """Looks by the timetable so far."""
    pending: list[Order] = field(default_factory=list)
    """Orders under way, the first to arrive first."""
    perishing: list[Lot] = field(default_factory=list)
    """Lots that have arrived and will expire, the first to expire first."""
    on_order: int = 0
    orders: int = 0
    ordered: int = 0
    arrived: int = 0
    expired: int = 0
    days: int = 0
    """Days of measured use that have ended."""
    recent: list[int] = field(default_factory=list)
    """Parts used on the last of them, as many as the window has at the most."""
    used: int = 0
    """Parts used since the last of them."""
    stock: int = 0
    """Parts of the model in the buffer or outside it, when they were counted last."""
    since: float = 0.0
    """Up to when stock and orders have been added up [s]."""
    stock_integral: float = 0.0
    order_integral: float = 0.0
    empty_time: float = 0.0
    taken: int = 0
    late: int = 0
    """Parts taken by machines that had stood still for them."""
    deliveries: int = 0
    awaited: int = 0
    """Deliveries for which a machine had stood still."""
    awaited_time: float = 0.0
    came: float = -inf
    """Time of the last delivery."""
    before: float = -inf
    """Time of the last but one."""
    waited_from: float = inf
    """Since when the last delivery was waited for, as far as is known by now."""


@dataclass(slots=True, eq=False)
class Calendar:
    """A pattern of working time."""

    number: int
    period: float
    times: list[float]
    states: list[int]
    slot: int = -1
    machines: list[Machine] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    upkeeps: list[Machine] = field(default_factory=list)
    """Machines with upkeep that may begin only in its intervals."""
    position: int = 0
    """Entry in force."""
    cycle: int = 0
    state: int = 1
    ends: float = inf
    """End of the current ON interval [s]."""


def law_table(p: Program) -> list[Law]:
    """Give the laws of a program."""
    start, number = p.law_start.tolist(), p.law_number.tolist()
    return [
        Law(kind, tuple(number[start[i] : start[i + 1]]))
        for i, kind in enumerate(p.law_kind.tolist())
    ]
