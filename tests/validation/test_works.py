"""Exact cases as plant files hold on both kernels, which agree on them bit for bit."""

import dataclasses
import re
from pathlib import Path

import pytest

from motorworks.compile import compile_plant
from motorworks.errors import CaseError
from motorworks.kernel import Kernel
from motorworks.kernel.reference import ReferenceKernel
from motorworks.program import streams
from motorworks.validation import judge_works, read_works, validate
from motorworks.validation.works_measures import KINDS

CASES = {case.id: case for case in read_works()}
LONG = {
    "absence-is-binomial",
    "base-stock",
    "cover-with-lost-calls",
    "factor-in-a-straight-line",
    "kanban-cards-that-wait",
    "lots-for-poisson-demand",
    "order-up-to-part-by-part",
    "sales-that-are-lost",
    "stock-for-poisson-calls",
    "ways-by-chance",
}
"""Cases that take the reference kernel more than two seconds: `make fuzz` runs it on them.

That both kernels give the same trace is tested for each case all the same.
"""
BY_KERNEL = [
    pytest.param(id_, kernel, marks=pytest.mark.fuzz if slow else ())
    for id_ in CASES
    for kernel in (ReferenceKernel, Kernel)
    for slow in [kernel is ReferenceKernel and id_ in LONG]
]

PLANT = """
[plant]
name = "small"
[source.rod]
[sink.out]
[station.mill]
cycle_time = "2 s"
machines = 2
inputs = ["rod"]
to = "out"
"""
CASE = """
title = "Two mills"
covers = ["station.machines"]
derivation = "Two parts every 2 s."
duration = "10 s"
"""


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes a case and gives its folder."""

    def write(measures="", case=CASE, plant=PLANT):
        (tmp_path / "two-mills").mkdir(exist_ok=True)
        (tmp_path / "two-mills" / "plant.toml").write_text(plant)
        (tmp_path / "two-mills" / "case.toml").write_text(case + measures)
        return tmp_path

    return write


def measure(**keys):
    """Give a measure as it stands in a file."""
    lines = (
        f'{k} = "{v}"' if isinstance(v, str) else f"{k} = {str(v).lower()}" for k, v in keys.items()
    )
    return "[[measure]]\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(("id_", "kernel"), BY_KERNEL)
def test_case_holds(id_, kernel):
    """Every measure is confirmed, or the message says why not."""
    judged = judge_works(CASES[id_], kernel=kernel)
    assert {(m.name, *m.nodes, str(m.keys)): c.why for m, c in judged if c.why} == {}


@pytest.mark.parametrize("id_", CASES)
def test_wrong_values_miss(id_):
    """A value that is off by a hundredth and more than the tolerance is not confirmed."""
    case = CASES[id_]
    certain = [m for m in case.measures if m.tolerance.kind == "exact"]
    wrong = [
        dataclasses.replace(m, value=m.value * 1.01 + 0.001 + 2 * m.tolerance.absolute)
        for m in certain
    ]
    judged = judge_works(dataclasses.replace(case, measures=tuple(wrong)), kernel=Kernel)
    assert all(comparison.why for _, comparison in judged)


@pytest.mark.parametrize("id_", CASES)
def test_both_kernels_give_the_same_trace(id_):
    """Every count, time, sample, visit and sink entry is the same number."""
    case = CASES[id_]
    until = case.warm_up + case.duration
    program = compile_plant(case.plant, horizon=until, sample_interval=until / 7).program
    readable, compiled = (
        kind(program, streams(program, case.seed), sink_log=True, visit_log=True)
        for kind in (ReferenceKernel, Kernel)
    )
    for kernel in (readable, compiled):
        kernel.advance(min(until, 100_000.0))
    assert readable.trace().equals(compiled.trace())
    ours, theirs = readable.take_visits(), compiled.take_visits()
    assert all((ours[column] == theirs[column]).all() for column in ours)


def test_every_case_says_what_it_tests():
    """A reader can follow the reckoning."""
    for case in CASES.values():
        assert case.covers
        assert len(case.derivation) > 80, case.id


KNOWN = [
    ({"name": "count_at", "of": "out", "time": "5 s"}, 4),
    ({"name": "content_at", "of": "store", "time": "5 s"}, 1),
    ({"name": "state_time", "of": "mill", "state": "working", "until": "7 s"}, 7),
    ({"name": "state_time", "of": "mill", "machine": 2, "state": "starved", "until": 7}, 0),
    ({"name": "time_of_nth_output", "of": "out", "n": 3}, 4),
    ({"name": "trace", "field": "cycles"}, 10),
    ({"name": "trace", "field": "cycles", "of": "mill", "machine": 2}, 5),
    ({"name": "trace", "field": "state_time", "of": "mill", "column": "working"}, 20),
    ({"name": "trace", "field": "good", "of": "mill", "time": "5 s"}, 4),
    ({"name": "trace", "field": "sink_count", "of": "out", "column": 0}, 10),
    ({"name": "throughput", "of": "out"}, 1),
    ({"name": "mean_content", "of": "store"}, 0.6),
    ({"name": "mean_time_in_system", "of": "out"}, 2),
    ({"name": "completion_rate", "of": "mill"}, 1),
    ({"name": "loss_fraction", "of": "late"}, 0.5),
    ({"name": "state_fraction", "of": "mill", "state": "working"}, 1),
    ({"name": "kpi", "kpi": "throughput"}, 1),
    ({"name": "kpi", "kpi": "technical_availability", "of": "station:mill"}, 1),
    ({"name": "shipping", "figure": "boxes"}, 3),
    ({"name": "shipping", "figure": "rounds", "of": "truck:road"}, 3),
    ({"name": "box", "n": 2, "instant": "arrived"}, 6),
]
WITH_STORE = (
    PLANT
    + """
