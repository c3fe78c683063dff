"""The best of several: the rule by hand, and the chance of finding it measured."""

import numpy as np
import pytest

from motorworks.errors import MotorworksError
from motorworks.statistics.selection import select_best

MACRO = 2000
"""Repetitions of the whole procedure."""


def of(values):
    """Give the sampler of a table of observations, shape (systems, n)."""
    return lambda systems, first, count: values[list(systems), first : first + count]


def by_the_book(values, difference, confidence, least):
    """Give best, observations of each and their means: the published steps, one by one."""
    k = len(values)
    eta = ((2 * (1 - confidence) / (k - 1)) ** (-2 / (least - 1)) - 1) / 2
    h2 = 2 * eta * (least - 1)
    running, r, taken = list(range(k)), least, [0] * k
    s2 = [[np.var(a[:least] - b[:least], ddof=1) for b in values] for a in values]
    while True:
        means = {i: sum(values[i][:r]) / r for i in running}
        for i in running:
            taken[i] = r
        running = [
            i
            for i in running
            if all(
                means[i]
                >= means[j] - max(0, difference / (2 * r) * (h2 * s2[i][j] / difference**2 - r))
                for j in running
                if j != i
            )
        ]
        if len(running) == 1:
            return running[0], taken
        r += 1


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_published_procedure(seed):
    """The same choice after the same observations as with the steps written out."""
    draw = np.random.default_rng(seed)
    values = draw.normal([[0.0], [0.2], [0.4], [0.5]], 1.0, (4, 4000))
    found = select_best(of(values), 4, difference=0.3, confidence=0.9, least=6)
    best, taken = by_the_book(values, 0.3, 0.9, 6)
    assert found.best == best
    assert found.taken.tolist() == taken
    assert found.means[best] == pytest.approx(values[best, : taken[best]].mean())
    assert found.guaranteed


def slippage(k, by):
    """Give the means that are hardest to tell apart: the best, and all others just behind."""
    means = np.zeros(k)
    means[0] = by
    return means


@pytest.mark.parametrize(
    ("means", "spreads", "common"),
    [
        (slippage(2, 0.3), (1.0,) * 2, 0.0),
        (slippage(5, 0.3), (1.0,) * 5, 0.0),
        (slippage(10, 0.3), (1.0,) * 10, 0.0),
        (slippage(5, 0.3), (1.5, 1.0, 0.5, 1.0, 2.0), 0.0),
        (slippage(5, 0.3), (1.0,) * 5, 0.8),
        (0.3 * np.arange(5)[::-1], (1.0,) * 5, 0.0),
    ],
    ids=["two", "five", "ten", "unequal", "common", "stairs"],
)
def test_the_best_is_found_as_often_as_promised(means, spreads, common):
    """2,000 times with a difference of 0.3: at least 95 % less what luck may take.

    The standard error of a share of 0.95 in 2,000 is 0.005.
    """
    draw, k = np.random.default_rng(7), len(means)
    right, asked = 0, 0
    for _ in range(MACRO):
        shared = draw.normal(0.0, common**0.5, 2000)

        def sample(systems, first, count, shared=shared):
            own = draw.normal(0.0, (1 - common) ** 0.5, (len(systems), count))
            noise = own + shared[first : first + count]
            at = list(systems)
            return means[at][:, None] + np.array(spreads)[at][:, None] * noise

        found = select_best(sample, k, difference=0.3, confidence=0.95, most=2000)
        right += found.best == 0
        asked += found.asked
    assert right / MACRO >= 0.94


def test_common_chance_makes_it_short():
    """With the same luck for all, far fewer observations are needed."""
    asked = []
    for common in (0.0, 0.9):
        draw = np.random.default_rng(3)
        noise = common**0.5 * draw.normal(size=5000)
        noise = noise + (1 - common) ** 0.5 * draw.normal(size=(5, 5000))
        values = slippage(5, 0.2)[:, None] + noise
        asked.append(select_best(of(values), 5, difference=0.2).asked)
    assert asked[1] < asked[0] / 3


def test_what_is_certain_needs_the_first_stage_only():
    """Without spread the greatest is the best at once; of equal ones the first is taken."""
    values = np.array([[1.0], [3.0], [3.0]]) * np.ones(50)
    found = select_best(of(values), 3, difference=0.5)
    assert (found.best, found.taken.tolist(), found.guaranteed) == (1, [10, 10, 10], True)


def test_one_system_is_the_best():
    """There is nothing to choose."""
    assert select_best(of(np.ones((1, 20))), 1, difference=0.1).best == 0


def test_it_gives_up_at_the_most_without_a_guarantee():
    """Two that are equal, and a difference that would take long."""
    values = np.random.default_rng(1).normal(size=(2, 500))
    found = select_best(of(values), 2, difference=0.001, most=40)
    assert found.survivors == (0, 1)
    assert found.taken.tolist() == [40, 40]
    assert not found.guaranteed


@pytest.mark.parametrize(
    "wrong",
    [
        {"difference": 0.0},
        {"difference": float("nan")},
        {"confidence": 0.5},
        {"confidence": 1.0},
        {"least": 1},
        {"least": 30, "most": 20},
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    """No difference, certainty, or no better than guessing between two."""
    with pytest.raises(MotorworksError):
        select_best(of(np.ones((2, 50))), 2, **({"difference": 0.1} | wrong))


def test_a_sampler_that_fails_is_told():
    """Values that are no numbers."""
    with pytest.raises(MotorworksError, match="sampler"):
        select_best(of(np.full((2, 50), np.nan)), 2, difference=0.1)
