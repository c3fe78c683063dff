"""What each factor does: main effects, and pairs of factors that act together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from motorworks.experiment.analysis.results import Results, said
from motorworks.experiment.paired import Estimate, estimated
from motorworks.experiment.plan.designs import continuous, range_between
from motorworks.experiment.plan.noun import FULL_FACTORIAL, ONE_AT_A_TIME
from motorworks.experiment.plan.range import parted
from motorworks.program.program import Array

SCENARIO = "scenario"


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of a factor with what it does.

    Attributes
    ----------
    text
        The level as people read it.
    effect
        What it adds to the level of reference: the mean over the design, or the plant as it is.
    mean
        The response there, all other factors taken evenly [unit of the response].
    """

    text: str
    effect: Estimate
    mean: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Effect:
    """What a factor does to a response.

    Attributes
    ----------
    factor, title
        Its name, and what people call it.
    levels
        In the order of the design; of a range, its ends.
    change
        What the way from the first level to the last one brings, with its interval.
    straight
        Whether a straight line was laid through values of a range.
    """

    factor: str
    title: str
    levels: tuple[Level, ...]
    change: Estimate
    straight: bool = False

    @property
    def size(self) -> float:
        """Greatest difference between two levels, by which factors are ranked."""
        means = [level.mean for level in self.levels]
        return max(means) - min(means)


@dataclass(frozen=True, kw_only=True, eq=False)
class Effects:
    """Main effects of all factors on one response.

    Attributes
    ----------
    effects
        The factors, the one that does most first; empty if they cannot be told apart.
    explained
        Share of the differences between points that the main effects explain, or ``None``.
    left_out
        Numbers of the points that had no value and are left out.
    """

    effects: tuple[Effect, ...]
    explained: float | None
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Coded:
    """A factor as columns of the model.

    Attributes
    ----------
    columns
        Shape (P, c).
    shown
        Shape (levels, c): what the coefficients give at each level that is shown.
    """

    name: str
    title: str
    texts: tuple[str, ...]
    columns: Array
    shown: Array
    straight: bool = False


def main_effects(results: Results, response: int) -> Effects:
    """Give what each factor does to a response by itself.

    Parameters
    ----------
    results
        What an experiment gave.
    response
        Number of the response, counted from 0.

    Notes
    -----
    An additive model, response = level of reference + effect of each factor, is laid by least
    squares through the points of each replication. The effects of the R replications are
    independent of each other, with common random numbers too, and give Student-t intervals. In a
    full factorial the effect of a level is the mean over all points with it, less the mean over all
    points. One at a time it is the difference from the plant as it is. In a Latin hypercube a
    range gives a straight line.

    References
    ----------
    Montgomery, D. C. (2013): Design and Analysis of Experiments, 8th ed., sections 5.3 and 10.3.
    """
    y = results.values[:, :, response]
    good = np.asarray(~np.isnan(y).any(axis=1))
    left_out = tuple(p.number for p, ok in zip(results.points, good, strict=True) if not ok)
    coded = _coded(results)
    matrix = np.hstack([np.ones((len(y), 1)), *(c.columns for c in coded)])[good]
    if not coded or not len(matrix) or np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        return Effects(effects=(), explained=None, left_out=left_out)
    coefficients = np.linalg.lstsq(matrix, y[good], rcond=None)[0]
    found, at = [], 1
    for factor in coded:
        width = factor.columns.shape[1]
        found.append(_effect(factor, coefficients[at : at + width], coefficients[0]))
        at += width
    return Effects(
        effects=tuple(sorted(found, key=lambda e: -e.size)),
        explained=_explained(y[good].mean(axis=1), (matrix @ coefficients).mean(axis=1)),
        left_out=left_out,
    )


def _effect(factor: _Coded, coefficients: Array, reference: Array) -> Effect:
    """Give an effect from coefficients by replication, shape (c, R), and the reference, (R,)."""
    by_level = factor.shown @ coefficients
    levels = tuple(
        Level(text=text, effect=estimated(row), mean=float((reference + row).mean()))
        for text, row in zip(factor.texts, by_level, strict=True)
    )
    change = estimated(by_level[-1] - by_level[0])
    return Effect(
        factor=factor.name,
        title=factor.title,
        levels=levels,
        change=change,
        straight=factor.straight,
    )


def _explained(seen: Array, fitted: Array) -> float | None:
    total = float(((seen - seen.mean()) ** 2).sum())
    return None if total == 0 else 1 - float(((seen - fitted) ** 2).sum()) / total


