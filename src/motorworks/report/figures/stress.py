"""What a simulation study should state, filled in by the program as far as it knows.

References
----------
Monks, T., Currie, C. S. M., Onggo, B. S., Robinson, S., Kunc, M., Taylor, S. J. E. (2019):
Strengthening the reporting of empirical simulation studies: introducing the STRESS
guidelines. Journal of Simulation 13(1), 55-67, doi 10.1080/17477778.2018.1442155.
"""

from collections.abc import Iterator
from typing import NamedTuple

from motorworks.report.figure import Figure
from motorworks.report.figures.inputs import origin_counts, simulated
from motorworks.report.number import counted, plain, span
from motorworks.report.table import Table, of_rows
from motorworks.simulation import Run

NOT_SAID = "The plant file does not say."


class Item(NamedTuple):
    """One item of the guidelines: its section, number, name and what is said on it."""

    section: str
    number: str
    name: str
    lines: tuple[str, ...]


def stress_figure(run: Run) -> Figure:
    """Give the items of STRESS-DES for a run."""
    items = [
        *_objectives(run),
        *_logic(run),
        *_components(run),
        *_data(run),
        *_experiment(run),
        *_implementation(run),
    ]
    sections = dict.fromkeys(i.section for i in items)
    return Figure(
        key="stress",
        title="The study by the STRESS-DES guidelines",
        lead="Filled in by the program from plant file and run (Monks et al. 2019, "
        "doi 10.1080/17477778.2018.1442155). Where only the author of the plant file can know, "
        "it says so.",
        data={"sections": [(s, [i for i in items if i.section == s]) for s in sections]},
        table=Table(
            caption="STRESS-DES",
            columns=of_rows(
                ("Section", "Item", "Name", "Statement"),
                [(i.section, i.number, i.name, " ".join(i.lines)) for i in items],
            ),
        ),
        long=True,
    )


def _objectives(run: Run) -> Iterator[Item]:
    plant = run.plant
    target = (
        f"to tell whether it reaches {plain(plant.target, 7)} good {plant.product}s a year, and "
        if plant.target is not None
        else ""
    )
    yield Item(
        "Objectives",
        "1.1",
        "Purpose of the model",
        (
            f"The plant file describes the plant as: {plant.description}"
            if plant.description
            else f"{NOT_SAID} A 'description' in its [plant] table would stand here.",
            f"The program simulates it {target}to find what holds it back.",
        ),
    )
    yield Item(
        "Objectives",
        "1.2",
        "Model outputs",
        (
            f"Good {plant.product}s a year, key figures by ISO 22400-2 and beside it, shares of "
            "time "
            "in eight states, bottlenecks, flows, stock, throughput times and energy. Formulas "
            "stand "
            "under “What the key figures mean”.",
        ),
    )
    yield Item(
        "Objectives",
        "1.3",
        "Aims of the experiment",
        (
            "One scenario: the plant as written. What was asked beyond that, the plant file does "
            "not say.",
        ),
    )


def _logic(run: Run) -> Iterator[Item]:
    yield Item(
        "Logic",
        "2.1",
        "Diagram of the model",
        ("The figure under “Material flow” is drawn from the run itself.",),
    )
    yield Item(
        "Logic",
        "2.2",
        "Base logic",
        (
            "Discrete events, part by part. A machine starts when it is empty, up and on shift and "
            "its inputs hold what it takes; it takes all of it at that moment.",
            "Blocking after service: a finished part that finds no place stays in its machine, and "
            "the machine that has waited longest moves first. Moves take no time.",
            "A machine is in one state at any time, the first that applies: off shift, planned "
            "stop, "
            "down, setting up, working, blocked, waiting for an operator, starved.",
            "Failures run on the operating clock (only while the machine works) or on the "
            "calendar; "
            "interrupted work keeps what remains and goes on.",
        ),
    )
    yield Item("Logic", "2.3", "Scenario logic", ("None: only the plant as written was run.",))
    yield Item(
        "Logic",
        "2.4",
        "Algorithms",
        (
            "Order of simultaneous events, fixed and free of chance: the sampler, then calendars, "
            "arrivals, and machines in the order of the plant file. Within a machine: ends of "
            "repairs, ends of work, entries to a conveyor, failures on the calendar clock, "
            "failures "
            "on the operating clock.",
            "Waiting parts and requests are served first in, first out; a pool may instead serve "
            "the "
            "last station first. " + _campaigns(run),
        ),
    )


