"""Designs of experiments: from factors to the points that are simulated."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from motorworks.experiment.latin import latin_hypercube
from motorworks.experiment.plan.noun import (
    FULL_FACTORIAL,
    LATIN_HYPERCUBE,
    Experiment,
    Factor,
    Point,
)
from motorworks.experiment.plan.range import FINEST, Range, range_of


def points(experiment: Experiment) -> tuple[Point, ...]:
    """Give the points of an experiment in the order in which they are numbered.

    Parameters
    ----------
    experiment
        The experiment; its factors have levels or a range.

    Notes
    -----
    The design is run for every scenario: first all points of the first one. Point for point the
    settings are the same, those of a Latin hypercube too.
    """
    names = [s.name for s in experiment.scenarios] or [""]
    design = list(_DESIGNS[experiment.design](experiment))
    return tuple(
        Point(number=n, scenario=scenario, values=values)
        for n, (scenario, values) in enumerate(product(names, design), start=1)
    )


def count(experiment: Experiment) -> int:
    """Give the number of points without making them."""
    sizes = [len(levels_of(f)) for f in experiment.factors]
    if experiment.design == LATIN_HYPERCUBE:
        design = experiment.samples or 0
    elif experiment.design == FULL_FACTORIAL:
        design = 1
        for size in sizes:
            design *= size
    else:
        design = 1 + sum(sizes)
    return design * max(1, len(experiment.scenarios))


def levels_of(factor: Factor) -> tuple[Any, ...]:
    """Give the levels of a factor, those of a range cut into its steps."""
    if factor.levels:
        return factor.levels
    between = range_between(factor)
    assert between is not None
    return tuple(between.cut(factor.steps or 2))


def range_between(factor: Factor) -> Range | None:
    """Give the range of a factor; ``None`` if it has levels."""
    return None if factor.levels else range_of(factor.low, factor.high)


def continuous(experiment: Experiment, factor: Factor) -> bool:
    """Tell whether any value of a factor's range may be drawn."""
    drawn = experiment.design == LATIN_HYPERCUBE
    return drawn and not factor.levels and factor.steps is None


def _full_factorial(experiment: Experiment) -> Iterator[dict[str, Any]]:
    """Give every combination, the last factor changing fastest."""
    names = [f.name for f in experiment.factors]
    for combination in product(*(levels_of(f) for f in experiment.factors)):
        yield dict(zip(names, combination, strict=True))


def _one_at_a_time(experiment: Experiment) -> Iterator[dict[str, Any]]:
    """Give the plant as it is, then each level of each factor by itself."""
    as_it_is = dict.fromkeys((f.name for f in experiment.factors), None)
    yield as_it_is
    for factor in experiment.factors:
        for level in levels_of(factor):
            yield {**as_it_is, factor.name: level}


def _latin_hypercube(experiment: Experiment) -> Iterator[dict[str, Any]]:
    """Give a sample with one value from each of equally likely layers of every factor."""
    factors = experiment.factors
    shares = latin_hypercube(experiment.samples or 0, len(factors), experiment.seed)
    for row in shares:
        yield {
            f.name: _drawn(experiment, f, float(share))
            for f, share in zip(factors, row, strict=True)
        }


def _drawn(experiment: Experiment, factor: Factor, share: float) -> Any:
    between = range_between(factor)
    if between is not None and continuous(experiment, factor):
        return between.at(share, min(FINEST, 0.1 / (experiment.samples or 1)))
    levels = levels_of(factor)
    return levels[min(len(levels) - 1, int(share * len(levels)))]


_DESIGNS = {
    "full_factorial": _full_factorial,
    "one_at_a_time": _one_at_a_time,
    "latin_hypercube": _latin_hypercube,
}
