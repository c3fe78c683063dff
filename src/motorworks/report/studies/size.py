"""A plant for a demand: page and terminal."""

from collections.abc import Iterable
from dataclasses import dataclass

from motorworks.experiment.paired import Estimate
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, plain, wide
from motorworks.report.studies.size_curve import curve_section
from motorworks.report.studies.size_hours import hours_section
from motorworks.report.studies.size_tables import (
    compressors_table,
    floor_table,
    flows_table,
    lines_table,
    machines_table,
    materials_table,
    notes_table,
    people_table,
    uses_table,
    utilities_table,
)
from motorworks.report.studies.study import Study
from motorworks.report.table import Table
from motorworks.sizing import Compared, Levers, Sized, Step
from motorworks.statistics.verdict import number


@dataclass(frozen=True, kw_only=True)
class SizedStudy:
    """What is shown of a sizing.

    Attributes
    ----------
    sized
        The plant and its arithmetic.
    simulated
        Good parts a year by simulation; ``None`` if it was not simulated.
    trouble
        What stood still in the simulation.
    compared
        The estimate beside the simulation.
    steps
        Plants of other demands.
    levers
        What longer hours would do for the plant as it is.
    """

    sized: Sized
    simulated: Estimate | None = None
    trouble: str = ""
    compared: Compared | None = None
    steps: tuple[Step, ...] = ()
    levers: Levers | None = None


def size_sentence(of: Sized) -> str:
    """Give the answer in one sentence."""
    lines = max((i.copies for i in of.lines.values() if i.line in of.places), default=0)
    machines = sum(i.machines for i in of.installed.values())
    modules = f" in {lines} line modules" if lines > 1 else ""
    room = f", {of.floor.total:,.0f} m2 of floor" if of.floor.total > 0 else ""
    return (
        f"{number(of.demand)} {of.plant.product}s a year take {machines:,} machines{modules}, "
        f"{of.people.direct:,} people at the machines in {of.people.crews} "
        f"crew{'s' if of.people.crews > 1 else ''}{room}."
    )


def simulated_sentence(study: SizedStudy) -> str:
    """Set calculated and simulated output side by side."""
    if study.trouble:
        return f"In the simulation the plant stood still: {study.trouble}"
    if study.simulated is None:
        return "Calculated, not simulated."
    mean, half = study.simulated
    said = "" if half is None else f" ± {number(half)}"
    over = mean / study.sized.demand - 1.0
    return (
        f"Calculated for {number(study.sized.demand)}; simulated {number(mean)}{said} "
        f"({over:+.1%} of the demand).{_apart(study.compared)}"
    )


def _apart(of: Compared | None) -> str:
    """Say how far estimate and simulation are apart, and why if it is much."""
    if of is None:
        return ""
    said = f" The estimate of what it can make is {number(of.estimated)}"
    if of.agrees:
        return f"{said}: they agree within 2 %."
    return f"{said}: they are {of.apart:+.1%} apart. {of.why}"


def size_study(study: SizedStudy) -> Study:
    """Give the page on a plant for a demand."""
    of = study.sized
    return Study(
        kind="sizing",
        plant=of.plant,
        chip=_chip(study),
        style=_style(study),
        sentence=size_sentence(of),
        precision=simulated_sentence(study),
        facts=(
            ("demand", f"{of.demand:,.0f} a year"),
            ("planned time", f"{of.planned / 3600:,.0f} h a year"),
            ("takt", f"{plain(of.planned / of.demand)} s"),
            ("copied from", of.base.title or of.base.name),
        ),
        intervals="All numbers are calculated from the plant file, but the simulated output, which "
        "has a 95 % Student-t interval over replications. What the file marks as an assumption "
        "is one here too.",
        sections=tuple(_sections(study)),
    )


def _chip(study: SizedStudy) -> str:
    if study.simulated is None:
        return "Calculated"
    return "Confirmed" if _style(study) == "reached" else "Not confirmed"


