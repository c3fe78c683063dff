"""Learning curves → dated factors on every line, from its own first day on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from motorworks.errors import MotorworksError
from motorworks.plant import Factor, Learning, Plant, Point
from motorworks.plant.targets import FACTOR_WORDS, full_names, targets
from motorworks.rampup.fit import fitted
from motorworks.rampup.laws import factor_after

STEPS = {"week": 7, "month": 30}
"""Days of a step."""
NEAR = 0.002
"""Steps end where the factor is this near to its plateau."""
YEAR = 365


def learned(plant: Plant, horizon: int = 4 * YEAR) -> Plant:
    """Give a plant with its learning curves as dated factors.

    Parameters
    ----------
    plant
        The plant, with the days from which its lines and stations are in service.
    horizon
        Days over which curves are spelt out.

    Notes
    -----
    Each copy of a line counts from its own day; a station outside lines from the day of its first
    machine. A step has the factor of its middle. Steps end when the plateau is reached to 0.2 %.
    """
    found = [f for law in plant.learnings for f in _factors(plant, fitted(law).learning, horizon)]
    return replace(plant, factors=(*plant.factors, *found), learnings=())


def _factors(plant: Plant, law: Learning, horizon: int) -> Iterator[Factor]:
    named = targets(plant, FACTOR_WORDS)
    stations = {s for word in law.on for s in named.get(word, ())}
    groups: dict[tuple[str, date], list[str]] = {}
    copies = {x.name: x.lines for x in plant.lines}
    shares: dict[str, int] = {}
    for name, copy, line, station in full_names(plant):
        if name in stations:
            began = _began(plant, copy, line, station.in_service)
            groups.setdefault((copy or name, began), []).append(name)
            shares[copy or name] = copies.get(line, 1)
    for (unit, began), names in groups.items():
        yield Factor(
            name=f"{law.name}/{unit}/{began}",
            title=law.title,
            on=tuple(names),
            of=law.of,
            points=tuple(_points(law, began, _per_day(plant, law, shares[unit]), horizon)),
        )


def _began(plant: Plant, copy: str, line: str, own: tuple[date, ...]) -> date:
    """Give the first day of a station."""
    days = [min(own)] if own else []
    for x in plant.lines:
        if x.name == line and x.in_service:
            n = x.copies().index(copy)
            days.append(x.in_service[0] if len(x.in_service) == 1 else x.in_service[n])
    return max([plant.start, *days])


def _per_day(plant: Plant, law: Learning, copies: int) -> float:
    """Give the good parts that a line makes in a day of the calendar when all is learnt."""
    if law.motors is None:
        return 0.0
    if law.per_day is not None:
        return law.per_day
    if plant.target is None:
        msg = (
            f"learning '{law.name}' counts motors, and the plant has no target; write per_day, "
            "what a line makes in a day"
        )
        raise MotorworksError(msg)
    return plant.target / copies / YEAR


def _points(law: Learning, began: date, per_day: float, horizon: int) -> Iterator[Point]:
    """Give the steps of a curve from its first day on."""
    step, made = STEPS[law.step], 0.0
    for day in range(0, horizon, step):
        value = factor_after(law, made + _made(law, made, per_day) * step / 2 if per_day
                             else day + step / 2)  # fmt: skip
        last = abs(value - law.plateau) <= NEAR * law.plateau
        yield Point(begin=began + timedelta(days=day), value=law.plateau if last else value)
        if last:
            return
        made += _made(law, made, per_day) * step


def _made(law: Learning, made: float, per_day: float) -> float:
    """Give the good parts of a day after so many: fewer while cycles are long or stops many."""
    value = factor_after(law, made)
    return per_day / value if law.of == "cycle_time" else (
        per_day * value if law.of == "availability" else per_day
    )  # fmt: skip
