"""Output, stock, throughput time and energy as they are drawn."""

import json

import pytest

from motorworks import statistics
from motorworks.report.figures.energy import energy_figures
from motorworks.report.figures.levels import level_figures
from motorworks.report.figures.output import output_figures
from motorworks.report.figures.throughput_time import throughput_time_figure
from motorworks.report.names import Names


@pytest.fixture(scope="module")
def output(midsize_run):
    """Give the figures on output by key."""
    figures = output_figures(
        statistics.output_curve(midsize_run),
        statistics.daily_output(midsize_run),
        statistics.kpis(midsize_run),
        midsize_run.plant,
        Names(midsize_run),
    )
    return {f.key: f for f in figures}


def test_the_tip_tells_what_the_table_holds(output):
    """Every point of the curve can be read."""
    chart, table = output["output"].data["chart"], output["output"].table
    points = json.loads(chart.points)
    good = next(s for s in points["series"] if s["name"] == "good")
    assert len(points["x"]) == len(good["values"]) == table.rows
    assert points["x"] == sorted(points["x"])
    assert good["values"][-1] == f"{table.columns[1].values[-1]:,.0f}"


def test_the_curve_is_drawn_against_the_target(output):
    """A dashed line and a series of its own."""
    chart = output["output"].data["chart"]
    assert [s.kind for s in chart.shapes] == ["area", "line", "target"]


def test_shares_of_models_stand_beside_those_wanted(output, midsize_run):
    """Both sum to one."""
    made, wanted = (output["mix"].table.columns[i].values for i in (2, 3))
    assert sum(made) == pytest.approx(1)
    assert wanted == [m.share for m in midsize_run.plant.models]


def test_each_store_has_its_curve(midsize_run):
    """And each place in a line its row."""
    stores, places = level_figures(
        statistics.levels(midsize_run), statistics.level_table(midsize_run), Names(midsize_run)
    )
    assert len(stores.data["charts"]) == len(midsize_run.plant.buffers)
    lines = midsize_run.compiled.layout.buffer_lines
    assert places.table.rows == sum(1 for line in lines if line)


def test_throughput_times_add_up_to_all_parts(midsize_run):
    """The bars hold the parts that are not left out as too long."""
    figure = throughput_time_figure(
        midsize_run, statistics.throughput_quantiles(midsize_run), Names(midsize_run)
    )
    for item in figure.data["charts"]:
        shares = json.loads(item["chart"].points)["series"][0]["values"]
        assert 93 <= sum(float(s.rstrip(" %")) for s in shares) <= 100.3
    assert len(figure.data["charts"]) == 1 + len(midsize_run.plant.models)


def test_the_peak_is_marked_where_the_load_is_greatest(midsize_run):
    """The dot stands at the top of the band."""
    load = statistics.load_curve(midsize_run)
    _, curve = energy_figures(statistics.energy(midsize_run), load, Names(midsize_run), "motor")
    plant = load.filter(load["workshop"] == "plant")
    hour = plant["hour"][plant["max_kw"].arg_max()]
    (dot,) = curve.data["chart"].dots
    assert dot.x == pytest.approx(100 * (hour + 0.125) / 24)


def test_machines_without_power_give_no_figures_on_energy(plain_run):
    """Nothing is said where the plant file says nothing."""
    frames = statistics.energy(plain_run), statistics.load_curve(plain_run)
    assert energy_figures(*frames, Names(plain_run), "motor") == ()
