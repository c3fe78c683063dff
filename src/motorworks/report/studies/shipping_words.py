"""Shipping in sentences."""

from motorworks.logistics import Answer
from motorworks.logistics.ship import Figure
from motorworks.report.number import big, counted, percent, plain, span

WEEK = 604_800.0


def half(figure: Figure, scale: float = 1.0, digits: int = 2) -> str:
    """Give a half-width with its sign; empty if there is none."""
    if figure.half_width is None or figure.half_width != figure.half_width:
        return ""
    return f" ± {plain(scale * figure.half_width, digits)}"


def shipping_sentence(found: Answer) -> str:
    """Give the answer in one sentence."""
    base = found.base
    rate = base.of("plant", "", "fill_rate")
    what = f"{percent(rate.mean)} of what customers call off is there at once"
    verdicts = found.verdicts
    asked = [v for v in verdicts.values() if v]
    if not asked:
        return f"{what}."
    reached = sum(v == "reached" for v in asked)
    if reached == len(asked):
        return f"{what}, and every customer's target is reached."
    titles = {c.name: c.title or c.name for c in base.plant.customers}
    missed = [titles[name] for name in found.missed]
    if not missed:
        return f"{what}; {reached} of {len(asked)} targets are surely reached, none surely missed."
    more = f" and {len(missed) - 1} more" if len(missed) > 1 else ""
    return f"{what}; {missed[0]}{more} are served below target."


def shipping_precision(found: Answer) -> str:
    """Give how the figures came about, and where the plant would stand."""
    terms, base = found.wish.terms, found.base
    weeks = plain(terms.duration / WEEK)
    fed = (
        f"weeks in drawn order from {plain(terms.simulated // WEEK)} that were simulated"
        if terms.drawn
        else "the plant simulated all the while"
    )
    width = half(base.of("plant", "", "fill_rate"), 100)
    known = f"is known to{width} points" if width else "has no interval: it takes two replications"
    many = counted(terms.replications, "replication")
    return f"{weeks} weeks, {many}, {fed}; the fill rate {known}. {standing_sentence(found)}"


def standing_sentence(found: Answer) -> str:
    """Give how much found no place before the gate."""
    base = found.base
    lost = base.of("plant", "", "unplaced")
    if lost.mean < 0.5:
        return "The stores before the gate never run full, so that shipping never stops the plant."
    hours = sum(base.of("dock", d.name, "hours_full").mean for d in base.plant.docks)
    return (
        f"In {plain(hours)} h the store before the gate is full and {big(lost.mean)} "
        f"{base.plant.product}s find no place: the plant would stand, and they are the most that "
        "it would lose, for its own stores would take some."
    )


def door_to_door(found: Answer) -> str:
    """Give mean and 95th percentile of the time from door to door."""
    base = found.base
    mean, most = (base.of("plant", "", f).mean for f in ("door_to_door", "door_to_door_95"))
    return f"{span(mean)} in the mean, {span(most)} for 95 %"
