"""Courses of output through disturbances."""

from datetime import timedelta
from typing import Any

from motorworks.program.program import Array
from motorworks.report.axis import band, curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure, Section
from motorworks.report.number import plain, scaled
from motorworks.report.studies.stress_swept import swept_figures
from motorworks.report.time_axis import date_axis, few_marks
from motorworks.resilience import Stress, Tried
from motorworks.statistics.confidence import estimate

DAY = 86400.0
MARKS = 5
"""Dates that a small chart holds."""


def course_section(found: Stress) -> Section | None:
    """Give output by step of each disturbance; ``None`` where nothing was simulated."""
    shown = [t for t in found.own if t.loss is not None]
    if not shown:
        return None
    figures = [
        Figure(
            key="courses",
            title=f"Output in steps of {plain(found.terms.step / DAY)} d",
            lead="Thick: with the disturbance, the mean and its 95 % band. Thin: the same plant, "
            "the same chance, undisturbed.",
            template="small_charts",
            data={"charts": [_item(t, found) for t in shown]},
            long=True,
        )
    ]
    figures += swept_figures(found)
    return Section(
        key="courses",
        short="Courses",
        title="What happens to the output",
        figures=tuple(figures),
    )


def _item(t: Tried, found: Stress) -> dict[str, Any]:
    return {
        "title": t.disturbance.title or t.disturbance.name,
        "sub": f"from {t.events[0].begin:%d %b %Y}, {plain(t.duration / DAY)} d",
        "chart": _chart(t, found),
    }


def _chart(t: Tried, found: Stress) -> Chart:
    assert t.span is not None
    usual, low, mean, high = _bands(t.usual, t.hit)
    step, count = t.span.step, len(mean)
    begin = t.events[0].begin - timedelta(seconds=t.span.begin * step)
    x = few_marks(date_axis(begin, begin + timedelta(seconds=count * step)), MARKS)
    top = max(float(high.max()), float(usual.max()), 1.0)
    y = nice_axis(0.0, top, scaled(top))
    at = [(n + 0.5) * step for n in range(count)]
    shapes = (
        Shape("area", band(at, low.tolist(), high.tolist(), x, y), "flow-1"),
        Shape("line thin", curve(at, usual.tolist(), x, y), "flow-5"),
        Shape("line", curve(at, mean.tolist(), x, y), "flow-1"),
    )
    said = [
        ("undisturbed", [f"{v:,.0f}" for v in usual]),
        ("disturbed", [f"{v:,.0f}" for v in mean]),
    ]
    days = [f"{begin + timedelta(seconds=n * step):%d %b}" for n in range(count)]
    return Chart(
        x=x,
        y=y,
        label=f"Output, {t.disturbance.title or t.disturbance.name}",
        shapes=shapes,
        points=points([x.at(a) for a in at], days, said),
        height="11rem",
    )


def _bands(usual: Array, hit: Array) -> tuple[Array, Array, Array, Array]:
    """Give the undisturbed mean; low end, mean and high end of the disturbed output."""
    found = estimate(hit)
    half = found.half_width
    half = half.copy()
    half[half != half] = 0.0
    low = (found.mean - half).clip(min=0.0)
    return usual.mean(axis=0), low, found.mean, found.mean + half
