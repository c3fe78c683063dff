"""A ramp-up in words."""

from datetime import date

from motorworks.rampup import Pull, Ramp, Span
from motorworks.report.money import Purse
from motorworks.report.number import big, percent, plain

NEAR = 0.05
"""Periods that lie within so much of the plan are near it [-]."""


def ramp_sentence(found: Ramp) -> str:
    """Give the answer in one sentence."""
    product = found.plant.product
    first = f"The first good {product} leaves on {a_day(found.first_good)}"
    if found.plant.target is None:
        last = found.periods[-1]
        return (
            f"{first}; year {len(found.periods)} of production brings {good_of(last)} {product}s."
        )
    shares = ", ".join(percent(p.share, 0) for p in found.periods)
    if found.held:
        held = f"its pace is held from {found.held:%B %Y} on"
    elif found.reached:
        held = f"its pace is reached in {found.reached:%B %Y}, not held over three months"
    else:
        held = "no month reaches its pace"
    many = len(found.periods)
    years = f"years 1 to {many} of production bring" if many > 1 else "year 1 of production brings"
    return f"{first}; {years} {shares} of the target of {big(found.plant.target)}; {held}."


def ramp_precision(found: Ramp) -> str:
    """Say what was planned, and how wide the intervals are."""
    planned = [p.planned for p in found.periods]
    words = []
    if all(p is not None for p in planned) and planned:
        said = ", ".join(percent(p, 0) for p in planned)
        words.append(f"Planned: {said}; near is within {100 * NEAR:.0f} points in every year.")
    halves = [p.half_width for p in found.periods if p.half_width is not None]
    if halves:
        said = ", ".join(f"± {big(h)}" for h in halves)
        words.append(f"Intervals of the years: {said}.")
    return " ".join(words)


def ramp_facts(found: Ramp) -> tuple[tuple[str, str], ...]:
    """Give how it was simulated."""
    starts = sorted({w.production for w in found.when})
    said = a_day(starts[0]) + (f" to {a_day(starts[-1])}, drawn" if len(starts) > 1 else "")
    return (
        ("start of production", said),
        ("first good part after", f"{plain(sum(found.first) / len(found.first), 2)} d"),
        ("replications", str(found.wish.replications)),
        ("seed", str(found.wish.seed)),
        ("computing time", f"{found.cpu:.0f} s"),
    )


def a_day(day: date) -> str:
    """Give a day in words: 3 May 2021."""
    return f"{day.day} {day:%B %Y}"


def good_of(span: Span) -> str:
    """Give the good parts of a stretch with their interval."""
    half = "" if span.half_width is None else f" ± {big(span.half_width)}"
    return f"{big(span.mean)}{half}"


def gain_of(pull: Pull) -> str:
    """Give the good parts that a lever brings."""
    if pull.lever.still:
        return "nothing"
    mean, half = pull.gain
    said = "" if half is None else f" ± {big(half)}"
    return f"{'+' if mean >= 0 else '-'}{big(abs(mean))}{said}"


def days_of(pull: Pull) -> str:
    """Give by how much earlier the first year's output is there."""
    if pull.lever.still:
        return "moves no date"
    if pull.earlier is None:
        return "days not known"
    return f"{plain(abs(pull.earlier), 2)} d {'earlier' if pull.earlier >= 0 else 'later'}"


def cost_of(pull: Pull, purse: Purse) -> str:
    """Give what a lever costs."""
    return "cost not known" if pull.lever.cost is None else f"costs {purse.big(pull.lever.cost)}"
