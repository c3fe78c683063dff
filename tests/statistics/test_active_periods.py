"""The shifting bottleneck: by hand on small logs, and against its definition on random ones."""

import numpy as np
import pytest

from motorworks.program.program import BLOCKED, DOWN, OFF, SETUP, STARVED, STOP, WAIT, WORK
from motorworks.statistics.active_periods import ActivePeriods

ACTIVE, INACTIVE = (STOP, DOWN, SETUP, WORK), (BLOCKED, WAIT, STARVED)


def identity(times):
    """Give the clock of a plant that always works."""
    return times


def periods_of(log, machines, until, *, since=0.0, group=None, clock=identity, pieces=1):
    """Give what a log of (time, machine, state) says, taken in so many pieces."""
    of = ActivePeriods(np.arange(machines) if group is None else np.array(group), clock, since)
    for piece in np.array_split(np.arange(len(log)), pieces):
        rows = [log[i] for i in piece]
        of.add(
            np.array([r[0] for r in rows], dtype=float),
            np.array([r[1] for r in rows], dtype=np.int64),
            np.array([r[2] for r in rows], dtype=np.int8),
        )
    return of.finish(until)


def spells(*machines):
    """Give the log of machines that are active in the intervals given."""
    log = [
        (time, m, state)
        for m, intervals in enumerate(machines)
        for begin, end in intervals
        for time, state in ((begin, WORK), (end, STARVED))
    ]
    return sorted(log, key=lambda row: row[0])


HAND = spells([(0, 4), (6, 10)], [(3, 9)], [(1, 2), (12, 13)])


def test_by_hand():
    """Two machines take turns.

    Until 4 machine 0 is the longest (4 > 1), machine 1 (6) takes over at 3: it shifts from 3
    to 4. From 6 on machine 0 is active for 4, less than 6; at 9 machine 1 ends, and machine 0
    is the longest again: it shifts from 6 to 9. Then nobody, from 10 to 12, and machine 2.
    """
    found = periods_of(HAND, 3, 15.0)
    assert found.sole.tolist() == [3 + 1, 2, 1]
    assert found.shifting.tolist() == [1 + 3, 1 + 3, 0]
    assert found.none == 2 + 2
    assert found.active.tolist() == [8, 6, 2]
    assert found.periods.tolist() == [2, 1, 2]
    assert found.measured == 15


@pytest.mark.parametrize("pieces", [2, 3, 5, 11])
def test_pieces_change_nothing(pieces):
    """Wherever the log is cut."""
    whole, cut = periods_of(HAND, 3, 15.0), periods_of(HAND, 3, 15.0, pieces=pieces)
    assert all(np.array_equal(a, b) for a, b in zip(whole, cut, strict=True))


def test_what_holds_others_up_is_one_period():
    """Work, a repair, a set-up and a stop follow each other without a pause."""
    log = [(1, 0, WORK), (2, 0, DOWN), (3, 0, SETUP), (4, 0, STOP), (5, 0, WORK), (6, 0, BLOCKED)]
    found = periods_of(log, 1, 8.0)
    assert (found.sole.tolist(), found.periods.tolist(), found.none) == ([5], [1], 3)


def test_a_wait_that_takes_no_time_does_not_part():
    """Starved for an instant between two parts."""
    log = [(0, 0, WORK), (5, 0, STARVED), (5, 0, WORK), (9, 0, WAIT)]
    for pieces in (1, 2, 4):
        assert periods_of(log, 1, 10.0, pieces=pieces).periods.tolist() == [1]


