"""Experiments from file to tables."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.report import factories

from motorworks.errors import ExperimentError, MotorworksError, StoppedError
from motorworks.experiment.analysis.saved import load_results, save_results
from motorworks.experiment.conduct import agenda, compared, conduct
from motorworks.experiment.cores import cores
from motorworks.experiment.plan import Experiment, Response, read_experiment
from motorworks.experiment.plan.shipped import SHIPPED
from motorworks.experiment.trial import Settings, outcomes
from motorworks.plantfile import load, write_plant
from motorworks.simulation import simulate

TEXT = """
[experiment]
plant = "tutorial"
duration = "5 d"
warm_up = "1 d"
replications = 2
seed = 4

[factor.places]
path = "line.stators.places"
levels = [1, 8]

[factor.weld]
path = "line.stators.station.weld.cycle_time"
levels = ["54 s", "62 s"]

[response.good_motors_per_year]
wish = "more"

[response.blocked]
kpi = "blocking_share"
of = "station:stators/insert"
"""


@pytest.fixture(scope="module")
def found():
    """Give the results of a small experiment."""
    return conduct(agenda(read_experiment(TEXT)))


def test_values_are_those_of_plain_runs(found):
    """Point for point and replication for replication, to the last bit."""
    given = Settings(duration="5d", warm_up="1d", replications=2, seed=4)
    for n, sets in enumerate((("1", "54 s"), ("1", "62 s"), ("8", "54 s"), ("8", "62 s"))):
        places, weld = sets
        plant = load(
            "tutorial",
            overrides=(
                f"line.stators.places={places}",
                f"line.stators.station.weld.cycle_time={weld}",
            ),
        )
        (outcome,) = outcomes([plant], given)
        assert found.values[n, :, 0].tolist() == outcome.values.tolist()


def test_the_tidy_table_has_one_row_for_each_value(found):
    """Factors stand beside each."""
    table = found.tidy()
    assert table.columns == ["point", "places", "weld", "replication", "response", "value"]
    assert table.height == 4 * 2 * 2
    row = table.filter((pl.col("point") == 3) & (pl.col("replication") == 1))
    assert row["places"].to_list() == [8, 8]
    assert row["weld"].to_list() == ["54 s", "54 s"]
    assert row["value"][0] == found.values[2, 1, 0]


def test_the_summary_has_mean_and_quartiles(found):
    """Of each point and response."""
    table = found.summary()
    assert table.height == 8
    first = table.row(0, named=True)
    values = found.values[0, :, 0]
    assert first["mean"] == values.mean()
    assert (first["least"], first["greatest"]) == (values.min(), values.max())
    assert first["unit"] == "1/year"


def test_equal_results_give_equal_bytes_and_can_be_read_back(found, tmp_path):
    """On all cores as in this process."""
    save_results(found, tmp_path / "a")
    save_results(conduct(agenda(read_experiment(TEXT)), where=cores(2)), tmp_path / "b")
    names = sorted(f.name for f in (tmp_path / "a").iterdir())
    assert names == ["experiment.json", "results.csv", "results.parquet", "summary.csv"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    back = load_results(tmp_path / "a")
    assert back.points == found.points
    assert back.responses == found.responses
    assert np.array_equal(back.values, found.values, equal_nan=True)
    assert back.experiment == found.experiment


def test_independent_variants_have_seeds_of_their_own():
    """Common random numbers are the default."""
    common = agenda(read_experiment(TEXT))
    assert {t.seed for t in common.trials} == {4}
    own = agenda(read_experiment(TEXT.replace("seed = 4", "seed = 4\nindependent = true")))
    assert [t.seed for t in own.trials] == [4, 4, 5, 5, 6, 6, 7, 7]


def test_a_plant_that_stands_still_is_said_and_has_no_values(tmp_path):
    """The others are not touched by it."""
    (tmp_path / "stuck.toml").write_text(write_plant(factories.gridlocked()), encoding="utf-8")
    file = tmp_path / "e.toml"
    file.write_text(
        '[experiment]\nplant = "tutorial"\nduration = "2 d"\nwarm_up = "0 s"\nreplications = 2\n'
        '[scenario.good]\n[scenario.stuck]\nplant = "stuck.toml"\n'
    )
    results = conduct(agenda(read_experiment(file)))
    good, stuck = results.troubles
    assert good == ""
    assert stuck
    assert not np.isnan(results.values[0]).any()
    assert np.isnan(results.values[1]).all()
    row = results.summary().row(-1, named=True)
    assert (row["mean"], row["trouble"]) == (None, stuck)
    save_results(results, tmp_path / "out")
    assert load_results(tmp_path / "out").troubles == results.troubles


def test_values_that_make_no_plant_together_are_refused():
    """Before anything is simulated, with the number of the variant."""
    text = """
