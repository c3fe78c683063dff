"""The mix over time: good parts by month, one model upon the other, with the releases."""

from datetime import datetime, time
from itertools import pairwise

import numpy as np

from motorworks.report.axis import Axis, nice_axis, steps
from motorworks.report.chart import Chart, Shape, Word, points
from motorworks.report.number import scaled
from motorworks.report.time_axis import date_axis
from motorworks.research.mix import Mix

COLOURS = ("flow-5", "flow-2", "flow-1", "flow-3", "flow-4", "flow-0", "flow-6")
MARKS = 4
"""Dates written along the axis at the most: so many fit on a narrow screen."""


def mix_chart(mix: Mix) -> Chart:
    """Give the chart of good parts a day by month and model."""
    begin = mix.edges[0]
    edges = [86400.0 * (day - begin).days for day in mix.edges]
    days = np.diff(edges) / 86400
    a_day = mix.made.mean(axis=0) / days[:, None]
    first, last = (datetime.combine(day, time()) for day in (begin, mix.edges[-1]))
    dates = date_axis(first, last, MARKS)
    x = Axis(low=0.0, high=edges[-1], ticks=dates.ticks[:: 1 + len(dates.ticks) // MARKS])
    stacked = np.cumsum(a_day, axis=1)
    y = nice_axis(0.0, float(stacked.max(initial=1.0)), scaled(float(stacked.max(initial=1.0))))
    shapes = [
        Shape("solid", steps(edges, stacked[:, k].tolist(), x, y), colour_of(k))
        for k in reversed(range(len(mix.models)))
    ]
    marks = []
    for n, release in enumerate(mix.releases):
        at = x.at(86400.0 * (release.day - begin).days)
        shapes.append(Shape("target", f"M{at:.2f} 0L{at:.2f} 100"))
        shift = "translate(.3rem, 0)" if at < 60 else "translate(calc(-100% - .3rem), 0)"
        marks.append(Word(at, 1.0 + 7.0 * n, release.development.name, shift))
    middles = [x.at((a + b) / 2) for a, b in pairwise(edges)]
    return Chart(
        x=x,
        y=y,
        label="Good parts a day by month and model; dashed lines are releases",
        shapes=tuple(shapes),
        marks=tuple(marks),
        points=points(
            middles,
            [f"{day:%B %Y}" for day in mix.edges[:-1]],
            [
                (title_of(mix, model), [f"{v:,.0f}" for v in a_day[:, k]])
                for k, model in enumerate(mix.models)
            ],
        ),
        height="20rem",
    )


def colour_of(number: int) -> str:
    """Give the colour of a model by its number."""
    return COLOURS[number % len(COLOURS)]


def title_of(mix: Mix, model: str) -> str:
    """Give what people call a model, without what follows a comma."""
    titles = {m.name: m.title or m.name for m in mix.plant.models}
    return titles[model].split(",")[0]
