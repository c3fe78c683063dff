"""The programmes of two shipped plants, kept in files."""

from pathlib import Path

import numpy as np
import pytest
from tests.golden_tables import differences

from motorworks.construction import ProgrammeWish, project_of, study_programme
from motorworks.plantfile import load
from motorworks.projects.pace import day_of

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module", params=["dalian", "trucks"])
def study(request):
    """Give the study of a plant's programme."""
    wish = ProgrammeWish(draws=5000, crews=request.param == "dalian")
    return study_programme(project_of(load(request.param)), wish)


def activities(study):
    """Give a row for each activity."""
    by = {e.name: e for e in study.base.risk.exposures}
    return [
        {
            "activity": d.activity.name,
            "start": day_of(d.start),
            "finish": day_of(d.finish),
            "total_float": d.total_float,
            "free_float": d.free_float,
            "critical": d.critical,
            "criticality": by[d.activity.name].criticality,
            "cruciality": by[d.activity.name].cruciality,
        }
        for d in study.plan.dates
    ]


def money(study):
    """Give a row for each month."""
    found = study.money
    return [
        {"month": m}
        | {i: float(found.of(i)[n]) for i in found.items}
        | {"planned_value": float(found.planned[n]), "latest": float(found.planned_late[n])}
        for n, m in enumerate(found.months)
    ]


def disturbance(study):
    """Give a row for each case and goal."""
    rows = []
    for o in study.outcomes:
        for n, goal in enumerate(study.project.goals):
            drawn = o.finishes(study.project, n)
            low, middle, high = (day_of(q) for q in np.quantile(drawn, [0.1, 0.5, 0.9]))
            lost = study.losses.get(o.case.key)
            rows.append(
                {
                    "case": o.case.key,
                    "goal": goal.activity,
                    "typical": day_of(o.typical[n]),
                    "p10": low,
                    "p50": middle,
                    "p90": high,
                    "days_lost": lost[n].typical if lost else None,
                    "mean_lost": lost[n].mean if lost else None,
                }
            )
    return rows


def approvals(study):
    """Give a row for each approval and window."""
    goals = [g.activity for g in study.project.goals]
    return [
        {"change": e.key}
        | {f"{g}_held": e.held[n] for n, g in enumerate(goals)}
        | {f"{g}_released": e.released[n] for n, g in enumerate(goals)}
        for e in (*study.permits, *study.windows)
    ]


def slowed(study):
    """Give a row for each activity that the disturbance makes longer."""
    if not study.slowed:
        return [{"activity": "none", "by": "", "longer": 0.0, "later": 0.0}]
    return [
        {"activity": x.activity, "by": x.by, "longer": x.longer, "later": x.later}
        for x in study.slowed
    ]


TABLES = {
    "activities": activities,
    "money": money,
    "disturbance": disturbance,
    "approvals": approvals,
    "slowed": slowed,
}


@pytest.mark.parametrize("table", TABLES)
def test_golden_tables_of_a_programme(study, table):
    """Every cell of every table is the one kept."""
    path = GOLDEN / study.project.name / f"{table}.csv"
    assert differences(TABLES[table](study), path) == []


def test_all_money_is_paid_and_the_contingency_is_named(study):
    """The baseline ends at the capital and the activities' own costs."""
    own = sum(a.cost for a in study.project.activities)
    assert study.money.unpaid == {}
    assert study.money.planned[-1] == pytest.approx(sum(study.project.capital.values()) + own)


def test_the_reference_programme_within_its_crews(study):
    """Crews do not touch the start of production; fitters delay the rest by 105 days."""
    if study.crews is None:
        return
    assert [str(day_of(t)) for t in study.crews.reached] == ["2021-05-03", "2022-08-26"]
    assert study.crews.levelled.optimal
    more = {m.resources: m.gained for m in study.crews.more}
    assert more == {
        ("builders",): (0, 0),
        ("fitters",): (0, 105),
        ("builders", "fitters"): (0, 105),
    }
