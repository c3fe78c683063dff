"""Epidemics with curves that are given: one for each rule of manning."""

from dataclasses import replace

from motorworks.errors import MotorworksError
from motorworks.plant import Disturbance, Plant
from motorworks.projects import Curve
from motorworks.resilience.manning import RULES


def epidemic_name(rule: str) -> str:
    """Give the name of the epidemic of a rule."""
    return f"epidemic_{rule}"


def with_epidemics(
    plant: Plant,
    people: Curve | None = None,
    firms: Curve | None = None,
    rules: tuple[str, ...] = tuple(RULES),
) -> Plant:
    """Give a plant that knows an epidemic for each rule of manning.

    Parameters
    ----------
    plant
        The plant. Epidemics of it with the same names give way.
    people
        Share of people at work by date; that of the plant's programme if neither it nor ``firms``
        is given.
    firms
        Share of suppliers open by date; all of them if ``None``.
    rules
        Names of rules, of :data:`~motorworks.resilience.manning.RULES`.

    Raises
    ------
    MotorworksError
        If there is no curve, a rule is unknown, or comes twice.
    """
    unknown = [rule for rule in rules if rule not in RULES]
    if unknown or len(set(rules)) < len(rules) or not rules:
        said = ",".join(rules)
        msg = f"manning is '{said}'; expected each once, or some, of {', '.join(RULES)}"
        raise MotorworksError(msg)
    if people is None and firms is None:
        people = _own(plant)
    curves = {
        f"given/{what}": replace(curve, name=f"given/{what}")
        for what, curve in (("people", people), ("firms", firms))
        if curve is not None
    }
    made = tuple(
        Disturbance(
            name=epidemic_name(rule),
            title=f"Epidemic, {RULES[rule]}",
            what="epidemic",
            curve="given/people" if people is not None else None,
            firms="given/firms" if firms is not None else None,
            manning=rule,
        )
        for rule in rules
    )
    names = {d.name for d in made}
    others = tuple(d for d in plant.disturbances if d.name not in names)
    return replace(plant, curves=(*plant.curves, *curves.values()), disturbances=(*others, *made))


def _own(plant: Plant) -> Curve:
    name = plant.programme.workforce if plant.programme else None
    found = next((c for c in plant.curves if c.name == name), None)
    if found is None:
        msg = (
            f"{plant.name} names no curve of its workforce: give one with --curve, a name or a CSV "
            "(date,share)"
        )
        raise MotorworksError(msg)
    return found
