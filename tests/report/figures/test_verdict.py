"""The verdict as it is drawn."""

from types import SimpleNamespace

import pytest

from motorworks.report.figures.verdict import alarms, facts, headline
from motorworks.statistics import verdict


def judged(**changes):
    """Give a verdict: 90 of 100 wanted, give or take 5."""
    told = {
        "outcome": "missed",
        "mean": 90.0,
        "half_width": 5.0,
        "target": 100.0,
        "basis": "replications",
        "sentence": "It makes 90 (give or take 5), too few.",
        "replications_needed": None,
    }
    return SimpleNamespace(**told | changes)


def test_output_interval_and_target_are_drawn_to_scale():
    """All from zero on one rail."""
    scale = headline(judged(), "motor").scale
    one = float(scale["target"]) / 100
    assert float(scale["mean"]) == pytest.approx(90 * one, rel=1e-3)
    assert float(scale["low"]) == pytest.approx(85 * one, rel=1e-3)
    assert float(scale["width"]) == pytest.approx(10 * one, rel=1e-3)


def test_how_sure_it_is_is_said_more_quietly(tutorial_run):
    """Interval and shares leave the headline; brackets of the plant's own name stay."""
    sentence = (
        "Works (north) makes 9.000 million good motors a year (95 % interval 8.000 million to "
        "10.000 million from 3 replications), 1.000 million (10 %) below its target."
    )
    told = headline(judged(sentence=sentence), "motor")
    assert told.sentence.replace("\u00a0", " ") == (
        "Works (north) makes 9.000 million good motors a year, 1.000 million below its target."
    )
    assert told.precision.replace("\u00a0", " ") == (
        "95 % interval 8.000 million to 10.000 million from 3 replications."
    )
    assert headline(verdict(tutorial_run), "stator").precision.startswith("95")


def test_without_a_number_there_is_no_picture():
    """Nothing is drawn that was not measured."""
    assert headline(judged(mean=None, half_width=None), "motor").scale is None


def test_without_target_or_interval_neither_is_drawn():
    """One replication, no target in the plant file."""
    scale = headline(judged(target=None, half_width=None), "motor").scale
    assert scale["target"] is None
    assert scale["low"] is None
    assert scale["mean_note"] == "no interval"


def test_every_outcome_has_its_word(tutorial_run, gridlocked_run, cancelled_run, plain_run):
    """Colour is not all that tells them apart."""
    words = [
        headline(verdict(run), "motor").word
        for run in (tutorial_run, gridlocked_run, cancelled_run, plain_run)
    ]
    assert words == ["Target reached", "Gridlock", "Incomplete", "No target"]


def test_alarms_are_only_raised_with_reason(tutorial_run, cancelled_run, gridlocked_run):
    """A good run raises none; an equal standstill of two replications raises one."""
    assert alarms(tutorial_run) == []
    assert [a.title for a in alarms(cancelled_run)] == ["The run is incomplete"]
    assert [a.title for a in alarms(gridlocked_run)] == ["Gridlock"]


def test_facts_say_how_to_repeat_the_run(tutorial_run):
    """Seed, version, times."""
    told = dict(facts(tutorial_run))
    assert told["seed"] == "5"
    assert told["replications"] == "3"
    assert told["measured"] == "14 d"
    assert told["Motorworks"] == tutorial_run.version
