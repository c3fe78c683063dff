"""What a research centre can do, in sentences."""

from motorworks.experiment.paired import Estimate
from motorworks.report.number import big, counted, percent, plain
from motorworks.research import Answer, Verdict
from motorworks.research.course import growth_at
from motorworks.research.load import limit
from motorworks.research.mix import Late

CHIPS = {
    "even": ("Feasible", "reached"),
    "varying": ("Feasible, not at an even pace", "reached"),
    "too much": ("Not feasible", "missed"),
    "not even": ("Not feasible at an even pace", "missed"),
    "open": ("Undecided", "undecided"),
}
"""Chip and colour of a verdict."""


def rnd_chip(found: Answer) -> tuple[str, str]:
    """Give the word above the sentence, and its colour."""
    verdict = found.verdict
    if verdict is None:
        return ("Kept", "reached") if found.kept else ("Not kept", "missed")
    if verdict.answer == "varying" and not verdict.refuted:
        return "Feasible", "reached"
    return CHIPS[verdict.answer]


def rnd_sentence(found: Answer) -> str:
    """Give the verdict in one sentence."""
    verdict = found.verdict
    if verdict is None:
        late = "every target is kept" if found.kept else "not every target is kept"
        return f"Within people, cells and prototype line {late}."
    name, top = limit(verdict.load)
    what = f"{found.platforms} platforms and {found.derivatives} derivatives at once"
    taken = f"they take {percent(top)} of {title_of(found, name)}"
    if verdict.answer == "too much":
        more = percent(top - 1)
        return f"{what} are not feasible: {taken}, {more} more than there is."
    if verdict.answer == "even":
        return f"{what} are feasible at an even pace: {taken}, and a timetable repeats for ever."
    if verdict.answer == "varying" and verdict.paced is not None:
        return (
            f"{what} are feasible: {taken}, and a timetable keeps every date for ever if phases "
            f"may work up to {percent(verdict.paced.vary)} above or below their mean pace."
        )
    if verdict.answer == "not even":
        return f"{what} are not feasible at an even pace, though {taken} in the mean."
    return f"Whether {what} are feasible is not decided: {taken} in the mean."


def rnd_precision(found: Answer) -> str:
    """Give what holds at an even pace: what is proved, what is found, and what the rule does."""
    schedule = found.schedule
    first = (
        f"The {len(schedule.projects)} projects of the first day are released "
        f"{plain(schedule.delay, 2)} weeks behind the plan in the mean; no schedule gets below "
        f"{plain(max(schedule.bound, 0.0), 2)}."
    )
    if found.verdict is None:
        return first
    return " ".join([*_even(found, found.verdict), first])


def _even(found: Answer, verdict: Verdict) -> list[str]:
    """Give what is known of the portfolio at an even pace, sentence by sentence."""
    said: list[str] = []
    if verdict.answer == "too much":
        return said
    if verdict.refuted:
        said.append(
            f"At an even pace it is proved that no schedule keeps more than "
            f"{percent(verdict.bound.rate, 2)} of the pace in the long run: releases fall behind "
            f"by {plain(verdict.least_growth, 2)} weeks a year at the least."
        )
    else:
        said.append("That it could not be kept at an even pace is not proved.")
    if verdict.even is not None and verdict.even.rate < 1 - 1e-9:
        said.append(
            f"The fastest timetable found that repeats itself at an even pace keeps "
            f"{percent(verdict.even.rate)} ({plain(growth_at(verdict.even.rate), 2)} weeks a year)."
        )
    rule = "keep up" if found.by_rule else "fall behind"
    years = counted(found.wish.years, "year")
    said.append(
        f"First come first served, over {years}, releases {rule}: delays grow by "
        f"{plain(found.growth, 2)} weeks a year, to {plain(found.last_delay, 2)} in the last."
    )
    return said


def title_of(found: Answer, name: str) -> str:
    """Give what people call a department, or something else that is shared."""
    titles = {d.name: d.title or d.name for d in found.plant.departments}
    return titles.get(name, name.capitalize())


def prototype_sentence(found: Answer) -> str:
    """Give what prototypes cost the plant in one sentence."""
    cost, product = found.prototypes, found.plant.product
    if cost.trouble:
        return f"The plant could not be simulated: {cost.trouble}"
    hours = f"They take {plain(cost.hours)} h of a line a year"
    if cost.lost is None:
        return f"{hours}; what that costs was not simulated."
    half = "" if cost.lost.half_width is None else f" ± {big(cost.lost.half_width)}"
    return f"{hours} and cost {big(cost.lost.mean)}{half} good {product}s a year (simulated)."


def mix_sentence(found: Answer) -> str:
    """Give what releases bring to the plant's mix; empty if nothing is known."""
    if found.trouble:
        return f"The mix over time could not be simulated: {found.trouble}"
    if found.mix is None:
        return ""
    said = [f"{r.development.title or r.development.name} {r.day}" for r in found.mix.releases]
    return f"Released into the mix: {', '.join(said)}. {' '.join(map(_late, found.mix.late))}"


def _late(late: Late) -> str:
    it = late.release.development
    weeks = counted(late.weeks, "week")
    return (
        f"{weeks} late, {it.title or it.name} misses {_sure(late.lost)} of its own; "
        f"the plant makes {_sure(late.instead)} more of what it replaces."
    )


def _sure(of: Estimate) -> str:
    return big(of.mean) if of.half_width is None else f"{big(of.mean)} ± {big(of.half_width)}"
