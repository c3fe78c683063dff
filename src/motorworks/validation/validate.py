"""All cases simulated and compared."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from motorworks.compile import compile_plant
from motorworks.errors import MotorworksError
from motorworks.files import is_folder, is_there
from motorworks.program import stream_state
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.adapt import case_plant
from motorworks.validation.case import Case, Measure
from motorworks.validation.compare import Comparison, compare
from motorworks.validation.measures import MEASURES
from motorworks.validation.observe import Observation, observe
from motorworks.validation.plan import Plan, full_plan, pilot_plan
from motorworks.validation.read import choose_cases, read_cases
from motorworks.validation.works import judge_works
from motorworks.validation.works_case import WorksCase, WorksMeasure, read_works

SEED = 1
"""Seed of every validation run that asks for no other. It is the first number there is, and
was not chosen by what it gives."""

WORKS = "works"
"""Name of the shipped cases that are plant files."""

MOST_PARTS = 3_000_000
"""Parts in a system at which a run is given up; those with known answers hold far fewer."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One measure of one case, exact and simulated.

    Attributes
    ----------
    case, feature
        Id of the case and what it tests.
    measure, node, argument
        Name of the measure, its node or nodes joined by ``+``, and its state, time, number
        or bound as text, empty if it has none.
    exact
        The known value.
    mean
        The simulated one, NaN where there is none.
    half_width
        Half-width of its confidence interval, ``None`` for a single run.
    n
        Replications.
    holds
        Whether the simulated value confirms the exact one.
    why
        Why not; empty if it holds.
    """

    case: str
    feature: str
    measure: str
    node: str
    argument: str
    exact: float
    mean: float
    half_width: float | None
    n: int
    holds: bool
    why: str

    @property
    def label(self) -> str:
        """The measure in one line, such as ``state fraction M1 processing``."""
        words = (self.measure.replace("_", " "), self.node, self.argument)
        return " ".join(word for word in words if word)

    def to_dict(self) -> dict[str, Any]:
        """Give the verdict as plain values, for JSON; ``null`` where there is no number."""
        values = asdict(self)
        values["mean"] = None if math.isnan(self.mean) else self.mean
        values["verdict"] = "holds" if values.pop("holds") else "misses"
        return values


def validate(
    cases: Sequence[Case] | str | Path | None = None,
    *,
    only: str | Sequence[str] | None = None,
    seed: int = SEED,
    jobs: int = 1,
    lengthen: float = 1.0,
    kernel: Callable[..., KernelLike] | None = None,
    progress: Callable[[Verdict], None] | None = None,
) -> list[Verdict]:
    """Give the verdict on every measure of every case, in the order of the file.

    A measure with tolerance ``ci`` is simulated in independent replications, and holds if
    their Student-t interval covers the exact value and is narrow enough. One with tolerance
    ``exact`` is simulated once, and holds if the difference is small enough. A miss stays a
    miss: it is examined with another ``seed`` and four times the length (``lengthen=4``), and
    a real fault then lies more standard errors off.

    Parameters
    ----------
    cases
        Cases, a path to a case file, or the name of a shipped one; ``exact`` by default.
        ``works``, or a folder, are cases as plant files: see :mod:`.works_case`.
    only
        Ids of the cases wanted.
    seed
        Seed of all random numbers; every case derives its own from it. A case as plant file
        has a seed of its own, which holds for 1 and goes up with this one.
    jobs
        Replications computed at the same time; the verdicts do not depend on it.
    lengthen
        Factor on the length (or the replications) of random runs [-]; cases as plant files
        are run as they say.
    kernel
        The kernel's class; the compiled one by default.
    progress
        Called with each verdict as it is found.

    Raises
    ------
    CaseError
        If the file cannot be used, or there is no case of an id in ``only``.
    """
    kernel = kernel or _compiled_kernel()
    if _is_works(cases):
        return _validate_works(cases, only, seed, jobs, kernel, progress)
    chosen = _chosen(cases, only)
    found: list[Verdict] = []
    pool = ThreadPoolExecutor(max_workers=max(1, jobs))  # the kernel releases the lock
    try:
        for case in chosen:
            verdicts = _judge(case, _Means(seed, lengthen, kernel, pool))
            found.extend(verdicts)
            if progress is not None:
                for verdict in verdicts:
                    progress(verdict)
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C nothing more is begun
    return found


def _is_works(cases: Sequence[Case] | str | Path | None) -> bool:
    if not isinstance(cases, (str, Path)):
        return False
    return is_folder(cases) or (str(cases) == WORKS and not is_there(cases))


def _validate_works(
    cases: Any,
    only: str | Sequence[str] | None,
    seed: int,
    jobs: int,
    kernel: Callable[..., KernelLike],
    progress: Callable[[Verdict], None] | None,
) -> list[Verdict]:
    found: list[Verdict] = []
    for case in _chosen_works(read_works(cases if is_folder(cases) else None), only):
        judged = judge_works(case, kernel=kernel, jobs=jobs, shift=seed - SEED)
        verdicts = [_works_verdict(case, m, comparison) for m, comparison in judged]
        found.extend(verdicts)
        for verdict in verdicts if progress else ():
            progress(verdict)  # type: ignore[misc]  # only where there is one
    return found


def _chosen_works(
    cases: tuple[WorksCase, ...], only: str | Sequence[str] | None
) -> Sequence[WorksCase]:
    if only is None:
        return cases
    ids = [only] if isinstance(only, str) else only
    return [case for id_ in dict.fromkeys(ids) for case in choose_cases(cases, id_)]


def _works_verdict(case: WorksCase, measure: WorksMeasure, found: Comparison) -> Verdict:
    words = [
        f"{key}={value:g}" if isinstance(value, (int, float)) else str(value)
        for key, value in measure.keys.items()
    ]
    return Verdict(
        case=case.id,
        feature=case.title,
        measure=measure.name,
        node="+".join(measure.nodes),
        argument=" ".join(words),
        exact=measure.value,
        mean=found.mean,
        half_width=found.half_width,
        n=found.n,
        holds=not found.why,
        why=found.why,
    )


def _chosen(
    cases: Sequence[Case] | str | Path | None, only: str | Sequence[str] | None
) -> Sequence[Case]:
    if cases is None or isinstance(cases, (str, Path)):
        cases = read_cases("exact" if cases is None else cases)
    if only is None:
        return cases
    ids = [only] if isinstance(only, str) else only
    return [case for id_ in dict.fromkeys(ids) for case in choose_cases(tuple(cases), id_)]


def _compiled_kernel() -> Callable[..., KernelLike]:
    from motorworks.kernel import Kernel  # loads the compiled module

    return Kernel


@dataclass(frozen=True)
class _Means:
    """What all cases are run with."""

    seed: int
    lengthen: float
    kernel: Callable[..., KernelLike]
    pool: ThreadPoolExecutor


def _judge(case: Case, means: _Means) -> list[Verdict]:
    """Give the verdicts of one case, in the order of its measures."""
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
    return [_verdict(case, m, found[m]) for m in case.measures]


def _simulate_certain(
    case: Case, measures: tuple[Measure, ...], means: _Means
) -> list[list[float]]:
    """Give the value of each measure in one run of the whole length."""
    return _replicate(case, measures, means, Plan(1, case.run.length), "run")


def _simulate_random(case: Case, measures: tuple[Measure, ...], means: _Means) -> list[list[float]]:
    """Give the values of each measure in all replications, their length found by a pilot."""
    pilot = pilot_plan(case)
    spread = _replicate(case, measures, means, pilot, "pilot")
    plan = full_plan(case, measures, pilot, spread, means.lengthen)
    return _replicate(case, measures, means, plan, "run")


def _replicate(
    case: Case, measures: tuple[Measure, ...], means: _Means, plan: Plan, purpose: str
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


def _verdict(case: Case, measure: Measure, found: Comparison) -> Verdict:
    return Verdict(
        case=case.id,
        feature=case.feature,
        measure=measure.name,
        node="+".join(measure.nodes),
        argument=_argument(measure),
        exact=measure.value,
        mean=found.mean,
        half_width=found.half_width,
        n=found.n,
        holds=not found.why,
        why=found.why,
    )


def _argument(measure: Measure) -> str:
    """Give state, time, number or bound as text, such as ``n=10`` or ``blocked until=88``."""
    key = MEASURES[measure.name].argument
    if key is None:
        return ""
    if isinstance(measure.argument, str):
        until = "" if measure.until is None else f" until={measure.until:g}"
        return f"{measure.argument}{until}"
    return f"{key}={measure.argument:g}"
