"""The page of shipping."""

from dataclasses import replace

import pytest
from tests.logistics.small import DAY, even_feed, harbour_plant
from tests.report.test_page import Outline

from motorworks.logistics import Answer, Terms, Wish, ship
from motorworks.logistics.feed import drawn_weeks
from motorworks.logistics.levers import effect, levers_of
from motorworks.report.studies.shipping import shipping_study
from motorworks.report.studies.shipping_words import (
    shipping_precision,
    shipping_sentence,
    standing_sentence,
)
from motorworks.report.studies.study import study_html

TERMS = Terms(duration=14 * DAY, warm_up=7 * DAY, replications=2)


@pytest.fixture(scope="module")
def answer():
    """Give shipping of the small plant with one lever."""
    given = [drawn_weeks(even_feed(21), 21 * DAY, 1, r) for r in range(2)]
    base = ship(harbour_plant(customer_target=0.9), TERMS, given)
    lever = levers_of(base, 5.0, 100.0)[0]
    effects = (effect(lever, base, ship(lever.plant, TERMS, given)),)
    return Answer(wish=Wish(terms=TERMS, unit_cost=100.0), base=base, effects=effects)


def shown(answer, **rates):
    """Give an answer in which customers have other fill rates, mean and half-width."""
    figures = dict(answer.base.figures)
    for name, (mean, half) in rates.items():
        key = ("customer", name, "fill_rate")
        figures[key] = replace(figures[key], mean=mean, half_width=half)
    return replace(answer, base=replace(answer.base, figures=figures))


def test_the_page_is_whole(answer):
    """Every element is closed; anchors are used once; the contents lead somewhere."""
    page = Outline(study_html(shipping_study(answer)))
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    links = [a["href"][1:] for tag, a in page.elements if tag == "a" and a["href"][0] == "#"]
    assert set(links) <= set(page.ids())


def test_targets_are_compared_with_intervals(answer):
    """Surely above, surely below, and in between."""
    found = shown(answer, one=(0.95, 0.02), two=(0.8, 0.05), three=(0.89, 0.05))
    assert found.verdicts == {"one": "reached", "two": "missed", "three": "undecided"}
    assert "two are served below target" in shipping_sentence(found)
    assert shipping_study(found).chip == "Missed"


def test_every_target_reached(answer):
    """Said as such."""
    found = shown(answer, one=(0.95, 0.02), two=(0.95, 0.01), three=(0.99, None))
    assert shipping_sentence(found).endswith("every customer's target is reached.")
    assert shipping_study(found).chip == "Served"


def test_one_replication_has_no_interval(answer):
    """It is said what one takes, instead of an unknown half-width."""
    figures = dict(answer.base.figures)
    key = ("plant", "", "fill_rate")
    figures[key] = replace(figures[key], half_width=None)
    wish = replace(answer.wish, terms=replace(TERMS, replications=1))
    said = shipping_precision(
        replace(answer, wish=wish, base=replace(answer.base, figures=figures))
    )
    assert "1 replication," in said
    assert "the fill rate has no interval: it takes two replications." in said
    assert "2 replications," in shipping_precision(answer)
    assert "the fill rate is known to ± " in shipping_precision(answer)


def test_none_surely_missed(answer):
    """Neither is claimed."""
    found = shown(answer, one=(0.95, 0.02), two=(0.9, 0.1), three=(0.9, 0.1))
    assert "1 of 3 targets are surely reached, none surely missed" in shipping_sentence(found)


def test_the_chain_names_every_place_in_use(answer):
    """Docks, trucks, port, sailings and customers with tips."""
    page = study_html(shipping_study(answer))
    drawing = page.split("From the docks to the customers")[1].split("</svg>")[0]
    for name in ("ramp", "to_port", "by_road", "harbour", "south", "east", "one", "two", "three"):
        assert f">{name}</text>" in drawing


def test_a_ship_that_did_not_come_has_a_cross(answer):
    """Beside those that came."""
    first = answer.base.first
    call = next(c for c in first.calls)
    gone = replace(call, omitted=True)
    calls = tuple(gone if c is call else c for c in first.calls)
    found = replace(answer, base=replace(answer.base, first=replace(first, calls=calls)))
    assert "did not come" in study_html(shipping_study(found))
    assert "did not come" not in study_html(shipping_study(answer))


def test_a_full_store_is_a_bound(answer):
    """With hours and motors."""
    figures = dict(answer.base.figures)
    lost = ("plant", "", "unplaced")
    hours = ("dock", "ramp", "hours_full")
    figures[lost] = replace(figures[lost], mean=120.0)
    figures[hours] = replace(figures[hours], mean=5.0)
    found = replace(answer, base=replace(answer.base, figures=figures))
    words = standing_sentence(found)
    assert words.startswith("In 5 h the store before the gate is full and 120 motors")