def test_off_shift_neither_ends_nor_lengthens_a_period():
    """Active from 2 to 4 and from 10 to 11, with a night between: three hours in one period."""

    def clock(times):
        return np.minimum(times, 4) + np.maximum(times - 10, 0)

    log = [(2, 0, WORK), (2.5, 1, WORK), (4, 0, OFF), (4, 1, OFF), (10, 0, WORK), (10, 1, WORK),
           (11, 0, STARVED), (11.25, 1, BLOCKED)]  # fmt: skip
    found = periods_of(log, 2, 12.0, clock=clock)
    assert found.periods.tolist() == [1, 1]
    assert found.active.tolist() == [3, 2.75]
    assert found.sole.tolist() == [0.5, 0.25]
    assert found.shifting.tolist() == [2.5, 2.5]


def test_a_period_under_way_at_the_end_counts():
    """It has the length that it has come to."""
    found = periods_of([(1, 0, WORK), (3, 1, WORK), (4, 1, STARVED), (6, 1, WORK)], 2, 10.0)
    assert (found.sole.tolist(), found.none) == ([9, 0], 1)
    assert found.active.tolist() == [9, 5]


def test_machines_that_never_pause_share_the_time():
    """One began long before the other, but both are active in all of the time measured."""
    log = [(0, 0, WORK), (1, 1, WORK), (1, 2, WORK), (4, 2, STARVED)]
    found = periods_of(log, 3, 9.0, since=2.0)
    assert (found.sole.tolist(), found.shifting.tolist()) == ([0, 0, 0], [7, 7, 0])


def test_only_the_time_measured_counts():
    """A period that began before has its whole length, but only its share after it counts."""
    found = periods_of(spells([(0, 8)], [(4, 11)]), 2, 12.0, since=6.0)
    assert found.sole.tolist() == [0, 3]
    assert found.shifting.tolist() == [2, 2]
    assert found.active.tolist() == [2, 5]
    assert found.periods.tolist() == [0, 0]
    assert found.measured == 6


def test_machines_of_one_group_shift_nothing_between_them():
    """Two machines of a process follow each other: the process is the sole bottleneck."""
    found = periods_of(spells([(0, 6)], [(4, 11)]), 2, 11.0, group=[0, 0])
    assert (found.sole.tolist(), found.shifting.tolist()) == ([11], [0])


def test_machines_that_are_no_candidates_are_left_out():
    """A transport is never the bottleneck here."""
    found = periods_of(spells([(0, 9)], [(2, 3)]), 2, 10.0, group=[-1, 0])
    assert (found.sole.tolist(), found.none) == ([1], 9)


def test_nothing_at_all():
    """No machine ever changed its state."""
    found = periods_of([], 2, 5.0)
    assert (found.sole.tolist(), found.none, found.measured) == ([0, 0], 5, 5)


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_definition(seed):
    """On every unit of time: the longest there is one; all chosen ones that cover it take part."""
    draw = np.random.default_rng(seed)
    machines, until = int(draw.integers(1, 7)), 60
    intervals = []
    for _ in range(machines):
        edges = np.unique(draw.integers(0, until + 1, 2 * int(draw.integers(1, 9))))
        edges = edges[: len(edges) // 2 * 2].reshape(-1, 2)
        intervals.append([tuple(map(int, e)) for e in edges])
    every = [(b, e, m) for m, own in enumerate(intervals) for b, e in own]
    chosen = set()
    for t in range(until):
        now = [p for p in every if p[0] <= t < p[1]]
        if now:
            chosen.add(min(now, key=lambda p: (p[0] - p[1], p[0], p[2])))
    throughout = {p for p in every if p[:2] == (0, until)}
    chosen = throughout or chosen
    sole, shifting, none = np.zeros(machines), np.zeros(machines), 0
    for t in range(until):
        who = {p[2] for p in chosen if p[0] <= t < p[1]}
        none += not who
        for m in who:
            (sole if len(who) == 1 else shifting)[m] += 1
    found = periods_of(spells(*intervals), machines, float(until), pieces=int(draw.integers(1, 6)))
    assert found.sole.tolist() == sole.tolist()
    assert found.shifting.tolist() == shifting.tolist()
    assert found.none == none
    assert found.active.tolist() == [float(sum(e - b for b, e in own)) for own in intervals]
