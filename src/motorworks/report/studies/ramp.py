"""A ramp-up: page and terminal."""

from datetime import date
from typing import TYPE_CHECKING

from motorworks.plant import Learning
from motorworks.rampup import Fit, Pull, Ramp, Span, factor_after
from motorworks.rampup.ramp import looked_at
from motorworks.report.axis import curve, nice_axis
from motorworks.report.bars import Bar
from motorworks.report.chart import Chart, Dot, Shape
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse, purse_of
from motorworks.report.number import NOTHING, big, percent, plain, wide
from motorworks.report.studies.ramp_curve import curve_figure
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid

NEAR = 0.05
"""Periods that lie within so much of the plan are near it [-]."""


def ramp_study(found: Ramp) -> Study:
    """Give the page of a ramp-up."""
    plan = [p for p in found.periods if p.planned is not None and p.share is not None]
    near = all(abs((p.share or 0) - (p.planned or 0)) <= NEAR for p in plan)
    sections = [_output(found)]
    if found.pulls:
        sections.append(_levers(found, purse_of(found.plant)))
    if found.fits:
        sections.append(_learning(found))
    sections.append(_service(found))
    return Study(
        kind="ramp-up",
        plant=found.plant,
        chip=("Near the plan" if near else "Off the plan") if plan else "",
        style="reached" if near else "missed",
        sentence=ramp_sentence(found),
        precision=_precision(found),
        facts=_facts(found),
        intervals="Intervals are 95 % Student-t intervals over replications; levers are set "
        "against the plant as it is replication by replication, with common random numbers.",
        sections=tuple(sections),
    )


def ramp_sentence(found: Ramp) -> str:
    """Give the answer in one sentence."""
    product = found.plant.product
    first = f"The first good {product} leaves on {_date(found.first_good)}"
    if found.plant.target is None:
        last = found.periods[-1]
        return f"{first}; year {len(found.periods)} of production brings {_good(last)} {product}s."
    shares = ", ".join(percent(p.share, 0) for p in found.periods)
    if found.held:
        held = f"its pace is held from {found.held:%B %Y} on"
    elif found.reached:
        held = f"its pace is reached in {found.reached:%B %Y}, not held over three months"
    else:
        held = "no month reaches its pace"
    return (
        f"{first}; years 1 to {len(found.periods)} of production bring {shares} of the target "
        f"of {big(found.plant.target)}; {held}."
    )


def _precision(found: Ramp) -> str:
    planned = [p.planned for p in found.periods]
    words = []
    if all(p is not None for p in planned) and planned:
        said = ", ".join(percent(p, 0) for p in planned)
        words.append(f"Planned: {said}; near is within {100 * NEAR:.0f} points in every year.")
    halves = [p.half_width for p in found.periods if p.half_width is not None]
    if halves:
        said = ", ".join(f"± {big(h)}" for h in halves)
        words.append(f"Intervals of the years: {said}.")
    return " ".join(words)


def _facts(found: Ramp) -> tuple[tuple[str, str], ...]:
    starts = sorted({w.production for w in found.when})
    said = _date(starts[0]) + (f" to {_date(starts[-1])}, drawn" if len(starts) > 1 else "")
    return (
        ("start of production", said),
        ("first good part after", f"{plain(sum(found.first) / len(found.first), 2)} d"),
        ("replications", str(found.wish.replications)),
        ("seed", str(found.wish.seed)),
        ("computing time", f"{found.cpu:.0f} s"),
    )


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _good(span: Span) -> str:
    half = "" if span.half_width is None else f" ± {big(span.half_width)}"
    return f"{big(span.mean)}{half}"


# ---- output ----


def _output(found: Ramp) -> Section:
    return Section(
        key="output",
        short="Output",
        title="Output from the first month on",
        figures=(curve_figure(found), _periods(found), _months(found)),
    )


def _periods(found: Ramp) -> Figure:
    top = max(max(p.share or 0.0, p.planned or 0.0) for p in found.periods) or 1.0
    return Figure(
        key="periods",
        title="Twelve months at a time",
        lead="Share of the target that each year from the start of production brings; the mark is "
        "the plan."
        if found.plant.target
        else "Each year from the start of production.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=f"Year {n + 1}",
                    width=wide(100 * p.share / (1.1 * top)),
                    value=percent(p.share),
                    small=_good(p),
                    tip=f"{_date(p.begin)} to {_date(p.end)}: {p.mean:,.0f}",
                    target="" if p.planned is None else wide(100 * p.planned / (1.1 * top)),
                )
                for n, p in enumerate(found.periods)
                if p.share is not None
            ]
        },
        table=_spans("Twelve months at a time", found.periods, planned=True),
    )


