"""The verdict: one sentence, large, with a picture of output, interval and target."""

import re
from dataclasses import dataclass
from typing import Any

from motorworks.report.number import NOTHING, counted, given, percent, plain, span, wide
from motorworks.report.table import Table, of_rows
from motorworks.simulation import Run
from motorworks.statistics.stopped import stopped_output

WORDS = {
    "reached": ("✓", "Target reached"),
    "missed": ("✕", "Target missed"),
    "undecided": ("?", "Undecided"),
    "no_target": ("○", "No target"),
    "gridlock": ("✕", "Gridlock"),
    "incomplete": ("?", "Incomplete"),
}
_PRECISION = re.compile(r" \(((?:95\u00a0% interval|one replication)[^()]*)\)")
_SHARE = re.compile(r" \([\d.]+\u00a0%\)")
MOST_NAMED = 4
"""Replications that are named one by one."""
STYLES = {"reached": "reached", "missed": "missed", "gridlock": "missed"}


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Something that must be seen before anything else."""

    title: str
    text: str
    mild: bool = False


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The verdict as the template draws it: what is said loudly, and how sure it is."""

    style: str
    sign: str
    word: str
    sentence: str
    precision: str
    scale: dict[str, Any] | None
    table: Table


def headline(judged: Any, product: str) -> Headline:
    """Give the verdict for the top of the page.

    Parameters
    ----------
    judged
        What :func:`motorworks.statistics.verdict` gives.
    product
        What a good part is called.
    """
    loud, precision = _parted(_loud(judged))
    sign, word = WORDS.get(judged.outcome, ("○", judged.outcome.replace("_", " ").capitalize()))
    return Headline(
        style=STYLES.get(judged.outcome, "undecided"),
        sign=sign,
        word=word,
        sentence=loud,
        precision=precision,
        scale=_scale(judged, product),
        table=_table(judged, product),
    )


def _loud(judged: Any) -> str:
    """Give the sentence; of a gridlock only its beginning, for the alarm above says the rest."""
    sentence = str(judged.sentence)
    return sentence.partition(": ")[0] + "." if judged.outcome == "gridlock" else sentence


def _table(judged: Any, product: str) -> Table:
    half = judged.half_width
    known = given(judged.mean) and half is not None
    rows = (
        ("outcome", judged.outcome.replace("_", " ")),
        (f"good {product}s a year", plain(judged.mean, 9)),
        ("half-width of the 95 % interval", plain(half, 9)),
        ("interval from", plain(judged.mean - half, 9) if known else NOTHING),
        ("interval to", plain(judged.mean + half, 9) if known else NOTHING),
        ("interval by", judged.basis or NOTHING),
        ("target", plain(judged.target, 9)),
        ("replications that would decide", plain(judged.replications_needed)),
    )
    return Table(caption="The verdict in numbers", columns=of_rows(("Figure", "Value"), rows))


def _parted(sentence: str) -> tuple[str, str]:
    """Part a sentence into what is said loudly and what it says in brackets of its precision."""
    kept = re.sub(r"(\d) (million|%)", "\\1\u00a0\\2", sentence)  # a number keeps its unit
    precision = _PRECISION.search(kept)
    quiet = precision[1] if precision else ""
    loud = _SHARE.sub("", _PRECISION.sub("", kept))
    return loud, quiet[:1].upper() + quiet[1:] + "." if quiet else ""


def _scale(judged: Any, product: str) -> dict[str, Any] | None:
    """Give the picture: a rail from 0 to somewhat beyond the greater of output and target."""
    if not given(judged.mean):
        return None
    half = judged.half_width if given(judged.half_width) else 0.0
    top = 1.12 * max(judged.mean + half, judged.target or 0.0, 1e-9)
    mean, target = _at(judged.mean, top), _at(judged.target, top)
    low = _at(judged.mean - half, top) if half else None
    high = _at(judged.mean + half, top) if half else None
    return {
        "mean": wide(mean or 0.0),
        "mean_side": _side(mean),
        "mean_text": f"{plain(judged.mean, 4)} {product}s a year",
        "mean_note": f"± {plain(half)} (95 %)" if given(judged.half_width) else "no interval",
        "low": None if low is None else wide(low),
        "width": None if low is None or high is None else wide(high - low),
        "target": None if target is None else wide(target),
        "target_side": _side(target),
        "target_text": f"target {plain(judged.target, 4)}",
        "target_note": _gap(judged),
        "label": f"Output {plain(judged.mean, 4)} a year, target {plain(judged.target, 4)}",
    }


def _at(value: float | None, top: float) -> float | None:
    return None if value is None else min(100.0, max(0.0, 100 * value / top))


def _side(at: float | None) -> str:
    return "left" if at is not None and at > 50 else "right"


def _gap(judged: Any) -> str:
    if not judged.target:
        return ""
    gap = judged.mean / judged.target - 1
    return f"output is {percent(abs(gap))} {'above' if gap >= 0 else 'below'} it"


def alarms(run: Run) -> list[Alarm]:
    """Give what went wrong with a run, worst first."""
    found = [Alarm(title="Gridlock", text=text) for text in _gridlocks(run)]
    if not run.gridlocks:
        found += [Alarm(title="Output stops", text=text) for text in _stops(run)]
    early = [r.number for r in run.replications if not r.complete and not r.gridlock]
    if run.stopped or early:
        text = (run.stopped or "stopped before its end").capitalize()
        text += ". Everything below covers only what was simulated until then."
        found.append(Alarm(title="The run is incomplete", text=text, mild=True))
    found += [Alarm(title="Note", text=text, mild=True) for text in run.warnings]
    return found


def _gridlocks(run: Run) -> list[str]:
    """Give each circle of waiting once, with the replications in which it arose."""
    circles: dict[str, list[str]] = {}
    for r in run.replications:
        if r.gridlock:
            circles.setdefault(r.gridlock, []).append(str(r.number))
    of = len(run.replications)
    return [
        f"In {counted(len(numbers), 'replication')} of {of} (number {', '.join(numbers)}): "
        f"{circle.removeprefix('gridlock: ')}"
        for circle, numbers in circles.items()
    ]


def _stops(run: Run) -> list[str]:
    """Say in which replications nothing leaves any more, and since when."""
    stopped = stopped_output(run)
    if not stopped:
        return []
    since = ", ".join(f"{s.replication} since {s.since:%Y-%m-%d}" for s in stopped[:MOST_NAMED])
    more = len(stopped) - MOST_NAMED
    return [
        f"In {counted(len(stopped), 'replication')} of {len(run.replications)} nothing leaves the "
        f"plant any more (number {since}{f' and {more} more' if more > 0 else ''}). All figures "
        "below are means with that time in them. Parts of a model that nobody asks for may fill a "
        "line while another waits for one that cannot come."
    ]


def facts(run: Run) -> list[tuple[str, str]]:
    """Give the facts of the run in a line of small print."""
    return [
        ("measured", span(run.duration)),
        ("warm-up", f"{span(run.warm_up)} ({run.warm_up_basis})"),
        ("replications", str(len(run.replications))),
        ("seed", str(run.seed)),
        ("operations", f"{run.operations:,}"),
        ("computed in", f"{span(run.wall)}, {plain(run.peak_mib)} MiB"),
        ("Motorworks", run.version),
    ]
