"""Models to lines: whole lines first, the rest in campaigns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.sizing.allocation import allocate, carries, lots

MODELS = "abcde"


def test_ten_dedicated_and_two_shared():
    """The stator lines of the reference plant: the same copies, two shared by three models each."""
    asked = {"50": 1.45, "70": 1.93, "100": 3.36, "150": 3.19, "200": 1.44}
    found = allocate(asked, 12, 0.92)
    alone = [next(iter(c)) for c in found if len(c) == 1]
    assert alone == ["50", "70", "70", "100", "100", "100", "150", "150", "150", "200"]
    assert [len(c) for c in found[10:]] == [3, 3]


def test_enough_copies_are_all_dedicated():
    """A copy to spare goes to the model with most work on each of its copies."""
    found = allocate({"a": 0.9, "b": 0.3}, 3, 0.92)
    assert [set(c) for c in found] == [{"a"}, {"a"}, {"b"}]


@given(st.lists(st.floats(0.01, 4.0), min_size=1, max_size=5), st.integers(0, 3))
def test_all_work_is_done_and_no_copy_does_too_much(work, spare):
    """Whatever the mix: copies are as many as asked, none above its time, work adds up."""
    asked = dict(zip(MODELS, work, strict=False))
    lines = int(sum(work)) + 1 + spare
    found = allocate(asked, lines, 0.92)
    assert len(found) == lines
    assert all(c and sum(c.values()) <= 1.0 + 1e-4 for c in found)
    for model, wanted in asked.items():
        assert sum(c.get(model, 0.0) for c in found) >= wanted - 1e-4
    assert carries(asked, [tuple(c) for c in found], 1.0 + 1e-4)


def test_copies_that_cannot_carry():
    """Two models on one copy ask for more than it has, though all copies together have enough."""
    assert carries({"a": 0.5, "b": 0.5}, [("a", "b"), ("c",)])
    assert not carries({"a": 0.7, "b": 0.5}, [("a", "b"), ("c",)])


def test_lots_are_as_the_parts_of_the_year():
    """Two copies share a model: it has one lot, and every copy keeps its proportions."""
    copies = ({"a": 0.5, "b": 0.25}, {"b": 0.25, "c": 0.75})
    asked, parts = {"a": 0.5, "b": 0.5, "c": 0.75}, {"a": 100.0, "b": 200.0, "c": 300.0}
    found = lots(copies, parts, asked, 400.0)
    assert found == {"a": 200, "b": 200, "c": 600}
    assert found["c"] / found["b"] == pytest.approx(300 / 100)
