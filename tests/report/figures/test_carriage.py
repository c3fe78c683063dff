"""The section on transport and supply."""

import pytest

from motorworks.report.figures.carriage import carriage_figures
from motorworks.report.names import Names
from motorworks.report.sections import find_sections
from motorworks.simulation import simulate
from motorworks.statistics import kpis
from motorworks.validation import read_works

CASES = {case.id: case for case in read_works()}


def drawn(id_):
    """Give the figures of an exact case, by key."""
    case = CASES[id_]
    run = simulate(case.plant, duration=case.duration, warm_up=case.warm_up, seed=1)
    return {figure.key: figure for figure in carriage_figures(kpis(run), Names(run))}


def test_fleets_are_drawn_with_what_was_reckoned():
    """The shuttle of the exact cases: busy 399 of 400 s, 45 trips an hour."""
    figures = drawn("vehicle-shuttle")
    assert list(figures) == ["fleets"]
    (bar,) = figures["fleets"].data["bars"]
    assert (bar.title, bar.width, bar.value) == ("Cart", "99.75", "100 %")
    assert bar.small.startswith("45 trips per h")
    assert "51.6 % of the travel is empty" in bar.tip


def test_tours_are_drawn_by_punctuality():
    """One of five departures found a vehicle; with two vehicles all did."""
    one, two = drawn("late-departures")["tours"].data["bars"]
    assert (one.value, two.value) == ("20 %", "100 %")


def test_supplies_are_drawn_by_time_without():
    """20 of 220 s; the longest bar is the worst of them."""
    (bar,) = drawn("stock-out")["supplies"].data["bars"]
    assert (bar.value, bar.width) == ("9.1 %", "100")


def test_tables_hold_every_key_figure():
    """With shares shown as such."""
    table = drawn("what-is-left-expires")["supplies"].table
    columns = {column.name: column for column in table.columns}
    assert columns["Expired share"].kind == "share"
    assert columns["Expired share"].values == [pytest.approx(0.7, abs=0.02)]
    assert columns["Mean stock"].unit == "parts"


def test_a_plant_without_any_has_no_such_section(tutorial_run):
    """Nothing is said of what is not there."""
    assert "carriage" not in {section.key for section in find_sections(tutorial_run)}


def test_the_section_stands_in_the_report():
    """And in its list of contents."""
    case = CASES["stock-out"]
    run = simulate(case.plant, duration=case.duration, warm_up=case.warm_up, seed=1)
    sections = {section.key: section for section in find_sections(run)}
    assert sections["carriage"].short == "Transport and supply"
