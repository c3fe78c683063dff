"""Timetables: instants that make sense and that come at all."""

from collections.abc import Iterator

from motorworks.plant import Plant, Timetable
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

MOST_TIMES = 2_000
"""Times of day of one timetable."""


def check_timetables(plant: Plant, findings: Findings) -> None:
    """Check every timetable of the plant."""
    for path, timetable in _timetables(plant):
        if not findings.tainted(path[:2]):
            _check_timetable(path, timetable, findings)


def _timetables(plant: Plant) -> Iterator[tuple[Path, Timetable]]:
    for word, nouns in (
        ("milk_run", plant.milk_runs),
        ("shipment", plant.shipments),
        ("supply", plant.supplies),
        ("sailing", plant.sailings),
    ):
        for noun in nouns:
            if noun.timetable:
                yield (word, noun.name, "timetable"), noun.timetable
    for customer in plant.customers:
        if customer.calls:
            yield ("customer", customer.name, "calls"), customer.calls


def _check_timetable(path: Path, timetable: Timetable, findings: Findings) -> None:
    if timetable.every is None and not timetable.at:
        text = "timetable has no times"
        findings.error(path, text, 'Write every = "30 min", or at = ["06:00"].')
    elif timetable.every is not None and timetable.at:
        findings.error(path, "timetable has both every and at", "Write one of them.")
    elif timetable.every is not None:
        _check_every(path, timetable, findings)
    else:
        _check_at(path, timetable, findings)


def _check_every(path: Path, timetable: Timetable, findings: Findings) -> None:
    assert timetable.every is not None
    if timetable.first >= timetable.every:
        text = f"timetable: first is {short(timetable.first)}; must be below every"
        hint = f"Write a time below {short(timetable.every)}."
        findings.error((*path, "first"), text, hint)
    if timetable.days:
        text = "timetable: days has no meaning without at"
        findings.error((*path, "days"), text, "Write at, or a calendar.")


def _check_at(path: Path, timetable: Timetable, findings: Findings) -> None:
    if timetable.first:
        text = "timetable: first has no meaning without every"
        findings.error((*path, "first"), text, "Remove it.")
    if len(timetable.at) > MOST_TIMES:
        text = f"timetable lists {len(timetable.at)} times of day; at most {MOST_TIMES}"
        findings.error((*path, "at"), text, "Write every instead.")
    for key in ("at", "days"):
        values = getattr(timetable, key)
        if len(set(values)) < len(values):
            findings.error((*path, key), f"timetable: {key} lists one twice", "Remove it.")
