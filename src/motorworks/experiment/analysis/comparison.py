"""Variants side by side: what each gives, and the paired differences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.experiment.analysis.pairs import FIRST, Pair, pairs
from motorworks.experiment.analysis.results import Results
from motorworks.experiment.paired import Estimate, estimated
from motorworks.experiment.plan.noun import Point, Response
from motorworks.plantfile.text import toml
from motorworks.program.program import Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Comparison:
    """Variants that were simulated alike.

    Attributes
    ----------
    names
        What the V variants are called.
    responses, units
        The K responses.
    values
        Shape (V, R, K); NaN where there is none.
    pairs
        Their differences.
    common
        Whether all had the same random numbers.
    troubles
        Why a variant has no values; empty where it has.
    note
        What has to be known of the variants.
    """

    names: tuple[str, ...]
    responses: tuple[Response, ...]
    units: tuple[str, ...]
    values: Array
    pairs: tuple[Pair, ...]
    common: bool
    troubles: tuple[str, ...]
    note: str = ""

    def estimate(self, variant: int, response: int) -> Estimate:
        """Give mean and interval of a response, both counted from 0."""
        return estimated(self.values[variant, :, response])

    @property
    def each(self) -> int:
        """Pairs compared in each response."""
        return len(self.pairs) // max(1, len(self.responses))


def compare_values(
    names: Sequence[str],
    responses: Sequence[Response],
    units: Sequence[str],
    values: Array,
    *,
    troubles: Sequence[str],
    which: str = FIRST,
    common: bool = True,
    note: str = "",
) -> Comparison:
    """Give the comparison of variants by their values, shape (V, R, K)."""
    return Comparison(
        names=tuple(names),
        responses=tuple(responses),
        units=tuple(units),
        values=values,
        pairs=pairs(values, which=which),
        common=common,
        troubles=tuple(troubles),
        note=note,
    )


def compare_points(asked: Sequence[tuple[Results, int]], *, which: str = FIRST) -> Comparison:
    """Compare points of experiments.

    Parameters
    ----------
    asked
        Results and the number of a point, two or more.
    which
        ``first``: each against the first; ``all``: every pair.

    Raises
    ------
    MotorworksError
        If there is no such point, or the experiments were not simulated alike.
    """
    found = [results for results, _ in asked]
    _alike(found)
    numbers = [_index(results, number) for results, number in asked]
    shared = _shared(found)
    return compare_values(
        [
            _name(r, n, several=len({id(f) for f in found}) > 1)
            for r, n in zip(found, numbers, strict=True)
        ],
        [found[0].responses[k[0]] for k in shared],
        [found[0].units[k[0]] for k in shared],
        np.stack(
            [
                r.values[n][:, [k[v] for k in shared]]
                for v, (r, n) in enumerate(zip(found, numbers, strict=True))
            ]
        ),
        troubles=[r.troubles[n] for r, n in zip(found, numbers, strict=True)],
        which=which,
        common=_common(found),
    )


def compare_experiments(found: Sequence[Results], *, which: str = FIRST) -> Comparison:
    """Compare experiments by the mean over the points that all of them have.

    Parameters
    ----------
    found
        Results of two or more experiments.
    which
        ``first``: each against the first; ``all``: every pair.

    Raises
    ------
    MotorworksError
        If they were not simulated alike, or have no points in common.
    """
    _alike(found)
    by_setting = [{_setting(p): n for n, p in enumerate(r.points)} for r in found]
    settings = [s for s in by_setting[0] if all(s in other for other in by_setting)]
    if not settings:
        raise MotorworksError("the experiments have no variant with the same values in common")
    shared = _shared(found)
    values = np.stack(
        [
            r.values[[at[s] for s in settings]][:, :, [k[v] for k in shared]].mean(axis=0)
            for v, (r, at) in enumerate(zip(found, by_setting, strict=True))
        ]
    )
    return compare_values(
        [f"{r.experiment.title or r.name} ({r.plant})" for r in found],
        [found[0].responses[k[0]] for k in shared],
        [found[0].units[k[0]] for k in shared],
        values,
        troubles=[next((t for t in r.troubles if t), "") for r in found],
        which=which,
        common=_common(found),
        note=f"Means over {len(settings)} variants that the experiments have in common.",
    )


def _alike(found: Sequence[Results]) -> None:
    if len(found) < 2:
        raise MotorworksError("one variant has nothing to be compared with; give two or more")
    first = found[0]
    for other in found[1:]:
        if other.replications != first.replications:
            raise MotorworksError(
                f"'{first.name}' has {first.replications} replications and '{other.name}' "
                f"{other.replications}; only equal numbers can be paired"
            )
        if other.experiment.duration != first.experiment.duration:
            raise MotorworksError(
                f"'{first.name}' measures {first.experiment.duration:g} s and '{other.name}' "
                f"{other.experiment.duration:g} s; simulate both alike"
            )


def _common(found: Sequence[Results]) -> bool:
    seeds = {r.experiment.seed for r in found}
    return len(seeds) == 1 and not any(r.experiment.independent for r in found)


def _shared(found: Sequence[Results]) -> list[tuple[int, ...]]:
    """Give where each response that all have stands in each of the results."""
    numbers = [{(r.name, r.figure, r.of): k for k, r in enumerate(f.responses)} for f in found]
    shared = [
        tuple(known[key] for known in numbers)
        for key in numbers[0]
        if all(key in known for known in numbers)
    ]
    if not shared:
        raise MotorworksError("the experiments have no response in common")
    return shared


def _index(results: Results, number: int) -> int:
    count = len(results.points)
    if not 1 <= number <= count:
        raise MotorworksError(f"'{results.name}' has no variant {number}; it has 1 to {count}")
    return number - 1


def _name(results: Results, point: int, *, several: bool) -> str:
    text = f"{point + 1}: {results.label(point)}"
    return f"{results.name} {text}" if several else text


def _setting(point: Point) -> tuple[str, ...]:
    values = (f"{k}={'' if v is None else toml(v)}" for k, v in sorted(point.values.items()))
    return point.scenario, *values
