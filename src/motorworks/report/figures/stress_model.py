"""The logic of the model in the words of the STRESS-DES guidelines."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from motorworks.report.number import counted
from motorworks.simulation import Run

LOTS = {
    "sequence": "lots of the models in a fixed order",
    "lowest_stock": "the model whose stock is lowest for its capacity",
}


class Item(NamedTuple):
    """One item of the guidelines: its number, its name and what is said on it."""

    number: str
    name: str
    lines: tuple[str, ...]


def item(number: str, name: str, *lines: str) -> Item:
    """Give an item with what is said on it, empty lines left out."""
    return Item(number, name, tuple(line for line in lines if line))


def logic(run: Run) -> Iterator[Item]:
    """Give the items on how the model works."""
    yield item(
        "2.1",
        "Diagram of the model",
        "The figure under “Material flow” is drawn from the run itself.",
    )
    yield item(
        "2.2",
        "Base logic",
        "Discrete events, part by part. A machine starts when it is empty, up and on shift and "
        "its inputs hold what it takes; it takes all of it at that moment.",
        "Blocking after service: a finished part that finds no place stays in its machine, and "
        "the machine that has waited longest moves first. Moves take no time.",
        "A machine is in one state at any time, the first that applies: off shift, planned stop, "
        "down, setting up, working, blocked, waiting for an operator, starved.",
        "Failures run on the operating clock (only while the machine works) or on the calendar; "
        "interrupted work keeps what remains and goes on.",
    )
    yield item("2.3", "Scenario logic", "None: only the plant as written was run.")
    yield item(
        "2.4",
        "Algorithms",
        "Order of simultaneous events, fixed and free of chance: the sampler, then calendars, "
        "roll calls, tours, arrivals, and machines in the order of the plant file. Within a "
        "machine: ends of repairs and maintenance, ends of work, entries to a conveyor, failures "
        "on the calendar clock and maintenance that falls due, failures on the operating clock.",
        "Waiting parts and requests are served first in, first out; a pool may instead serve the "
        "last station first.",
        _campaigns(run),
    )


def _campaigns(run: Run) -> str:
    rules = {u.station.campaign.rule for u in run.compiled.layout.stations if u.station.campaign}
    if not rules:
        return "No station works in campaigns."
    words = " or ".join(LOTS.get(r, r) for r in sorted(rules))
    return f"Stations with campaigns work {words}."


def components(run: Run) -> Iterator[Item]:
    """Give the items on what the model is made of."""
    plant = run.plant
    models = ", ".join(m.title or m.name for m in plant.models) or "one kind of part"
    yield item("2.5.1", "Entities", f"Parts, each followed singly: {models}.")
    yield item("2.5.2", "Activities", _activities(run), _kinds(run))
    yield item("2.5.3", "Resources", *_resources(run))
    yield item("2.5.4", "Queues", _queues(run))
    yield item(
        "2.5.5",
        "Entry and exit",
        f"Sources: {_listed(plant.sources)}. Sinks: {_listed(plant.sinks)}.",
    )


def _activities(run: Run) -> str:
    units, lines = run.compiled.layout.stations, run.plant.lines
    stations = counted(len(units), "station")
    machines = counted(sum(u.station.machines for u in units), "machine")
    inside = f" in {counted(sum(line.lines for line in lines), 'line')}" if lines else ""
    return (
        f"{stations} with {machines}{inside}: processing, setting up, repair, tool change, "
        "transit on conveyors."
    )


def _kinds(run: Run) -> str:
    stations = [u.station for u in run.compiled.layout.stations]
    counts = {
        "fail at random": sum(1 for s in stations if s.failures),
        "have short stops": sum(1 for s in stations if s.short_stops),
        "are maintained": sum(1 for s in stations if s.maintenance),
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


def _resources(run: Run) -> Iterator[str]:
    program = run.compiled.program
    people = ", ".join(
        f"{name} ({count})"
        for name, count in zip(program.pool_names, program.pool_count, strict=True)
    )
    calendars = ", ".join(c.name for c in run.plant.calendars)
    if people:
        yield f"Pools of people: {people}."
    else:
        yield "No pools of people: machines never wait for operators or repair crews."
    yield f"Calendars: {calendars}." if calendars else "No calendar: all work round the clock."


def _queues(run: Run) -> str:
    layout = run.compiled.layout
    stores = sum(1 for line in layout.buffer_lines if not line)
    endless = sum(1 for b in layout.buffers if b.capacity is None and b.capacity_per_model is None)
    return (
        f"{counted(len(layout.buffers), 'buffer')}, {stores:,} of them stores between lines, "
        "first in, first out; stores kept by model hold one queue per model. "
        f"Without limit: {endless:,}."
    )


def _listed(things: Iterable[Any]) -> str:
    return ", ".join(thing.title or thing.name for thing in things) or "none"
