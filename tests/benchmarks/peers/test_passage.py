"""Departures become throughputs, and an answer of one line of JSON."""

import json
import sys

import pytest

from benchmarks.peers.passage import Passage, Stretch, answer, batch_throughputs


def test_batches_count_the_departures_between_their_edges():
    """Warm-up and what comes after the end do not count; an end belongs to its batch."""
    stretch = Stretch(warm_up=10.0, batch=5.0, batches=3)
    departures = [1.0, 10.0, 10.1, 14.0, 15.0, 15.1, 24.9, 25.0, 25.1]
    assert stretch.end == 25.0
    assert batch_throughputs(departures, stretch) == [3 / 5, 1 / 5, 2 / 5]


def test_a_line_at_rest_has_no_throughput():
    """Batches without a departure are zeros, not missing."""
    assert batch_throughputs([], Stretch(1.0, 2.0, 2)) == [0.0, 0.0]


def test_answer_runs_the_line_to_the_end_and_prints_it(monkeypatch, capsys):
    """The model is asked for the whole stretch; version and batches stand in the answer."""
    asked = []

    def simulate(line, end, seed):
        asked.append((line.name, end, seed))
        return Passage(0.5, 40, [11.0, 12.0])

    numbers = ["--seed", "7", "--warm-up", "10", "--batch", "4", "--batches", "2"]
    monkeypatch.setattr(sys, "argv", ["x", "failures20", *numbers])
    answer(simulate, "pytest")
    found = json.loads(capsys.readouterr().out)
    assert asked == [("failures20", 18.0, 7)]
    assert found["throughputs"] == [0.5, 0.0]
    assert (found["seconds"], found["operations"]) == (0.5, 40)
    assert found["version"] == pytest.__version__
