"""The sheets of the five motors of the reference family, figure by figure."""

import csv
import os
from pathlib import Path

import pytest

from motorworks.motor.sheet import sheet
from motorworks.plantfile import load

GOLDEN = Path(__file__).parent / "golden" / "sheets.csv"
WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")


def figures(design):
    """Give table, figure, unit and value of everything on a sheet but the map."""
    found = sheet(design)
    for table in ("dimensions", "winding", "performance"):
        for row in getattr(found, table):
            yield table, row.key, row.unit, row.value
    for name, mass in found.bill.items():
        yield "bill", name, "kg", mass
    yield "masses", "motor", "kg", found.masses.motor
    for layout, share in found.strips:
        yield "strip", f"width in {layout.rows} rows", "mm", 1e3 * layout.width
        yield "strip", f"use in {layout.rows} rows", "%", 100 * share
    for name, time in found.times.items():
        yield "times", name, "s", time


def test_golden_sheets():
    """To six digits; torque and speed of the best efficiency are points of a grid."""
    designs = load("dalian").designs
    now = {(d.name, t, f): (unit, value) for d in designs for t, f, unit, value in figures(d)}
    if WRITE:
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["model", "table", "figure", "unit", "value"])
            out.writerows([*key, unit, f"{value:.8g}"] for key, (unit, value) in now.items())
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        kept = {(r["model"], r["table"], r["figure"]): r for r in csv.DictReader(file)}
    assert list(now) == list(kept)
    for key, (unit, value) in now.items():
        assert kept[key]["unit"] == unit
        assert value == pytest.approx(float(kept[key]["value"]), rel=1e-6), key
