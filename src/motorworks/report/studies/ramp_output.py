"""The output of a ramp-up: by twelve months and by month."""

from motorworks.rampup import Ramp, Span
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, wide
from motorworks.report.studies.ramp_curve import curve_figure
from motorworks.report.studies.ramp_words import a_day, good_of
from motorworks.report.table import Column, Table


def output_section(found: Ramp) -> Section:
    """Give the output from the first month on."""
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
                    small=good_of(p),
                    tip=f"{a_day(p.begin)} to {a_day(p.end)}: {p.mean:,.0f}",
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
