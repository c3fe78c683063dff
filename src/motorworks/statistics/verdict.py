"""Whether the plant reaches its target, in one sentence."""

import math
from dataclasses import dataclass

import numpy as np

from motorworks.simulation import Run
from motorworks.statistics.batch_means import batch_means
from motorworks.statistics.confidence import single, t_quantile
from motorworks.statistics.figures import Figures

MOST = 10_000
"""Replications beyond which the answer is that none will decide."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a run says about the plant's target.

    Attributes
    ----------
    outcome
        ``reached`` (the 95 % interval lies above the target), ``missed`` (below),
        ``undecided``, ``no_target``, ``gridlock``, ``incomplete``.
    mean
        Good parts in a year; ``None`` where there was no planned time.
    half_width
        Of its 95 % interval; ``None`` without one.
    target
        Good parts wanted a year, or ``None``.
    sentence
        One sentence for a manager.
    replications_needed
        How many would decide, where undecided and known.
    basis
        Where the interval comes from: ``replications``, ``batch means of 300 days``, or
        empty.
    """

    outcome: str
    mean: float | None
    half_width: float | None
    target: float | None
    sentence: str
    replications_needed: int | None = None
    basis: str = ""


@dataclass(frozen=True)
class _Output:
    """Good parts in a year as far as they are known."""

    mean: float | None
    half: float | None
    spread: float | None
    """Standard deviation of one replication."""
    basis: str
    n: int


def verdict(run: Run) -> Verdict:
    """Give the verdict of a run on the plant's target.

    Notes
    -----
    With several replications the interval is Student's t over them. A single replication
    gives no interval over replications; if it is long enough the interval is approximated by
    batch means over its days or shifts, and the sentence says so.
    """
    output = _output(run)
    outcome = _outcome(run, output)
    needed = _needed(output, run.plant.target) if outcome == "undecided" else None
    return Verdict(
        outcome=outcome,
        mean=output.mean,
        half_width=output.half,
        target=run.plant.target,
        sentence=_sentence(run, output, outcome, needed),
        replications_needed=needed,
        basis=output.basis,
    )


def _output(run: Run) -> _Output:
    figures = Figures(run)
    values = figures.good * figures.per_year
    known = values[~np.isnan(values)]
    if not len(known):
        return _Output(None, None, None, "", 0)
    mean, half = single(known)
    if half is not None:
        return _Output(mean, half, float(known.std(ddof=1)), "replications", len(known))
    batches = batch_means(run, run.replications[0].trace)
    if batches is None:
        return _Output(mean, None, None, "", 1)
    return _Output(mean, batches.half_width, batches.error, f"batch means of {batches.basis}", 1)


def _outcome(run: Run, output: _Output) -> str:
    if run.gridlocks:
        return "gridlock"
    if run.stopped or not all(r.complete for r in run.replications):
        return "incomplete"
    if run.plant.target is None:
        return "no_target"
    if output.mean is None or output.half is None:
        return "undecided"
    if output.mean - output.half >= run.plant.target:
        return "reached"
    return "missed" if output.mean + output.half < run.plant.target else "undecided"


def _needed(output: _Output, target: float | None) -> int | None:
    """Give the replications at which the interval would leave the target out."""
    if output.mean is None or output.spread is None or target is None:
        return None
    gap = abs(output.mean - target)
    for n in range(2, MOST + 1):
        if float(t_quantile(n - 1.0)) * output.spread / math.sqrt(n) < gap:
            return n
    return None


def _sentence(run: Run, output: _Output, outcome: str, needed: int | None) -> str:
    if outcome == "gridlock":
        return f"{_capital(_name(run))} comes to a standstill: {run.gridlocks[0]}"
    if output.mean is None:
        name = _capital(_name(run))
        return f"{name} had no planned time in the time measured, so nothing can be said."
    if outcome == "incomplete":
        return f"The run ended early; by then {_makes(run, output)}, so nothing is decided."
    made = _capital(_makes(run, output))
    if outcome == "no_target":
        return f"{made}; the plant file names no target."
    gap = _against(output.mean, run.plant.target or 0.0)
    return f"{made}, {gap}: {_end(outcome, output, needed)}"


def _name(run: Run) -> str:
    return run.plant.title or run.plant.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _makes(run: Run, output: _Output) -> str:
    assert output.mean is not None
    product = f"good {run.plant.product}s"
    sure = _precision(output) + _asked(run, output)
    return f"{_name(run)} makes {number(output.mean)} {product} a year ({sure})"


def _asked(run: Run, output: _Output) -> str:
    """Give how the interval stands to the precision that was asked for."""
    if run.precision is None or not output.mean or output.half is None or output.n < 2:
        return ""
    width = output.half / abs(output.mean)
    said = f", ± {width * 100:.2g} %"
    if width <= run.precision:
        return f"{said}: within the {run.precision * 100:.3g} % asked for"
    return f"{said}: not yet the {run.precision * 100:.3g} % asked for"


def _precision(output: _Output) -> str:
    if output.half is None or output.mean is None:
        return "one replication, which gives no interval"
    low, high = number(output.mean - output.half), number(output.mean + output.half)
    if output.basis == "replications":
        return f"95 % interval {low} to {high} from {output.n} replications"
    return f"one replication; approximate 95 % interval {low} to {high} from {output.basis}"


def _against(mean: float, target: float) -> str:
    gap = mean - target
    if abs(gap) < 0.5:
        return f"just its target of {number(target)}"
    side = "above" if gap > 0 else "below"
    return f"{number(abs(gap))}{_share(gap, target)} {side} its target of {number(target)}"


def _share(gap: float, target: float) -> str:
    if target <= 0:
        return ""
    share = abs(gap) / target * 100
    return f" ({share:.0f} %)" if share >= 10 else f" ({share:.2g} %)"


def _end(outcome: str, output: _Output, needed: int | None) -> str:
    if outcome == "reached":
        return "it reaches the target."
    if outcome == "missed":
        return "it misses the target."
    if output.half is None:
        return "run several replications to decide."
    if needed is None:
        return "too close to the target for replications to decide."
    return f"undecided; about {needed} replications would decide."


def number(value: float) -> str:
    """Give a number of parts as people say it: 3.58 million, 412,300, 37."""
    if abs(value) >= 1e6:
        return f"{value / 1e6:.3f} million"
    return f"{value:,.0f}"
