"""Activities, resources and curves: circles, durations out of order, deadlines nobody can keep."""

from collections.abc import Sequence
from datetime import date

from motorworks.plant import Plant
from motorworks.plantfile.checks.dates import check_order
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path
from motorworks.projects import Activity
from motorworks.projects.network import find_circle

THREE = ("shortest", "duration", "longest")


def check_projects(plant: Plant, findings: Findings) -> None:
    """Check what a programme is made of, and that its deadlines can be kept."""
    _curves(plant, findings)
    for resource in plant.resources:
        path: Path = ("resource", resource.name)
        check_order((*path, "changes"), [limit.begin for limit in resource.changes], findings)
    for risk in plant.risks:
        three = (risk.shortest, risk.delay, risk.longest)
        _in_order(("risk", risk.name), ("shortest", "delay", "longest"), three, findings)
    for a in plant.activities:
        _activity(plant, a, findings)
    if _links(plant.activities, findings):
        _deadlines(plant, findings)


def _curves(plant: Plant, findings: Findings) -> None:
    for curve in plant.curves:
        at: Path = ("curve", curve.name, "points")
        if not curve.points and not findings.tainted(at):
            findings.error(at, "points is empty", 'Write points = [[2020-02-10, "30 %"]].')
        check_order(at, [point.day for point in curve.points], findings)


def _activity(plant: Plant, a: Activity, findings: Findings) -> None:
    path: Path = ("activity", a.name)
    _in_order(path, THREE, (a.shortest, a.duration, a.longest), findings)
    amounts = {resource.name: resource for resource in plant.resources}
    for name, wanted in a.needs.items():
        if name in amounts:
            resource = amounts[name]
            most = max(resource.amount, *(limit.amount for limit in resource.changes), 0.0)
            if wanted > most:
                text = f"it needs {wanted:g} of '{name}', of which there are {most:g} at the most"
                findings.error(
                    (*path, "needs", name), text, "Need less, or write a greater amount."
                )
    paid = {item.name for item in plant.capital} | {"machines"}
    for name in a.pays:
        if name not in paid:
            text = f"pays names '{name}', and there is no such item of capital"
            findings.error((*path, "pays", name), text, f"There is: {', '.join(sorted(paid))}.")
    undated = a.not_before is None and not findings.tainted((*path, "not_before"))
    if a.held_by is not None and undated:
        text = "held_by says why it does not start earlier, and there is no not_before"
        findings.error((*path, "held_by"), text, "Add not_before, or remove held_by.")
    dull = a.sensitivity == 0 and not findings.tainted((*path, "sensitivity"))
    if a.firms is not None and dull:
        text = "firms says who does it, and sensitivity is 0: they slow nothing"
        findings.warn((*path, "firms"), text, 'Write sensitivity = "60 %", or remove firms.')


def _in_order(
    path: Path,
    keys: Sequence[str],
    three: tuple[float | None, float, float | None],
    found: Findings,
) -> None:
    shortest, typical, longest = three
    if any(found.tainted((*path, key)) for key in keys):
        return
    if shortest is not None and shortest > typical:
        text = f"{keys[0]} is {shortest / 86400:g} d, longer than {keys[1]}, {typical / 86400:g} d"
        found.error((*path, keys[0]), text, "Write a shorter time.")
    if longest is not None and longest < typical:
        text = f"{keys[2]} is {longest / 86400:g} d, shorter than {keys[1]}, {typical / 86400:g} d"
        found.error((*path, keys[2]), text, "Write a longer time.")


def _links(activities: Sequence[Activity], findings: Findings) -> bool:
    """Refuse circles; tell whether the way through the activities can be followed."""
    circle = find_circle(activities)
    if circle:
        text = f"activities wait for each other in a circle: {' -> '.join(circle)}"
        findings.error(("activity", circle[0], "after"), text, "Remove one of these links.")
    there = {a.name for a in activities}
    tainted = any(findings.tainted(("activity", a.name)) for a in activities)
    return (
        not circle and not tainted and all(i.activity in there for a in activities for i in a.after)
    )


def _deadlines(plant: Plant, findings: Findings) -> None:
    """Warn of deadlines that lie before the earliest finish."""
    if all(a.deadline is None for a in plant.activities):
        return
    from motorworks.projects.critical_path import critical_path
    from motorworks.projects.network import network

    start = plant.programme.start if plant.programme else None
    net = network(plant.activities, start=start or plant.start, worktimes=plant.worktimes)
    for dates in critical_path(net).late:
        name, deadline = dates.activity.name, dates.activity.deadline
        earliest = date.fromordinal(int(-(-dates.finish // 1)))
        text = f"deadline is {deadline}, and it cannot finish before {earliest}"
        hint = f"It waits for {_chain(dates.activity)}; shorten those, or write {earliest}."
        findings.warn(("activity", name, "deadline"), text, hint)


def _chain(a: Activity) -> str:
    return ", ".join(link.activity for link in a.after) or "nothing"
