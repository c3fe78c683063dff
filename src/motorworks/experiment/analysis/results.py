"""What an experiment gave: every response of every point and replication."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from motorworks.experiment.paired import Estimate, estimated
from motorworks.experiment.plan.noun import Experiment, Point, Response
from motorworks.plantfile.text import toml
from motorworks.program.program import Array

if TYPE_CHECKING:
    import polars as pl

AS_IT_IS = "as it is"
"""Stands for the plant's own value of a factor."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Results:
    """What an experiment gave.

    Attributes
    ----------
    name
        Of the experiment.
    plant
        What the plant is called.
    experiment
        What was asked.
    points
        The variants, P of them.
    responses
        What was looked at, K of them.
    units
        Unit of each response.
    values
        Shape (P, R, K); NaN where a response has no value, or the plant stood still.
    troubles
        Why a point could not be simulated to its end, by point; empty where nothing was wrong.
    """

    name: str
    plant: str
    experiment: Experiment
    points: tuple[Point, ...]
    responses: tuple[Response, ...]
    units: tuple[str, ...]
    values: Array
    troubles: tuple[str, ...]

    @property
    def replications(self) -> int:
        """How often each point was simulated."""
        return int(self.values.shape[1])

    @cached_property
    def means(self) -> Array:
        """Mean of each response at each point, shape (P, K); NaN where any replication is."""
        means: Array = self.values.mean(axis=1)
        return means

    def estimate(self, point: int, response: int) -> Estimate:
        """Give mean and interval of a response at a point, both counted from 0."""
        return estimated(self.values[point, :, response])

    def label(self, point: int) -> str:
        """Give what a point is, in a few words."""
        one = self.points[point]
        varied = [
            f"{name} {said(value)}" for name, value in one.values.items() if value is not None
        ]
        if one.scenario:
            titles = {s.name: s.label for s in self.experiment.scenarios}
            varied.insert(0, titles.get(one.scenario, one.scenario))
        return ", ".join(varied) or AS_IT_IS

    def factor_columns(self) -> dict[str, list[Any]]:
        """Give scenario and factor values of each point, by name of the column."""
        columns: dict[str, list[Any]] = {}
        if self.experiment.scenarios:
            columns["scenario"] = [p.scenario for p in self.points]
        for factor in self.experiment.factors:
            columns[factor.name] = plain([p.values[factor.name] for p in self.points])
        return columns

    def tidy(self) -> "pl.DataFrame":
        """Give one row for each value: point, factors, replication, response, value.

        Returns
        -------
        polars.DataFrame
            Sorted by point, replication and response; ``value`` is null where there is none.
        """
        import polars as pl

        per_point = self.replications * len(self.responses)
        numbers = [p.number for p in self.points]
        names = [r.name for r in self.responses]
        repeated = {
            name: _repeat(column, per_point) for name, column in self.factor_columns().items()
        }
        replication = np.repeat(np.arange(self.replications), len(names))
        return pl.DataFrame(
            {
                "point": np.repeat(numbers, per_point),
                **repeated,
                "replication": np.tile(replication, len(numbers)),
                "response": names * (self.replications * len(numbers)),
                "value": pl.Series(self.values.reshape(-1)).fill_nan(None),
            }
        )

    def summary(self) -> "pl.DataFrame":
        """Give one row for each point and response: mean, interval, quartiles.

        Returns
        -------
        polars.DataFrame
            Columns point, factors, response, unit, n, mean, half_width (of the 95 % interval;
            null with fewer than two replications), least, lower_quartile, median,
            upper_quartile, greatest, trouble.
        """
        import polars as pl

        count = len(self.responses)
        rows = [self._row(p, k) for p in range(len(self.points)) for k in range(count)]
        head = {
            "point": _repeat([p.number for p in self.points], count),
            **{name: _repeat(column, count) for name, column in self.factor_columns().items()},
        }
        return pl.DataFrame(head).hstack(pl.DataFrame(rows, schema=SUMMARY, orient="row"))

    def _row(self, point: int, response: int) -> tuple[Any, ...]:
        values = self.values[point, :, response]
        head = (self.responses[response].name, self.units[response])
        trouble = self.troubles[point]
        if np.isnan(values).any():
            return (*head, int((~np.isnan(values)).sum()), *[None] * 7, trouble)
        found = estimated(values)
        quartiles = [float(q) for q in np.quantile(values, (0, 0.25, 0.5, 0.75, 1))]
        return (*head, len(values), found.mean, found.half_width, *quartiles, trouble)


SUMMARY = {
    "response": str,
    "unit": str,
    "n": int,
    "mean": float,
    "half_width": float,
    "least": float,
    "lower_quartile": float,
    "median": float,
    "upper_quartile": float,
    "greatest": float,
    "trouble": str,
}
"""Columns of the summary behind the factors."""


def said(value: Any) -> str:
    """Give the value of a factor as people read it."""
    if value is None:
        return AS_IT_IS
    return value if isinstance(value, str) else toml(value)


def plain(values: Sequence[Any]) -> list[Any]:
    """Give values that fit into one column: all whole, all numbers, or all text."""
    known = [v for v in values if v is not None]
    for kinds in ((bool,), (int,), (int, float)):
        if all(isinstance(v, kinds) and isinstance(v, bool) == (kinds == (bool,)) for v in known):
            make = kinds[-1]
            return [None if v is None else make(v) for v in values]
    return [None if v is None else said(v) for v in values]


def _repeat(values: Sequence[Any], times: int) -> list[Any]:
    return [value for value in values for _ in range(times)]
