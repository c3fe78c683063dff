"""The doorstep of the kernel: a plant lowered to arrays, with the names beside them.

The kernel knows arrays only. Every array is one field of :class:`Program`; its dtype and
shape stand in its :func:`column` note, and the kernel's door checks them, every index and
every number before the first event.

Letters in shapes: ``T`` product models, ``L`` laws, ``C`` calendars, ``P`` pools, ``B``
buffers, ``Q`` sources, ``K`` sinks, ``S`` stations, ``M`` machines, ``U`` changeover
tables, ``F`` failure modes of all stations, ``N`` positions, ``D`` tours, ``V`` supplies, ``G``
energy groups. ``n+1`` marks offsets: the entries of item ``i`` are
``[start[i], start[i+1])``.

A column with a default may be left empty: it is filled with that value, for a plant that does
without what the column says.

A *place* is a number for somewhere a part can go: ``b`` for buffer ``b``, ``B + k`` for
sink ``k``. An *origin* is a number for somewhere a part can be taken from: ``b`` for
buffer ``b``, ``B + q`` for saturated source ``q``.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

OFF, STOP, DOWN, SETUP, WORK, BLOCKED, WAIT, STARVED = range(8)
"""States of a machine, first that applies: off shift, planned stop, down, setting up
(changeover or tool change), working, blocked, waiting for an operator, starved. Upkeep is a
planned stop, unless the machine has failed too: then it is down."""

STATES = (
    "off_shift",
    "planned_stop",
    "down",
    "setting_up",
    "working",
    "blocked",
    "waiting_for_operator",
    "starved",
)

MACHINE, CONVEYOR, TRANSPORT = range(3)
SATURATED, ARRIVALS = range(2)
FIXED, MIX, SEQUENCE, ANY = range(4)
ALL, FIRST_AVAILABLE = range(2)
NO_CAMPAIGN, IN_SEQUENCE, LOWEST_STOCK = range(3)
ONE, RANDOM, EACH, BY_MODEL = range(4)
OPERATING, CALENDAR_CLOCK, UPKEEP_CYCLES, UPKEEP_OPERATING, UPKEEP_ELAPSED = range(5)
SUSPEND, FINISH, START_ONLY_IF_FITS = range(3)
FIFO, DOWNSTREAM_FIRST = range(2)
POOL_FINISH, POOL_HAND_OVER = range(2)
CYCLE_FACTOR, UP_FACTOR, SCRAP_FACTOR = range(3)
CALENDAR_OFF, CALENDAR_ON, CALENDAR_STOP = range(3)


class Column(NamedTuple):
    """What an array of the program holds."""

    dtype: str
    shape: str
    sentence: str
    default: float | None = None
    """What an empty array stands for, in every place; ``None`` if it must be given."""


def column(dtype: str, shape: str, sentence: str, default: float | None = None) -> Any:
    """Give a field of :class:`Program` with its :class:`Column` note; empty by default."""
    width = 1 if shape.endswith("+1") and default is None else 0
    return dataclasses.field(
        default_factory=lambda: np.zeros(width, dtype=dtype),
        metadata={"column": Column(dtype, shape, sentence, default)},
    )


MOST_FILLED = 50_000_000
"""Columns longer than this are not filled: the door refuses such a program anyway."""


def _sum(values: Array) -> int:
    """Give the sum of whole numbers, 0 if they are none."""
    array = np.asarray(values)
    return int(array.sum()) if array.ndim == 1 and array.dtype.kind in "iu" else 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """A plant as the kernel takes it."""

    n_types: int = 1
    """Number of product models, 1 to 64."""
    n_groups: int = 0
    """Number of energy groups."""
    sample_interval: float = 0.0
    """Time between samples [s]; 0 takes none."""
    level_every: int = 1
    """Buffer levels are kept at every so many samples."""
    max_parts: int = 50_000_000
    """Parts in the plant at which the run is given up."""

    law_kind: Array = column("int8", "L", "code of the law, as in process.LAWS")
    law_start: Array = column("int32", "L+1", "offsets into law_number")
    law_number: Array = column("float64", "*", "parameters of the laws, times in s")

    calendar_period: Array = column("float64", "C", "length of the pattern; inf: never repeats")
    calendar_rule: Array = column("int8", "C", "SUSPEND, FINISH, START_ONLY_IF_FITS")
    calendar_start: Array = column("int32", "C+1", "offsets into calendar_time")
    calendar_time: Array = column("float64", "*", "changes, ascending in [0, period), first is 0")
    calendar_state: Array = column("int8", "*", "CALENDAR_OFF, _ON, _STOP from that time on")

    pool_count: Array = column("int32", "P", "people")
    pool_rule: Array = column("int8", "P", "FIFO, DOWNSTREAM_FIRST")
    pool_calendar: Array = column("int32", "P", "calendar, or -1")
    pool_size_start: Array = column("int32", "P+1", "offsets into pool_size_time", 0)
    pool_size_period: Array = column("float64", "P", "length of the pattern; inf: once", np.inf)
    pool_size_time: Array = column("float64", "*", "roll calls, ascending in [0, period), first 0")
    pool_size_count: Array = column("int32", "*", "people planned from that time on")
    pool_absence: Array = column("float64", "P", "chance that a planned person is absent", 0)
    pool_relief: Array = column("int32", "P", "pool that helps when nobody is free, or -1", -1)
    pool_at_end: Array = column("int8", "P", "POOL_FINISH, POOL_HAND_OVER", POOL_FINISH)
    pool_home: Array = column("int32", "P", "position of a fleet's vehicles at 0; -1: people", -1)
    pool_speed: Array = column("float64", "P", "speed of a fleet's vehicles [m/s]", 0)

    n_positions: int = 0
    """Number of positions."""
    distance: Array = column("float64", "N*N", "from position to position [m]", 0)

    buffer_capacity: Array = column("int64", "B", "places, or -1")
    buffer_by_type: Array = column("int8", "B", "1: one queue per model")
    buffer_type_capacity: Array = column("int64", "B*T", "places per model, or -1")
    buffer_initial: Array = column("int64", "B*T", "parts of each model at time 0")
    buffer_fefo: Array = column("int8", "B", "1: first expired, first out", 0)

    source_kind: Array = column("int8", "Q", "SATURATED, ARRIVALS")
    source_count: Array = column("int64", "Q", "parts (arrivals) in all, or -1")
    source_law: Array = column("int32", "Q", "law of the gaps, or -1")
    source_group: Array = column("int32", "Q", "parts per arrival")
    source_lose: Array = column("int8", "Q", "1: an arrival that finds no place is lost")
    source_type_kind: Array = column("int8", "Q", "FIXED, MIX, SEQUENCE, ANY")
    source_type_start: Array = column("int32", "Q+1", "offsets into source_type_value")
    source_type_value: Array = column("int32", "*", "models; FIXED has one")
    source_type_weight: Array = column("float64", "*", "cumulative probability, last 1; for MIX")
    source_entry_start: Array = column("int32", "Q+1", "offsets into source_entry_place")
    source_entry_place: Array = column("int32", "*", "buffer (never a sink)")
    source_entry_type: Array = column("int32", "*", "model, or -1: as drawn")

    n_sinks: int = 0
    """Number of sinks."""

    station_kind: Array = column("int8", "S", "MACHINE, CONVEYOR, TRANSPORT")
    station_machines: Array = column("int32", "S", "machines, numbered through in station order")
    station_calendar: Array = column("int32", "S", "calendar, or -1: always on")
    station_pull: Array = column("int8", "S", "1: starts only what its destinations have room for")
    station_select: Array = column("int8", "S", "ALL, FIRST_AVAILABLE")
    station_types: Array = column("uint64", "S", "bit t: model t is allocated")
    station_group: Array = column("int32", "S", "energy group, or -1")
    station_power: Array = column("float64", "S*8", "power of a machine in each state [W]")

    campaign_rule: Array = column("int8", "S", "NO_CAMPAIGN, IN_SEQUENCE, LOWEST_STOCK")
    campaign_start: Array = column("int32", "S+1", "offsets into campaign_type")
    campaign_type: Array = column("int32", "*", "models in order")
    campaign_lot: Array = column("int64", "*", "parts in a row")
    campaign_buffer: Array = column("int32", "S", "buffer whose stock LOWEST_STOCK looks at, or -1")

    input_start: Array = column("int32", "S+1", "offsets into input_origin")
    input_origin: Array = column("int32", "*", "origin")
    input_take: Array = column("int32", "*", "parts taken")
    input_any: Array = column("int8", "*", "1: whatever model; the first input leads")
    batch_min: Array = column("int32", "S", "least batch; 0: no batch")
    batch_max: Array = column("int32", "S", "greatest batch")

    step_start: Array = column("int32", "S+1", "offsets into step_pool")
    step_pool: Array = column("int32", "*", "pool, or -1")
    step_law: Array = column("int32", "*T", "law by step and model")

    setup_table: Array = column("int32", "S", "changeover table, or -1")
    setup_law: Array = column("int32", "U*T*T", "law by table, model left, model set up; -1: none")
    setup_initial: Array = column("int32", "S", "model set up at time 0, or -1")
    setup_pool: Array = column("int32", "S", "pool, or -1")
    tool_life: Array = column("int64", "S", "cycles; 0: no tool")
    tool_law: Array = column("int32", "S", "law of the change, or -1")
    tool_pool: Array = column("int32", "S", "pool, or -1")

    failure_start: Array = column("int32", "S+1", "offsets into failure_clock")
    failure_clock: Array = column("int8", "F", "OPERATING, CALENDAR_CLOCK, UPKEEP_...")
    failure_up: Array = column("int32", "F", "law; -1 for upkeep")
    failure_repair: Array = column("int32", "F", "law")
    failure_pool: Array = column("int32", "F", "pool, or -1")
    failure_every: Array = column("float64", "F", "upkeep: cycles or time from one to the next", 0)
    failure_window: Array = column(
        "int32", "F", "upkeep: calendar in which it may begin, or -1", -1
    )

    outage_start: Array = column("int32", "M+1", "offsets into outage_from", 0)
    outage_from: Array = column("float64", "*", "begin of a dated outage, ascending by machine [s]")
    outage_to: Array = column(
        "float64", "*", "its end, not after the next one begins [s]; inf: never"
    )
    outage_state: Array = column("int8", "*", "OFF (not in service), STOP or DOWN")

    factor_start: Array = column("int32", "3S+1", "offsets into factor_time; cycle, up, scrap", 0)
    factor_time: Array = column("float64", "*", "from when a factor holds, ascending [s]")
    factor_value: Array = column(
        "float64", "*", "what the station's times or chances are multiplied by"
    )

    scrap_prob: Array = column("float64", "S", "chance that a pass is scrap")
    rework_prob: Array = column("float64", "S", "chance that a pass must be repeated")
    max_reworks: Array = column("int32", "S", "repeat passes, or -1: no limit")
    rework_place: Array = column("int32", "S", "buffer, or -1: same machine at once")
    scrap_place: Array = column("int32", "S", "place, or -1: counted and gone")

    route_kind: Array = column("int8", "S", "ONE, RANDOM, EACH, BY_MODEL")
    route_start: Array = column("int32", "S+1", "offsets into route_place; BY_MODEL has T entries")
    route_place: Array = column("int32", "*", "place, or -1 where BY_MODEL never sends")
    route_weight: Array = column("float64", "*", "cumulative probability, last 1; for RANDOM")
    route_type: Array = column("int32", "*", "model made, or -1: the part's own; for EACH")
    route_overflow: Array = column("int32", "*", "sink place if there is no room, or -1: block")

    conveyor_transit: Array = column("float64", "S", "entry to exit [s]; 0 for machines")
    conveyor_spacing: Array = column("float64", "S", "between entries [s]")
    conveyor_places: Array = column("int32", "S", "parts held")
    conveyor_accumulating: Array = column("int8", "S", "1: parts close up at the exit")

    transport_pool: Array = column("int32", "S", "fleet of a transport, or -1", -1)
    transport_from: Array = column("int32", "S", "position where it loads, or -1", -1)
    transport_to: Array = column("int32", "S", "position where it unloads, or -1", -1)
    transport_load: Array = column("int32", "S", "law of loading, or -1: no time", -1)
    transport_unload: Array = column("int32", "S", "law of unloading, or -1: no time", -1)

    tour_period: Array = column("float64", "D", "length of the timetable [s]; inf: once")
    tour_departure_start: Array = column("int32", "D+1", "offsets into tour_departure", 0)
    tour_departure: Array = column("float64", "*", "departures, ascending in [0, period) [s]")
    tour_vehicles: Array = column("int32", "D", "vehicles that run it")
    tour_capacity: Array = column("int64", "D", "parts a vehicle holds, or -1")
    tour_return: Array = column("float64", "D", "from the last stop to the depot [s]")
    stop_start: Array = column("int32", "D+1", "offsets into stop_travel", 0)
    stop_travel: Array = column("float64", "*", "from the stop before, or the depot [s]")
    stop_time: Array = column("float64", "*", "handling at the stop [s]")
    load_start: Array = column("int32", "D+1", "offsets into load_pick", 0)
    load_pick: Array = column("int32", "*", "stop of the tour where it is picked up, from 0")
    load_drop: Array = column("int32", "*", "stop where it is set down, a later one")
    load_from: Array = column("int32", "*", "buffer")
    load_to: Array = column("int32", "*", "place")
    load_most: Array = column("int64", "*", "parts in a run at the most, or -1")
    load_unit: Array = column("int64", "*", "parts of a container; only whole ones travel")

    supply_buffer: Array = column("int32", "V", "buffer that it fills")
    supply_type: Array = column("int32", "V", "model of its parts")
    supply_lot: Array = column("int64", "V", "parts of a lot")
    supply_point: Array = column(
        "int64", "V", "stock position at or below which it orders; -1: a lot each time"
    )
    supply_up_to: Array = column(
        "int64", "V", "stock position up to which it orders; at least point + lot is taken", -1
    )
    supply_each: Array = column("int8", "V", "1: every lot is an order of its own", 0)
    supply_cover_point: Array = column(
        "float64", "V", "days of use at or below which it orders; -1: as supply_point says", -1.0
    )
    supply_cover_up_to: Array = column(
        "float64", "V", "days of use up to which it orders; -1: as supply_up_to says", -1.0
    )
    supply_use: Array = column("float64", "V", "parts used a day, given [1/day]", 0.0)
    supply_use_days: Array = column(
        "int32", "V", "last days over which the use is measured; 0: it stays as given", 0
    )
    supply_day: Array = column("float64", "V", "length of such a day [s]", 86400.0)
    supply_lead: Array = column("int32", "V", "law from order to delivery, or -1: at once")
    supply_life: Array = column("float64", "V", "shelf life from the order on [s]; inf: for ever")
    supply_period: Array = column(
        "float64", "V", "length of the timetable; inf: it watches the stock"
    )
    supply_time_start: Array = column("int32", "V+1", "offsets into supply_time", 0)
    supply_time: Array = column("float64", "*", "looks at the stock, ascending in [0, period) [s]")
    supply_closed_start: Array = column("int32", "V+1", "offsets into supply_closed_from", 0)
    supply_closed_from: Array = column(
        "float64", "*", "begin of a time in which the supplier is closed, ascending [s]"
    )
    supply_closed_to: Array = column("float64", "*", "when it opens again [s]")

    type_names: tuple[str, ...] = ("",)
    calendar_names: tuple[str, ...] = ()
    pool_names: tuple[str, ...] = ()
    buffer_names: tuple[str, ...] = ()
    source_names: tuple[str, ...] = ()
    sink_names: tuple[str, ...] = ()
    station_names: tuple[str, ...] = ()
    group_names: tuple[str, ...] = ()
    position_names: tuple[str, ...] = ()
    tour_names: tuple[str, ...] = ()
    supply_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Fill the columns that were left empty with what they stand for."""
        for name, note in columns().items():
            given = getattr(self, name)
            if note.default is not None and np.size(given) == 0:
                filled = np.full(self._length(note.shape), note.default, dtype=note.dtype)
                object.__setattr__(self, name, filled)

    def _length(self, shape: str) -> int:
        """Give the length that a shape asks for; 0 where the arrays it hangs on make no sense."""
        letters = {
            "P": np.size(self.pool_count),
            "B": np.size(self.buffer_capacity),
            "S": np.size(self.station_kind),
            "F": np.size(self.failure_clock),
            "D": np.size(self.tour_capacity),
            "V": np.size(self.supply_buffer),
            "3S": 3 * np.size(self.station_kind),
            "N*N": self.n_positions**2,
            "M": _sum(self.station_machines),
        }
        plain = shape.removesuffix("+1")
        length = letters[plain] + (plain != shape)
        return length if 0 <= length <= MOST_FILLED else 0

    def arrays(self) -> dict[str, Any]:
        """Give everything the kernel takes, by name: arrays and plain numbers."""
        return {
            f.name: getattr(self, f.name)
            for f in dataclasses.fields(self)
            if not f.name.endswith("_names")
        }


def columns() -> dict[str, Column]:
    """Give the note of every array of :class:`Program` by name."""
    return {
        f.name: f.metadata["column"] for f in dataclasses.fields(Program) if "column" in f.metadata
    }
