"""The arithmetic of the reference plant, against the figures it was made from.

``dalian/capacity.csv`` holds the static check of those figures: machines, availability, load
with scrap and rework, and the good motors a year that the machines of each process support.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from motorworks.capacity import static_capacity
from motorworks.compile import compile_plant
from motorworks.compile.layout import lay_out

YEAR = 24_300_000.0
PERFORMANCE = 0.95
TARGET = 3.6e6
EAXLE_SHARE = 0.25

with (Path(__file__).parent / "dalian" / "capacity.csv").open(encoding="utf-8") as file:
    GOLDEN = {row["process"]: row for row in csv.DictReader(file)}

CHAINS = {
    "end": ["motor_eol", "pack"],
    "assembly": ["housing_prep", "stator_shrink", "rotor_marry", "final_fit", "leak_test"],
    "stator": [
        "slot_liner",
        "pin_insert",
        "twist",
        "laser_weld",
        "busbar_join",
        "stator_pretest",
        "impregnate",
        "powder_coat",
        "stator_eol",
    ],
    "rotor": ["magnet_insert", "magnet_fix", "shaft_join", "balance", "magnetise", "rotor_eol"],
}
MATERIAL_OF = {
    "electrical_steel": 34.415,
    "flat_wire": 5.274,
    "magnet_set": 1.515,
    "housing": 7.115,
    "shaft": 2.96,
    "slot_paper": 0.06,
    "resin": 0.3,
}


@pytest.fixture(scope="module")
def processes(dalian):
    """Give the stations of the plant by process, one of each, with all machines counted."""
    found = {}
    for unit in lay_out(dalian).work_units:
        process = unit.name.rpartition("/")[2]
        count = found.get(process, (None, 0))[1]
        found[process] = (unit.station, count + unit.station.machines)
    return found


@pytest.fixture(scope="module")
def loads(processes):
    """Give the passes a year that 3.6 million good motors ask of each process."""
    return _loads({name: station for name, (station, _) in processes.items()})


def _passes(station):
    return sum(station.rework_rate**n for n in range(1 + station.max_reworks))


def _yield(station):
    return (1 - station.scrap_rate - station.rework_rate) * _passes(station)


def _loads(stations):
    """Walk back from the good motors through every yield."""
    starts = {}

    def back(need, chain):
        for name in reversed(chain):
            need /= _yield(stations[name])
            starts[name] = need
        return need

    eaxles = back(TARGET * EAXLE_SHARE, ["eaxle_fit", "eaxle_eol"])
    stations_of_end = CHAINS["end"]
    tight = back(TARGET * (1 - EAXLE_SHARE) + eaxles, stations_of_end)
    housings = back(tight, CHAINS["assembly"])
    stators = starts["stator_shrink"]
    cores = back(stators, CHAINS["stator"])
    back(starts["pin_insert"], ["hairpin_form"])
    back(starts["rotor_marry"], CHAINS["rotor"])
    back(cores, ["coil_slit", "stamp_core", "core_check"])
    back(starts["hairpin_form"], ["wire_enamel"])
    back(housings, ["housing_cast", "housing_machine"])
    back(starts["shaft_join"], ["shaft_turn", "shaft_hob", "shaft_grind"])
    return {name: need * _passes(stations[name]) for name, need in starts.items()}


def _cycle(dalian, station):
    mean = sum(
        model.share * station.cycle_times.get(model.name, station.cycle_time).mean()
        for model in dalian.models
    )
    return mean / (station.batch.max if station.batch else 1)


def _without_planned_loss(station):
    (failure,) = station.failures
    up, repair = failure.up.mean(), failure.repair.mean()
    return up / (up + repair)


def test_year_has_300_days_of_working_time(dalian):
    """365 days from the start hold exactly 24.3 million seconds of working time."""
    compiled = compile_plant(dalian)
    assert compiled.planned_time(0.0, 365 * 86400.0) == YEAR
    assert compiled.planned_year == YEAR


def test_second_year_has_300_days_too(dalian):
    """2022 is listed as well, for runs that begin with a warm-up."""
    compiled = compile_plant(dalian, horizon=730 * 86400.0)
    assert compiled.planned_time(365 * 86400.0, 730 * 86400.0) == YEAR


def test_days_off_are_no_sundays(dalian):
    """A holiday on a Sunday would be counted twice."""
    calendar = next(c for c in dalian.calendars if c.name == "main")
    year = [date(2021, 1, 1) + timedelta(days=n) for n in range(730)]
    off = [day for day in year if any(e.holds(day) for e in calendar.exceptions)]
    assert all(day.weekday() != 6 for day in off)
    assert sum(day.year == 2021 for day in off) == 13
    assert sum(day.year == 2022 for day in off) == 13


def test_shares_sum_to_one(dalian):
    """The mix is complete."""
    assert sum(model.share for model in dalian.models) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("process", GOLDEN)
def test_machines_are_those_installed(processes, process):
    """Every process has its machines."""
    assert processes[process][1] == int(GOLDEN[process]["machines"])


@pytest.mark.parametrize("process", GOLDEN)
def test_mean_of_model_times_is_the_typical_time(dalian, processes, process):
    """Times by model keep the mean of the mix."""
    station, _ = processes[process]
    golden = float(GOLDEN[process]["cycle_time_s"]) / int(GOLDEN[process]["batch"])
    assert _cycle(dalian, station) == pytest.approx(golden, rel=4e-4)


@pytest.mark.parametrize("process", GOLDEN)
def test_load_with_scrap_and_rework(loads, process):
    """3.6 million good motors ask of each process what the static check says.

    That one counts 1 + r passes for a rework rate r, a repeated rework left out: at balancing,
    with r = 5 %, this is 0.25 % less.
    """
    assert loads[process] / 1e6 == pytest.approx(float(GOLDEN[process]["load_million"]), rel=3.5e-3)


@pytest.mark.parametrize("process", GOLDEN)
def test_static_capacity(dalian, processes, loads, process):
    """The machines of a process support the good motors that the static check says."""
    station, machines = processes[process]
    available = _without_planned_loss(station) * (1 - float(GOLDEN[process]["planned_loss"]))
    passes = machines * YEAR * available * PERFORMANCE / _cycle(dalian, station)
    stops = sum(s.time.mean() / s.every.mean() for s in station.short_stops)
    assert station.performance_factor / (1 + stops) == pytest.approx(PERFORMANCE, rel=1e-3)
    assert available == pytest.approx(float(GOLDEN[process]["availability"]), abs=1e-3)
    capacity = float(GOLDEN[process]["capacity_million"])
    assert TARGET * passes / loads[process] / 1e6 == pytest.approx(capacity, rel=4e-3)


def test_hairpin_forming_is_the_tightest_process(dalian):
    """The linear program says so too: 3.79 million, and less where each line keeps its models.

    Short stops are modelled beside the performance factor: the clock of failures, which does not
    run in them, counts 2 % less of them, and 0.1 % more motors come out.
    """
    found = static_capacity(dalian)
    assert found.tightest.process == "stator/hairpin_form"
    assert found.good_per_year == pytest.approx(3.79e6, rel=3e-3)
    assert 3.7e6 < found.as_allocated < found.good_per_year


def test_a_mix_of_large_motors_overloads_hairpin_forming(dalian):
    """With Ni200Ex at 30 % forming falls to 3.57 million; the wire for them is tighter still."""
    mix = {m.name: m.share * 0.7 / 0.9 for m in dalian.models} | {"ni200": 0.3}
    below = {p.process: p.good_per_year for p in static_capacity(dalian, mix=mix).processes}
    assert below["stator/hairpin_form"] == pytest.approx(3.57e6, rel=6e-3)
    assert {n for n, p in below.items() if p < TARGET} == {
        "stator/hairpin_form",
        "wire/wire_enamel",
    }


def test_static_capacity_of_every_process(dalian):
    """The linear program gives what the figures were made from, to 1.3 %.

    It knows that repairs fall into breaks and that ovens gain a gap at every stop. Slitters are
    left out: 5 % of their time was found to go into changeovers where even lots would take 10 %.
    """
    for found in static_capacity(dalian).processes:
        process = found.process.rpartition("/")[2]
        if process not in GOLDEN:  # a transport
            continue
        golden = float(GOLDEN[process]["capacity_million"])
        if process != "coil_slit":
            assert found.good_per_year / 1e6 == pytest.approx(golden, rel=1.3e-2), process


@pytest.mark.parametrize("process", sorted(set(GOLDEN) - {"stamp_core"}))
def test_planned_loss_is_counted_once(processes, process):
    """Planned stops are the planned loss, less what is modelled as changeover or tool change.

    Presses are set by their availability instead, which a run of the plant shows.
    """
    station, _ = processes[process]
    loss = float(GOLDEN[process]["planned_loss"])
    if station.changeover or station.tool:
        assert 0 < station.planned_stop.share < loss
    else:
        assert station.planned_stop.share == pytest.approx(loss, abs=1e-12)


def test_net_floor_of_own_machines(dalian, processes):
    """The machines of the plant itself stand on 35,250 m2."""
    own = {w.name for w in dalian.workshops if w.own}
    workshop = {u.name.rpartition("/")[2]: u.workshop for u in lay_out(dalian).work_units}
    floor = sum(s.footprint * m for name, (s, m) in processes.items() if workshop[name] in own)
    assert floor == pytest.approx(35_250)


def test_price_of_own_machines(dalian, processes):
    """They cost 45.89 billion yen."""
    own = {w.name for w in dalian.workshops if w.own}
    workshop = {u.name.rpartition("/")[2]: u.workshop for u in lay_out(dalian).work_units}
    price = sum(s.price * m for name, (s, m) in processes.items() if workshop[name] in own)
    assert price == pytest.approx(45.89e9)


@pytest.mark.parametrize("material", MATERIAL_OF)
def test_mean_bill(dalian, material):
    """The mix mean of the bills is the use per motor in the table of materials."""
    mean = sum(model.share * model.bill[material] for model in dalian.models)
    assert mean == pytest.approx(MATERIAL_OF[material], rel=1e-3)


def test_cost_of_material(dalian):
    """The bills cost 1,667.63 yuan in the mean."""
    prices = {m.name: m.price / dalian.exchange["CNY"] for m in dalian.materials}
    cost = sum(
        model.share * amount * prices[material]
        for model in dalian.models
        for material, amount in model.bill.items()
    )
    assert cost == pytest.approx(1667.6282, rel=5e-4)


def test_target_and_references(dalian):
    """The target stands in the file with its source, and every source is listed."""
    assert dalian.target == 3_600_000
    names = {reference.name for reference in dalian.references}
    assert len(names) == 78
    used = {mark.source for mark in dalian.marks} - {"", "assumption", "calc"}
    assert used <= names
