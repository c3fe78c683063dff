"""A case becomes a plant: one test for each feature of the format."""

from typing import Any

import numpy as np

from motorworks.compile import compile_plant
from motorworks.plant import Batch, Destination, Failure, Input, Plant, SourceEntry, Step
from motorworks.process import LAWS, Law
from motorworks.validation import Case, RunPlan, case_plant, parse_cases, read_cases

EXPONENTIAL = {"dist": "exponential", "mean": 2.0}
CONSTANT = {"dist": "constant", "value": 3.0}


def plant(**network: Any) -> Plant:
    """Give the plant of a network; what is left out is that of one queue and one machine."""
    parts = {
        "sources": [{"id": "S", "interarrival": EXPONENTIAL, "to": "Q"}],
        "buffers": [{"id": "Q", "capacity": None}],
        "stations": [station()],
        "sinks": ["OUT"],
    }
    return case_plant(Case(id="X", network=parts | network, run=RunPlan(), measures=()))


def station(**keys: Any) -> dict[str, Any]:
    """Give a station from Q to OUT with these keys instead of its own."""
    plain = {"id": "M", "inputs": [{"from": "Q"}], "process": CONSTANT, "output": {"to": "OUT"}}
    if "steps" in keys:
        del plain["process"]
    return plain | keys


def made(**keys: Any) -> Any:
    """Give the station of the plant of such a station."""
    return plant(stations=[station(**keys)]).stations[0]


# ---- sources ----


def test_saturated_source():
    """Without a gap a source never runs out, or ends after its count."""
    endless, counted = plant(
        sources=[{"id": "S", "saturated": True}, {"id": "T", "saturated": True, "count": 12}]
    ).sources
    assert (endless.interarrival, endless.count, counted.count) == (None, None, 12)


def test_arrivals():
    """Gap, group and destination are those of the case; who finds no place waits."""
    source = {"id": "S", "interarrival": CONSTANT, "to": "Q", "group": 3}
    (noun,) = plant(sources=[source]).sources
    assert noun.interarrival == Law("constant", (3.0,))
    assert (noun.to, noun.group, noun.when_full) == ("Q", 3, "wait")


def test_lost_arrivals():
    """`when_full: lose` is kept."""
    source = {"id": "S", "interarrival": CONSTANT, "to": "Q", "when_full": "lose"}
    assert plant(sources=[source]).sources[0].when_full == "lose"


def test_each_at_a_source():
    """One arrival feeds several places with parts of their own types."""
    source = {"id": "S", "interarrival": CONSTANT, "each": [{"to": "Q", "part": "a"}, {"to": "Q"}]}
    noun = plant(sources=[source]).sources[0]
    assert noun.each == (SourceEntry(to="Q", model="a"), SourceEntry(to="Q", model=None))


def test_type_mix_and_sequence():
    """Part types are models, in the order of their names."""
    mix = {"id": "S", "saturated": True, "type_mix": {"B": 0.4, "A": 0.6}}
    sequence = {"id": "T", "saturated": True, "type_sequence": ["A", "A", "C"]}
    noun = plant(sources=[mix, sequence])
    assert [m.name for m in noun.models] == ["A", "B", "C"]
    assert dict(noun.sources[0].model_mix) == {"A": 0.6, "B": 0.4}
    assert noun.sources[1].model_sequence == ("A", "A", "C")


def test_parts_without_a_type_have_a_model_of_their_own():
    """Beside typed parts the others are of a first model whose name no type has."""
    sources = [
        {"id": "S", "interarrival": CONSTANT, "to": "Q"},
        {"id": "T", "saturated": True, "type_sequence": ["part", "A"]},
    ]
    noun = plant(sources=sources)
    assert [m.name for m in noun.models] == ["part_", "A", "part"]
    program = compile_plant(noun).program
    assert program.source_type_value.tolist() == [0, 2, 1]


# ---- buffers and pools ----


def test_buffers():
    """Capacity counts places, null is unlimited, and parts lie there at first."""
    buffers = [
        {"id": "Q", "capacity": None, "initial": 6},
        {"id": "B", "capacity": 0},
        {"id": "C", "capacity": 4},
    ]
    noun = plant(buffers=buffers)
    assert [(b.capacity, b.initial, b.by_model) for b in noun.buffers] == [
        (None, 6, False),
        (0, 0, False),
        (4, 0, False),
    ]


