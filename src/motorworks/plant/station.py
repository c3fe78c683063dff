"""The work unit: identical machines in parallel that do one operation."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motorworks.plant.failure import (
    Changeover,
    Failure,
    Maintenance,
    PlannedStop,
    ShortStop,
    Tool,
)
from motorworks.process import Law, described


@dataclass(frozen=True, kw_only=True)
class Input:
    """One kind of part that a station takes."""

    origin: str = described(
        "Buffer or saturated source it is taken from; ``previous`` is the station before it in "
        "the line.",
        key="from",
        refers="buffer|source",
    )
    take: int = described("Parts taken at once.", default=1, ge=1, le=100_000)
    any_model: bool = described(
        "Take parts of whatever model, instead of the model of the first input.", default=False
    )


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stretch of work on the part."""

    time: Law | None = described("Duration.", default=None)
    times: Mapping[str, Law] = described("Duration by model.", default_factory=dict, refers="model")
    operator: str | None = described(
        "Pool of which one person is needed for the whole step.", default=None, refers="pool"
    )


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Parts that are worked together for one common time."""

    min: int = described(
        "Parts that must lie in the input before a batch starts.", ge=1, le=100_000
    )
    max: int = described("Parts taken at the most.", ge=1, le=100_000)


@dataclass(frozen=True, kw_only=True)
class Conveyor:
    """A continuous oven or conveyor: parts travel through it one behind the other."""

    transit: float = described(
        "Time from entry to exit.", quantity="time", gt=0, example='"55 min"'
    )
    spacing: float = described(
        "Time between two entries at least; the station's cycle time if not given.",
        default=0.0,
        quantity="time",
        ge=0,
    )
    places: int = described("Parts it holds at the most.", ge=1, le=1_000_000)
    accumulating: bool = described(
        "Parts close up at the exit while it is blocked; else a blocked exit stops it all.",
        default=False,
    )


@dataclass(frozen=True, kw_only=True)
class Destination:
    """One of several ways out of a station."""

    to: str = described("Buffer or sink.", refers="buffer|sink")
    probability: float | None = described(
        "Chance of this way, for ``random``.", default=None, quantity="share", ge=0, le=1
    )
    model: str | None = described(
        "Model of the part made here, for ``each``, or of the parts sent here, for ``by_model``; "
        "the part's own if not given.",
        default=None,
        refers="model",
    )
    overflow: str | None = described(
        "Sink that takes the part when there is no place, instead of blocking the machine.",
        default=None,
        refers="sink",
    )


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """Which model a station works next, and how many of it in a row."""

    rule: str = described(
        "sequence runs the lots in the order listed, over and over, a scrapped part being "
        "replaced in its lot; lowest_stock picks, when a machine's lot ends, the model whose "
        "stock is lowest for its capacity.",
        default="sequence",
        choices=("sequence", "lowest_stock"),
    )
    stock: str | None = described(
        "Buffer whose stock lowest_stock looks at; the first destination if not given. A line "
        "that looks at its finished store follows what is taken from it.",
        default=None,
        refers="buffer",
    )
    lots: Mapping[str, int] = described(
        "Parts in a row by model; models not allocated to the station are passed over.",
        default_factory=dict,
        refers="model",
        ge=1,
    )
    lot: int | None = described(
        "Parts in a row for every model not in ``lots``.", default=None, ge=1
    )


@dataclass(frozen=True, kw_only=True)
class Tending:
    """Machines looked after by people who tend several: what needs one of them.

    Each time a machine needs somebody it takes one person for as long as that lasts, and waits
    if nobody is free (machine interference).
    """

    operator: str | None = described(
        "Pool of which one person is taken; the line's crew if not given.",
        default=None,
        refers="pool",
    )
    load: Law | None = described(
        "Time for which a person loads and unloads before the work of each pass; part of the "
        "planned run time.",
        default=None,
        example='"6 s"',
    )
    short_stops: bool = described(
        "Short stops that name no operator are put right by one.", default=True
    )
    failures: bool = described("Failures that name no crew are repaired by one.", default=False)
    changeovers: bool = described("Changeovers that name no setter are made by one.", default=True)
    tool_changes: bool = described(
        "Tool changes that name no setter are made by one.", default=True
    )


@dataclass(frozen=True, kw_only=True)
class Station:
    """Identical machines in parallel that do one operation."""

    name: str = described("Name, unique among stations of the plant or of the line.")
    title: str = described("What people call it.", default="")
    process: str | None = described(
        "Entry of the process library that it inherits; its own name if that is one.",
        default=None,
        refers="process",
    )
    operation: str | None = described(
        "Operation whose cycle time follows from the design of a motor; its process or its own "
        "name if not given, where that is one.",
        default=None,
        example='"hairpin_form"',
    )
    workshop: str | None = described(
        "Workshop it stands in, for a station outside a line.", default=None, refers="workshop"
    )
    position: str | None = described(
        "Where it stands, for transports from and to its buffers; in a line, that of its copy if "
        "not given.",
        default=None,
        refers="position",
    )
    x: float | None = described(
        "Where its middle is drawn on the floor plan, to the east; in a line, from the corner of "
        "its copy. Beside its neighbours if not given.",
        default=None,
        quantity="length",
        example='"64 m"',
    )
    y: float | None = described(
        "Where its middle is drawn, to the north.",
        default=None,
        quantity="length",
        example='"12 m"',
    )
    machines: int = described("Identical machines in parallel.", default=1, ge=1, le=10_000)
    cycle_time: Law | None = described(
        "Time of one part, set or batch.", default=None, example='"56 s"'
    )
    cycle_times: Mapping[str, Law] = described(
        "Time by product model, instead of ``cycle_time`` for those models.",
        default_factory=dict,
        refers="model",
    )
    steps: tuple[Step, ...] = described(
        "Instead of ``cycle_time``: work done one after the other on the same part.", default=()
    )
    performance_factor: float = described(
        "Speed and micro-stop loss: every time is divided by it.",
        default=1.0,
        quantity="share",
        gt=0,
        le=1,
    )
    inputs: tuple[Input, ...] = described("What it takes.", default=())
    select: str = described(
        "all takes from every input at once; first_available takes one part from the first "
        "non-empty input.",
        default="all",
        choices=("all", "first_available"),
    )
    pull: bool = described(
        "Start a part only when its destination has a free place for its model that no other "
        "part under way has claimed (kanban); otherwise work goes on and the machine is blocked "
        "with the finished part. Shared machines that feed stores kept by model need it.",
        default=False,
    )
    models: tuple[str, ...] = described(
        "Models allocated to it; all if empty.", default=(), refers="model"
    )
    campaign: Campaign | None = described("Order of the models.", default=None)
    batch: Batch | None = described("Parts worked together.", default=None)
    conveyor: Conveyor | None = described("Travel through a continuous machine.", default=None)
    to: str | None = described("Buffer or sink of good parts.", default=None, refers="buffer|sink")
    random: tuple[Destination, ...] = described(
        "Instead of ``to``: one of these ways by chance, drawn when the part is finished.",
        default=(),
    )
    each: tuple[Destination, ...] = described(
        "Instead of ``to``: one part to every place listed (co-products).", default=()
    )
    by_model: tuple[Destination, ...] = described(
        "Instead of ``to``: the way by the part's model.", default=()
    )
    overflow: str | None = described(
        "Sink that takes the part when ``to`` has no place, instead of blocking the machine.",
        default=None,
        refers="sink",
    )
    scrap_rate: float = described(
        "Chance that a pass ends in scrap.", default=0.0, quantity="share", ge=0, le=1
    )
    rework_rate: float = described(
        "Chance that a pass must be repeated.", default=0.0, quantity="share", ge=0, le=1
    )
    max_reworks: int | None = described(
        "Repeat passes allowed; a part that fails again is scrap. ``None`` lifts the limit.",
        default=2,
        ge=0,
        le=1_000_000,
        unlimited=True,
    )
    rework_to: str | None = described(
        "Buffer for parts to be reworked; if not given the same machine repeats at once.",
        default=None,
        refers="buffer",
    )
    scrap_to: str | None = described(
        "Buffer or sink for scrap; without it scrap is counted and gone.",
        default=None,
        refers="buffer|sink",
    )
    failures: tuple[Failure, ...] = described("Failure modes of every machine.", default=())
    short_stops: tuple[ShortStop, ...] = described(
        "Short stops of every machine.", default=(), key="short_stop", single=True
    )
    maintenance: tuple[Maintenance, ...] = described(
        "Preventive maintenance of every machine.", default=(), single=True
    )
    planned_stop: PlannedStop | None = described("Regular planned stops.", default=None)
    changeover: Changeover | None = described("Setting up for another model.", default=None)
    tool: Tool | None = described("A tool that wears by cycles.", default=None)
    tending: Tending | None = described(
        "What needs a person who tends several machines.", default=None
    )
    in_service: tuple[date, ...] = described(
        "Date from which it works: one for all machines, or one for each; from the start if "
        "empty. Where its line has a date too, the later one counts.",
        default=(),
        single=True,
        example="2021-09-01",
    )
    calendar: str | None = described(
        "When it works; the line's or the plant's calendar if not given.",
        default=None,
        refers="calendar",
    )
    power: float = described(
        "Electric power of a machine while working.",
        default=0.0,
        quantity="power",
        ge=0,
        example='"12 kW"',
    )
    standby_power: float = described(
        "Power while setting up, blocked, starved, waiting or in a planned stop.",
        default=0.0,
        quantity="power",
        ge=0,
    )
    off_power: float = described(
        "Power while down or off shift.", default=0.0, quantity="power", ge=0
    )
    compressed_air: float = described(
        "Compressed air of a machine while working, as free air.",
        default=0.0,
        quantity="flow",
        ge=0,
        example='"6 m3/h"',
    )
    cooling_water: float = described(
        "Cooling water that runs round through a machine while working.",
        default=0.0,
        quantity="flow",
        ge=0,
        example='"4 m3/h"',
    )
    process_heat: float = described(
        "Heat that goes into parts, resin or ovens of a machine while working, whatever it is made "
        "of; part of ``power`` where it is electric.",
        default=0.0,
        quantity="power",
        ge=0,
        example='"100 kW"',
    )
    footprint: float = described(
        "Net floor of one machine.", default=0.0, quantity="area", ge=0, example='"110 m2"'
    )
    price: float = described(
        "Price of one machine in the plant's currency.", default=0.0, quantity="money", ge=0
    )
    operators: float = described(
        "People per machine and shift, for staffing figures and the size of the line's crew; "
        "what waits for people names a pool, or is tended.",
        default=0.0,
        ge=0,
        le=1000,
    )


def technical_availability(station: Station) -> float:
    """Give the share of its working and repair time that a machine alone would work [-].

    A = 1 / (1 + sum of repair / up) over its failure modes and short stops, exact for modes
    on the operating clock.
    """
    stops = [(f.up.mean(), f.repair.mean()) for f in station.failures]
    stops += [(s.every.mean(), s.time.mean()) for s in station.short_stops]
    return 1 / (1 + math.fsum(down / up for up, down in stops if up > 0))