def _campaigns(run: Run) -> str:
    rules = {u.station.campaign.rule for u in run.compiled.layout.work_units if u.station.campaign}
    words = {
        "sequence": "lots of the models in a fixed order",
        "lowest_stock": "the model whose stock is lowest for its capacity",
    }
    if not rules:
        return "No station works in campaigns."
    return f"Stations with campaigns work {' or '.join(words[r] for r in sorted(rules))}."


def _components(run: Run) -> Iterator[Item]:
    plant, layout = run.plant, run.compiled.layout
    machines = sum(u.station.machines for u in layout.work_units)
    models = ", ".join(m.title or m.name for m in plant.models) or "one kind of part"
    yield Item("Logic", "2.5.1", "Entities", (f"Parts, each followed singly: {models}.",))
    yield Item(
        "Logic",
        "2.5.2",
        "Activities",
        (
            f"{counted(len(layout.work_units), 'station')} with {counted(machines, 'machine')}"
            + (f" in {counted(sum(li.lines for li in plant.lines), 'line')}" if plant.lines else "")
            + ": processing, setting up, repair, tool change, transit on conveyors.",
            _kinds(run),
        ),
    )
    people = ", ".join(f"{p.name} ({p.count})" for p in plant.pools)
    calendars = ", ".join(c.name for c in plant.calendars)
    yield Item(
        "Logic",
        "2.5.3",
        "Resources",
        (
            f"Pools of people: {people}."
            if people
            else "No pools of people: machines never wait for operators or repair crews.",
            f"Calendars: {calendars}." if calendars else "No calendar: all work round the clock.",
        ),
    )
    yield Item("Logic", "2.5.4", "Queues", (_queues(run),))
    yield Item(
        "Logic",
        "2.5.5",
        "Entry and exit",
        (f"Sources: {_listed(plant.sources)}. Sinks: {_listed(plant.sinks)}.",),
    )


def _listed(things: tuple[object, ...]) -> str:
    return ", ".join(getattr(t, "title", "") or getattr(t, "name", "") for t in things) or "none"


def _kinds(run: Run) -> str:
    stations = [u.station for u in run.compiled.layout.work_units]
    counts = {
        "fail at random": sum(1 for s in stations if s.failures),
        "have planned stops": sum(1 for s in stations if s.planned_stop),
        "need changeovers": sum(1 for s in stations if s.changeover),
        "change worn tools": sum(1 for s in stations if s.tool),
        "work in batches": sum(1 for s in stations if s.batch),
        "are conveyors or ovens": sum(1 for s in stations if s.conveyor),
        "scrap parts": sum(1 for s in stations if s.scrap_rate),
        "rework parts": sum(1 for s in stations if s.rework_rate),
    }
    said = [f"{n:,} {words}" for words, n in counts.items() if n]
    return f"Of the stations {', '.join(said)}." if said else "No losses are described."


def _queues(run: Run) -> str:
    layout = run.compiled.layout
    stores = sum(1 for line in layout.buffer_lines if not line)
    endless = sum(1 for b in layout.buffers if b.capacity is None and b.capacity_per_model is None)
    return (
        f"{len(layout.buffers):,} buffers, {stores:,} of them stores between lines, first in, "
        "first out; stores kept by model hold one queue per model. "
        f"Without limit: {endless:,}."
    )


