"""Laws that every plant obeys, checked on random plants from what happened to each part."""

import os
from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from draft import Draft
from event_runs import Logged, Rebuilt
from hypothesis import given, settings
from hypothesis import strategies as st
from random_plants import random_program

from motorworks.kernel import Kernel
from motorworks.program import Program, streams
from motorworks.program.program import MACHINE, TRANSPORT
from motorworks.program.trace import STOPPED

seeds = st.integers(min_value=0, max_value=2**62)
UNTIL = 31.0
Moves = dict[tuple[int, int], list[float]]
"""Times of one kind of event by buffer and part."""


class Lived:
    """A run of a program with what happened to every part of it.

    Parameters
    ----------
    program
        The plant.
    seed
        Of its random numbers.
    """

    def __init__(self, program: Program, seed: int) -> None:
        self.program = program
        run = Logged(Kernel(program, streams(program, seed), event_log=True, visit_log=True))
        run.advance(UNTIL)
        self.gave_up = run.status == STOPPED
        self.trace = run.kernel.trace()
        self.visits = run.kernel.take_visits()
        self.now = self.trace.now
        self.rebuilt = Rebuilt(program, run.tables(), self.now)
        self.events = self.rebuilt.events
        counts = np.diff(program.input_start)
        stations = np.repeat(np.arange(len(counts)), counts)
        carried = program.station_kind[stations] == TRANSPORT
        self.carried = set(program.input_origin[carried].tolist())
        """Buffers from which vehicles and belts take: a part is claimed before it goes."""

    def came(self) -> Moves:
        """Give when each part came into each buffer."""
        rows = self.events["puts"]
        return _moves(rows["place"], rows["part"], rows["time"], rows["place"] < self.n_buffers)

    def went(self) -> Moves:
        """Give when each part left each buffer, lost parts included."""
        takes, losses = self.events["takes"], self.events["losses"]
        found = _moves(takes["origin"], takes["part"], takes["time"], takes["origin"] >= 0)
        lost = _moves(losses["place"], losses["part"], losses["time"], losses["place"] >= 0)
        for key, times in lost.items():
            found[key] = sorted([*found.get(key, []), *times])
        return found

    @property
    def n_buffers(self) -> int:
        """Buffers, sinks left out."""
        return len(self.program.buffer_capacity)


def _moves(place: np.ndarray, part: np.ndarray, time: np.ndarray, mask: np.ndarray) -> Moves:
    found: Moves = defaultdict(list)
    for b, p, t in zip(place[mask].tolist(), part[mask].tolist(), time[mask].tolist(), strict=True):
        found[b, p].append(t)
    return found


def _little(run: Lived) -> None:
    """Content over time is the sum of the stays, of each buffer and of the whole plant."""
    stays = np.zeros(run.n_buffers)
    went = run.went()
    for (b, part), ins in run.came().items():
        outs = went.pop((b, part), [])
        assert len(ins) - len(outs) in (0, 1), "a part left a buffer without coming, or came twice"
        ends = [*outs, run.now][: len(ins)]
        assert all(i <= o for i, o in zip(ins, ends, strict=True))
        stays[b] += sum(ends) - sum(ins)
    assert not went, "a part left a buffer into which it never came"
    np.testing.assert_allclose(stays, run.trace.buffer_integral, rtol=1e-9, atol=1e-7)
    births, losses, joins = (run.events[t] for t in ("births", "losses", "joins"))
    puts = run.events["puts"]
    gone = puts["time"][puts["place"] >= run.n_buffers]
    ends = np.concatenate([gone, losses["time"], joins["time"]])
    lives = (run.now - births["time"]).sum() - (run.now - ends).sum()
    assert lives >= -1e-7


def _levels(run: Lived) -> None:
    """No buffer ever holds fewer than none, or more than its places after an instant."""
    time, buffer, _, change = run.rebuilt.changes()
    capacity = run.program.buffer_capacity
    for b in set(range(run.n_buffers)) - run.carried:
        own = buffer == b
        level, times = np.cumsum(change[own]), time[own]
        last = np.append(times[1:] > times[:-1], True)[: len(times)]
        assert (level[last] >= 0).all()
        assert capacity[b] < 0 or (level[last] <= capacity[b]).all()


def _first_in_first_out(run: Lived) -> None:
    """Of the parts of a model, that which came first into a buffer leaves it first."""
    puts, takes = run.events["puts"], run.events["takes"]
    for b in set(range(run.n_buffers)) - run.carried:
        if run.program.buffer_fefo[b]:
            continue
        entered, left = puts["place"] == b, takes["origin"] == b
        lost = set(run.events["losses"]["part"].tolist())
        for model in range(run.program.n_types):
            order = puts["part"][entered & (puts["model"] == model)].tolist()
            gone = takes["part"][left & (takes["model"] == model)].tolist()
            order, gone = ([part for part in x if part not in lost] for x in (order, gone))
            assert gone == order[: len(gone)]


def _no_overlap(run: Lived) -> None:
    """See that a machine for one part at a time begins the next when the last has ended."""
    p, visits = run.program, run.visits
    alone = (p.station_kind == MACHINE) & (p.batch_max <= 1)
    for m in np.flatnonzero(np.repeat(alone, p.station_machines)):
        own = visits["machine"] == m
        spans = sorted(set(zip(visits["start"][own], visits["end"][own], strict=True)))
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def _assert_laws(seed: int, size: int) -> None:
    run = Lived(random_program(seed, size), seed)
    if run.gave_up:  # so much at one instant that it never ends
        return
    for law in (_little, _levels, _first_in_first_out, _no_overlap):
        law(run)


@settings(max_examples=300)
@given(seed=seeds, size=st.integers(min_value=1, max_value=5))
def test_random_plants_obey_the_laws(seed: int, size: int) -> None:
    """Little, levels, first in first out, one part at a time."""
    _assert_laws(seed, size)


@pytest.mark.fuzz
@settings(max_examples=int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000")))
@given(seed=seeds, size=st.integers(min_value=1, max_value=8))
def test_random_plants_obey_the_laws_on_a_long_hunt(seed: int, size: int) -> None:
    """The same, many more times."""
    _assert_laws(seed, size)


# ---- the laws can be broken ----


def _queue() -> Lived:
    """Give a queue before one machine that works faster than parts come."""
    d = Draft()
    line, out = d.buffer(capacity=4), d.sink()
    d.source(gap=d.constant(2.0), entries=((line, 0),), group=2)
    d.station([(line, 1, 0)], [(-1, [d.constant(1.0)])], [(out, 1.0, -1, -1)])
    return Lived(d.program(), 1)


def _swapped(column: np.ndarray) -> None:
    column[[0, 1]] = column[[1, 0]]


BREAKS = {
    "a part is taken before another that came first": (
        _first_in_first_out,
        lambda run: _swapped(run.events["takes"]["part"]),
    ),
    "a part stays longer than it was counted": (
        _little,
        lambda run: run.events["takes"]["time"].__iadd__(0.5),
    ),
    "a part leaves that never came": (
        _little,
        lambda run: run.events["takes"]["part"].__setitem__(0, 999),
    ),
    "more parts than places": (
        _levels,
        lambda run: run.program.buffer_capacity.__setitem__(0, 0),
    ),
    "two parts on one machine": (
        _no_overlap,
        lambda run: run.visits["start"].__setitem__(1, 0.0),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_law_is_seen(name):
    """Each check fails where its law does not hold."""
    law, broken = BREAKS[name]
    run = _queue()
    for each in (_little, _levels, _first_in_first_out, _no_overlap):
        each(run)
    broken(run)
    with pytest.raises(AssertionError):
        law(run)
