"""The trade-off picture: two responses, and the variants that nothing beats."""

from itertools import combinations, pairwise
from typing import Any

import numpy as np

from motorworks.experiment.analysis import Results, pareto_front
from motorworks.experiment.plan.noun import LESS, NONE
from motorworks.report.axis import Axis
from motorworks.report.chart import Chart, Dot, Shape, Word
from motorworks.report.experiments.measure import Measure, heading, measure_of
from motorworks.report.experiments.variants import factor_columns
from motorworks.report.figure import Figure
from motorworks.report.number import counted
from motorworks.report.table import Column, Table

MOST_PAIRS = 6
NEAR_X, NEAR_Y = 4.5, 7.0
"""Labels nearer to each other than this are left out [%]."""
BETTER = {"more": "more is better", "less": "less is better"}


def tradeoff_figure(results: Results) -> Figure | None:
    """Give the picture; ``None`` unless two responses are wished for and two variants known."""
    wished = [k for k, r in enumerate(results.responses) if r.wish != NONE]
    pairs = list(combinations(wished, 2))[:MOST_PAIRS]
    known = ~np.isnan(results.means[:, wished]).any(axis=1)
    if not pairs or known.sum() < 2:
        return None
    return Figure(
        key="tradeoff",
        title="What has to be given for what",
        lead="Each dot is a variant, by the means of two responses. Full dots are on the Pareto "
        "front: no other variant is as good in both and better in one. The numbers are those of "
        "the variants"
        + (", the crosses their 95 % intervals." if results.replications > 1 else "."),
        template="tradeoff",
        data={"group": "tradeoff", "views": [_view(results, a, b) for a, b in pairs]},
        table=_table(results, wished),
    )


def _view(results: Results, a: int, b: int) -> dict[str, Any]:
    units = (measure_of(results, a), measure_of(results, b))
    wishes = (results.responses[a].wish, results.responses[b].wish)
    front = pareto_front(results.means[:, [a, b]], wishes)
    axes = tuple(_axis(results, k, unit) for k, unit in ((a, units[0]), (b, units[1])))
    titles = [heading(results.responses[k], u) for k, u in ((a, units[0]), (b, units[1]))]
    return {
        "title": f"{results.responses[a].label} and {results.responses[b].label}",
        "across": f"{titles[0]} ({BETTER[wishes[0]]})",
        "up": f"{titles[1]} ({BETTER[wishes[1]]})",
        "note": f"{counted(len(front), 'variant')} of {len(results.points):,} on the front.",
        "chart": _chart(results, (a, b), front, units, axes, wishes[0] == LESS),
    }


def _axis(results: Results, k: int, unit: Measure) -> Axis:
    found = [results.estimate(p, k) for p in range(len(results.points))]
    ends = [f.mean + side * (f.half_width or 0.0) for f in found for side in (-1, 1)]
    return unit.axis(ends)


def _chart(
    results: Results,
    pair: tuple[int, int],
    front: list[int],
    units: tuple[Measure, Measure],
    axes: tuple[Axis, ...],
    first_less: bool,
) -> Chart:
    at = {
        p: (units[0].at(axes[0], means[0]), 100 - units[1].at(axes[1], means[1]))
        for p, means in enumerate(results.means[:, list(pair)].tolist())
        if all(np.isfinite(means))
    }
    order = [p for p in at if p not in front] + front
    dots = tuple(
        Dot(
            round(at[p][0], 2),
            round(at[p][1], 2),
            f"{results.points[p].number}: {results.label(p)}\n"
            + "\n".join(
                f"{results.responses[k].label}: {u.sure(results.estimate(p, k))}"
                for k, u in zip(pair, units, strict=True)
            ),
            "" if p in front else "hollow",
        )
        for p in order
    )
    shapes = [Shape("stairs", _stairs([at[p] for p in front], first_less))]
    for p in front:
        shapes += _cross(results, p, pair, units, axes)
    return Chart(
        x=axes[0],
        y=axes[1],
        label=f"{results.responses[pair[1]].label} over {results.responses[pair[0]].label}",
        shapes=tuple(shapes),
        marks=tuple(_numbers(results, front, at)),
        dots=dots,
        height="26rem",
    )


def _stairs(at: list[tuple[float, float]], first_less: bool) -> str:
    """Give the edge of what is beaten by the front, a path in steps."""
    if not at:
        return ""
    path = f"M{at[0][0]:.2f} {at[0][1]:.2f}"
    for (x0, y0), (x1, y1) in pairwise(at):
        corner = (x1, y0) if first_less else (x0, y1)
        path += f"L{corner[0]:.2f} {corner[1]:.2f}L{x1:.2f} {y1:.2f}"
    return path


def _cross(
    results: Results,
    point: int,
    pair: tuple[int, int],
    units: tuple[Measure, Measure],
    axes: tuple[Axis, ...],
) -> list[Shape]:
    found = [results.estimate(point, k) for k in pair]
    if any(f.half_width is None for f in found):
        return []
    ends = [
        [u.at(axis, f.mean + side * (f.half_width or 0.0)) for side in (-1, 0, 1)]
        for f, u, axis in zip(found, units, axes, strict=True)
    ]
    (left, x, right), (low, y, high) = ends
    return [
        Shape("sure", f"M{left:.2f} {100 - y:.2f}L{right:.2f} {100 - y:.2f}"),
        Shape("sure", f"M{x:.2f} {100 - low:.2f}L{x:.2f} {100 - high:.2f}"),
    ]


def _numbers(results: Results, front: list[int], at: dict[int, tuple[float, float]]) -> list[Word]:
    """Give the numbers of the front, those left out that would lie on another."""
    words: list[Word] = []
    for p in front:
        x, y = at[p]
        if all(abs(x - w.x) > NEAR_X or abs(y - w.y) > NEAR_Y for w in words):
            left = x > 92
            shift = (
                "translate(calc(-100% - .5rem), -1.4rem)" if left else "translate(.5rem, -1.4rem)"
            )
            words.append(Word(round(x, 2), round(y, 2), str(results.points[p].number), shift))
    return words


def _table(results: Results, wished: list[int]) -> Table:
    wishes = tuple(results.responses[k].wish for k in wished)
    front = set(pareto_front(results.means[:, wished], wishes))
    columns = [*factor_columns(results)]
    for k in wished:
        unit = measure_of(results, k)
        columns.append(
            Column(
                name=f"{results.responses[k].label}, {results.responses[k].wish} is better",
                values=(results.means[:, k] / unit.size).tolist(),
                kind="number",
                unit=unit.word,
            )
        )
    known = range(len(results.points))
    columns.append(Column(name="Beaten", values=["no" if p in front else "yes" for p in known]))
    return Table(
        caption="Variants by all responses that are wished for",
        columns=tuple(columns),
        filters=("Beaten",),
    )
