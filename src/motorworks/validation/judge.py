"""One case of the case format simulated and compared."""

import math
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from motorworks.compile import compile_plant
from motorworks.errors import MotorworksError
from motorworks.program import stream_state
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.adapt import case_plant
from motorworks.validation.case import Case, Measure
from motorworks.validation.compare import Comparison, compare
from motorworks.validation.observe import Observation, observe
from motorworks.validation.plan import Plan, full_plan, pilot_plan

MOST_PARTS = 3_000_000
"""Parts in a system at which a run is given up; those with known answers hold far fewer."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """What all cases are run with.

    Attributes
    ----------
    seed
        From it each case derives its own.
    lengthen
        Factor on the length of random runs [-].
    kernel
        The kernel's class.
    pool
        Where replications are computed.
    """

    seed: int
    lengthen: float
    kernel: Callable[..., KernelLike]
    pool: Executor


def judge_case(case: Case, means: Means) -> list[tuple[Measure, Comparison]]:
    """Give the comparison of every measure of a case, in the order of the file."""
    found: dict[Measure, Comparison] = {}
    for kind, simulate in (("ci", _simulate_random), ("exact", _simulate_certain)):
        measures = tuple(m for m in case.measures if m.tolerance.kind == kind)
        if not measures:
            continue
        try:
            values = simulate(case, measures, means)
            found.update((m, compare(v, m)) for m, v in zip(measures, values, strict=True))
        except MotorworksError as error:  # the others are still worth hearing of
            found.update((m, Comparison(math.nan, None, 0, str(error))) for m in measures)
    return [(m, found[m]) for m in case.measures]


def _simulate_certain(case: Case, measures: tuple[Measure, ...], means: Means) -> list[list[float]]:
    """Give the value of each measure in one run of the whole length."""
    return _replicate(case, measures, means, Plan(1, case.run.length), "run")


def _simulate_random(case: Case, measures: tuple[Measure, ...], means: Means) -> list[list[float]]:
    """Give the values of each measure in all replications, their length found by a pilot."""
    pilot = pilot_plan(case)
    spread = _replicate(case, measures, means, pilot, "pilot")
    plan = full_plan(case, measures, pilot, spread, means.lengthen)
    return _replicate(case, measures, means, plan, "run")


def _replicate(
    case: Case, measures: tuple[Measure, ...], means: Means, plan: Plan, purpose: str
) -> list[list[float]]:
    asked = Observation(
        program=replace(compile_plant(case_plant(case)).program, max_parts=MOST_PARTS),
        measures=measures,
        # Its own seed for each case: stations of the same name must not share their fortune.
        seed=stream_state(means.seed, 0, case.id, 0, purpose) >> 1,
        warm_up=case.run.warm_up,
        length=plan.length,
        kernel=means.kernel,
    )
    rows = means.pool.map(lambda number: observe(asked, number), range(plan.replications))
    return [list(column) for column in zip(*rows, strict=True)]
