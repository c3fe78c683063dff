"""The estimate of a line against theory, and against simulation of random lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.line_estimate import lines, simulated
from motorworks.sizing import Stage, line_rate
from motorworks.sizing.decomposition import OWN_PLACES
from motorworks.sizing.two_machines import Machine, pair

stages = st.builds(
    Stage,
    time=st.floats(20.0, 120.0),
    machines=st.integers(1, 4),
    down=st.floats(0.0, 0.3),
    repair=st.floats(60.0, 3600.0),
    variation=st.sampled_from([0.0, 0.3, 1.0]),
)


@st.composite
def drawn_lines(draw):
    """Draw a line with places."""
    row = draw(st.lists(stages, min_size=2, max_size=12))
    return row, draw(st.lists(st.integers(0, 60), min_size=len(row) - 1, max_size=len(row) - 1))


def test_two_stations_are_solved_exactly():
    """Nothing is estimated where there is one buffer."""
    a, b = Stage(time=50, down=0.1, repair=900), Stage(time=40, down=0.2, repair=600)
    exact = pair(
        Machine(1 / 50, 0.1 / 900, 1 / 900), Machine(1 / 40, 0.2 / 600, 1 / 600), 8 + OWN_PLACES
    )
    assert line_rate([a, b], [8]).rate == pytest.approx(exact.rate)


def test_one_station_alone():
    """It makes what it can."""
    found = line_rate([Stage(time=50, machines=2, down=0.25, repair=600)], [])
    assert found.rate == pytest.approx(2 / 62.5)
    assert found.kept == 1.0


def test_equal_stations_without_stops_lose_nothing():
    """Constant times of one length flow in step."""
    assert line_rate([Stage(time=30)] * 8, [0] * 7).kept == pytest.approx(1.0, abs=1e-4)


@given(drawn_lines())
def test_between_its_bounds(line):
    """Never more than the slowest stage alone; shares of time are shares."""
    found = line_rate(*line)
    assert 0 < found.rate <= found.alone
    assert all(-1e-9 <= share < 1 for share in (*found.starved, *found.blocked))
    assert found.starved[0] == 0.0
    assert found.blocked[-1] == 0.0


@given(drawn_lines())
def test_read_backwards_it_is_the_same_line(line):
    """Room moves against the parts."""
    row, places = line
    assert line_rate(row[::-1], places[::-1]).rate == pytest.approx(line_rate(*line).rate, rel=1e-9)


def test_more_places_make_more():
    """From none to very many, which is all that the slowest could do."""
    row = [Stage(time=50, down=0.08, repair=1200)] * 10
    rates = [line_rate(row, [n] * 9).rate for n in (0, 2, 5, 10, 20, 40, 80, 100_000)]
    assert rates == sorted(rates)
    assert rates[-1] == pytest.approx(row[0].alone, rel=1e-3)


def test_a_line_of_nothing_is_refused():
    """And one with too few buffers."""
    with pytest.raises(ValueError, match="one between neighbours"):
        line_rate([Stage(time=1)] * 3, [1])


@pytest.mark.parametrize(("number", "line"), list(enumerate(lines(8, seed=5))))
def test_near_the_simulation(number, line):
    """Within what was measured over many lines: 5.5 % at most, and here a short simulation."""
    found = line_rate(*line)
    assert found.rate == pytest.approx(simulated(line, days=60), rel=0.065)
