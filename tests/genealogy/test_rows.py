"""The rows of a part found in the index are those of the tables."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kernel.random_plants import random_program

from motorworks.genealogy import Archive
from motorworks.genealogy.family import Lives, ancestors, descendants
from motorworks.kernel import Kernel, Tape
from motorworks.program import streams
from motorworks.program.trace import STOPPED
from motorworks.simulation import lives
from motorworks.simulation.lives import LivesWriter

seeds = st.integers(min_value=0, max_value=2**62)
UNTIL = 60.0


class Written:
    """A random plant run for a minute: its tables, and the index that was written of them."""

    def __init__(self, seed, folder):
        self.program = random_program(seed, 5)
        drawn = streams(self.program, seed)
        kernel = Kernel(self.program, drawn, visit_log=True, event_log=True, visit_limit=100)
        writer = LivesWriter(folder, self.program)
        self.tables = defaultdict(lambda: defaultdict(list))
        for _ in range(300):
            status = kernel.advance(UNTIL)
            visits, events = kernel.take_visits(), kernel.take_events()
            tape = Tape()
            tape.fill({"visits": visits, **events})
            writer.add(tape)
            for table, columns in {**events, "visits": visits}.items():
                for name, values in columns.items():
                    self.tables[table][name] += values.tolist()
            if status != STOPPED:
                break
        writer.finish(kernel.now)
        self.archive = Archive(folder)

    def rows(self, table, *columns):
        """Give the rows of a table."""
        return list(zip(*(self.tables[table][c] for c in columns), strict=True))

    def expected(self):
        """Give what the tables say of every part."""
        told = defaultdict(list)
        for time, part, model, place in self.rows("puts", "time", "part", "model", "place"):
            told[part].append((time, lives.PUT, time, model, place, 0))
        names = ("time", "part", "model", "origin", "machine")
        for time, part, model, origin, machine in self.rows("takes", *names):
            told[part].append((time, lives.TAKE, time, model, origin, machine))
        names = ("end", "part", "start", "model", "machine", "outcome")
        for end, part, start, model, machine, outcome in self.rows("visits", *names):
            told[part].append((end, lives.VISIT, start, model, machine, outcome))
        for time, machine, part, child in self.rows("joins", "time", "machine", "part", "child"):
            told[part].append((time, lives.GETS, time, 0, machine, child - part))
            told[child].append((time, lives.JOINED, time, 0, machine, part - child))
        names = ("time", "part", "model", "parent", "origin", "number")
        for time, part, model, parent, origin, number in self.rows("births", *names):
            other = parent - part if parent >= 0 else 0
            told[part].append((time, lives.BIRTH, time, model, 4 * number + origin, other))
            if parent >= 0:
                told[parent].append((time, lives.BESIDE, time, 0, 0, part - parent))
        names = ("time", "part", "model", "cause", "number", "place")
        for time, part, model, cause, number, place in self.rows("losses", *names):
            told[part].append((time, lives.LOSS, time, model, 3 * number + cause, place))
        return told


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Give a function that runs and writes the random plant of a seed, in many small files."""
    monkeypatch.setattr(lives, "ROWS", 150)
    return lambda seed: Written(seed, tmp_path / str(seed))


@pytest.mark.parametrize("seed", range(40))
def test_the_rows_of_every_part(written, seed):
    """All rows of all parts, in the order of time, whatever file they are in."""
    run = written(seed)
    expected = run.expected()
    found = run.archive.rows(expected)
    for part, rows in expected.items():
        told = [(r.time, r.kind, r.since, r.model, r.a, r.b) for r in found[part]]
        assert sorted(told) == sorted(rows)
        assert [r.time for r in found[part]] == sorted(r.time for r in found[part])


@pytest.mark.parametrize("seed", range(40))
def test_the_states_of_every_machine(written, seed):
    """Over any window the same states as the table, with the one that lasted into it."""
    run = written(seed)
    rng = np.random.default_rng(seed)
    states = defaultdict(lambda: [(0.0, 7, 0)])
    for time, machine, state, cause in run.rows("states", "time", "machine", "state", "cause"):
        states[machine].append((time, state, cause))
    until = run.archive.until
    for machine in range(int(run.program.station_machines.sum())):
        begin, end = sorted(rng.uniform(0, until, 2))
        columns = run.archive.machine(machine, begin, end, lives.STATE)
        found = list(zip(*(columns[c].tolist() for c in ("time", "model", "a")), strict=True))
        before = [row for row in states[machine] if row[0] <= begin]
        after = [row for row in states[machine] if begin < row[0] <= end]
        assert found == [before[-1], *after]


def test_families_by_brute_force(written):
    """What is in a part, and what contains it: the same as by passing on sets row by row.

    The order of all rows is by time, and for one part as it was put in order. So plants with an
    instant at which several links of one part meet are left out; most have none.
    """
    tried = 0
    for seed in range(40):
        run = written(seed)
        found = Lives(run.archive)
        parts = sorted(run.expected())
        found.fetch(parts)
        if _plain(found, parts):
            tried += 1
            _families_are_as_passed_on(run, found, parts)
    assert tried >= 30


def _families_are_as_passed_on(run, found, parts):
    inside = defaultdict(set)
    for _, part, other in _links(run):
        inside[part] |= {other} | inside[other]
    for part in parts:
        assert {r.part for r in ancestors(found, part)} == inside[part] - {part}
    contains = defaultdict(set)
    for part, own in inside.items():
        for other in own - {part}:
            contains[other].add(part)
    for part in parts:
        assert {r.part for r in descendants(found, [part])} == contains[part]


def _links(run):
    """Give joins and births beside others in the order of time."""
    joins = run.rows("joins", "time", "part", "child")
    births = [
        (t, p, parent)
        for t, p, parent in run.rows("births", "time", "part", "parent")
        if parent >= 0
    ]
    return sorted(joins + births, key=lambda link: link[0])


def _plain(found, parts):
    """Tell whether no part has links of two kinds at one instant."""
    linking = (lives.GETS, lives.BESIDE, lives.JOINED)
    for part in parts:
        kinds = defaultdict(set)
        for row in found[part]:
            if row.kind in linking or (row.kind == lives.BIRTH and row.b):
                kinds[row.time].add(row.kind)
        if any(len(own) > 1 for own in kinds.values()):
            return False
    return True


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_the_order_at_one_instant_is_possible(tmp_path_factory, seed):
    """Every part goes from place to machine to place, also where that takes no time."""
    run = Written(seed, tmp_path_factory.mktemp("lives"))
    found = Lives(run.archive)
    for part in run.expected():
        place = None
        for row in found[part]:
            if row.kind == lives.TAKE and row.a >= 0:
                assert place == row.a
                place = None
            elif row.kind == lives.PUT:
                assert place is None
                place = row.a
