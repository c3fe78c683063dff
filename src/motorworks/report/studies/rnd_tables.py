"""Tables of a research centre: verdict, releases, loads, frontier, more people, prototypes."""

from collections.abc import Iterator

from motorworks.report.figure import Figure
from motorworks.report.number import counted, percent, plain
from motorworks.report.studies.rnd_words import prototype_sentence, title_of
from motorworks.report.table import Column, Table, numbers
from motorworks.research import Answer, Verdict
from motorworks.research.course import YEAR, growth_at
from motorworks.research.hiring import Hire
from motorworks.research.load import limit, projects_a_year
from motorworks.research.portfolio import day_of


def table_figure(key: str, title: str, lead: str, *columns: Column) -> Figure:
    """Give a figure that is a table."""
    table = Table(caption=title, columns=columns)
    return Figure(key=key, title=title, lead=lead, template="table", table=table)


def verdict_table(found: Answer, verdict: Verdict) -> Figure:
    """Give what is proved, what is found, and what the rule reaches."""
    rows = list(_verdict_rows(found, verdict))
    return table_figure(
        "proofs",
        "What is proved and what is found",
        "A share below 100 % is the pace kept; behind is what that adds to delays in a year. A "
        "bound holds for every schedule, whatever its order and its waits. A timetable repeats "
        "itself, so it can be kept for ever.",
        Column(name="Question", values=[r[0] for r in rows]),
        Column(name="Answer", values=[r[1] for r in rows]),
        Column(name="Pace kept", values=[r[2] for r in rows], kind="share"),
        numbers("Behind", [None if r[2] is None else max(0.0, growth_at(r[2])) for r in rows],
                "weeks a year"),
    )  # fmt: skip


def _verdict_rows(found: Answer, verdict: Verdict) -> Iterator[tuple[str, str, float | None]]:
    name, top = limit(verdict.load)
    fits = "fits" if found.fits else "refuted"
    yield f"In the mean, {percent(top)} of {title_of(found, name)}", f"{fits} (proof)", None
    if not found.fits:
        return
    paced, even = verdict.paced, verdict.even
    if paced is None:
        yield "Every date kept, pace varying", "no timetable found", None
    else:
        months = plain(paced.period.months)
        said = f"timetable of {months} months, pace ± {percent(paced.vary)} (found)"
        yield "Every date kept, pace varying", said, 1.0
    weights = sorted(verdict.bound.weights.items(), key=lambda pair: -pair[1])
    hangs = ", ".join(title_of(found, n) for n, w in weights[:3] if w > 0.01)
    said = "refuted (proof)" if verdict.refuted else "not refuted"
    by = f"; hangs on {hangs}" if hangs else ""
    yield "Even pace, any schedule", f"{said}{by}", min(verdict.bound.rate, 1.0)
    if even is not None:
        months = plain(even.period.months * even.slots / even.period.slots)
        said = f"timetable of {months} months, {plain(even.wait, 2)} weeks of waits (found)"
        yield "Even pace, repeating", said, min(even.rate, 1.0)
    elif found.wish.effort > 0:
        yield "Even pace, repeating", "no timetable found", None
    kept = "kept" if found.by_rule else "not kept"
    pace = 1 / (1 + max(found.growth, 0.0) / YEAR)
    yield (
        f"Even pace, first come first served, {counted(found.wish.years, 'year')}",
        f"{kept} (rule)",
        pace,
    )


def releases_table(found: Answer) -> Figure:
    """Give when each project is released, with its band."""
    shown, plant = found.schedule, found.plant
    days = [str(day_of(plant, float(w))) for w in shown.releases]
    bands = [_band(found, p.name) for p in shown.projects]
    drawn = (
        Column(name="One in ten by", values=[b[0] for b in bands]),
        Column(name="Nine in ten by", values=[b[2] for b in bands]),
    )
    return table_figure(
        "releases",
        "Releases to series",
        "Planned: with as much of everything as is needed. Late: beyond a target that was given. "
        "One and nine in ten: by so many draws of months and prototypes, scheduled by rule.",
        Column(name="Project", values=[p.title or p.name for p in shown.projects]),
        Column(name="Kind", values=[p.kind for p in shown.projects]),
        Column(name="Brings", values=[_brings(found, p.name) or p.model for p in shown.projects]),
        Column(name="Planned", values=[str(day_of(plant, float(w))) for w in shown.unlimited]),
        Column(name="Released", values=days),
        *(drawn if found.spread is not None else ()),
        numbers("Delay", [float(d) for d in shown.delays], "weeks"),
        numbers("Late", list(_late(found)), "weeks"),
    )