def test_initial_parts_beside_types_have_no_type():
    """Parts that lie there at first are of the model of parts without a type."""
    noun = plant(
        buffers=[{"id": "Q", "capacity": None, "initial": 2}],
        sources=[{"id": "S", "saturated": True, "type_sequence": ["A"]}],
    )
    program = compile_plant(noun).program
    assert program.type_names == ("part", "A")
    assert program.buffer_initial.tolist() == [2, 0]


def test_operator_pools():
    """Count and rule are kept; fifo is the rule if none is named."""
    pools = [{"id": "P", "count": 2}, {"id": "R", "count": 1, "rule": "downstream_first"}]
    assert [(p.name, p.count, p.rule) for p in plant(operator_pools=pools).pools] == [
        ("P", 2, "fifo"),
        ("R", 1, "downstream_first"),
    ]


# ---- stations ----


def test_inputs_take_whatever_lies_there():
    """No join of the format matches types."""
    noun = made(inputs=[{"from": "Q", "take": 2}, {"from": "S"}])
    assert noun.inputs == (
        Input(origin="Q", take=2, any_model=True),
        Input(origin="S", take=1, any_model=True),
    )
    assert noun.select == "all"


def test_select_first_available():
    """The word is the plant's own."""
    assert made(select="first_available").select == "first_available"


def test_machines_in_parallel():
    """One if nothing is said."""
    assert (made().machines, made(machines=3).machines) == (1, 3)


def test_process_by_type():
    """Every type has its law, and there is none for all."""
    noun = plant(
        sources=[{"id": "S", "interarrival": CONSTANT, "to": "Q", "type_sequence": ["A", "B"]}],
        stations=[station(process={"by_type": {"A": CONSTANT, "B": EXPONENTIAL}})],
    ).stations[0]
    assert noun.cycle_time is None
    assert dict(noun.cycle_times) == {"A": Law("constant", (3.0,)), "B": Law("exponential", (2.0,))}


def test_steps_with_operators():
    """Steps follow one another, each with its operator or none."""
    noun = made(steps=[{"time": CONSTANT, "operator": "OP"}, {"time": EXPONENTIAL}])
    assert noun.steps == (
        Step(time=Law("constant", (3.0,)), operator="OP"),
        Step(time=Law("exponential", (2.0,))),
    )


def test_batch():
    """Least and greatest size."""
    assert made(batch={"min": 2, "max": 5}).batch == Batch(min=2, max=5)


def test_failure_modes_and_repair_pools():
    """Clock, laws and crew of every mode, in order."""
    modes = [
        {"clock": "operating", "up": EXPONENTIAL, "repair": CONSTANT, "repair_pool": "CREW"},
        {"clock": "calendar", "up": CONSTANT, "repair": EXPONENTIAL},
    ]
    up, repair = Law("exponential", (2.0,)), Law("constant", (3.0,))
    assert made(failures=modes).failures == (
        Failure(clock="operating", up=up, repair=repair, crew="CREW"),
        Failure(clock="calendar", up=repair, repair=up),
    )


def test_setup_times_as_numbers_and_laws():
    """A number is a constant; the type at the start is kept."""
    setup = {"initial_type": "A", "times": {"A": {"A": 0.0, "B": 2}, "B": {"A": EXPONENTIAL}}}
    changeover = made(setup=setup).changeover
    assert changeover.initial_model == "A"
    assert {left: dict(row) for left, row in changeover.times.items()} == {
        "A": {"A": Law("constant", (0.0,)), "B": Law("constant", (2.0,))},
        "B": {"A": Law("exponential", (2.0,))},
    }


def test_calendar():
    """Period, intervals and rule make a calendar of the station's own."""
    calendar = {"period": 10, "on": [[0, 4], [5, 8]], "at_end": "finish"}
    noun = plant(stations=[station(calendar=calendar)])
    (own,) = noun.calendars
    assert noun.stations[0].calendar == own.name
    assert (own.period, own.on, own.at_end) == (10.0, ((0.0, 4.0), (5.0, 8.0)), "finish")


# ---- outputs ----


