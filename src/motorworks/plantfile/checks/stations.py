"""Stations by themselves: keys that exclude each other, and figures that cannot be."""

from motorworks.plant import Plant, Station
from motorworks.plantfile.checks.conveyors import check_conveyor
from motorworks.plantfile.checks.models import adds_up
from motorworks.plantfile.checks.upkeep import check_upkeep
from motorworks.plantfile.checks.wiring import Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.quantity import GREATEST
from motorworks.plantfile.shape import Path

SHORTEST_STOP = 10.0
"""Working time [s] between planned stops below which they would be all that happens."""

_WAYS = ("to", "random", "each", "by_model")


def check_stations(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Check every station by itself, with what it inherits."""
    for unit in wiring.stations:
        if not findings.tainted(unit.path):
            for one in _CHECKS:
                one(unit.path, unit.station, findings)
            check_conveyor(unit.path, unit.station, findings)
            _campaign(unit, plant, findings)


def _inputs(path: Path, station: Station, findings: Findings) -> None:
    origins = [taken.origin for taken in station.inputs]
    for n, taken in enumerate(station.inputs):
        if taken.origin in origins[:n]:
            text = f"inputs[{n}] names '{taken.origin}' a second time"
            findings.error((*path, "inputs", n), text, "Write take = 2 in one input.")
        if taken.take != 1 and station.select == "first_available":
            text = f"inputs[{n}]: take is {taken.take}; with select = first_available it is 1"
            findings.error((*path, "inputs", n), text, "Remove take.")


def _times(path: Path, station: Station, findings: Findings) -> None:
    if station.steps:
        for key in ("cycle_time", "cycle_times"):
            if getattr(station, key):
                findings.error((*path, key), f"has both steps and {key}", "Write one of them.")
        for n, step in enumerate(station.steps):
            if step.time is None and not step.times:
                text = f"steps[{n}] has no time"
                findings.error((*path, "steps", n), text, 'Add time = "48 s".')
    elif not station.cycle_time and not station.cycle_times and not station.conveyor:
        findings.error(path, "has no cycle time", 'Write cycle_time = "48 s".')


def _speed(path: Path, station: Station, findings: Findings) -> None:
    """Refuse a speed loss that makes times longer than any run."""
    laws = [station.cycle_time, *station.cycle_times.values()]
    laws += [law for step in station.steps for law in (step.time, *step.times.values())]
    slowed = [law.scaled(1 / station.performance_factor).numbers() for law in laws if law]
    if any(number > GREATEST for numbers in slowed for number in numbers):
        text = f"performance_factor is {station.performance_factor:g}: times would be endless"
        findings.error((*path, "performance_factor"), text, "Write a greater share.")


def _ways(path: Path, station: Station, findings: Findings) -> None:
    given = [key for key in _WAYS if getattr(station, key)]
    if len(given) > 1:
        text = f"has {' and '.join(given)}"
        findings.error((*path, given[1]), text, "Write one of them.")
    if station.overflow is not None and station.to is None:
        text = "overflow has no meaning without to"
        findings.error((*path, "overflow"), text, "Write overflow beside the way it belongs to.")
    for kind in ("each", "by_model"):
        for n, way in enumerate(getattr(station, kind)):
            if way.probability is not None:
                at = (*path, kind, n, "probability")
                findings.error(at, f"{kind}[{n}]: a probability is for random ways", "Remove it.")


def _random(path: Path, station: Station, findings: Findings) -> None:
    for n, way in enumerate(station.random):
        at = (*path, "random", n)
        if way.probability is None:
            findings.error(at, f"random[{n}] has no probability", 'Add probability = "25 %".')
            return
        if way.model is not None:
            text = f"random[{n}]: a random way does not change the model"
            findings.error((*at, "model"), text, "Remove model.")
    chances = [way.probability or 0.0 for way in station.random]
    if chances and not adds_up(chances):
        text = f"the probabilities of random sum to {100 * sum(chances):.6g} %"
        findings.error((*path, "random"), f"{text}; they must sum to 100 %")


def _by_model(path: Path, station: Station, findings: Findings) -> None:
    models = [way.model for way in station.by_model]
    for n, model in enumerate(models):
        if model in models[:n]:
            name = f"model '{model}'" if model else "models that no other way names"
            text = f"by_model[{n}] is a second way for {name}"
            findings.error((*path, "by_model", n), text, "Remove one of them.")


def _quality(path: Path, station: Station, findings: Findings) -> None:
    bad = station.scrap_rate + station.rework_rate
    if bad > 1 + 1e-12:
        text = f"scrap_rate and rework_rate sum to {100 * bad:.6g} %; must be at most 100 %"
        findings.error((*path, "rework_rate"), text, "Lower one of them.")
    if station.rework_rate == 1 and station.max_reworks is None:
        text = "every pass is repeated without limit: no part would ever leave"
        findings.error((*path, "rework_rate"), text, "Lower it, or write max_reworks.")
    if station.rework_to is not None and station.rework_rate == 0:
        text = "rework_to is never used: rework_rate is 0"
        findings.warn((*path, "rework_to"), text, 'Add rework_rate = "5 %".')


def _batch(path: Path, station: Station, findings: Findings) -> None:
    batch = station.batch
    if batch is None:
        return
    at = (*path, "batch")
    if batch.min > batch.max:
        text = f"batch: min is {batch.min}; must be at most max, {batch.max}"
        findings.error(at, text, "Lower min or raise max.")
    if len(station.inputs) > 1:
        text = f"batch is for stations with one input; this one has {len(station.inputs)}"
        findings.error(at, text, "Remove batch, or let a station before it join the parts.")
    elif station.select == "first_available":
        findings.error(at, "batch cannot go with select = first_available", "Remove one.")
    if any(taken.take != 1 for taken in station.inputs):
        text = "take has no meaning beside batch"
        findings.error((*path, "inputs"), text, "Write the number as batch alone.")


def _losses(path: Path, station: Station, findings: Findings) -> None:
    for n, failure in enumerate(station.failures):
        if failure.up.mean() <= 0:
            text = f"failures[{n}]: mtbf is 0 s on average: the machine would never run"
            findings.error((*path, "failures", n, "mtbf"), text, "Write a positive time.")
    stop = station.planned_stop
    if stop is not None and stop.every < SHORTEST_STOP:
        text = f"planned_stop: every is {stop.every:g} s; must be >= {SHORTEST_STOP:g} s"
        hint = "Write short stops as performance_factor."
        findings.error((*path, "planned_stop", "every"), text, hint)


def _changeover(path: Path, station: Station, findings: Findings) -> None:
    changeover = station.changeover
    if changeover is not None and changeover.time is None and not changeover.times:
        findings.error((*path, "changeover"), "changeover has no time", 'Add time = "20 min".')


def _campaign(unit: Unit, plant: Plant, findings: Findings) -> None:
    campaign = unit.station.campaign
    if campaign is None:
        return
    at = (*unit.path, "campaign")
    if not campaign.lots and campaign.lot is None:
        findings.error(at, "campaign has no lots", "Add lot = 500, or lots = { MODEL = 500 }.")
    if unit.station.select == "first_available":
        findings.error(at, "campaign cannot go with select = first_available", "Remove one.")
    if not plant.models:
        findings.error(at, "campaign needs product models", "Add a [model.NAME] for each.")


_CHECKS = (
    _inputs,
    _times,
    _speed,
    _ways,
    _random,
    _by_model,
    _quality,
    _batch,
    _losses,
    check_upkeep,
    _changeover,
)
