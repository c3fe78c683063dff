"""Random streams hang on names, not on places in a list."""

import numpy as np

from motorworks.program import Program, stream_state, streams


def _program(names, machines):
    return Program(
        station_names=names,
        station_machines=np.array(machines, dtype=np.int32),
        failure_start=np.arange(len(names) + 1, dtype=np.int32),
        source_names=("rod",),
    )


def test_state_is_the_same_for_ever():
    """Stored results depend on this number; a change of it is a change of every result."""
    assert stream_state(7, 0, "line/twist", 0, "process") == int.from_bytes(
        __import__("hashlib")
        .blake2b(b"7\x1f0\x1fline/twist\x1f0\x1fprocess", digest_size=8)
        .digest(),
        "little",
    )


def test_reordering_stations_keeps_their_streams():
    """The streams of a station move with it."""
    ab = streams(_program(("a", "b"), [1, 2]), 7)
    ba = streams(_program(("b", "a"), [2, 1]), 7)
    assert ab.process.tolist() == [ba.process[2], ba.process[0], ba.process[1]]
    assert ab.up.tolist() == [ba.up[2], ba.up[0], ba.up[1]]
    assert ab.gap.tolist() == ba.gap.tolist()


def test_adding_a_machine_keeps_the_other_streams():
    """Common random numbers: what both plants have draws the same."""
    one, two = streams(_program(("a", "b"), [1, 1]), 7), streams(_program(("a", "b"), [2, 1]), 7)
    assert one.quality.tolist() == [two.quality[0], two.quality[2]]


def test_all_streams_differ():
    """No two things or purposes share a stream, nor two replications or seeds."""
    program = _program(("a", "b", "a/1"), [3, 11, 2])
    states = [
        int(x)
        for seed in (1, 11)
        for replication in (0, 1, 10)
        for array in streams(program, seed, replication).arrays().values()
        for x in array
    ]
    assert len(states) == len(set(states))