def test_output_to_one_place():
    """The plain case."""
    assert made().to == "OUT"


def test_output_random():
    """Every way has its chance."""
    ways = [{"to": "Q", "prob": 0.3}, {"to": "OUT", "prob": 0.7}]
    assert made(output={"random": ways}).random == (
        Destination(to="Q", probability=0.3),
        Destination(to="OUT", probability=0.7),
    )


def test_output_each():
    """Every entry makes a part, of its own type or of that of the original."""
    ways = [{"to": "Q", "part": "a"}, {"to": "OUT"}]
    assert made(output={"each": ways}).each == (
        Destination(to="Q", model="a"),
        Destination(to="OUT"),
    )


def test_rework_with_and_without_limit():
    """`max_reworks` absent lifts the limit; 0 is no rework at all."""
    output = {"bad_prob": 0.1, "rework_to": "Q", "good_to": "OUT", "scrap_to": "SCRAP"}
    unlimited = made(output=output)
    assert (unlimited.to, unlimited.rework_to, unlimited.scrap_to) == ("OUT", "Q", "SCRAP")
    assert (unlimited.rework_rate, unlimited.scrap_rate) == (0.1, 0.0)
    limits = [made(output=output | {"max_reworks": k}).max_reworks for k in (None, 0, 2)]
    assert (unlimited.max_reworks, limits) == (None, [None, 0, 2])


def test_sinks_of_scrap_count_as_scrap():
    """All others are good."""
    output = {"bad_prob": 0.1, "rework_to": "Q", "good_to": "OUT", "scrap_to": "SCRAP"}
    noun = plant(stations=[station(output=output)], sinks=["OUT", "SCRAP"])
    assert [(s.name, s.counts_as) for s in noun.sinks] == [("OUT", "good"), ("SCRAP", "scrap")]


# ---- laws ----

LAW_EXAMPLES = {
    "constant": ({"value": 2}, (2.0,)),
    "exponential": ({"mean": 2}, (2.0,)),
    "erlang": ({"mean": 1.2, "stages": 3}, (3.0, 1.2)),
    "gamma": ({"scale": 0.4, "shape": 2.5}, (2.5, 0.4)),
    "hyperexponential": ({"probs": [0.3, 0.7], "means": [2, 0.5]}, ((0.3, 0.7), (2.0, 0.5))),
    "lognormal": ({"sd": 2.0, "mean": 4.0}, (4.0, 2.0)),
    "weibull": ({"shape": 1.7, "scale": 30.0}, (1.7, 30.0)),
    "uniform": ({"max": 2.0, "min": 1.0}, (1.0, 2.0)),
    "triangular": ({"min": 1.0, "max": 5.0, "mode": 2.0}, (1.0, 2.0, 5.0)),
    "constant_plus": (
        {
            "base": 1.0,
            "probability": 0.02,
            "extra": {"dist": "geometric", "success": 0.2, "unit": 3.0},
        },
        (1.0, 0.02, 0.2, 3.0),
    ),
}


def test_every_law_is_taken_over():
    """Parameters go over by name, whatever their order in the file."""
    assert LAW_EXAMPLES.keys() == LAWS.keys()
    for kind, (keys, parameters) in LAW_EXAMPLES.items():
        assert made(process={"dist": kind, **keys}).cycle_time == Law(kind, parameters)


# ---- the whole ----


def test_all_shipped_cases_compile():
    """Every case walks in by the front door: plant, then program."""
    for case in read_cases() + read_cases("own"):
        program = compile_plant(case_plant(case)).program
        assert program.station_names == tuple(s["id"] for s in case.network["stations"])
        assert np.all(program.input_any == 1)


def test_order_of_stations_is_kept():
    """`downstream_first` serves the station that the case lists last."""
    noun = plant(stations=[station(id="Z"), station(id="A")])
    assert [s.name for s in noun.stations] == ["Z", "A"]


def test_everything_compiles(golden_everything):
    """A network with every shape of the format becomes a program."""
    (case,) = parse_cases(golden_everything, "sound.json")
    program = compile_plant(case_plant(case)).program
    assert program.station_names == tuple(f"M{n}" for n in range(1, 8))
    assert program.type_names == ("part", "A", "B", "a", "b")
