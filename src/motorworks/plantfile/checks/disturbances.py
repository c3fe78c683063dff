"""Disturbances, measures and closures: names that lead nowhere, what is missing, wrong dates."""

from collections.abc import Iterable, Sequence

from motorworks.errors import did_you_mean
from motorworks.plant import Closure, Disturbance, Measure, Plant
from motorworks.plant.targets import STATION_WORDS, targets
from motorworks.plantfile.checks.dates import check_date
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

ALONE = ("price", "demand")
"""What is reckoned, and comes with nothing."""
TIMED = ("stock", "second_source", "park", "overtime")
"""Measures that need a time."""


def check_disturbances(plant: Plant, findings: Findings) -> None:
    """Check disturbances, measures, and closures of supplies and shipments."""
    for supply in plant.supplies:
        _closures(("supply", supply.name), supply.closed, findings)
    for shipment in plant.shipments:
        _closures(("shipment", shipment.name), shipment.closed, findings)
    for word, nouns in (
        ("truck", plant.trucks),
        ("port", plant.ports),
        ("sailing", plant.sailings),
    ):
        for noun in nouns:
            _closures((word, noun.name), noun.closed, findings)
    for disturbance in plant.disturbances:
        path: Path = ("disturbance", disturbance.name)
        if not findings.tainted(path):
            _disturbance(path, plant, disturbance, findings)
    for measure in plant.measures:
        path = ("measure", measure.name)
        if not findings.tainted(path):
            _measure(path, plant, measure, findings)


def _closures(path: Path, closures: Sequence[Closure], findings: Findings) -> None:
    for n, closure in enumerate(closures):
        at = (*path, "closed", n, "end")
        if closure.end <= closure.start and not findings.tainted((*path, "closed")):
            text = f"end is {closure.end}, not after start, {closure.start}"
            findings.error(at, text, "Write the instant at which it is over.")


def _disturbance(path: Path, plant: Plant, d: Disturbance, findings: Findings) -> None:
    if d.start is not None:
        check_date((*path, "start"), d.start, plant, findings)
    if d.machines is not None and d.what != "outage":
        text = f"machines is given, and what is {d.what}"
        findings.error((*path, "machines"), text, "Remove it; only an outage takes machines.")
    _whom(path, plant, d, findings)
    if d.what in ALONE and d.severity is None:
        text = f"severity is missing, the share by which {d.what} changes"
        findings.error(path, text, 'Write severity = "10 %".')
    if d.what == "demand" and d.severity is not None and d.severity > 1:
        text = f"severity is {d.severity:g}: demand cannot fall by more than all of it"
        findings.error((*path, "severity"), text, 'Write at most "100 %".')
    if d.severity is not None and d.what not in ALONE:
        text = f"severity is given, and what is {d.what}"
        findings.error((*path, "severity"), text, "Remove it; it is for price and demand.")
    if d.what == "epidemic" and d.curve is None and d.firms is None:
        text = "an epidemic needs a curve of people (curve) or of firms (firms)"
        findings.error(path, text, 'Write [curve.NAME] and curve = "NAME".')
    _with(path, plant, d, findings)


def _whom(path: Path, plant: Plant, d: Disturbance, findings: Findings) -> None:
    known = {
        "outage": (targets(plant, STATION_WORDS), "station, line or workshop"),
        "supplier": (_suppliers(plant), "supply or supplier of one"),
        "shipment": ([s.name for s in plant.shipments], "shipment"),
        "price": ([m.name for m in plant.materials], "material"),
    }
    if d.what not in known:
        if d.of:
            text = f"of is given, and what is {d.what}"
            findings.error((*path, "of"), text, "Remove it; it hits the whole plant.")
        return
    names, what = known[d.what]
    _named(path, d.of, names, what, findings, needed=d.what != "price")


def _suppliers(plant: Plant) -> list[str]:
    return [s.name for s in plant.supplies] + [s.supplier for s in plant.supplies if s.supplier]


def _named(
    path: Path,
    words: Sequence[str],
    known: Iterable[str],
    what: str,
    findings: Findings,
    *,
    needed: bool = True,
) -> None:
    if needed and not words:
        findings.error((*path, "of"), f"of is empty: it names no {what}", "Name one or more.")
    there = sorted(set(known))
    for n, word in enumerate(words):
        if word not in there:
            text = f"of[{n}] names '{word}', and there is no such {what}"
            findings.error((*path, "of", n), text, did_you_mean(word, there))


def _with(path: Path, plant: Plant, d: Disturbance, findings: Findings) -> None:
    kinds = {x.name: x.what for x in plant.disturbances}
    for n, name in enumerate(d.also):
        if name == d.name:
            text = f"also[{n}] names the disturbance itself"
            findings.error((*path, "also", n), text, "Remove it.")
        elif kinds.get(name) in ALONE or (d.what in ALONE and name in kinds):
            text = f"also[{n}]: '{name}' with '{d.name}': prices and demand are reckoned alone"
            findings.error((*path, "also", n), text, "Let outages and closures come together.")


def _measure(path: Path, plant: Plant, m: Measure, findings: Findings) -> None:
    lines = [x.name for x in plant.lines]
    known = {
        "stock": (_suppliers(plant), "supply or supplier of one"),
        "second_source": (_suppliers(plant), "supply or supplier of one"),
        "park": (_suppliers(plant), "supply or supplier of one"),
        "machine": (
            [s.name for s in plant.stations] + lines
            + [f"{x.name}/{s.name}" for x in plant.lines for s in x.stations],
            "station or line",
        ),
        "places": (lines + [b.name for b in plant.buffers], "line or buffer"),
        "overtime": ([c.name for c in plant.calendars], "calendar"),
    }  # fmt: skip
    names, what = known[m.kind]
    _named(path, m.of, names, what, findings, needed=m.kind != "overtime")
    if m.kind in TIMED and m.time is None:
        text = f"time is missing in a measure of kind {m.kind}"
        findings.error(path, text, 'Write time = "7 d".')
    if m.kind == "overtime" and not m.of and plant.calendar is None:
        text = "it names no calendar, and the plant has none"
        findings.error(path, text, "Name a calendar with shifts in of.")
