"""The event list against a plain list."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.kernel import _kernel


def first_of(times: list[float]) -> int:
    """Give the first slot by looking at all: least time, then lowest number."""
    return min(range(len(times)), key=lambda i: (times[i], i))


def firsts_of(n: int, slots: list[int], times: list[float]) -> list[int]:
    """Give the first slot after each setting, as the kernel's event list should."""
    now = [math.inf] * n
    result = []
    for slot, time in zip(slots, times, strict=True):
        now[first_of(now) if slot == -1 else slot] = time
        result.append(first_of(now))
    return result


@given(st.data())
def test_first_slot_is_that_of_a_plain_list(data):
    """Few different times, so that nearly every comparison is a tie."""
    n = data.draw(st.integers(1, 70))
    moves = data.draw(
        st.lists(
            st.tuples(
                st.integers(-1, n - 1),
                st.sampled_from([0.0, 5e-324, 1.0, 1.0 + 2.0**-52, 2.0, 1e300, math.inf]),
            ),
            max_size=60,
        )
    )
    slots, times = [m[0] for m in moves], [m[1] for m in moves]
    assert _kernel.firsts(n, slots, times) == firsts_of(n, slots, times)


@pytest.mark.parametrize("n", [1, 2, 3, 20, 64, 65, 500])
def test_long_runs_with_mass_ties(n):
    """Thousands of settings in whole seconds, a third of them of the first slot."""
    random = np.random.default_rng(n)
    slots = np.where(random.random(3000) < 0.33, -1, random.integers(0, n, 3000)).tolist()
    times = np.where(
        random.random(3000) < 0.1, math.inf, random.integers(0, 4, 3000).astype(float)
    ).tolist()
    assert _kernel.firsts(n, slots, times) == firsts_of(n, slots, times)


def test_all_infinite_means_the_lowest_slot():
    """With nothing pending the first slot is slot 0, at infinity."""
    assert _kernel.firsts(5, [3, 3], [1.0, math.inf]) == [3, 0]


@pytest.mark.parametrize("n", [1, 20, 333])
def test_hold_model_is_the_same_with_every_structure(n):
    """The textbooks' heap and calendar queue and our slots pass through the same events."""
    heap, calendar, slots = (
        _kernel.hold(n, 20_000, name, 11) for name in ("heap", "calendar", "slots")
    )
    assert heap == calendar == slots
    assert slots == pytest.approx(20_000 / n, rel=0.06 if n > 1 else 0.03)


def test_unknown_structure_is_refused():
    """A misspelt structure is no silent default."""
    with pytest.raises(ValueError, match="heap, calendar or slots"):
        _kernel.hold(5, 10, "hope", 1)
