"""Cases simulated and compared; with the readable kernel, so that only the rules are judged."""

import dataclasses
import importlib
import json
from typing import Any

import pytest

from motorworks.errors import CaseError, ProgramError
from motorworks.kernel import ReferenceKernel
from motorworks.validation import (
    MEASURES,
    SETS,
    STATES,
    Case,
    Measure,
    RunPlan,
    Tolerance,
    Verdict,
    members,
    read_cases,
    read_works,
    validate,
)
from motorworks.validation.evaluate import EVALUATIONS

CASES = {case.id: case for name in ("exact", "own") for case in read_cases(name)}
CERTAIN = [
    case.id
    for case in CASES.values()
    if all(measure.tolerance.kind == "exact" for measure in case.measures)
]


def judge(*cases: Case, **options: Any) -> list[Verdict]:
    """Give the verdicts of the readable kernel."""
    return validate(cases, kernel=ReferenceKernel, **options)


def queue(*measures: Measure, **run: Any) -> Case:
    """Give an exponential queue (rates 0.5 and 1) with these measures."""
    network = {
        "sources": [{"id": "S", "interarrival": {"dist": "exponential", "mean": 2.0}, "to": "Q"}],
        "buffers": [{"id": "Q", "capacity": None}],
        "stations": [
            {
                "id": "M",
                "inputs": [{"from": "Q"}],
                "process": {"dist": "exponential", "mean": 1.0},
                "output": {"to": "OUT"},
            }
        ],
        "sinks": ["OUT"],
    }
    return Case(id="queue", network=network, run=RunPlan(**run), measures=measures)


def throughput(value: float = 0.5, kind: str = "ci", width: float = 0.2) -> Measure:
    """Give the throughput of the queue as a measure."""
    tolerance = Tolerance(kind=kind, max_relative_half_width=width, absolute=1e-9)
    return Measure(name="throughput", nodes=("OUT",), value=value, tolerance=tolerance)


@pytest.mark.parametrize("id_", CERTAIN)
def test_certain_cases_hold(id_):
    """What was worked out by hand comes out, to the last of its measures."""
    assert [v.why for v in judge(CASES[id_])] == [""] * len(CASES[id_].measures)


@pytest.mark.parametrize("id_", CERTAIN)
def test_wrong_value_misses(id_):
    """A value a thousandth off is a miss in every measure of every certain case."""
    case = CASES[id_]
    wrong = tuple(dataclasses.replace(m, value=m.value * 1.001 + 0.001) for m in case.measures)
    assert not any(v.holds for v in judge(dataclasses.replace(case, measures=wrong)))


def test_queue_holds():
    """A short run with a wide tolerance."""
    (verdict,) = judge(queue(throughput(), warm_up=50, length=20_000))
    assert verdict.holds
    assert verdict.n >= 20
    assert 0 < verdict.half_width < 0.1


def test_wrong_value_of_the_queue_misses():
    """The same run does not confirm another value."""
    (verdict,) = judge(queue(throughput(0.55), warm_up=50, length=20_000))
    assert not verdict.holds
    assert "does not cover 0.55" in verdict.why


def test_short_run_misses_by_its_width():
    """What a run is too short to tell, it does not confirm."""
    (verdict,) = judge(queue(throughput(width=0.005), warm_up=50, length=2_000))
    assert "is not below 0.0025" in verdict.why


def test_four_times_the_length_halves_the_width():
    """As a miss is examined: another seed, four times the length."""
    case = queue(throughput(), warm_up=50, length=4_000)
    (short,), (long,) = judge(case), judge(case, seed=2, lengthen=4)
    assert long.half_width / short.half_width == pytest.approx(0.5, abs=0.2)


def test_verdicts_do_not_depend_on_jobs():
    """Replications in parallel give the same numbers."""
    case = queue(throughput(), warm_up=50, length=2_000)
    assert judge(case, jobs=1) == judge(case, jobs=3)


def test_verdicts_depend_on_seed_and_case():
    """Cases do not share their fortune, even where their stations share their names."""
    case = queue(throughput(), length=2_000)
    twin = dataclasses.replace(case, id="twin")
    first, second = judge(case, twin)
    (other,) = judge(case, seed=2)
    assert len({first.mean, second.mean, other.mean}) == 3
    assert judge(case) == [first]


def test_certain_and_random_measures_of_one_case_are_run_apart():
    """One run of the whole length for `exact`, replications for `ci`."""
    case = queue(throughput(), throughput(kind="exact"), warm_up=50, length=2_000)
    random, certain = judge(case)
    assert (random.n, certain.n) == (random.n, 1)
    assert random.n >= 20
    assert certain.half_width is None


def test_transient_measures_count_replications():
    """`replications` runs from the empty system, but never fewer than 20."""
    measure = Measure(
        name="count_at",
        nodes=("OUT",),
        value=5.0,
        tolerance=Tolerance(kind="ci", max_relative_half_width=1.0),
        argument=10.0,
    )
    assert judge(queue(measure, replications=25))[0].n == 25
    assert judge(queue(measure, replications=3))[0].n == 20


def test_warm_up_does_not_shift_instants():
    """Instants count from the empty system whatever is thrown away for other measures."""
    case = CASES["H01"]
    none = dataclasses.replace(case, run=RunPlan(warm_up=0.0, length=36.0))
    for before, after in zip(judge(case), judge(none), strict=True):
        if MEASURES[before.measure].needs in ("instant", "output"):
            assert before == after


def test_output_that_never_comes_misses():
    """A run whose source ends is not waited for."""
    case = CASES["V11"]
    late = dataclasses.replace(case.measures[0], argument=11)
    (verdict,) = judge(dataclasses.replace(case, measures=(late,)))
    assert "fewer than 11 parts ever reached OUT" in verdict.why


