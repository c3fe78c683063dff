"""One replication of a case: the kernel taken from the empty system to what is asked of it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motorworks.errors import PileUpError, RunError
from motorworks.program import Program, streams
from motorworks.program.trace import ENDED, PILE_UP, STANDSTILL, STOPPED
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.case import Measure
from motorworks.validation.evaluate import EVALUATIONS, LOGGED, Counted
from motorworks.validation.measures import INSTANT, MEASURES, OUTPUT

MOST_EVENTS = 20_000_000
"""Events after which a run that waits for its end, or for an output, is given up."""

ROUNDING = 1e-12
"""Relative error of a time to which many others were added."""


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What every replication of a case has in common.

    Attributes
    ----------
    program
        The case, lowered.
    measures
        What is asked.
    seed
        Seed of the random numbers.
    warm_up
        Time thrown away [s].
    length
        Time measured in each replication [s]; ``None`` goes on to the end of the parts.
    kernel
        The kernel's class.
    """

    program: Program
    measures: tuple[Measure, ...]
    seed: int
    warm_up: float
    length: float | None
    kernel: Callable[..., KernelLike]


def observe(asked: Observation, replication: int) -> list[float]:
    """Give the value of each measure in one replication, NaN where there is none.

    Raises
    ------
    PileUpError
        If parts pile up without limit.
    RunError
        If time stands still.
    """
    found: dict[int, float] = {}
    for take in (_from_the_start, _in_the_long_run):
        found.update(take(asked, replication))
    return [found[i] for i in range(len(asked.measures))]


def _from_the_start(asked: Observation, replication: int) -> dict[int, float]:
    """Give the measures at instants and of outputs, which know no warm-up."""
    instants = _of_needs(asked.measures, (INSTANT,))
    outputs = _of_needs(asked.measures, (OUTPUT,))
    if not instants and not outputs:
        return {}
    run = _course(asked, replication, log=bool(outputs))
    found: dict[int, float] = {}
    for i in sorted(instants, key=lambda i: _instant(asked.measures[i])):
        run.to(_instant(asked.measures[i]))
        found[i] = run.value(asked.measures[i])
    for i in sorted(outputs, key=lambda i: -float(asked.measures[i].argument or 0)):
        found[i] = run.awaited(asked.measures[i])  # the last first: it brings the others along
    return found


def _instant(measure: Measure) -> float:
    """Give the instant of a measure; what rounding alone carried past it still belongs to it."""
    if measure.until is not None:
        return measure.until
    return float(measure.argument or 0) * (1 + ROUNDING)


def _in_the_long_run(asked: Observation, replication: int) -> dict[int, float]:
    """Give the measures over the time (or the parts) after the warm-up."""
    numbers = _of_needs(asked.measures, ("rate", "ratio"))
    if not numbers:
        return {}
    log = any(asked.measures[i].name in LOGGED for i in numbers)
    run = _course(asked, replication, log=log)
    if asked.warm_up:
        run.to(asked.warm_up)
        run.kernel.reset_statistics()
    if asked.length is None:
        run.to_the_end()
    else:
        run.to(asked.warm_up + asked.length)
    return {i: run.value(asked.measures[i]) for i in numbers}


def _of_needs(measures: Sequence[Measure], needs: tuple[str, ...]) -> list[int]:
    return [i for i, m in enumerate(measures) if MEASURES[m.name].needs in needs]


def _course(asked: Observation, replication: int, *, log: bool) -> "Course":
    random = streams(asked.program, asked.seed, replication)
    return Course(asked.program, asked.kernel(asked.program, random, sink_log=log, visit_log=False))


class Course:
    """A kernel on its way.

    Parameters
    ----------
    program
        What it runs.
    kernel
        The kernel, at time 0.
    """

    def __init__(self, program: Program, kernel: KernelLike) -> None:
        self.program = program
        self.kernel = kernel
        self._now = 0.0
        self._counted: Counted | None = None

    def to(self, until: float) -> int:
        """Go to a time, unless it has passed, and give the kernel's status."""
        status = STOPPED
        while status == STOPPED:
            status = self.kernel.advance(max(until, self._now))
        if status == PILE_UP:
            raise PileUpError("parts pile up without limit: more arrives than can be worked")
        if status == STANDSTILL:
            raise RunError("time stands still: events of no duration follow each other in a circle")
        self._now = max(until, self._now)
        self._counted = None
        return status

    def value(self, measure: Measure) -> float:
        """Give the value of a measure from what was counted so far."""
        return EVALUATIONS[measure.name](measure, self.counted())

    def counted(self) -> Counted:
        """Give what was counted so far."""
        if self._counted is None:
            self._counted = Counted(self.program, self.kernel.trace())
        return self._counted

    def awaited(self, measure: Measure) -> float:
        """Go on until a measure has a value, or never will have one.

        How far to look at first is guessed from the exact value; the value found does not
        depend on that guess.
        """
        horizon = max(3 * measure.value, self._now, 1e-6)
        status = self.to(horizon)
        while math.isnan(self.value(measure)) and not self._over(status):
            horizon *= 2
            status = self.to(horizon)
        return self.value(measure)

    def to_the_end(self) -> None:
        """Go on until nothing more will happen, all parts have left, or it takes too long."""
        horizon = max(1.0, self._now)
        while not self._over(self.to(horizon)) and not self._is_empty_for_good():
            horizon *= 2

    def _over(self, status: int) -> bool:
        return status == ENDED or self.counted().trace.events > MOST_EVENTS

    def _is_empty_for_good(self) -> bool:
        """Tell whether every source is used up and every part has left."""
        made, left = self.counted().trace.parts_made
        if not len(self.program.source_count) or (self.program.source_count < 0).any():
            return False
        return bool(made >= self.program.source_count.sum() and made == left)
