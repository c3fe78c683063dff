"""The answer of a comparison in words and on axes."""

import numpy as np
import pytest

from motorworks.experiment.analysis.comparison import Comparison, compare_values
from motorworks.experiment.plan.noun import DEFAULT_RESPONSES
from motorworks.studio.jobs.answer import answer

UNITS = ("1/year", "s", "parts")


def compared(*means: float, trouble: str = "", noise: float = 10.0) -> Comparison:
    """Give a comparison of plants with these outputs, each with the same noise."""
    chance = np.array([-1.0, 0.0, 1.0, 0.0, 2.0, -2.0])
    own = np.array([0.0, 1.0, 0.0, -1.0, 0.5, -0.5])
    values = np.zeros((len(means), 6, 3))
    for v, mean in enumerate(means):
        values[v, :, 0] = mean + 40 * chance + (noise * own if v else 0.0)
        values[v, :, 1:] = 600.0 + v
    if trouble:
        values[-1] = np.nan
    names = ["base", *(f"other {n}" for n in range(1, len(means)))]
    troubles = [""] * (len(means) - 1) + [trouble]
    return compare_values(names, DEFAULT_RESPONSES, UNITS, values, troubles=troubles)


def plain(text: str) -> str:
    """Give a text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_greatest_sure_gain_is_said_first() -> None:
    """With its interval and its share of the base."""
    found = answer(compared(10_000.0, 10_100.0, 11_000.0))
    assert plain(found["sentence"]).startswith("With “other 2” the plant makes 1,000 ± ")
    assert plain(found["sentence"]).endswith("more good parts a year (+10.0 %).")
    assert [told["verdict"] for told in found["words"]] == ["more", "more"]


def test_a_loss_is_said_as_one() -> None:
    """Fewer parts, without a sign."""
    text = plain(answer(compared(10_000.0, 9_000.0))["sentence"])
    assert "the plant makes 1,000 ± " in text
    assert "fewer good parts a year (−10.0 %)" in text


def test_what_chance_may_explain_is_not_claimed() -> None:
    """The difference is given all the same."""
    text = plain(answer(compared(10_000.0, 10_001.0, noise=500.0))["sentence"])
    assert "no difference that these runs can tell from chance" in text


def test_equal_plants_are_equal() -> None:
    """Without an interval around nothing."""
    found = answer(compared(10_000.0, 10_000.0, noise=0.0))
    assert found["sentence"] == "“other 1” makes no difference at all."


def test_a_plant_that_stands_still_says_why() -> None:
    """Its trouble takes the place of a figure."""
    found = answer(compared(10_000.0, 10_000.0, trouble="stators is full"))
    assert "cannot be told: stators is full" in found["sentence"]


@pytest.mark.parametrize("k", range(3))
def test_every_value_lies_on_its_axis(k: int) -> None:
    """In the unit that is shown."""
    found = compared(10_000.0, 11_000.0)
    response = answer(found)["responses"][k]
    values = found.values[:, :, k] / response["size"]
    assert response["low"] <= values.min() <= values.max() <= response["high"]
    assert [at for at, _ in response["ticks"]] == sorted(at for at, _ in response["ticks"])
