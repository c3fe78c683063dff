"""Whether a steady portfolio can be kept for ever: bounds and timetables reckoned by hand."""

from pathlib import Path

import numpy as np
import pytest
from tests.golden_tables import differences
from tests.research.small import centre

from motorworks.plant import Department, Phase, Research
from motorworks.plantfile import load
from motorworks.research.configurations import even_bound
from motorworks.research.needs import capacities
from motorworks.research.pace import paced
from motorworks.research.repeating import on_ring, period_of
from motorworks.research.timetable import fastest
from motorworks.research.verdict import verdict

HERE = Path(__file__).parent / "golden"


def office(people, *phases, cells=None):
    """Give a centre with one department and phases of (months, person-months)."""
    return centre(
        research=Research(test_cells=cells),
        departments=(Department(name="office", people=people),),
        phases=tuple(
            Phase(name=f"p{n}", months=t, person_months=w, split={"office": 1.0})
            for n, (t, w) in enumerate(phases)
        ),
    )


NINE = office(9, (1, 4), (1, 2))
"""A phase with four people and one with two, a month each; three projects take nine in the mean.

At an even pace nine people can have side by side (2, 0), (1, 2) or (0, 4) of the two phases. With
prices of 2 and 1 each of these is worth 4, while 1.5 of both, which three projects ask for, are
worth 4.5: no more than 8 / 9 of the pace. Two thirds of the time (1, 2) and a third (2, 0) reach
(4/3, 4/3), which is 8 / 9 of it.
"""


def test_the_bound_at_an_even_pace_by_hand():
    """8 / 9, though nine people are just enough in the mean."""
    found = even_bound(NINE, 3, 0)
    assert found.rate == pytest.approx(8 / 9, abs=1e-6)
    assert found.weights == {"office": pytest.approx(1.0)}


def test_what_fits_as_it_is_is_not_refuted():
    """Two projects take six of nine people: one in each phase, or a half more."""
    assert even_bound(NINE, 2, 0).rate == pytest.approx(4 / 3, abs=1e-6)


def test_a_phase_that_needs_more_than_there_is_keeps_no_pace():
    """Five people of four: no configuration has it."""
    assert even_bound(office(4, (1, 5)), 1, 0).rate == 0


def test_a_portfolio_without_work_has_no_bound():
    """Nothing is in its way."""
    assert even_bound(office(4, (1, 0)), 1, 0).rate == float("inf")


def test_the_period_of_two_kinds():
    """12 at once of 27 months begin every 2.25, 28 of 18 every 9/14: together every 4.5 months."""
    period = period_of(load("dalian"), 12, 28)
    assert (period.months, period.platforms, period.derivatives) == (pytest.approx(4.5), 2, 7)
    assert period.slots == 27
    assert period.hurry == pytest.approx(1.0, abs=1e-5)
    assert sum(p.slots for p in period.pieces if p.kind == "platform") == 2 * 27 * 6


def test_periods_without_a_short_common_one_ask_for_a_little_more():
    """Never for less: what is feasible at a greater pace is feasible."""
    plant = load("dalian")
    for platforms, derivatives in ((7, 31), (11, 29), (0, 5), (3, 0)):
        period = period_of(plant, platforms, derivatives)
        begun = (period.platforms / period.months, period.derivatives / period.months)
        assert begun[0] >= platforms / 27 * (1 - 1e-6)
        assert begun[1] >= derivatives / 18 * (1 - 1e-5)


def test_how_far_the_pace_has_to_vary_by_hand():
    """A project begins every 2/3 of a month; by thirds of a month 10 and 8 people are asked for.

    Let the first phase go at 1 - v/2, 1 + v, 1 - v/2 in its three thirds and the second at 1 + v/2,
    1 - v, 1 + v/2. Two of the first and one of the second take 8 - 4 v + 2 - 2 v = 9 people: v is
    1/6, and the other thirds take 8 + 6 v = 9 too.
    """
    found = paced(period_of(NINE, 3, 0), capacities(NINE))
    assert found is not None
    assert found.vary == pytest.approx(1 / 6, abs=1e-6)
    assert found.used.max() <= 9 + 1e-6
    assert {round(float(v), 6) for v in found.even[0]} == {8, 10}


def test_cells_are_taken_whatever_the_pace():
    """Two tests at once overlap whatever people do: one cell has no timetable, two have one."""
    phase = Phase(name="test", months=2, person_months=2, split={"office": 1.0}, test_cells=1)
    for cells, there in ((1, False), (2, True)):
        plant = centre(
            research=Research(test_cells=cells),
            departments=(Department(name="office", people=10),),
            phases=(phase,),
        )
        assert (paced(period_of(plant, 2, 0), capacities(plant)) is not None) is there


def test_a_repeating_timetable_keeps_within_what_there_is():
    """Found for three projects at no more than the bound; what it takes is counted anew."""
    there = capacities(NINE)
    found = fastest(period_of(NINE, 3, 0), there, effort=5.0, most=8 / 9)
    assert found is not None
    assert found.rate <= 8 / 9 + 1e-9
    used = sum(
        p.needs["office"] * on_ring(at, p.slots, found.slots)
        for at, p in zip(found.begins, found.period.pieces, strict=True)
    )
    assert used == pytest.approx(found.used[0])
    assert used.max() <= there["office"] + 1e-6


def test_a_timetable_at_full_pace_where_there_is_room():
    """Two of nine people's projects: one in each phase at any time, without waits."""
    found = fastest(period_of(NINE, 2, 0), capacities(NINE), effort=5.0)
    assert found is not None
    assert found.rate == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("platforms", "vary", "effort", "answer"),
    [
        (2, 0.0, 1.0, "even"),
        (3, 0.25, 0.0, "varying"),
        (3, 0.10, 0.0, "not even"),
        (2, 0.0, 0.0, "varying"),
        (4, 1.0, 0.0, "too much"),
    ],
)
def test_verdicts(platforms, vary, effort, answer):
    """Each answer where its proof holds; two projects need no varying pace at all."""
    assert verdict(NINE, platforms, 0, vary=vary, effort=effort).answer == answer


def test_neither_proved_nor_refuted_is_said():
    """Two tests of one cell at once fit in no mean; where cells hold, office work decides."""
    plant = office(9, (1, 4), (1, 2))
    found = verdict(plant, 3, 0, vary=0.0, effort=0.0)
    assert found.refuted
    assert not found.feasible
    assert found.least_growth == pytest.approx(365.25 / 7 / 8, rel=1e-5)


def test_the_reference_portfolio():
    """Refuted at an even pace, feasible with a pace that varies: figures by golden file."""
    plant = load("dalian")
    found = verdict(plant, 12, 28, vary=0.25, effort=0.0)
    assert found.answer == "varying"
    assert found.refuted
    assert found.paced is not None
    assert (found.paced.used <= found.paced.there[:, None] * (1 + 1e-6)).all()
    assert found.paced.used.mean(axis=1) == pytest.approx(found.paced.even.mean(axis=1))
    rows = [
        {"figure": "most of the pace at an even pace", "value": round(found.bound.rate, 5)},
        {"figure": "vary", "value": round(found.paced.vary, 5)},
        {"figure": "growth at the least", "value": round(found.least_growth, 4)},
    ]
    assert differences(rows, HERE / "dalian" / "verdict.csv") == []
    assert np.isclose(sum(found.bound.weights.values()), 1.0)