def _months(found: Ramp) -> Figure:
    return Figure(
        key="months",
        title="Month by month",
        lead="The share is of what the target asks for in the month's working time.",
        template="folded_table",
        data={"summary": f"{len(found.months)} months"},
        table=_spans("Month by month", found.months, planned=False),
    )


def _spans(caption: str, spans: tuple[Span, ...], *, planned: bool) -> Table:
    columns = [
        Column(name="From", values=[s.begin.isoformat() for s in spans]),
        Column(name="Good", values=[s.mean for s in spans], kind="number"),
        Column(name="Half-width", values=[s.half_width for s in spans], kind="number"),
        Column(name="Of the target", values=[s.share for s in spans], kind="share"),
    ]
    if planned:
        columns.append(Column(name="Planned", values=[s.planned for s in spans], kind="share"))
    return Table(caption=caption, columns=tuple(columns))


# ---- levers ----


def _levers(found: Ramp, purse: Purse) -> Section:
    pulls = sorted(found.pulls, key=lambda p: -p.gain[0])
    product, months = found.plant.product, looked_at(found.wish)
    top = max((p.gain[0] for p in pulls), default=1.0)
    return Section(
        key="levers",
        short="Levers",
        title="What pulls it forward",
        figures=(
            Figure(
                key="levers",
                title=f"Good {product}s more in the first {months} months",
                lead="Each lever alone. Days: by how much earlier the output of the first year "
                "is there.",
                template="bars",
                data={
                    "bars": [
                        Bar(
                            title=p.lever.title,
                            width=wide(100 * max(0.0, p.gain[0]) / top) if top > 0 else "0",
                            value=_gain(p),
                            small=f"{_days(p)}, {_cost(p, purse)}",
                            tip=f"{p.lever.title}: {_gain(p)}\n{p.lever.basis}",
                        )
                        for p in pulls
                    ]
                },
                table=Table(
                    caption="What pulls it forward",
                    columns=(
                        Column(name="Lever", values=[p.lever.title for p in pulls]),
                        Column(name="More", values=[p.gain[0] for p in pulls], kind="number"),
                        Column(name="Half-width", values=[p.gain[1] for p in pulls], kind="number"),
                        Column(
                            name="Earlier",
                            values=[p.earlier for p in pulls],
                            kind="number",
                            unit="d",
                        ),
                        Column(
                            name="Cost",
                            values=[p.lever.cost for p in pulls],
                            kind="number",
                            unit=found.plant.currency,
                        ),
                        Column(
                            name="How the cost was found", values=[p.lever.basis for p in pulls]
                        ),
                    ),
                ),
            ),
        ),
    )


def _gain(pull: Pull) -> str:
    mean, half = pull.gain
    said = "" if half is None else f" ± {big(half)}"
    return f"{'+' if mean >= 0 else '-'}{big(abs(mean))}{said}"


def _days(pull: Pull) -> str:
    if pull.earlier is None:
        return "days not known"
    return f"{plain(abs(pull.earlier), 2)} d {'earlier' if pull.earlier >= 0 else 'later'}"


def _cost(pull: Pull, purse: Purse) -> str:
    return "cost not known" if pull.lever.cost is None else f"costs {purse.big(pull.lever.cost)}"


# ---- learning ----


def _learning(found: Ramp) -> Section:
    return Section(
        key="learning",
        short="Learning",
        title="What is learnt",
        figures=tuple(_curve(fit, found) for fit in found.fits),
    )


def _curve(fit: Fit, found: Ramp) -> Figure:
    law = fit.learning
    most = max([_far(law), *(p.at for p in law.points)])
    at = [most * n / 100 for n in range(101)]
    values = [factor_after(law, x) for x in at]
    seen = [p.value for p in law.points]
    low, high = min([*values, *seen]), max([*values, *seen])
    x = nice_axis(0.0, most, lambda v: f"{v:,.0f}", tight=True)
    y = nice_axis(low, high, lambda v: plain(v, 3))

    unit = "good parts made" if law.motors is not None else "days in service"
    return Figure(
        key=f"learning-{law.name}",
        title=f"{law.title or law.name}: factor on {law.of.replace('_', ' ')}",
        lead=f"Against {unit}. {_said(fit)} {_kind(found, law)}",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                height="12rem",
                label=f"{law.title or law.name} against {unit}",
                shapes=(Shape("line", curve(at, values, x, y)),),
                dots=tuple(
                    Dot(x.at(p.at), 100 - y.at(p.value), f"{p.at:g}: {p.value:g} seen")
                    for p in law.points
                ),
            )
        },
        table=Table(
            caption=f"{law.title or law.name}",
            columns=(
                Column(name=unit.capitalize(), values=at[::5], kind="number"),
                Column(name="Factor", values=values[::5], kind="number"),
            ),
        ),
    )


