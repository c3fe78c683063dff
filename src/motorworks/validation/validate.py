"""All cases simulated and compared."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from motorworks.simulation.replicate import KernelLike
from motorworks.validation.judge import Means, judge_case
from motorworks.validation.sets import Cases, Member, members
from motorworks.validation.verdict import Verdict, verdict
from motorworks.validation.works import judge_works
from motorworks.validation.works_case import WorksCase

SEED = 1
"""Seed of every validation run that asks for no other. It is the first number there is, and
was not chosen by what it gives."""


def validate(
    cases: Cases = None,
    *,
    only: str | Sequence[str] | None = None,
    seed: int = SEED,
    jobs: int = 1,
    lengthen: float = 1.0,
    kernel: Callable[..., KernelLike] | None = None,
    progress: Callable[[Verdict], None] | None = None,
) -> list[Verdict]:
    """Give the verdict on every measure of every case, set by set in the order of the files.

    A measure with tolerance ``ci`` is simulated in independent replications, and holds if
    their Student-t interval covers the exact value and is narrow enough. One with tolerance
    ``exact`` is simulated once, and holds if the difference is small enough. A miss stays a
    miss: it is examined with another ``seed`` and four times the length (``lengthen=4``), and
    a real fault then lies more standard errors off.

    Parameters
    ----------
    cases
        Cases, a path to a case file, a folder of cases as plant files (see
        :mod:`.works_case`), or the name of a set that ships (``exact``, ``own``, ``works``);
        all sets that ship if not given.
    only
        Ids of the cases wanted, of whatever set.
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
        If a file cannot be used, or there is no case of an id in ``only``.
    """
    chosen = members(cases, only)
    found: list[Verdict] = []
    pool = ThreadPoolExecutor(max_workers=max(1, jobs))  # the kernel releases the lock
    try:
        means = Means(seed=seed, lengthen=lengthen, kernel=kernel or _compiled_kernel(), pool=pool)
        for member in chosen:
            verdicts = judge(member, means, jobs)
            found.extend(verdicts)
            for each in verdicts if progress is not None else ():
                progress(each)  # type: ignore[misc]  # only where there is one
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C nothing more is begun
    return found


def judge(member: Member, means: Means, jobs: int = 1) -> list[Verdict]:
    """Give the verdicts on one case, in the order of its measures.

    Parameters
    ----------
    member
        The case and its set.
    means
        What it is run with.
    jobs
        Replications of a case as plant file computed at the same time.

    Raises
    ------
    CaseError
        If a measure of a case as plant file names what the plant does not have.
    """
    case = member.case
    if isinstance(case, WorksCase):
        judged = judge_works(case, kernel=means.kernel, jobs=jobs, shift=means.seed - SEED)
        return [verdict(member.set, case, measure, found) for measure, found in judged]
    return [verdict(member.set, case, measure, found) for measure, found in judge_case(case, means)]


def _compiled_kernel() -> Callable[..., KernelLike]:
    from motorworks.kernel import Kernel  # loads the compiled module

    return Kernel
