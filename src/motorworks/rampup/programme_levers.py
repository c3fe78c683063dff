"""Levers of the programme that bring lines earlier: approvals, orders, shifts of fitters, crews."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from motorworks.capacity import capital
from motorworks.plant import Plant
from motorworks.projects import Activity
from motorworks.projects.crew import larger, one_crew
from motorworks.projects.windows import open_approval, side_by_side
from motorworks.rampup.begin import ramping
from motorworks.rampup.commissioning import Commissioning, Key
from motorworks.rampup.lever import Lever
from motorworks.rampup.service import service_days
from motorworks.rampup.wish import Wish

DAY = 86400.0
MONTH = 30.0
"""Days by which orders are placed earlier."""
LONG_LEAD = 180.0
"""Days from which machines are ordered long ahead."""
TWO_SHIFTS = 0.6
"""Share of its time that fitting takes in two shifts; an assumption."""
YEAR = 365.0


def programme_levers(plant: Plant, when: Commissioning, wish: Wish) -> Iterator[Lever]:
    """Give the levers that the programme has.

    Parameters
    ----------
    plant
        The plant.
    when
        When it comes into service as it is.
    wish
        What is asked: another start, limits of crews.

    Notes
    -----
    A lever that moves no day on which something comes into service is not simulated.
    """
    if not when.days:
        return
    asked = replace(wish, production=None, replications=1)
    (usual,) = service_days(plant, asked)
    for key, title, changed, cost, basis in (
        *_window(plant),
        *_orders(plant),
        *_shifts(plant),
        *(_crews(plant) if wish.limited else ()),
    ):
        (moved,) = service_days(changed, asked)
        moved = moved.shifted((when.production - usual.production).days)
        still = _felt(moved) == _felt(when)
        yield Lever(
            key=key,
            title=title,
            plant=ramping(plant, moved),
            when=moved,
            cost=cost,
            basis="moves no day on which something comes into service" if still else basis,
            still=still,
        )


def _felt(when: Commissioning) -> tuple[date, dict[Key, date]]:
    """Give the days that production feels: what is there earlier is there when it starts."""
    return when.production, {key: max(day, when.production) for key, day in when.days.items()}


Change = tuple[str, str, Plant, float | None, str]
"""Key, title, plant with another programme, cost, and how that was found."""


def _window(plant: Plant) -> Iterator[Change]:
    if any(open_approval(a) for a in plant.activities):
        yield (
            "window",
            "all approvals side by side, in their shortest times",
            replace(plant, activities=tuple(side_by_side(plant.activities, "shortest"))),
            None,
            "what better service costs the authorities is not known",
        )


def _orders(plant: Plant) -> Iterator[Change]:
    """Give machines that take half a year or more ordered a month earlier."""
    long = [a for a in plant.activities if _long_lead(a)]
    if not long:
        return
    names = {a.name for a in long}
    sooner = tuple(_sooner(a) if a.name in names else a for a in plant.activities)
    yield (
        "orders",
        "machines of long lead ordered a month earlier",
        replace(plant, activities=sooner),
        _interest(plant, long),
        "interest on what is paid a month earlier",
    )


def _long_lead(a: Activity) -> bool:
    return a.kind == "equipment" and a.duration >= LONG_LEAD * DAY and a.finished is None


def _sooner(a: Activity) -> Activity:
    links = tuple(
        replace(link, lag=link.lag - MONTH * DAY) if link.kind == "finish-start" else link
        for link in a.after
    )
    return replace(a, after=links)


def _interest(plant: Plant, activities: Sequence[Activity]) -> float | None:
    amounts = {item.name: item.amount for item in capital(plant).items}
    paid = sum(
        a.cost + sum(share * amounts.get(item, 0.0) for item, share in a.pays.items())
        for a in activities
    )
    return paid * plant.economics.discount_rate * MONTH / YEAR if paid else None


def _shifts(plant: Plant) -> Iterator[Change]:
    """Give installing and commissioning in two shifts: no shorter than their shortest times."""
    faster = tuple(_in_two_shifts(a) for a in plant.activities)
    if faster != plant.activities:
        yield (
            "shifts",
            "installing and commissioning in two shifts",
            replace(plant, activities=faster),
            None,
            f"{TWO_SHIFTS:.0%} of the time, an assumption, but no less than the shortest; the work "
            "is the same, what a second shift is paid more is not known",
        )


def _in_two_shifts(a: Activity) -> Activity:
    fitted = a.kind in ("equipment", "commissioning") and a.people > 0 and a.finished is None
    if not fitted or a.shortest is None or a.shortest >= a.duration:
        return a
    return replace(a, duration=max(a.shortest, TWO_SHIFTS * a.duration))


def _crews(plant: Plant) -> Iterator[Change]:
    """Give one more crew of each resource that activities need."""
    needed = {name for a in plant.activities for name in a.needs}
    for resource in plant.resources:
        if resource.name in needed:
            more = one_crew(resource)
            others = tuple(larger(r, more) if r is resource else r for r in plant.resources)
            yield (
                f"crew_{resource.name}",
                f"{more:g} more: {(resource.title or resource.name).lower()}",
                replace(plant, resources=others),
                None,
                "days of work above the limit, and their cost, are told by motorworks programme",
            )