def _far(law: Learning) -> float:
    scale = law.motors if law.motors is not None else (law.time or 86400.0) / 86400
    return 6 * scale


def _said(fit: Fit) -> str:
    law = fit.learning
    scale = (
        f"{law.motors:,.0f} good parts"
        if law.motors is not None
        else f"{(law.time or 0.0) / 86400:.4g} days"
    )
    word = law.form.replace("_", " ").replace("de jong", "De Jong").replace("wright", "Wright")
    text = f"{word[0].upper()}{word[1:]}: from {plain(law.start, 4)} to {plain(law.plateau, 4)}"
    text += f", {scale}"
    if law.form in ("wright", "de_jong"):
        text += f", {percent(law.rate)} after each doubling"
    if fit.fitted:
        text += f"; {', '.join(fit.fitted)} fitted to {len(law.points)} points, rms {fit.rms:.2g}"
    return text + "."


def _kind(found: Ramp, law: Learning) -> str:
    marks = [m for m in found.plant.marks if m.path.startswith(f"learning.{law.name}.")]
    assumed = [m.path.rpartition(".")[2] for m in marks if m.source == "assumption"]
    return "Assumed." if assumed else ""


# ---- dates ----


def _service(found: Ramp) -> Section:
    when = found.when[0]
    by: dict[tuple[str, str], dict[str, int]] = {}
    for (_, name, _n), day in when.days.items():
        key = (day.isoformat(), when.why[(_, name, _n)])
        by.setdefault(key, {})
        by[key][name] = by[key].get(name, 0) + 1
    rows = sorted(by.items())
    return Section(
        key="service",
        short="In service",
        title="What comes into service when",
        figures=(
            Figure(
                key="service",
                title="Copies of lines and machines by day",
                lead="From the ends of activities, at typical durations."
                if not found.wish.drawn
                else "Of the first replication; durations are drawn.",
                template="table",
                table=Table(
                    caption="What comes into service when",
                    columns=(
                        Column(name="Day", values=[day for (day, _), _ in rows]),
                        Column(name="With", values=[_titled(found, why) for (_, why), _ in rows]),
                        Column(
                            name="What",
                            values=[
                                ", ".join(f"{n} {name}" for name, n in parts.items())
                                for _, parts in rows
                            ]
                            or [],
                        ),
                    ),
                ),
            )
            if rows
            else Figure(
                key="service",
                title="As the plant file says",
                lead="No activity brings lines into service.",
                template="table",
                table=Table(
                    caption="Start of production",
                    columns=(Column(name="Day", values=[when.production.isoformat()]),),
                ),
            ),
        ),
    )


def _titled(found: Ramp, name: str) -> str:
    """Give the name of an activity or wave with its title."""
    titles = {a.name: a.title for a in found.plant.activities}
    titles |= {w.name: w.title for w in found.plant.waves}
    title = titles.get(name)
    return f"{name}: {title}" if title else name


# ---- terminal ----


def ramp_summary(found: Ramp) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(ramp_sentence(found)), "bold"),
        Text(printable(_precision(found))),
        _years(found),
        _table(found),
    ]
    if found.pulls:
        parts.append(_pulls(found))
    said = "; ".join(f"{w}: {t}" for w, t in _facts(found))
    parts.append(Text(printable(said), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(*headings: str) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(headings):
        grid.add_column(heading, justify="right" if n else "left", overflow="fold")
    return grid


def _years(found: Ramp) -> "Grid":
    grid = _grid("twelve months from", "good", "of the target", "planned")
    for p in found.periods:
        grid.add_row(p.begin.isoformat(), _good(p), percent(p.share), percent(p.planned, 0))
    return grid


def _table(found: Ramp) -> "Grid":
    grid = _grid("month", "good", "of the target")
    for m in found.months:
        grid.add_row(f"{m.begin:%Y-%m}", _good(m), percent(m.share) if m.share else NOTHING)
    return grid


def _pulls(found: Ramp) -> "Grid":
    purse = purse_of(found.plant)
    grid = _grid("lever", f"more in {looked_at(found.wish)} months", "first year's output", "cost")
    for p in sorted(found.pulls, key=lambda p: -p.gain[0]):
        cost = "not known" if p.lever.cost is None else purse.big(p.lever.cost)
        grid.add_row(printable(p.lever.title), _gain(p), _days(p), cost)
    return grid