def _style(study: SizedStudy) -> str:
    if study.simulated is None:
        return "undecided"
    mean, half = study.simulated
    reached = mean + (half or 0.0) >= study.sized.demand and not study.trouble
    return "reached" if reached else "missed"


def _sections(study: SizedStudy) -> Iterable[Section]:
    of = study.sized
    if study.levers is not None:
        yield hours_section(study.levers, of.plant)
    yield Section(
        key="machines",
        short="Machines",
        title="Machines",
        figures=(
            _load(of),
            *_notes(of),
            _table("each", "Every process, loss by loss", machines_table(of), _HOW),
        ),
    )
    yield Section(
        key="lines",
        short="Lines",
        title="Lines, models and places",
        figures=(_table("allocation", "What each copy makes", lines_table(of), _LINES),),
    )
    yield Section(
        key="people",
        short="People",
        title="People",
        figures=(_table("groups", "People by group", people_table(of), _PEOPLE),),
    )
    yield Section(
        key="floor",
        short="Floor",
        title="Floor and land",
        figures=(_table("floors", "Floor, footprint and land", floor_table(of), _FLOOR),),
    )
    yield Section(
        key="supplies",
        short="Energy and materials",
        title="Energy, materials, containers",
        figures=(
            _table("power", "Energy and what leaves", utilities_table(of), _POWER),
            *_utilities(of),
            _table("materials", "Materials", materials_table(of), _MATERIALS),
        ),
    )
    if study.steps:
        yield curve_section(study.steps)


_HOW = (
    "In machines: work at full speed, and what each loss adds to it; the sum is what is needed. "
    "Textbook counts every stop in full and takes reworked parts as good the second time. Repairs "
    "that run on through breaks and planned stops cost nothing then: they are below 0."
)
_LINES = (
    "Whole copies for a model first; what is left over shares copies in campaigns. Places are the "
    "fewest with which the estimate of the line lies above what is asked, and never fewer than "
    "the plant has."
)
_PEOPLE = (
    "At the machines as many as these ask for; fitters, setters and relief are part of the staff "
    "below. Hired: so many that with absence as many are there as are needed."
)
_FLOOR = "Machines times the access factor, and what stands beside them. Land is kept apart."
_POWER = (
    "Energy of machines at work; that of compressed air, cooling, light and heating is the "
    "overhead on it, and is not counted again."
)
_MATERIALS = (
    "With scrap where a buffer, source or supply of the plant tells which process takes the "
    "material; else what is in the good parts."
)


_AIR = (
    "Peak takes all machines at once, normal 80 % of them, mean the work of a year alone; "
    "air with leaks of a tenth of what is connected. Flows of single machines, leaks, 0.11 kWh a "
    "m3 and 6 K are assumptions."
)


def _notes(of: Sized) -> Iterable[Figure]:
    found = notes_table(of)
    if found is not None:
        yield _table("notes", "Where the textbook has another number", found, "")


def _utilities(of: Sized) -> Iterable[Figure]:
    """Give air, water and heat where the plant says anything of them."""
    if of.utilities.any:
        yield _table("flows", "Compressed air, cooling water, process heat", flows_table(of), _AIR)
        yield _table("compressors", "Compressors and cooling", compressors_table(of), "")
        yield _table("uses", "By process, each machine at work", uses_table(of), "")


def _table(key: str, title: str, table: Table, lead: str) -> Figure:
    return Figure(key=key, title=title, lead=lead, template="table", table=table)


def _load(of: Sized) -> Figure:
    rows = sorted(of.installed.values(), key=lambda i: -i.load)
    return Figure(
        key="loads",
        title="Load of each process",
        lead="Machines needed over machines installed. Dashed: the load up to which groups are "
        "planned.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=i.process,
                    width=wide(min(100.0, 100 * i.load)),
                    value=percent(i.load),
                    small=f"{plain(i.needed)} of {i.machines:,}",
                    tip=f"{i.process}: {plain(i.needed)} needed, {i.machines:,} installed",
                    target=wide(100 * of.plant.economics.most_load) if i.kind == "group" else "",
                )
                for i in rows
            ]
        },
        long=True,
    )
