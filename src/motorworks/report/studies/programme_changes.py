"""What would change a programme: approvals, the disturbance, crews."""

import math

from motorworks.construction import ProgrammeStudy
from motorworks.construction.approvals import Effect
from motorworks.construction.disturbance import Slowed
from motorworks.projects.disturbance import OFF
from motorworks.projects.pace import day_of
from motorworks.report.figure import Figure
from motorworks.report.number import plain
from motorworks.report.studies.programme_words import a_date, motors
from motorworks.report.table import Column, Table, numbers


def _effects(found: ProgrammeStudy, effects: tuple[Effect, ...]) -> tuple[Column, ...]:
    columns = []
    for n, goal in enumerate(found.project.goals):
        columns.append(numbers(goal.title, [e.held[n] for e in effects], "d"))
        if found.project.held:
            columns.append(
                numbers(f"{goal.title} (released)", [e.released[n] for e in effects], "d")
            )
    return tuple(columns)


def approvals_figure(found: ProgrammeStudy) -> Figure:
    """Give what a month more of each approval does."""
    released = (
        " Released: as if no disturbance held an earliest date, which takes what stood idle "
        "before it."
        if found.project.held
        else ""
    )
    return Figure(
        key="permits",
        title="One month more of each approval",
        lead="Days by which each goal comes later when this approval alone takes 30 calendar "
        f"days more.{released}",
        template="table",
        table=Table(
            caption="A month more",
            columns=(
                Column(name="Approval", values=[f"{e.key} {e.title}" for e in found.permits]),
                Column(name="Authority", values=[e.authority for e in found.permits]),
                *_effects(found, found.permits),
            ),
        ),
    )


def windows_figure(found: ProgrammeStudy) -> Figure:
    """Give what parallel windows do."""
    return Figure(
        key="windows",
        title="Best service: approvals side by side",
        lead="An approval that would wait for another one starts with it instead and is granted "
        "no sooner than it; what it waits for besides, such as a design, it still waits for. "
        "Negative days are days gained.",
        template="table",
        table=Table(
            caption="Windows",
            columns=(
                Column(name="Window", values=[e.title for e in found.windows]),
                *_effects(found, found.windows),
            ),
        ),
    )


def disturbance_figure(found: ProgrammeStudy) -> Figure:
    """Give the dates of every case."""
    goals = found.project.goals
    outcomes = found.outcomes
    return Figure(
        key="cases",
        title="With it, without it, and as in the data",
        lead="Typical durations; a risk that is as likely as not takes its typical time.",
        template="table",
        table=Table(
            caption="Cases",
            columns=(
                Column(name="Case", values=[o.case.title for o in outcomes]),
                Column(name="What holds", values=[o.case.rule for o in outcomes]),
                *(
                    Column(name=goal.title, values=[a_date(o.typical[n]) for o in outcomes])
                    for n, goal in enumerate(goals)
                ),
                Column(
                    name="Deadlines missed",
                    values=[", ".join(o.late) or "none" for o in outcomes],
                ),
            ),
        ),
    )


def lost_figure(found: ProgrammeStudy) -> Figure:
    """Give the days that each case loses against the one without the disturbance."""
    titles = {o.case.key: o.case.title for o in found.outcomes if o.case.key != OFF}
    rows = [
        (titles[key], goal.title, found.losses[key][n])
        for key in found.losses
        for n, goal in enumerate(found.project.goals)
    ]
    columns = [
        Column(name="Case", values=[r[0] for r in rows]),
        Column(name="Goal", values=[r[1] for r in rows]),
        numbers("Typical", [r[2].typical for r in rows], "d"),
        numbers("Mean", [r[2].mean for r in rows], "d"),
        numbers("± 95 %", [r[2].half_width for r in rows], "d"),
        numbers("P10", [r[2].low for r in rows], "d"),
        numbers("P50", [r[2].middle for r in rows], "d"),
        numbers("P90", [r[2].high for r in rows], "d"),
    ]
    note = ""
    if found.project.rate:
        product = found.project.product
        columns.append(numbers(f"Good {product}s", [motors(found, r[2].mean) for r in rows]))
        columns.append(numbers("± 95 %", [motors(found, r[2].half_width) for r in rows]))
        note = (
            f"Good {product}s: the whole ramp moves, so a day costs a full day, "
            f"{plain(found.project.rate)} at the target. What is lost by the end of each year is "
            f"simulated by: motorworks ramp {found.project.name} --epidemic"
        )
    return Figure(
        key="lost",
        title="Days lost",
        lead="Against the case without the disturbance, draw by draw: both have the same "
        "durations, so the interval is that of the difference.",
        template="table",
        note=note,
        table=Table(caption="Days lost", columns=tuple(columns)),
    )


