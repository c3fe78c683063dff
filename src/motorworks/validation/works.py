"""Exact cases as plant files, run by the ordinary chain and compared.

The plant file is read, compiled and simulated as any other; what the case knows is compared
with what the kernel counted and with the KPIs made of it.
"""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from motorworks.compile import compile_plant
from motorworks.errors import CaseError, MotorworksError
from motorworks.program import Program, Trace, streams
from motorworks.simulation import simulate
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.compare import Comparison, compare
from motorworks.validation.findings import Finding, Scope, case_error
from motorworks.validation.observe import Course
from motorworks.validation.works_case import WorksCase, WorksMeasure
from motorworks.validation.works_measures import (
    INSTANT,
    KPI,
    OUTPUT,
    SHIPPING,
    SPAN,
    check_names,
    kpi_values,
    needs,
    value_of,
)
from motorworks.validation.works_shipping import shipping_values

Judged = tuple[WorksMeasure, Comparison]


@dataclass(frozen=True, kw_only=True)
class _Means:
    """What all cases are run with."""

    kernel: Callable[..., KernelLike]
    jobs: int
    shift: int
    """Added to every case's own seed."""


def judge_works(
    case: WorksCase, *, kernel: Callable[..., KernelLike], jobs: int = 1, shift: int = 0
) -> list[Judged]:
    """Give the comparison of every measure of a case, in the order of the file.

    Parameters
    ----------
    case
        The case.
    kernel
        The kernel's class.
    jobs
        Replications computed at the same time; the values do not depend on it.
    shift
        Added to the case's seed, to examine a miss with other random numbers.

    Raises
    ------
    CaseError
        If a measure names what the plant does not have.
    """
    means = _Means(kernel=kernel, jobs=jobs, shift=shift)
    try:
        program = compile_plant(case.plant, horizon=_horizon(case)).program
        _check(case, program)
        values = _values(case, program, means)
    except CaseError:
        raise
    except MotorworksError as error:  # other cases are still worth hearing of
        return [(m, Comparison(math.nan, None, 0, str(error))) for m in case.measures]
    return [(m, _compared(m, v)) for m, v in zip(case.measures, values, strict=True)]


def _compared(measure: WorksMeasure, values: Sequence[float]) -> Comparison:
    return compare(values if measure.tolerance.kind == "ci" else values[:1], measure)


def _horizon(case: WorksCase) -> float:
    times = [
        float(m.keys[key]) for m in case.measures for key in ("time", "until") if key in m.keys
    ]
    return max(case.warm_up + case.duration, *times, 0.0)


def _check(case: WorksCase, program: Program) -> None:
    found: list[Finding] = []
    for i, measure in enumerate(case.measures):
        scope = Scope(f"case {case.id}, measure[{i}]")
        check_names(measure, measure.keys, program, scope)
        found.extend(scope.found)
    if found:
        raise case_error(case.id, found)


def _values(case: WorksCase, program: Program, means: _Means) -> list[Sequence[float]]:
    """Give the values of every measure over the replications it asks for."""
    found: dict[int, Sequence[float]] = {
        **_from_the_start(case, program, means),
        **_after_the_warm_up(case, means),
        **shipping_values(case, _of_needs(case, SHIPPING), kernel=means.kernel, shift=means.shift),
    }
    return [found[i] for i in range(len(case.measures))]


def _of_needs(case: WorksCase, *wanted: str) -> dict[int, WorksMeasure]:
    return {i: m for i, m in enumerate(case.measures) if needs(m, m.keys) in wanted}


def _from_the_start(case: WorksCase, program: Program, means: _Means) -> dict[int, Sequence[float]]:
    """Give the measures at instants and of outputs, which know no warm-up."""
    wanted = _of_needs(case, INSTANT, OUTPUT)
    if not wanted:
        return {}
    random = any(m.tolerance.kind == "ci" for m in wanted.values())
    with ThreadPoolExecutor(max_workers=max(1, means.jobs)) as pool:
        rows = list(
            pool.map(
                lambda number: _one_start(case, program, means, number),
                range(case.replications if random else 1),
            )
        )
    return {i: [row[i] for row in rows] for i in wanted}


def _one_start(case: WorksCase, program: Program, means: _Means, number: int) -> dict[int, float]:
    random = streams(program, case.seed + means.shift, number)
    course = Course(program, means.kernel(program, random, sink_log=True, visit_log=False))
    found: dict[int, float] = {}
    instants = _of_needs(case, INSTANT)
    for i in sorted(instants, key=lambda i: _instant(instants[i])):
        course.to(_instant(instants[i]))
        found[i] = value_of(instants[i], instants[i].keys, program, course.counted().trace)
    outputs = _of_needs(case, OUTPUT)
    for i in sorted(outputs, key=lambda i: -int(outputs[i].keys["n"])):
        found[i] = course.awaited(outputs[i])
    return found


def _instant(measure: WorksMeasure) -> float:
    """Give the instant of a measure; what rounding alone carried past it still belongs to it."""
    if "until" in measure.keys:
        return float(measure.keys["until"])
    return float(measure.keys["time"]) * (1 + 1e-12)


def _after_the_warm_up(case: WorksCase, means: _Means) -> dict[int, Sequence[float]]:
    """Give the measures of what was counted after the warm-up, and the KPIs."""
    wanted = _of_needs(case, SPAN, KPI)
    if not wanted:
        return {}
    random = any(m.tolerance.kind == "ci" for m in wanted.values())
    run = simulate(
        case.plant,
        duration=case.duration,
        warm_up=case.warm_up,
        replications=case.replications if random else 1,
        seed=case.seed + means.shift,
        jobs=means.jobs,
        kernel=means.kernel,
    )
    program = run.compiled.program
    traces: list[Trace] = [r.trace for r in run.replications]
    return {
        i: kpi_values(m, m.keys, run)
        if m.name == "kpi"
        else [value_of(m, m.keys, program, trace) for trace in traces]
        for i, m in wanted.items()
    }