# ---- factors as columns ----


def _coded(results: Results) -> list[_Coded]:
    experiment = results.experiment
    coded = []
    if len(experiment.scenarios) > 1:
        labels = [(s.name, s.label) for s in experiment.scenarios]
        values = [p.scenario for p in results.points]
        coded.append(_by_level(SCENARIO, "Scenario", labels, values, from_first=False))
    for factor in experiment.factors:
        values = [p.values[factor.name] for p in results.points]
        if continuous(experiment, factor):
            coded.append(_by_range(results, factor, values))
            continue
        levels = list(dict.fromkeys(said(v) for v in values))
        from_first = experiment.design == ONE_AT_A_TIME
        pairs = [(level, level) for level in levels]
        coded.append(
            _by_level(factor.name, factor.label, pairs, [said(v) for v in values], from_first)
        )
    return coded


def _by_level(
    name: str,
    title: str,
    levels: Sequence[tuple[str, str]],
    values: Sequence[str],
    from_first: bool,
) -> _Coded:
    """Give a factor with levels, counted from the mean over them or from the first one."""
    names = [level for level, _ in levels]
    count = len(names)
    rest = np.zeros((1, count - 1)) if from_first else -np.ones((1, count - 1))
    eye = np.eye(count - 1)
    shown = np.vstack([rest, eye] if from_first else [eye, rest])
    return _Coded(
        name=name,
        title=title,
        texts=tuple(text for _, text in levels),
        columns=shown[[names.index(v) for v in values]],
        shown=shown,
    )


def _by_range(results: Results, factor: Any, values: Sequence[Any]) -> _Coded:
    """Give a factor with any values of a range as its place between the ends, -0.5 to 0.5."""
    between = range_between(factor)
    assert between is not None
    numbers = np.array([(parted(v) or (np.nan, ""))[0] for v in values])
    place = (numbers - between.low) / (between.high - between.low) - 0.5
    return _Coded(
        name=factor.name,
        title=factor.label,
        texts=(said(factor.low), said(factor.high)),
        columns=place[:, None],
        shown=np.array([[-0.5], [0.5]]),
        straight=True,
    )


# ---- pairs ----


@dataclass(frozen=True, kw_only=True, eq=False)
class Interaction:
    """Two factors that act together.

    Attributes
    ----------
    factors, titles
        Names, and what people call them.
    levels
        Their levels.
    means
        Mean over all points with a pair of levels, shape (levels of one, levels of the other).
    change
        What the way from the first to the last level of the one factor brings more at the last
        level of the other than at its first. It is the same whichever comes first.
    """

    factors: tuple[str, str]
    titles: tuple[str, str]
    levels: tuple[tuple[str, ...], tuple[str, ...]]
    means: Array
    change: Estimate

    @property
    def size(self) -> float:
        """Greatest departure of a mean from what the two factors would give by themselves."""
        rows, columns = self.means.mean(axis=1), self.means.mean(axis=0)
        added = rows[:, None] + columns[None, :] - self.means.mean()
        return float(np.abs(self.means - added).max())


def interactions(results: Results, response: int) -> tuple[Interaction, ...]:
    """Give how pairs of factors act together on a response, the strongest first.

    Parameters
    ----------
    results
        What an experiment gave.
    response
        Number of the response, counted from 0.

    Returns
    -------
    tuple
        Empty unless the design is a full factorial in which every point has a value.
    """
    y = results.values[:, :, response]
    if results.experiment.design != FULL_FACTORIAL or np.isnan(y).any():
        return ()
    coded = _coded(results)
    found = [_interaction(one, other, y) for one, other in combinations(coded, 2)]
    return tuple(sorted(found, key=lambda i: -i.size))


def _interaction(one: _Coded, other: _Coded, y: Array) -> Interaction:
    cells = np.array(
        [[y[_at(one, a) & _at(other, b)].mean(axis=0) for b in _range(other)] for a in _range(one)]
    )
    change = cells[-1, -1] - cells[0, -1] - cells[-1, 0] + cells[0, 0]
    return Interaction(
        factors=(one.name, other.name),
        titles=(one.title, other.title),
        levels=(one.texts, other.texts),
        means=cells.mean(axis=2),
        change=estimated(change),
    )


def _range(factor: _Coded) -> range:
    return range(len(factor.texts))


def _at(factor: _Coded, level: int) -> Array:
    """Tell which points have a level, bool (P,)."""
    at: Array = (factor.columns == factor.shown[level]).all(axis=1)
    return at
