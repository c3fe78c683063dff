"""Places between stations by the estimate, on a line of two stations."""

from dataclasses import replace

import pytest
from tests.sizing.test_load import YEAR, two_stations

from motorworks.capacity import Machines
from motorworks.plant import Failure
from motorworks.process import Law
from motorworks.sizing import Stage, install, line_rate, loads, needs, network, size
from motorworks.sizing.places import places_for, variation

STOPS = Failure(up=Law("exponential", (3600.0,)), repair=Law("exponential", (600.0,)))


def unreliable():
    """Give two equal stations of 30 s that stand a seventh of their time."""
    noun = two_stations(scrap_rate=0.0, rework_rate=0.0, failures=(STOPS,))
    first = replace(noun.lines[0].stations[0], scrap_rate=0.0, failures=(STOPS,))
    line = replace(noun.lines[0], stations=(first, noun.lines[0].stations[1]))
    return replace(noun, lines=(line,))


def found_for(share, margin=0.0):
    """Give the places for a share of what one station could make alone."""
    noun = unreliable()
    alone = YEAR / 30.0 / (1.0 + 600.0 / 3600.0)
    asked = loads(network(noun), {"": share * alone})
    needed = needs(Machines(noun), asked)
    installed = install(noun, {p: n.machines for p, n in needed.items()})
    return places_for(noun.lines[0], asked, needed, installed, YEAR, margin), share * alone


def test_the_fewest_that_reach_it():
    """One place less would not do, by the exact solution of two machines."""
    found, wanted = found_for(0.9)
    stage = Stage(time=30.0, down=1 / 6, repair=600.0)
    assert found.reached
    assert YEAR * line_rate([stage, stage], [found.places]).rate >= wanted
    assert YEAR * line_rate([stage, stage], [found.places - 1]).rate < wanted
    assert found.without < wanted <= found.output <= found.endless


def test_a_margin_takes_more():
    """3 % more output takes more places."""
    assert found_for(0.9, 0.03)[0].places > found_for(0.9)[0].places


def test_where_no_places_are_enough_there_is_another_line():
    """At 99.9 % of what a station makes alone, places without end would be needed."""
    found, wanted = found_for(0.999)
    assert not found.reached
    assert size(unreliable(), wanted, margin=0.0).lines["row"].copies == 2


@pytest.mark.parametrize(
    ("law", "value"),
    [
        (Law("constant", (3.0,)), 0.0),
        (Law("exponential", (3.0,)), 1.0),
        (Law("erlang", (4.0, 3.0)), 0.5),
        (Law("gamma", (4.0, 3.0)), 0.5),
        (Law("lognormal", (10.0, 3.0)), 0.3),
        (Law("uniform", (0.0, 6.0)), 3**-0.5),
        (Law("triangular", (0.0, 3.0, 6.0)), 6**-0.5),
    ],
)
def test_variation(law, value):
    """The coefficients of variation of the laws."""
    assert variation(law) == pytest.approx(value)