def slowed_figure(found: ProgrammeStudy) -> Figure:
    """Give what the disturbance makes longer."""
    activities = {a.name: a for a in found.project.activities}
    titles = {c.name: c.title or c.name for c in found.project.curves}
    late = {r: x for x in found.project.risks for r in x.activities if x.part_of}
    rows = found.slowed
    floats = {d.activity.name: d.total_float for d in found.plan.dates}
    return Figure(
        key="slowed",
        title="What it slows",
        lead="With the disturbance on, against the data. An activity that is done by firms goes as "
        "fast as these are open, others as people are there. What finishes later than its float "
        "delays a goal.",
        template="folded_table",
        data={"summary": f"{len(rows)} activities last longer"},
        table=Table(
            caption="What it slows",
            columns=(
                Column(name="Activity", values=[f"{x.activity} {_title(found, x)}" for x in rows]),
                Column(
                    name="By",
                    values=[titles.get(x.by, x.by) if x.by else "people" for x in rows],
                ),
                Column(
                    name="Loses at most",
                    values=[activities[x.activity].sensitivity for x in rows],
                    kind="share",
                ),
                numbers("Longer", [x.longer for x in rows], "d"),
                numbers("Later", [x.later for x in rows], "d"),
                numbers("Float", [_finite(floats[x.activity]) for x in rows], "d"),
                Column(
                    name="With the risk",
                    values=[late[x.activity].title if x.activity in late else "" for x in rows],
                ),
            ),
        ),
    )


def _title(found: ProgrammeStudy, of: Slowed) -> str:
    return next(a.title for a in found.project.activities if a.name == of.activity)


def _finite(days: float) -> float | None:
    return days if math.isfinite(days) else None


def crews_figure(found: ProgrammeStudy) -> Figure:
    """Give the dates within limits, and what one more crew brings."""
    crews = found.crews
    assert crews is not None
    levelled, goals = crews.levelled, found.project.goals
    titles = {r.name: r.title or r.name for r in found.project.resources}
    later = "; ".join(
        f"{goal.title.lower()} {a_date(at)}, {plain(max(at - found.reached[n], 0))} d later"
        for n, (goal, at) in enumerate(zip(goals, crews.reached, strict=True))
    )
    return Figure(
        key="crews",
        title="One more crew of each",
        lead=f"Within the limits: {later}. {goals[0].title} cannot come before "
        f"{day_of(levelled.bound)} ({crews.status}); then everything is as early as that allows.",
        template="table",
        table=Table(
            caption="One more crew",
            columns=(
                Column(
                    name="Crew",
                    values=[" and ".join(titles[r] for r in m.resources) for m in crews.more],
                ),
                Column(
                    name="More",
                    values=[" and ".join(plain(v) for v in m.amounts) for m in crews.more],
                ),
                *(
                    numbers(f"{g.title} earlier by", [m.gained[n] for m in crews.more], "d")
                    for n, g in enumerate(goals)
                ),
                numbers("Above the limit", [m.extra for m in crews.more], "days of work"),
                numbers("Cost", [m.cost for m in crews.more], found.project.currency),
                numbers(
                    "A day gained",
                    [m.of_a_day for m in crews.more],
                    found.project.currency,
                ),
            ),
        ),
        note="Cost: days of work above the limit at the price of the crew; nothing where it has "
        "none. A day gained: that cost over the days of the goal that gains most.",
    )


def waits_figure(found: ProgrammeStudy) -> Figure:
    """Give which activities wait for which crew."""
    crews = found.crews
    assert crews is not None
    titles = {a.name: f"{a.name} {a.title}".strip() for a in found.project.activities}
    return Figure(
        key="waits",
        title="What waits for whom",
        lead="Days between what an activity waits for by its links and its start, and the crews "
        "of which there were too few."
        if crews.waits
        else "Nothing waits for a crew.",
        template="table",
        table=Table(
            caption="Waiting",
            columns=(
                Column(name="Activity", values=[titles[w.activity] for w in crews.waits]),
                numbers("Waits", [w.days for w in crews.waits], "d"),
                Column(name="For", values=[", ".join(w.short) for w in crews.waits]),
            ),
        ),
    )
