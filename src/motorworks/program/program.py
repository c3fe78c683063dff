"""The doorstep of the kernel: a plant lowered to arrays, with the names beside them.

The kernel knows arrays only. Every array is one field of :class:`Program`; its dtype and
shape stand in its :func:`column` note, and the kernel's door checks them, every index and
every number before the first event.

Letters in shapes: ``T`` product models, ``L`` laws, ``C`` calendars, ``P`` pools, ``B``
buffers, ``Q`` sources, ``K`` sinks, ``S`` stations, ``M`` machines, ``U`` changeover
tables, ``G`` energy groups. ``n+1`` marks offsets: the entries of item ``i`` are
``[start[i], start[i+1])``.

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
(changeover or tool change), working, blocked, waiting for an operator, starved."""

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

MACHINE, CONVEYOR = range(2)
SATURATED, ARRIVALS = range(2)
FIXED, MIX, SEQUENCE, ANY = range(4)
ALL, FIRST_AVAILABLE = range(2)
NO_CAMPAIGN, IN_SEQUENCE, LOWEST_STOCK = range(3)
ONE, RANDOM, EACH, BY_MODEL = range(4)
OPERATING, CALENDAR_CLOCK = range(2)
SUSPEND, FINISH, START_ONLY_IF_FITS = range(3)
FIFO, DOWNSTREAM_FIRST = range(2)
CALENDAR_OFF, CALENDAR_ON, CALENDAR_STOP = range(3)


class Column(NamedTuple):
    """What an array of the program holds."""

    dtype: str
    shape: str
    sentence: str


def column(dtype: str, shape: str, sentence: str) -> Any:
    """Give a field of :class:`Program` with its :class:`Column` note; empty by default."""
    width = 1 if shape.endswith("+1") else 0
    return dataclasses.field(
        default_factory=lambda: np.zeros(width, dtype=dtype),
        metadata={"column": Column(dtype, shape, sentence)},
    )


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

    buffer_capacity: Array = column("int64", "B", "places, or -1")
    buffer_by_type: Array = column("int8", "B", "1: one queue per model")
    buffer_type_capacity: Array = column("int64", "B*T", "places per model, or -1")
    buffer_initial: Array = column("int64", "B*T", "parts of each model at time 0")

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

    station_kind: Array = column("int8", "S", "MACHINE, CONVEYOR")
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
    failure_clock: Array = column("int8", "*", "OPERATING, CALENDAR_CLOCK")
    failure_up: Array = column("int32", "*", "law")
    failure_repair: Array = column("int32", "*", "law")
    failure_pool: Array = column("int32", "*", "pool, or -1")

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

    type_names: tuple[str, ...] = ("",)
    calendar_names: tuple[str, ...] = ()
    pool_names: tuple[str, ...] = ()
    buffer_names: tuple[str, ...] = ()
    source_names: tuple[str, ...] = ()
    sink_names: tuple[str, ...] = ()
    station_names: tuple[str, ...] = ()
    group_names: tuple[str, ...] = ()

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