def test_ratio_without_length_goes_to_the_end_of_the_parts():
    """Ten parts, and then nothing: their mean time in the system is that of all ten."""
    case = CASES["V11"]
    mean = Measure(
        name="mean_time_in_system",
        nodes=("OUT",),
        # M1 is never blocked: parts are taken every 5, and leave every 8 from 16 on.
        value=(sum(range(16, 89, 8)) - sum(range(0, 50, 5))) / 10,
        tolerance=Tolerance(kind="exact", absolute=1e-9),
    )
    (verdict,) = judge(dataclasses.replace(case, measures=(mean,)))
    assert verdict.why == ""


def test_several_nodes_count_together():
    """Throughputs add up, times are averaged over the parts of both sinks."""
    case = CASES["H04"]
    tolerance = Tolerance(kind="exact", absolute=1e-9)
    both = [
        Measure(name="count_at", nodes=nodes, value=0, tolerance=tolerance, argument=43.0)
        for nodes in (("OA",), ("OB",), ("OA", "OB"))
    ]
    a, b, together = judge(dataclasses.replace(case, measures=tuple(both)))
    assert (a.mean, b.mean, together.mean) == (6, 6, 12)


def test_parts_that_pile_up_are_a_miss(monkeypatch):
    """A system that takes in more than it can work is given up, and said so."""
    module = importlib.import_module("motorworks.validation.judge")
    monkeypatch.setattr(module, "MOST_PARTS", 500)
    case = queue(throughput(), length=50_000)
    (source,) = case.network["sources"]
    fast = source | {"interarrival": {"dist": "exponential", "mean": 0.1}}
    flooded = dataclasses.replace(case, network=case.network | {"sources": [fast]})
    overflowing, sound = judge(flooded, queue(throughput(), warm_up=50, length=20_000))
    assert overflowing.why.startswith("parts pile up without limit")
    assert sound.holds


def test_program_that_is_refused_is_a_miss():
    """What a kernel refuses is said, and the other cases go on."""

    def refusing(*_: object, **__: object) -> ReferenceKernel:
        raise ProgramError("law_number: is NaN")

    (verdict,) = validate([queue(throughput(), length=100)], kernel=refusing)
    assert (verdict.holds, verdict.why) == (False, "law_number: is NaN")


def test_one_case_by_its_id():
    """Of a file only what is asked for."""
    verdicts = validate("exact", only="V11", kernel=ReferenceKernel)
    assert {v.case for v in verdicts} == {"V11"}
    verdicts = validate("own", only=["H03", "H02"], kernel=ReferenceKernel)
    assert [v.case for v in verdicts] == ["H03"] * 5 + ["H02"] * 5


def test_unknown_id_is_refused():
    """With the id most like it."""
    with pytest.raises(CaseError, match='there is no case "V13"; did you mean'):
        validate(only="V13", kernel=ReferenceKernel)
    with pytest.raises(CaseError, match="did you mean 'tool-life'"):
        validate(only="tool-live", kernel=ReferenceKernel)


def test_an_id_is_found_in_any_set():
    """In the order asked for, and each verdict says of which set it is."""
    ids = ["tool-life", "V11", "H02"]
    verdicts = validate(only=ids, kernel=ReferenceKernel)
    assert list(dict.fromkeys((v.set, v.case) for v in verdicts)) == [
        ("works", "tool-life"),
        ("exact", "V11"),
        ("own", "H02"),
    ]


def test_without_a_set_all_that_ship_are_run():
    """Set after set; a set by its name is that one alone."""
    every = members()
    assert list(dict.fromkeys(member.set for member in every)) == list(SETS)
    assert [m.id for m in every] == [m.id for name in SETS for m in members(name)]
    assert {m.id for m in members("own")} == {case.id for case in read_cases("own")}
    assert {m.id for m in members("works")} == {case.id for case in read_works()}


def test_every_shipped_id_is_that_of_one_case():
    """So that an id alone says which."""
    ids = [member.id for member in members()]
    assert len(set(ids)) == len(ids) >= 140


def test_a_file_beside_does_not_stand_for_a_set(tmp_path, monkeypatch):
    """Where no set is named, what ships is run, whatever lies in the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").write_text("{}")
    assert {m.id for m in members(only="H02")} == {"H02"}
    with pytest.raises(CaseError, match="own: "):
        members("own")


def test_progress_hears_every_verdict():
    """In the order of the list."""
    heard: list[Verdict] = []
    verdicts = judge(CASES["H07"], CASES["H08"], progress=heard.append)
    assert heard == verdicts


def test_verdict_as_plain_values():
    """Every field is there for JSON, and no number is not a number."""
    (verdict,) = judge(queue(throughput(), length=2_000))
    plain = verdict.to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert {"case", "measure", "node", "exact", "mean", "half_width", "verdict"} <= plain.keys()
    lost = dataclasses.replace(verdict, mean=float("nan"), holds=False)
    assert (lost.to_dict()["mean"], lost.to_dict()["verdict"]) == (None, "misses")


def test_label_names_measure_node_and_argument():
    """As a table shows it."""
    labels = [v.label for v in judge(CASES["V11"])]
    assert labels[0] == "time of nth output OUT n=1"
    assert labels[3] == "state time M2 blocked until=88"


def test_every_measure_is_evaluated_and_shown_by_a_case():
    """A measure or a state without an exact case is an error."""
    used = [m for case in CASES.values() for m in case.measures]
    assert {m.name for m in used} == MEASURES.keys() == EVALUATIONS.keys()
    states = {m.argument for m in used if MEASURES[m.name].argument == "state"}
    assert states == STATES.keys()