[experiment]
plant = "tutorial"
[factor.scrap]
path = "line.stators.station.weld.scrap_rate"
levels = ["0 %", "70 %"]
[factor.rework]
path = "line.stators.station.weld.rework_rate"
levels = ["0 %", "60 %"]
"""
    with pytest.raises(ExperimentError, match=r"variant 4 \(scrap = 70 %.* sum to 130 %"):
        agenda(read_experiment(text))


def test_a_cancelled_experiment_stops():
    """Without results."""
    import threading

    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        conduct(agenda(read_experiment(TEXT)), cancel=cancel)


def test_plants_are_compared_under_common_random_numbers():
    """Equal plants give equal figures."""
    plant = load("tutorial")
    settings = Experiment(plant="", duration=86400.0 * 3, warm_up=0.0, replications=2)
    responses = (Response(name="good_motors_per_year"),)
    values, troubles = compared([plant, plant], responses, settings)
    assert troubles == ("", "")
    assert values[0].tolist() == values[1].tolist()
    with pytest.raises(MotorworksError, match="nothing to be compared"):
        compared([plant], responses, settings)


def test_a_folder_without_results_is_said(tmp_path):
    """And one with broken ones."""
    with pytest.raises(MotorworksError, match="holds no results"):
        load_results(tmp_path)
    (tmp_path / "experiment.json").write_text("{}")
    (tmp_path / "results.parquet").write_bytes(b"none")
    with pytest.raises(MotorworksError, match="cannot be read"):
        load_results(tmp_path)


AUTO = """
[experiment]
plant = "tandem20"
duration = "2 h"
warm_up = "auto"
replications = 2
seed = 5
[factor.places]
path = "line.line.places"
levels = [4, 10]
"""


def test_an_automatic_warm_up_is_that_of_the_plant_as_it_is():
    """Found once, as a run of it finds it; all variants are measured over the same time."""
    run = simulate(load("tandem20"), duration="2h", seed=5)
    asked = agenda(read_experiment(AUTO))
    assert run.warm_up > 0
    assert {t.warm_up for t in asked.trials} == {run.warm_up}
    given = AUTO.replace('"auto"', f'"{run.warm_up} s"')
    same = conduct(agenda(read_experiment(given)))
    found = conduct(asked, where=cores(2))
    assert found.values.tolist() == same.values.tolist()
    assert found.experiment.warm_up == run.warm_up


def test_of_several_scenarios_the_longest_warm_up_counts():
    """The plant of each is tried."""
    text = AUTO + '[scenario.own]\n[scenario.other]\nplant = "failures20"\n'
    each = [simulate(load(n), duration="2h", seed=5).warm_up for n in ("tandem20", "failures20")]
    assert each[0] < each[1]
    assert {t.warm_up for t in agenda(read_experiment(text)).trials} == {each[1]}


@pytest.mark.parametrize(
    ("name", "variants"),
    [("places-and-speed", 12), ("places-of-the-lines", 7), ("machines-sampled", 24)],
)
def test_shipped_experiments_run(name, variants):
    """Each with its design, over days instead of months; what is wished for has figures."""
    planned = read_experiment(SHIPPED.find(name))
    short = replace(planned.experiment, duration=7 * 86400.0, warm_up=2 * 86400.0, replications=1)
    found = conduct(agenda(replace(planned, experiment=short)))
    assert len(found.points) == variants
    assert not any(found.troubles)
    assert np.isfinite(found.values).all()
    assert found.means[:, 0].std() > 0
    assert {r.wish for r in found.responses} >= {"more"}