def _brings(found: Answer, name: str) -> str:
    return next((it.design or "" for it in found.plant.developments if it.name == name), "")


def _band(found: Answer, name: str) -> tuple[str, str, str]:
    if found.spread is None or name not in found.spread.projects:
        return "", "", ""
    low, middle, high = (str(day_of(found.plant, week)) for week in found.spread.of(name))
    return low, middle, high


def _late(found: Answer) -> Iterator[float | None]:
    for project, week in zip(found.schedule.projects, found.schedule.releases, strict=True):
        yield None if project.target is None else float(max(week - project.target, 0))


def loads_table(found: Answer) -> Figure:
    """Give what the portfolio takes in the mean and at the worst."""
    names = list(found.load)
    peak = found.course.wanted.max(axis=1)
    most = dict(zip(found.course.resources, peak, strict=True))
    return table_figure(
        "loads",
        "What the portfolio takes",
        "In the mean, and in the worst week of the plan without limits. People count by the time "
        "that they give to developments.",
        Column(name="What", values=[title_of(found, n) for n in names]),
        numbers("There is", [found.there[n] for n in names]),
        numbers("Taken in the mean", [found.load[n] * found.there[n] for n in names]),
        Column(name="Load", values=[found.load[n] for n in names], kind="share"),
        Column(
            name="Worst week",
            values=[float(most.get(n, 0.0)) / max(found.there[n], 1e-9) for n in names],
            kind="share",
        ),
    )


def frontier_table(found: Answer) -> Figure:
    """Give how many derivatives go beside platforms."""
    rows, years = found.frontier, counted(found.wish.years, "year")
    return table_figure(
        "frontier",
        "Derivatives that go beside platforms",
        "In the mean: one more is proved not to be feasible. By rule: at an even pace releases "
        f"fall behind by no more than {plain(found.wish.growth)} weeks a year, first come first "
        f"served over {years}. Limits: what has no room for one derivative more.",
        numbers("Platforms", [r.platforms for r in rows]),
        numbers("Derivatives in the mean", [r.mean for r in rows]),
        numbers("Derivatives by rule", [r.levelled for r in rows]),
        Column(name="What limits", values=[title_of(found, r.limit) for r in rows]),
    )


def hires_table(found: Answer) -> Figure:
    """Give what more people bring, and cost."""
    rows = found.hires
    base, scale = rows[0].delay, rows[0].scale
    a_year = sum(projects_a_year(found.plant, found.platforms, found.derivatives))
    return table_figure(
        "hires",
        f"{plain(found.wish.hire)} people more",
        "Releases planned in the last year come earlier by so many weeks, by rule; what brings "
        "most comes first. Releases more: a year, covered in the mean by the same mix of projects. "
        "People in one department do not lift that where the others are as full.",
        Column(name="Where", values=[_where(found, r) for r in rows]),
        numbers("Earlier", [base - r.delay for r in rows], "weeks"),
        numbers("Growing a year", [r.growth for r in rows], "weeks"),
        numbers("Releases more", [a_year * (r.scale - scale) for r in rows], "a year"),
        numbers(
            "Cost", [None if r.cost is None else r.cost / 1e6 for r in rows],
            f"M{found.plant.currency} a year",
        ),
        Column(name="What limits then", values=[title_of(found, r.limit) for r in rows]),
    )  # fmt: skip


def _where(found: Answer, hire: Hire) -> str:
    words = {"nobody": "nobody more", "everywhere": "in proportion to those there"}
    return words.get(hire.where, title_of(found, hire.where))


def prototypes_table(found: Answer) -> Figure:
    """Give what is built on the lines for sale."""
    builds = found.prototypes.builds
    return table_figure(
        "prototypes",
        "Prototypes built beside motors for sale",
        prototype_sentence(found),
        Column(name="Phase", values=[b.phase for b in builds]),
        numbers("Builds a year", [b.a_year for b in builds]),
        numbers("Fewest each", [b.fewest for b in builds]),
        numbers("Prototypes each", [b.prototypes for b in builds]),
        numbers("Most each", [b.most for b in builds]),
        numbers("Time of a line each", [b.hours for b in builds], "h"),
    )