[buffer.store]
capacity = 1
[source.late]
interarrival = "4 s"
to = "store"
when_full = "lose"
[station.never]
cycle_time = "1 s"
inputs = ["store"]
calendar = "later"
to = "out"
[calendar.later]
period = "100 s"
on = [["90 s", "91 s"]]
[container.box]
racks = 1
[dock.ramp]
from = "out"
container = "box"
initial = "3 s"
[truck.road]
distance = "2 m"
speed = "1 m/s"
[customer.near]
dock = "ramp"
by = "road"
share = 1
cover = "10 s"
start = "0 s"
"""
)


@pytest.mark.parametrize(("keys", "value"), KNOWN)
def test_measures_are_taken_as_they_say(folder, keys, value):
    """Each kind of measure, on a plant that a child can reckon."""
    root = folder(measure(**keys, value=value), plant=WITH_STORE)
    (verdict,) = validate(root, kernel=ReferenceKernel)
    assert verdict.why == ""
    assert verdict.mean == pytest.approx(value)


def test_every_kind_of_measure_is_among_these():
    """None is left untried."""
    assert {keys["name"] for keys, _ in KNOWN} == set(KINDS)


def test_an_interval_is_taken_over_the_replications(folder):
    """With a law of chance, and the value of theory: a queue with half the load."""
    plant = PLANT.replace(
        'cycle_time = "2 s"', 'cycle_time = { law = "exponential", mean = "2 s" }'
    )
    case = CASE.replace('"10 s"', '"5000 s"') + 'replications = 20\nwarm_up = "10 s"\n'
    ci = '{ type = "ci", max_relative_half_width = 0.05 }'
    text = measure(name="throughput", of="out", value=1.0) + f"tolerance = {ci}\n"
    (verdict,) = validate(folder(text, case, plant))
    assert verdict.why == ""
    assert verdict.n == 20
    assert verdict.half_width > 0
    (other,) = validate(folder(text, case, plant), seed=2)
    assert other.mean != verdict.mean


GOOD = measure(name="count_at", of="out", time="4 s", value=4)
BAD = [
    (GOOD.replace("count_at", "cuont_at"), "did you mean 'count_at'"),
    (GOOD.replace("4 s", "4 parsecs"), "expected a number with s, min, h"),
    (GOOD.replace('"out"', '"uot"'), "the plant has no such sink; did you mean 'out'"),
    (GOOD + 'model = "A"\n', "the plant has no such model"),
    (GOOD + "colour = 3\n", "is no key of a measure 'count_at'"),
    (GOOD + 'tolerance = "wide"\n', "expected a number, or"),
    (GOOD + 'tolerance = { type = "ci" }\n', "needs at least 20"),
    (GOOD.replace("value = 4", "value = 2021-01-01"), "expected a number"),
    ("", "has no 'measure'"),
    ("[[measure]\n", "cannot be read"),
    (measure(name="kpi", kpi="oee", value=1), "there is: good_motors_per_year"),
    (measure(name="trace", field="cycle", value=1), "did you mean 'cycles'"),
    (measure(name="trace", field="status", value=1), "no array of the trace"),
    (
        measure(name="state_time", of="mill", machine=3, state="down", until=1, value=0),
        "the station has 2",
    ),
    (measure(name="trace", field="state_time", column="lost", value=1), "expected a state"),
]


@pytest.mark.parametrize(("measures", "said"), BAD)
def test_a_wrong_case_is_told_what_is_wrong(folder, measures, said):
    """With the case, the key, what was given and what was expected."""
    with pytest.raises(CaseError, match=re.escape(said)) as caught:
        validate(folder(measures))
    assert "two-mills" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"station.machines"', '"station.machine"', "did you mean 'machines'"),
        ('"station.machines"', '"station.tool.life", "station.machines.count"', "has no 'count'"),
        ('"10 s"', '"0 s"', "above 0 s"),
        ('"10 s"', "true", "expected a time"),
        ('"Two mills"', "7", "expected a text"),
    ],
)
def test_what_stands_at_the_head_of_a_case_is_checked(folder, old, new, said):
    """Its covers must be keys of the plant file."""
    with pytest.raises(CaseError, match=re.escape(said)):
        read_works(folder(GOOD, CASE.replace(old, new)))


def test_findings_of_the_plant_are_findings_of_the_case(folder):
    """With its file and line."""
    with pytest.raises(CaseError, match=r"plant\.toml:9.*'ruo'"):
        read_works(folder(GOOD, plant=PLANT.replace('["rod"]', '["ruo"]')))


def test_a_folder_without_cases_says_so(tmp_path):
    """An empty answer would look like a good one."""
    with pytest.raises(CaseError, match=r"holds no folder with a case\.toml"):
        read_works(Path(tmp_path))


def test_a_kpi_that_has_no_value_misses(folder):
    """As does one of a scope that is not there."""
    (verdict,) = validate(folder(measure(name="kpi", kpi="throughput", of="line:x", value=1)))
    assert "gave no value" in verdict.why
