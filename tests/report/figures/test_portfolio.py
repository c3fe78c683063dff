"""The portfolio board, its load and the mix over time: where things are drawn."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.research.forming import brings, forming
from tests.research.small import PHASES, centre, of

from motorworks.plant import Research
from motorworks.report.figures.mix import mix_chart
from motorworks.report.figures.portfolio import ROOM, board_data
from motorworks.report.figures.portfolio_load import QUARTER, heat_data, quarterly
from motorworks.research import Wish, rnd
from motorworks.research.mix import Mix
from motorworks.research.releases import Release


@pytest.fixture(scope="module")
def found():
    """Give an answer on two developments, the second late behind the first."""
    phases = (PHASES[0], replace(PHASES[1], fewest_months=3, most_months=6))
    plant = centre(
        phases=phases,
        research=Research(test_cells=2, prototype_hours=360000.0),
        developments=(of("one", title="First"), of("two", target=date(2021, 6, 1))),
    )
    return rnd(plant, Wish(effort=0, draws=20))


def test_bars_and_diamonds_lie_at_their_weeks(found):
    """In per cent of the board, which ends a little behind the last of its dates."""
    data = board_data(found)
    ((title, rows),) = data["groups"]
    end = ROOM * max(found.spread.of(n)[2] for n in ("one", "two"))
    assert title == "Platforms"
    assert [row["title"] for row in rows] == ["First", "two"]
    schedule = found.schedule
    for row, n in zip(rows, (0, 1), strict=True):
        assert float(row["release"]) == pytest.approx(100 * schedule.releases[n] / end, abs=1e-2)
        lefts = [float(p["left"]) for p in row["phases"]]
        assert lefts == pytest.approx([100 * b / end for b in schedule.begin[n]], abs=1e-2)
    assert rows[0]["target"] == ""
    assert 0 < float(rows[1]["target"]) < float(rows[1]["release"])


def test_a_row_says_all_of_itself(found):
    """Phases with days, release, band and target: what a screen reader hears."""
    tip = board_data(found)["groups"][0][1][1]["tip"]
    assert "design: 2021-" in tip
    assert "weeks behind the plan" in tip
    assert "eight of ten draws from" in tip
    assert "target 2021-" in tip


def test_test_cells_and_prototype_line_stand_below(found):
    """With what is taken at the most."""
    said = {r["title"]: r["said"] for r in board_data(found)["resources"]}
    assert said["Test cells"].endswith("of 2")
    assert said["Prototype line"].endswith("% taken")


def test_quarters_of_weeks():
    """Two whole quarters of 26.1 weeks: their means and their worst weeks."""
    weeks = np.concatenate([np.full(13, 0.5), np.full(14, 1.0)])[None, :]
    mean, most = quarterly(weeks)
    assert mean.tolist() == [[0.5, 1.0]]
    assert most.tolist() == [[0.5, 1.0]]
    assert quarterly(np.ones((1, 5)))[0].tolist() == [[1.0]]
    assert 13 < QUARTER < 13.1


def test_the_heat_map_has_a_row_for_everything(found):
    """Ten people for 8.7 of nine weeks are 97 %; the plan without limits asks for more."""
    titles = list(found.course.resources)
    data = heat_data(found, titles)
    assert [row["title"] for row in data["rows"]] == titles
    office = data["rows"][titles.index("office")]["cells"][0]
    assert office.small == "97 %"
    assert "the plan without limits asks for" in office.tip


def test_models_lie_one_upon_the_other(tmp_path):
    """Two months of 31 and 28 days: 100 a day of each of three models, a line at the release."""
    plant = forming(tmp_path, [("old",)])
    release = Release(development=brings(), day=date(2021, 2, 1))
    models = tuple(m.name for m in plant.models)
    made = np.array([[[3100.0, 3100.0], [2800.0, 2800.0]]])
    mix = Mix(
        plant=plant,
        releases=(release,),
        edges=(date(2021, 1, 1), date(2021, 2, 1), date(2021, 3, 1)),
        models=models,
        made=made,
        paces=(),
    )
    chart = mix_chart(mix)
    solid = [s for s in chart.shapes if s.kind == "solid"]
    assert len(solid) == 2
    assert chart.y.high == pytest.approx(200)
    assert solid[0].path.count("L") == 5
    (line,) = [s for s in chart.shapes if s.kind == "target"]
    at = 100 * 31 / 59
    assert line.path == f"M{at:.2f} 0L{at:.2f} 100"
    assert [mark.text for mark in chart.marks] == ["next"]
