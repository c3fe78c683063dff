"""Where a project stands: earned value, earned schedule, and the dates that come of it."""

from motorworks.construction import ProgrammeStudy
from motorworks.construction.earned import Standing
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse
from motorworks.report.number import percent, plain
from motorworks.report.studies.programme_axis import money_size, project_axis
from motorworks.report.studies.programme_words import a_date, shifted
from motorworks.report.table import Column, Table


def progress_section(found: ProgrammeStudy, at: Standing, purse: Purse) -> Section:
    """Give where a project stands."""
    return Section(
        key="progress",
        short="Progress",
        title=f"Where it stands on {at.today}",
        figures=(_figures(at, purse), _courses(found, at, purse), _forecasts(found, at)),
    )


def said_of_progress(found: ProgrammeStudy, purse: Purse) -> list[str]:
    """Say where a project stands, in three lines."""
    at = found.standing
    if at is None:
        return []
    goals = zip(found.project.goals, at.forecasts, strict=True)
    forecast = ", ".join(
        f"{goal.title.lower()} {a_date(f.typical)} ({a_date(f.low)} to {a_date(f.high)})"
        for goal, f in goals
    )
    return [
        f"on {at.today} {purse.big(at.earned)} are earned, {purse.big(at.planned)} were planned "
        f"and {purse.big(at.actual)} are spent (CPI {_index(at.cost_index)}, "
        f"SPI {_index(at.schedule_index)})",
        f"by the earned schedule {shifted(at.days_ahead)} against the plan "
        f"(SPI(t) {_index(at.time_index)}); as it goes it costs {_money(at.estimate, purse)}",
        f"from here with typical durations: {forecast}",
    ]


def _index(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _money(value: float | None, purse: Purse) -> str:
    return "what is not known yet" if value is None else purse.big(value)


def _figures(at: Standing, purse: Purse) -> Figure:
    end = at.expected_end
    rows = [
        ("Budget at completion", "BAC", purse.big(at.budget)),
        ("Planned value", "PV", purse.big(at.planned)),
        ("Earned value", "EV", purse.big(at.earned)),
        ("Actual cost", "AC", purse.big(at.actual)),
        ("Cost variance", "EV - AC", purse.big(at.cost_variance)),
        ("Schedule variance", "EV - PV", purse.big(at.schedule_variance)),
        ("Cost performance index", "CPI = EV / AC", _index(at.cost_index)),
        ("Schedule performance index", "SPI = EV / PV", _index(at.schedule_index)),
        ("Estimate at completion", "EAC = BAC / CPI", _money(at.estimate, purse)),
        (
            "The same if the rest costs as planned",
            "EAC = AC + BAC - EV",
            purse.big(at.estimate_as_budgeted),
        ),
        ("Index that keeps the budget", "TCPI", _index(at.needed_index)),
        ("Earned schedule", "ES", f"{plain(at.earned_schedule)} d of {plain(at.elapsed)} d"),
        ("Days ahead of the plan", "SV(t) = ES - AT", shifted(at.days_ahead)),
        ("Time performance index", "SPI(t) = ES / AT", _index(at.time_index)),
        ("Last money by that index", "IEAC(t)", "-" if end is None else a_date(end)),
    ]
    count = len(at.as_planned)
    note = f"No report names {count} activities: these count as planned." if count else ""
    return Figure(
        key="earned",
        title="Earned value and earned schedule",
        lead="The baseline are earliest dates with typical durations; an activity earns its budget "
        f"by its share of completion. Done: {percent(at.earned / at.budget)} of the budget.",
        template="table",
        note=note,
        table=Table(
            caption="Earned value",
            columns=(
                Column(name="Figure", values=[r[0] for r in rows]),
                Column(name="Formula", values=[r[1] for r in rows]),
                Column(name="Value", values=[r[2] for r in rows]),
            ),
        ),
    )


def _courses(found: ProgrammeStudy, at: Standing, purse: Purse) -> Figure:
    money = found.money
    edges = [float(m.toordinal()) for m in money.months]
    edges.append(edges[-1] + 31)
    size, word = money_size(purse, money.total)
    planned = [0.0, *(purse.of(float(v)) / size for v in money.planned)]
    days = [at.begin, *(float(d.toordinal()) for d in at.days)]
    earned, actual = (
        [0.0, *(purse.of(float(v)) / size for v in row)] for row in (at.earned_by, at.actual_by)
    )
    x = project_axis(edges[0], edges[-1])
    y = nice_axis(0.0, max(planned[-1], *earned, *actual), plain)
    return Figure(
        key="earned-course",
        title=f"Planned, earned and spent ({word}{purse.code})",
        lead="Up to each date. Earned and spent are known at the dates of reports and run straight "
        "between them.",
        template="keyed_chart",
        data={
            "key": [
                ("planned", "flow-1", "stroke"),
                ("earned", "accent-fill", "stroke"),
                ("spent", "flow-3", "stroke"),
            ],
            "chart": Chart(
                x=x,
                y=y,
                label="Planned, earned and spent money",
                shapes=(
                    Shape("line thin", curve(edges, planned, x, y), "flow-1"),
                    Shape("line", curve(days, actual, x, y), "flow-3"),
                    Shape("line", curve(days, earned, x, y)),
                ),
                points=points(
                    [x.at(d) for d in days],
                    [a_date(d) for d in days],
                    [
                        ("earned", [plain(v) for v in earned]),
                        ("spent", [plain(v) for v in actual]),
                    ],
                ),
            ),
        },
    )


def _forecasts(found: ProgrammeStudy, at: Standing) -> Figure:
    goals = found.project.goals
    return Figure(
        key="forecast",
        title="When the goals are reached from here",
        lead="What is done is done; what has begun goes on today with what is left of it; what "
        "has not begun starts today at the earliest.",
        template="table",
        table=Table(
            caption="Forecast",
            columns=(
                Column(name="Goal", values=[g.title for g in goals]),
                Column(name="By the plan", values=[a_date(t) for t in found.reached]),
                Column(name="From here", values=[a_date(f.typical) for f in at.forecasts]),
                Column(name="P10", values=[a_date(f.low) for f in at.forecasts]),
                Column(name="P50", values=[a_date(f.middle) for f in at.forecasts]),
                Column(name="P90", values=[a_date(f.high) for f in at.forecasts]),
            ),
        ),
    )
