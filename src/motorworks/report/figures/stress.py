"""What a simulation study should state, filled in by the program as far as it knows.

References
----------
Monks, T., Currie, C. S. M., Onggo, B. S., Robinson, S., Kunc, M., Taylor, S. J. E. (2019):
Strengthening the reporting of empirical simulation studies: introducing the STRESS
guidelines. Journal of Simulation 13(1), 55-67, doi 10.1080/17477778.2018.1442155.
"""

from collections.abc import Iterator

from motorworks.report.figure import Figure
from motorworks.report.figures.inputs import origin_counts, simulated
from motorworks.report.figures.stress_model import Item, components, item, logic
from motorworks.report.number import counted, plain, span
from motorworks.report.table import Table, of_rows
from motorworks.simulation import Run

SECTIONS = {
    "1": "Objectives",
    "2": "Logic",
    "3": "Data",
    "4": "Experimentation",
    "5": "Implementation",
    "6": "Code access",
}
NOT_SAID = "The plant file does not say."


def stress_figure(run: Run) -> Figure:
    """Give the items of STRESS-DES for a run."""
    items = _items(run)
    return Figure(
        key="stress",
        title="The study by the STRESS-DES guidelines",
        lead="Filled in by the program from plant file and run (Monks et al. 2019, "
        "doi 10.1080/17477778.2018.1442155). Where only the author of the plant file can know, "
        "it says so.",
        data={
            "sections": [
                (title, [i for i in items if i.number.startswith(number)])
                for number, title in SECTIONS.items()
            ]
        },
        table=Table(
            caption="STRESS-DES",
            columns=of_rows(
                ("Section", "Item", "Name", "Statement"),
                [(SECTIONS[i.number[0]], i.number, i.name, " ".join(i.lines)) for i in items],
            ),
        ),
        long=True,
    )


def _items(run: Run) -> list[Item]:
    parts = (_objectives, logic, components, _data, _experiment, _implementation, _access)
    return [one for part in parts for one in part(run)]


def _objectives(run: Run) -> Iterator[Item]:
    plant = run.plant
    target = ""
    if plant.target is not None:
        goods = f"{plain(plant.target, 7)} good {plant.product}s a year"
        target = f"to tell whether it reaches {goods}, and "
    described = f"The plant file describes the plant as: {plant.description}"
    missing = f"{NOT_SAID} A 'description' in its [plant] table would stand here."
    yield item(
        "1.1",
        "Purpose of the model",
        described if plant.description else missing,
        f"The program simulates it {target}to find what holds it back.",
    )
    yield item(
        "1.2",
        "Model outputs",
        f"Good {plant.product}s a year, key figures by ISO 22400-2 and beside it, shares of time "
        "in eight states, bottlenecks, flows, stock, throughput times and energy. Formulas stand "
        "under “What the key figures mean”.",
    )
    yield item(
        "1.3",
        "Aims of the experiment",
        "One scenario: the plant as written. What was asked beyond that, the plant file does "
        "not say.",
    )


def _data(run: Run) -> Iterator[Item]:
    counts = origin_counts(simulated(run.plant))
    references = counted(len(run.plant.references), "reference")
    cited = f"{counted(counts['sourced'], 'value')} of the plant file cite one of {references}, "
    yield item(
        "3.1",
        "Data sources",
        f"{cited}listed above with their addresses."
        if run.plant.references
        else "The plant file cites no reference.",
    )
    yield item(
        "3.2",
        "Pre-processing",
        "Units are converted to SI once, when the file is read. Marked as calculated from "
        f"others: {counted(counts['calculated'], 'value')}. How data were cleaned or fitted "
        "before they entered the file, it does not say.",
    )
    yield item("3.3", "Input parameters", "All are listed under “Every value”.")
    yield item(
        "3.4",
        "Assumptions",
        f"Marked as assumptions: {counted(counts['assumed'], 'value')}. Without any mark, which "
        f"is no proof of a source: {counts['unmarked']:,}.",
        "Assumed by the program: moves within the plant take no time unless written as a "
        "conveyor; random times are independent of each other and do not drift.",
    )


def _experiment(run: Run) -> Iterator[Item]:
    yield item(
        "4.1",
        "Initialisation",
        f"Starts on {run.plant.start:%d %B %Y} at 00:00 with the initial stock of the plant "
        f"file; the first {span(run.warm_up)} are thrown away ({run.warm_up_basis}).",
    )
    yield item(
        "4.2",
        "Run length",
        f"{span(run.duration)} of plant time after the warm-up in each replication. Yearly "
        f"figures scale to {run.compiled.planned_year / 3600:,.0f} h of working time a year.",
        f"The run ended early: {run.stopped}." if run.stopped else "",
        *(f"Gridlock: {text}" for text in run.gridlocks),
    )
    count = len(run.replications)
    several = "95 % Student-t intervals over their means."
    one = "no interval over replications. Where the verdict gives one, it is from batch means."
    yield item(
        "4.3",
        "Estimation",
        f"{counted(count, 'independent replication')}; {several if count > 1 else one}",
    )


def _implementation(run: Run) -> Iterator[Item]:
    yield item(
        "5.1",
        "Software",
        f"Motorworks {run.version}, MIT licence; kernel in C++20, its rules kept readable and "
        "tested in plain Python.",
    )
    yield item(
        "5.2",
        "Random sampling",
        f"Seed {run.seed}. Each thing that can happen at each machine has a stream of its own "
        "(SplitMix64), started from a BLAKE2b hash of seed, replication, name, number and "
        "purpose. So the same file, seed and version give the same result on every platform, "
        "and two plants that differ in one machine share all other draws.",
    )
    yield item(
        "5.3",
        "Execution",
        f"{run.events:,} events and {run.operations:,} completed operations, by next event.",
    )
    yield item(
        "5.4",
        "System",
        f"{span(run.wall)} of wall time and {plain(run.peak_mib)} MiB at most for all "
        "replications together. The run does not record on what machine.",
    )


def _access(run: Run) -> Iterator[Item]:
    yield item(
        "6.1",
        "How to obtain the model",
        "The program is open source. The model is the plant file; with it, "
        f"`motorworks run PLANT --for {run.duration:.0f}s --warm-up {run.warm_up:.0f}s "
        f"--replications {len(run.replications)} --seed {run.seed}` repeats this run. Whether "
        "the plant file may be shared, it does not say.",
    )
