"""People and maintenance, as they are drawn."""

import dataclasses

import pytest
from tests.statistics.factories import constant, exponential, serial_plant, small_plant

from motorworks.plant import Crew, Maintenance, Pool, ShortStop, Tending
from motorworks.report.figures.maintenance import maintenance_figure
from motorworks.report.figures.people import people_figure
from motorworks.report.names import Names
from motorworks.report.sections import find_sections
from motorworks.simulation import simulate
from motorworks.statistics import kpis


@pytest.fixture(scope="module")
def run():
    """Give a run of two lines with crews, short stops and maintenance."""
    plant = small_plant(
        pools=(Pool(name="fitters", count=1, title="Fitters", skill="fitter", absence=0.2),)
    )
    line = plant.lines[0]
    one = dataclasses.replace(
        line.stations[0],
        short_stops=(ShortStop(every=exponential(600), time=exponential(30)),),
        maintenance=(Maintenance(every_cycles=200, time=constant(600), crew="fitters"),),
        tending=Tending(load=constant(5)),
    )
    crewed = Crew(title="Crew", skill="operator", count=2)
    line = dataclasses.replace(line, stations=(one, *line.stations[1:]), crew=crewed, title="Cores")
    return simulate(dataclasses.replace(plant, lines=(line,)), duration="5d", warm_up=0, seed=2)


def test_pools_are_drawn_busiest_first(run):
    """With the crews of every copy of a line under the title of the line."""
    figure = people_figure(run, kpis(run), Names(run))
    bars = figure.data["bars"]
    assert {b.title for b in bars} == {"Fitters", "Crew, Cores 01", "Crew, Cores 02"}
    widths = [float(b.width) for b in bars]
    assert widths == sorted(widths, reverse=True)
    assert 0 < widths[-1] < widths[0] < 100
    skills = next(c for c in figure.table.columns if c.name == "Skill")
    assert sorted(skills.values) == ["fitter", "operator", "operator"]
    absent = next(c for c in figure.table.columns if c.name == "Absent")
    assert absent.values[0] > 0
    assert absent.values[1:] == [0, 0]


def test_maintenance_is_drawn_with_repair_and_short_stops(run):
    """Stations by their hours; the table has the short stops apart."""
    figure = maintenance_figure(run, kpis(run), Names(run))
    assert figure.data["bars"][0].width == "100"
    columns = {c.name: c.values for c in figure.table.columns}
    assert len(columns["Station"]) == 4
    upkeep = dict(zip(columns["Station"], columns["Preventive maintenance"], strict=True))
    assert sorted(v > 0 for v in upkeep.values()) == [False, False, True, True]
    stops = columns["Short stops in an hour of work"]
    assert max(stops) == pytest.approx(6, rel=0.3)


def test_both_have_their_section_and_only_where_there_is_something(run):
    """A plant without people and maintenance has neither."""
    assert {"people", "maintenance"} <= {s.key for s in find_sections(run)}
    bare = simulate(serial_plant(30.0), duration="1h", warm_up=0)
    assert not {"people", "maintenance"} & {s.key for s in find_sections(bare)}


def test_the_page_calls_them_by_name(run):
    """The sections stand on the page as it is written."""
    from motorworks.report import report_html

    html = report_html(run)
    assert 'id="people"' in html
    assert 'id="maintenance"' in html
    assert "Crew, Cores 01" in html
