"""The research centre: phases nobody works on, releases before starts, circles of platforms."""

from collections.abc import Iterator
from datetime import timedelta

from motorworks.plant import Department, Development, Phase, Plant, Research
from motorworks.plantfile.checks.models import adds_up
from motorworks.plantfile.checks.research_mix import check_brought, check_series_stations
from motorworks.plantfile.findings import Findings

MONTH = 30.4375
"""Days of a month."""


def check_research(plant: Plant, findings: Findings) -> None:
    """Check departments, phases and what is developed."""
    centre = plant.research or Research()
    if plant.developments or centre.platforms or centre.derivatives:
        _there(plant, findings)
    check_series_stations(plant, centre, findings)
    for phase in plant.phases:
        _split(phase, findings)
        _months_between(phase, findings)
        _prototypes(phase, findings)
        _room(plant, centre, phase, findings)
    for development in plant.developments:
        _development(plant, development, findings)
    check_brought(plant, findings)
    _models(plant, findings)
    _circle(plant, findings)


def _there(plant: Plant, findings: Findings) -> None:
    at = (
        ("development", plant.developments[0].name) if plant.developments else ("plant", "research")
    )
    if not plant.phases:
        findings.error(at, "there are no phases to go through", "Write [phase.NAME] tables.")
    if not plant.departments:
        findings.error(
            at,
            "there is no department with people to work on it",
            "Write [department.NAME] tables.",
        )


def _split(phase: Phase, findings: Findings) -> None:
    at = ("phase", phase.name, "split")
    works = max(phase.person_months, phase.person_months_derivative or 0.0) > 0
    if findings.tainted(at) or not works:
        return
    if not phase.split:
        text = f"it takes {phase.person_months:g} person-months of no department"
        findings.error(at, text, "Write split = { NAME = 0.6, OTHER = 0.4 }.")
    elif not adds_up(list(phase.split.values())):
        total = 100 * sum(phase.split.values())
        findings.error(at, f"the shares add up to {total:.6g} %", "Make them add up to 100 %.")


def _prototypes(phase: Phase, findings: Findings) -> None:
    fewest, typical, most = phase.fewest_prototypes, phase.prototypes, phase.most_prototypes
    keys = ("fewest_prototypes", "prototypes", "most_prototypes")
    if any(findings.tainted(("phase", phase.name, key)) for key in keys):
        return
    if fewest is not None and fewest > typical:
        text = f"fewest_prototypes is {fewest:g}, more than prototypes, {typical:g}"
        findings.error(("phase", phase.name, keys[0]), text, "Write a smaller number.")
    if most is not None and most < typical:
        text = f"most_prototypes is {most:g}, less than prototypes, {typical:g}"
        findings.error(("phase", phase.name, keys[2]), text, "Write a greater number.")


def _months_between(phase: Phase, findings: Findings) -> None:
    fewest, most = phase.fewest_months, phase.most_months
    keys = ("fewest_months", "months", "most_months")
    if any(findings.tainted(("phase", phase.name, key)) for key in keys):
        return
    if fewest is not None and fewest > phase.months:
        text = f"fewest_months is {fewest:g}, more than months, {phase.months:g}"
        findings.error(("phase", phase.name, keys[0]), text, "Write a smaller number.")
    if most is not None and most < phase.months:
        text = f"most_months is {most:g}, less than months, {phase.months:g}"
        findings.error(("phase", phase.name, keys[2]), text, "Write a greater number.")


def _room(plant: Plant, centre: Research, phase: Phase, findings: Findings) -> None:
    """Refuse what one development alone needs more of than there is."""
    if findings.tainted(("phase", phase.name)) or findings.tainted(("plant", "research")):
        return
    sound = (d for d in plant.departments if not findings.tainted(("department", d.name)))
    there = {d.name: (d, _there_of(d, centre)) for d in sound}
    for name, share in phase.split.items():
        rate = max(work * share / months for work, months in _ways(phase))
        if name in there and rate > there[name][1] + 1e-9:
            department, people = there[name]
            text = (
                f"it takes {rate:.3g} people of '{name}' at once, of whose {department.people:g} "
                f"people {people:.3g} are at work on developments"
            )
            findings.error(
                ("phase", phase.name, "split", name), text, "Give it more months, or hire people."
            )
    cells = max(phase.test_cells, phase.test_cells_derivative or 0.0)
    if centre.test_cells is not None and cells > centre.test_cells:
        text = f"it takes {cells:g} test cells, of which there are {centre.test_cells:g}"
        findings.error(("phase", phase.name, "test_cells"), text, "Take fewer, or build more.")


def _there_of(department: Department, centre: Research) -> float:
    return department.people * centre.months / 12 * (department.share or centre.share)


def _ways(phase: Phase) -> Iterator[tuple[float, float]]:
    """Give work and months of a platform and of a derivative."""
    work, months = phase.person_months_derivative, phase.months_derivative
    yield phase.person_months, phase.months
    yield phase.person_months if work is None else work, phase.months if months is None else months


def _development(plant: Plant, it: Development, findings: Findings) -> None:
    at = ("development", it.name)
    if it.derivative_of is not None and it.kind == "platform":
        text = f"it is a platform, and derivative_of says it is made from '{it.derivative_of}'"
        findings.error(
            (*at, "derivative_of"), text, 'Write kind = "derivative", or remove derivative_of.'
        )
    begin = it.start or (plant.research and plant.research.start) or plant.start
    if it.target is None or findings.tainted((*at, "target")):
        return
    if it.target <= begin:
        text = f"target is {it.target}, and it does not start before {begin}"
        findings.error((*at, "target"), text, "Write a later target, or an earlier start.")
        return
    months = sum(_months(phase, it.kind) for phase in phases_ahead(plant, it))
    earliest = begin + timedelta(days=round(months * MONTH))
    if it.target < earliest:
        text = f"target is {it.target}, and its phases last until {earliest}"
        findings.warn((*at, "target"), text, f"Write {earliest}, or start it earlier.")


def _months(phase: Phase, kind: str) -> float:
    platform = kind == "platform" or phase.months_derivative is None
    return phase.months if platform else phase.months_derivative or 0.0


def phases_ahead(plant: Plant, it: Development) -> tuple[Phase, ...]:
    """Give the phases that a development still has before it on its first day."""
    names = [phase.name for phase in plant.phases]
    return plant.phases[names.index(it.phase) if it.phase in names else 0 :]


def _models(plant: Plant, findings: Findings) -> None:
    seen: dict[str, str] = {}
    for it in plant.developments:
        if it.model is not None and it.model in seen:
            text = f"model '{it.model}' is released by '{seen[it.model]}' already"
            findings.error(("development", it.name, "model"), text, "Name another model.")
        elif it.model is not None:
            seen[it.model] = it.name


def _circle(plant: Plant, findings: Findings) -> None:
    above = {it.name: it.derivative_of for it in plant.developments}
    for name in above:
        trail = [name]
        while (parent := above.get(trail[-1])) is not None and parent not in trail:
            trail.append(parent)
        if parent == name:
            text = (
                f"developments are made from each other in a circle: {' -> '.join([*trail, name])}"
            )
            findings.error(("development", name, "derivative_of"), text, "Remove one of them.")
            return
