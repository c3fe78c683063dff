"""The table of the reference plant's machines: 34 processes at 3.6 million motors a year."""

from dataclasses import replace

import pytest
from tests.sizing.conftest import golden

from motorworks.capacity import Machines
from motorworks.plant import Failure, PlannedStop
from motorworks.process import Law
from motorworks.sizing import install, loads, machines_needed, needs, network, once_more

TABLE = {row["process"]: row for row in golden("machines")}
DEMAND = 3_600_000
PLANNED = 24_300_000


def as_listed(station):
    """Give a station with the losses of the table, and nothing else."""
    row = TABLE.get(station.name)
    if row is None:
        return station
    failure = Failure(
        up=Law("exponential", (3600 * float(row["mtbf"]),)),
        repair=Law("exponential", (3600 * float(row["mttr"]),)),
    )
    return replace(
        station,
        cycle_time=Law("constant", (float(row["cycle"]),)),
        cycle_times={},
        performance_factor=0.95,
        failures=(failure,),
        planned_stop=PlannedStop(share=float(row["planned_loss"])),
        short_stops=(),
        tool=None,
        changeover=None,
        maintenance=(),
        conveyor=None,
    )


@pytest.fixture(scope="module")
def listed(dalian):
    """Give the reference plant with the losses as its table lists them."""
    return replace(
        dalian,
        lines=tuple(
            replace(line, stations=tuple(map(as_listed, line.stations))) for line in dalian.lines
        ),
        stations=tuple(map(as_listed, dalian.stations)),
    )


@pytest.fixture(scope="module")
def asked(listed):
    """Give the loads by the rule of the table: what is reworked is good the second time."""
    mix = {m.name: m.share * DEMAND for m in listed.models}
    return loads(network(listed), mix, once_more)


def short(process):
    """Give the name of a process without that of its line."""
    return process.rpartition("/")[2]


def test_loads(asked):
    """They come out to the last digit of the table."""
    found = {short(p): round(of.worked / 1e6, 3) for p, of in asked.items()}
    del found["test_conveyor"]  # a way of transport, no process of the table
    assert found == {name: float(row["load"]) for name, row in TABLE.items()}


def test_machines_needed_by_the_formula():
    """The formula alone gives the table, from the values in it."""
    for name, row in TABLE.items():
        found = machines_needed(
            1e6 * float(row["load"]),
            float(row["cycle"]),
            PLANNED,
            batch=int(row["batch"]),
            available=float(row["availability"]),
            performance=0.95,
        )
        assert found == pytest.approx(float(row["needed"]), abs=0.011), name


def test_machines_needed_and_installed(listed, asked):
    """From the plant: machines needed to the last digit, and all 34 numbers installed.

    The table rounds an availability to three digits before it divides by it.
    """
    found = needs(Machines(listed), asked, once_more)
    nominal = {p: of.nominal for p, of in found.items() if short(p) in TABLE}
    for process, value in nominal.items():
        row = TABLE[short(process)]
        available = float(row["availability"])
        assert found[process].available == pytest.approx(available, abs=0.00051)
        as_rounded = value * found[process].available / available
        assert as_rounded == pytest.approx(float(row["needed"]), abs=0.00501), process
    installed = {short(p): i.machines for p, i in install(listed, nominal).items()}
    assert installed == {name: int(row["installed"]) for name, row in TABLE.items()}