def _data(run: Run) -> Iterator[Item]:
    plant = run.plant
    counts = origin_counts(simulated(plant))
    yield Item(
        "Data",
        "3.1",
        "Data sources",
        (
            f"{counts['sourced']:,} values of the plant file cite one of {len(plant.references):,} "
            "references, listed above with their addresses."
            if plant.references
            else "The plant file cites no reference.",
        ),
    )
    yield Item(
        "Data",
        "3.2",
        "Pre-processing",
        (
            f"Units are converted to SI once, when the file is read. {counts['calculated']:,} "
            "values "
            "are marked as calculated from others. How data were cleaned or fitted before they "
            "entered the file, it does not say.",
        ),
    )
    yield Item("Data", "3.3", "Input parameters", ("All are listed under “Every value”.",))
    yield Item(
        "Data",
        "3.4",
        "Assumptions",
        (
            f"{counted(counts['assumed'], 'value')} marked as assumption; {counts['unmarked']:,} "
            "carry no "
            "mark, which is no proof of a source.",
            "Assumed by the program: moves within the plant take no time unless written as a "
            "conveyor; random times are independent of each other and do not drift.",
        ),
    )


def _experiment(run: Run) -> Iterator[Item]:
    count = len(run.replications)
    yield Item(
        "Experimentation",
        "4.1",
        "Initialisation",
        (
            f"Starts on {run.plant.start:%d %B %Y} at 00:00 with the initial stock of the plant "
            "file; "
            f"the first {span(run.warm_up)} are thrown away ({run.warm_up_basis}).",
        ),
    )
    yield Item(
        "Experimentation",
        "4.2",
        "Run length",
        (
            f"{span(run.duration)} of plant time after the warm-up in each replication. Yearly "
            "figures "
            f"scale to {run.compiled.planned_year / 3600:,.0f} h of working time a year.",
            *((f"The run ended early: {run.stopped}.",) if run.stopped else ()),
            *(f"Gridlock: {text}" for text in run.gridlocks),
        ),
    )
    yield Item(
        "Experimentation",
        "4.3",
        "Estimation",
        (
            f"{count} independent replication{'s' if count != 1 else ''}; "
            + (
                "95 % Student-t intervals over their means."
                if count > 1
                else "no interval over "
                "replications. Where the verdict gives one, it is from batch means."
            ),
        ),
    )


def _implementation(run: Run) -> Iterator[Item]:
    yield Item(
        "Implementation",
        "5.1",
        "Software",
        (
            f"Motorworks {run.version}, MIT licence; kernel in C++20, its rules kept readable and "
            "tested in plain Python.",
        ),
    )
    yield Item(
        "Implementation",
        "5.2",
        "Random sampling",
        (
            f"Seed {run.seed}. Each thing that can happen at each machine has a stream of its own "
            "(SplitMix64), started from a BLAKE2b hash of seed, replication, name, number and "
            "purpose. So the same file, seed and version give the same result on every platform, "
            "and "
            "two plants that differ in one machine share all other draws.",
        ),
    )
    yield Item(
        "Implementation",
        "5.3",
        "Execution",
        (f"{run.events:,} events and {run.operations:,} completed operations, by next event.",),
    )
    yield Item(
        "Implementation",
        "5.4",
        "System",
        (
            f"{span(run.wall)} of wall time and {plain(run.peak_mib)} MiB at most for all "
            "replications together. The run does not record on what machine.",
        ),
    )
    yield Item(
        "Code access",
        "6.1",
        "How to obtain the model",
        (
            "The program is open source. The model is the plant file; with it, "
            f"`motorworks run PLANT --for {run.duration:.0f}s --warm-up {run.warm_up:.0f}s "
            f"--replications {len(run.replications)} --seed {run.seed}` repeats this run. Whether "
            "the "
            "plant file may be shared, it does not say.",
        ),
    )
