"""Tables of sizings kept in files: every process, the plant around it, and the steps of demand."""

from pathlib import Path

import pytest
from tests.golden_tables import differences
from tests.sizing.conftest import golden

from motorworks.plantfile import load
from motorworks.report.studies.size_tables import machines_note
from motorworks.sizing import size, steps

HERE = Path(__file__).parent / "golden"
DEMANDS = {
    "dalian": (300e3, 500e3, 1e6, 2e6, 3e6, 3.6e6, 4.2e6, 4.7e6, 5e6),
    "trucks": (30e3, 60e3, 110e3, 150e3, 200e3),
}
HOUR = 3600.0


@pytest.fixture(scope="module", params=list(DEMANDS))
def shipped(request):
    """Give a shipped plant."""
    return load(request.param)


@pytest.fixture(scope="module")
def sized(shipped):
    """Give it sized for its own target."""
    return size(shipped, shipped.target)


def processes(of):
    """Give every process; beside the reference plant's stands its data set."""
    listed = {row["process"]: row for row in golden("machines")}
    for process, here in of.installed.items():
        row = listed.get(process.rpartition("/")[2], {})
        known = of.base.name == "dalian"
        yield {
            "process": process,
            "worked": of.asked[process].worked,
            "needed": here.needed,
            "installed": here.machines,
            "textbook needed": of.textbook[process].nominal,
            "textbook": of.by_textbook[process],
            "data set needed": row.get("needed") if known else None,
            "data set": row.get("installed") if known else None,
            "note": machines_note(of, process),
        }


def around(of):
    """Give places, people, floor, power, air, water, heat and money."""
    flows = of.utilities
    found = {
        **{f"places {name}": p.places for name, p in of.places.items()},
        **{f"copies {name}": line.copies for name, line in of.lines.items()},
        "direct people": of.people.direct,
        "people": of.people.total,
        "floor m2": of.floor.total,
        "footprint m2": of.floor.footprint,
        "peak MW": of.power.peak / 1e6,
        "air connected m3/h": flows.air.connected * HOUR,
        "air peak m3/h": flows.air.peak * HOUR,
        "air normal m3/h": flows.air.normal * HOUR,
        "air mean m3/h": flows.air.mean * HOUR,
        "compressors and a spare": flows.compressors + 1,
        "compressors GWh": flows.air_energy / 3.6e12,
        "water peak m3/h": flows.water.peak * HOUR,
        "heat peak kW": flows.heat.peak / 1e3,
        "money": of.spent.total,
    }
    return [{"figure": name, "value": value} for name, value in found.items()]


def curve(plant):
    """Give the steps of machines, people, floor and money."""
    for step in steps(plant, DEMANDS[plant.name]):
        of = step.sized
        yield {
            "demand": step.demand,
            "modules": max(of.lines[name].copies for name in of.places) if of else None,
            "machines": sum(i.machines for i in of.installed.values()) if of else None,
            "people": of.people.total if of else None,
            "floor m2": of.floor.total if of else None,
            "money": of.spent.total if of else None,
            "why not": step.why_not,
        }


def test_golden_processes(sized):
    """All processes, beside the textbook and the data set, differences said."""
    rows = list(processes(sized))
    assert differences(rows, HERE / f"{sized.base.name}-processes.csv") == []
    for row in rows:
        if row["data set"] and int(row["data set"]) != row["installed"]:
            assert row["note"]


def test_golden_figures_around(sized):
    """What goes with the machines."""
    assert differences(around(sized), HERE / f"{sized.base.name}-around.csv") == []


def test_golden_steps(shipped):
    """The curve of steps, and what does not fit."""
    assert differences(list(curve(shipped)), HERE / f"{shipped.name}-steps.csv") == []
