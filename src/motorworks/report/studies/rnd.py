"""What a research centre can do: page and terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from motorworks.report.figure import Figure, Section
from motorworks.report.figures.portfolio import board, board_key, heat
from motorworks.report.number import big, percent, plain
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table, Value, numbers
from motorworks.report.terminal import printable
from motorworks.research import Answer
from motorworks.research.answer import released_a_year
from motorworks.research.hiring import Hire
from motorworks.research.load import limit, projects_a_year
from motorworks.research.portfolio import day_of

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid

MONTHS = 24
"""Months of load that are drawn."""


def rnd_sentence(found: Answer) -> str:
    """Give the verdict in one sentence."""
    name, top = limit(found.load)
    what = f"{found.platforms} platforms and {found.derivatives} derivatives at once"
    if not found.fits and found.steady:
        return (
            f"{what} are too many: they take {percent(top)} of {_title(found, name)}, "
            f"{percent(top - 1)} more than there is."
        )
    taken = f"they take {percent(top)} of {_title(found, name)}"
    if not found.steady:
        late = "every target is kept" if found.kept else "not every target is kept"
        return f"Within people, cells and prototype line {late}."
    if found.kept:
        return f"{what} can be kept: {taken}, and releases do not fall behind."
    return (
        f"{what} fit in the mean ({taken}) but leave no room: releases fall behind by "
        f"{plain(found.growth, 2)} weeks a year."
    )


def rnd_precision(found: Answer) -> str:
    """Give how late releases come, and how far the schedule may be from the best."""
    schedule = found.schedule
    first = (
        f"The {len(schedule.projects)} projects of the first day are released "
        f"{plain(schedule.delay, 2)} weeks behind the plan in the mean; no schedule gets below "
        f"{plain(max(schedule.bound, 0.0), 2)}."
    )
    if not found.steady:
        return first
    return (
        f"{first} Over {found.wish.years} years, first come first served, delays grow by "
        f"{plain(found.growth, 2)} weeks a year, to {plain(found.last_delay, 2)} weeks in the last."
    )


def _title(found: Answer, name: str) -> str:
    titles = {d.name: d.title or d.name for d in found.plant.departments}
    return titles.get(name, name.capitalize())


def rnd_study(found: Answer) -> Study:
    """Give the page of a research centre."""
    released = released_a_year(found)
    return Study(
        kind="research",
        plant=found.plant,
        chip="Kept" if found.kept else "Not kept",
        style="reached" if found.kept else "missed",
        sentence=rnd_sentence(found),
        precision=rnd_precision(found),
        facts=(
            ("people", plain(sum(d.people for d in found.plant.departments))),
            ("platforms released a year", plain(released[0])),
            ("derivatives released a year", plain(released[1])),
            ("line hours for prototypes a year", plain(found.prototypes.hours)),
        ),
        intervals="Loads are calculated, schedules are levelled by weeks; what prototypes cost the "
        "plant is simulated, with a 95 % Student-t interval of paired differences.",
        sections=(
            _section("board", "Portfolio", "The portfolio", _board(found), _releases(found)),
            _section("load", "Load", "Load against what there is", _loads(found), _heat(found)),
            _section("frontier", "How many", "How many at once", _frontier(found)),
            _section("hire", "More people", "What more people bring", _hires(found)),
            _section("prototypes", "Prototypes", "Prototypes on the lines", _prototypes(found)),
        ),
    )


def _section(key: str, short: str, title: str, *figures: Figure) -> Section:
    return Section(key=key, short=short, title=title, figures=figures)


def _table(key: str, title: str, lead: str, *columns: Column) -> Figure:
    table = Table(caption=title, columns=columns)
    return Figure(key=key, title=title, lead=lead, template="table", table=table)


def _board(found: Answer) -> Figure:
    return Figure(
        key="portfolio",
        title="Projects by phase",
        lead="A bar for each phase still to come, levelled; a diamond is the release to series. "
        "Platforms first, each group by release.",
        template="site_plan",
        data={
            "svg": board(found.plant, found.schedule),
            "least": 780,
            "key": board_key(found.plant),
        },
        long=True,
    )


def _releases(found: Answer) -> Figure:
    shown = found.schedule
    days = [str(day_of(found.plant, w)) for w in shown.releases]
    return _table(
        "releases",
        "Releases to series",
        "Planned: with as much of everything as is needed. Late: beyond a target that was given.",
        Column(name="Project", values=[p.title or p.name for p in shown.projects]),
        Column(name="Kind", values=[p.kind for p in shown.projects]),
        Column(name="Model", values=[p.model for p in shown.projects]),
        Column(name="Planned", values=[str(day_of(found.plant, w)) for w in shown.unlimited]),
        Column(name="Released", values=days),
        numbers("Delay", [float(d) for d in shown.delays], "weeks"),
        numbers("Late", list(_late(found)), "weeks"),
    )


def _late(found: Answer) -> Iterable[float | None]:
    for project, week in zip(found.schedule.projects, found.schedule.releases, strict=True):
        yield None if project.target is None else float(max(week - project.target, 0))


def _loads(found: Answer) -> Figure:
    names = list(found.load)
    peak = found.course.wanted.max(axis=1)
    most = dict(zip(found.course.resources, peak, strict=True))
    return _table(
        "loads",
        "What the portfolio takes",
        "In the mean, and in the worst week of the plan without limits. People count by the time "
        "that they give to developments.",
        Column(name="What", values=[_title(found, n) for n in names]),
        numbers("There is", [found.there[n] for n in names]),
        numbers("Taken in the mean", [found.load[n] * found.there[n] for n in names]),
        Column(name="Load", values=[found.load[n] for n in names], kind="share"),
        Column(
            name="Worst week",
            values=[float(most.get(n, 0.0)) / max(found.there[n], 1e-9) for n in names],
            kind="share",
        ),
    )


def _heat(found: Answer) -> Figure:
    titles = [_title(found, n) for n in found.course.resources]
    return Figure(
        key="heat",
        title="Load by month in per cent",
        lead="What the schedule takes of what there is. The fuller the darker; orange where "
        "nothing is left.",
        template="site_plan",
        data={
            "svg": heat(found.plant, found.course, [t[:38] for t in titles], MONTHS),
            "least": 780,
            "key": [],
        },
    )


def _frontier(found: Answer) -> Figure:
    rows = found.frontier
    return _table(
        "frontier",
        "Derivatives that go beside platforms",
        "In the mean: by arithmetic. Levelled: releases fall behind by no more than "
        f"{plain(found.wish.growth)} weeks a year, first come first served over "
        f"{found.wish.years} years. Limits: what has no room for one derivative more.",
        numbers("Platforms", [r.platforms for r in rows]),
        numbers("Derivatives in the mean", [r.mean for r in rows]),
        numbers("Derivatives levelled", [r.levelled for r in rows]),
        Column(name="What limits", values=[_title(found, r.limit) for r in rows]),
    )


def _hires(found: Answer) -> Figure:
    rows = found.hires
    base = rows[0].delay
    a_year = sum(projects_a_year(found.plant, found.platforms, found.derivatives))
    return _table(
        "hires",
        f"{plain(found.wish.hire)} people more",
        "Releases planned in the last year come earlier by so many weeks. Releases a year: as many "
        "as are covered in the mean by the same mix of projects. People alone in one department do "
        "not lift that where the others are as full.",
        Column(name="Where", values=[_where(found, r) for r in rows]),
        numbers("Delay", [r.delay for r in rows], "weeks"),
        numbers("Growing a year", [r.growth for r in rows], "weeks"),
        numbers("Earlier", [base - r.delay for r in rows], "weeks"),
        numbers("Releases a year covered", [a_year * r.scale for r in rows]),
        Column(name="What limits then", values=[_title(found, r.limit) for r in rows]),
    )


def _where(found: Answer, hire: Hire) -> str:
    words = {"nobody": "nobody more", "everywhere": "in proportion to those there"}
    return words.get(hire.where, _title(found, hire.where))


def _prototypes(found: Answer) -> Figure:
    builds = found.prototypes.builds
    return Figure(
        key="prototypes",
        title="Prototypes built beside motors for sale",
        lead=prototype_sentence(found),
        template="table",
        table=Table(
            caption="Prototypes on the lines",
            columns=(
                Column(name="Phase", values=[b.phase for b in builds]),
                numbers("Builds a year", [b.a_year for b in builds]),
                numbers("Prototypes each", [b.prototypes for b in builds]),
                numbers("Time of a line each", [b.hours for b in builds], "h"),
            ),
        ),
    )


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


# ---- terminal ----


def rnd_summary(found: Answer) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(rnd_sentence(found)), "bold"),
        Text(printable(rnd_precision(found))),
        _grid(found, _loads(found)),
        _grid(found, _frontier(found)),
        _grid(found, _hires(found)),
        Text(printable(prototype_sentence(found))),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(found: Answer, figure: Figure) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    assert figure.table is not None
    for column in figure.table.columns:
        right = column.kind != "text"
        grid.add_column(column.name.lower(), justify="right" if right else "left", overflow="fold")
    for row in zip(*(_cells(column) for column in figure.table.columns), strict=True):
        grid.add_row(*row)
    return grid


def _cells(column: Column) -> list[str]:
    return [_cell(column.kind, value) for value in column.values]


def _cell(kind: str, value: Value) -> str:
    if kind == "text" or isinstance(value, str):
        return printable(str(value or ""))
    return percent(value) if kind == "share" else plain(value)
