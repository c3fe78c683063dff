"""What every variant gave: means with intervals, and box plots over the replications."""

from typing import Any

import numpy as np

from motorworks.experiment.analysis import Results
from motorworks.experiment.plan.noun import LATIN_HYPERCUBE, LESS, NONE
from motorworks.program.program import Array
from motorworks.report.axis import Axis
from motorworks.report.experiments.measure import Measure, heading, measure_of
from motorworks.report.figure import Figure
from motorworks.report.number import NOTHING, wide
from motorworks.report.table import Column, Table

MOST = 40
"""Variants in a picture."""
QUARTILES = {
    0.0: "least",
    0.25: "lower quartile",
    0.5: "median",
    0.75: "upper quartile",
    1.0: "greatest",
}


def means_figure(results: Results) -> Figure:
    """Give the means of all variants with their intervals."""
    count = results.replications
    lead = (
        f"A dot is the mean of {count} replications, the bar its 95 % interval."
        if count > 1
        else "One replication of each variant: there are no intervals."
    )
    return Figure(
        key="means",
        title="Means and intervals",
        lead=f"{lead} {_order_words(results)}".strip(),
        template="ranges",
        data={
            "group": "means",
            "views": [_view(results, k, _mean_row) for k in range(len(results.responses))],
        },
        table=_means_table(results),
        long=True,
    )


def boxes_figure(results: Results) -> Figure | None:
    """Give box plots over the replications; ``None`` with fewer than three."""
    if results.replications < 3:
        return None
    return Figure(
        key="boxes",
        title="Spread over the replications",
        lead="The box holds the middle half of the replications, the line in it is the median; "
        "thin lines reach to the least and the greatest.",
        template="ranges",
        data={
            "group": "boxes",
            "views": [_view(results, k, _box_row) for k in range(len(results.responses))],
        },
        table=_quartiles_table(results),
        long=True,
    )


def shown(results: Results, response: int) -> list[int]:
    """Give the variants of a picture, best first where they are a sample or too many."""
    everyone = list(range(len(results.points)))
    if results.experiment.design != LATIN_HYPERCUBE and len(everyone) <= MOST:
        return everyone
    means, sign = results.means[:, response], _sign(results, response)
    known = sorted((p for p in everyone if not np.isnan(means[p])), key=lambda p: sign * means[p])
    return [*known, *(p for p in everyone if np.isnan(means[p]))][:MOST]


def best(results: Results, response: int) -> int | None:
    """Give the variant with the best mean; ``None`` where nothing is wished."""
    means = results.means[:, response]
    if results.responses[response].wish == NONE or np.isnan(means).all():
        return None
    return int(np.nanargmin(_sign(results, response) * means))


def _sign(results: Results, response: int) -> float:
    return 1.0 if results.responses[response].wish == LESS else -1.0


def _order_words(results: Results) -> str:
    words = ""
    if results.experiment.design == LATIN_HYPERCUBE or len(results.points) > MOST:
        words = "The best ones come first."
    if len(results.points) > MOST:
        words += f" Of {len(results.points):,} variants {MOST} are shown; the table has all."
    return words


def unbroken(label: str) -> str:
    """Give the label of a variant so that lines end at its commas only."""
    return ", ".join(part.replace(" ", "\u00a0") for part in label.split(", "))


def _view(results: Results, response: int, row: Any) -> dict[str, Any]:
    unit = measure_of(results, response)
    numbers = shown(results, response)
    values = results.values[numbers, :, response]
    axis = unit.axis(_ends(values, whole=row is _box_row))
    winner = best(results, response)
    return {
        "title": heading(results.responses[response], unit),
        "parts": max(1, len(axis.ticks) - 1),
        "ticks": [(wide(at), text) for at, text in axis.ticks],
        "rows": [
            {
                "number": results.points[p].number,
                "title": unbroken(results.label(p)),
                "best": p == winner,
                **row(results, p, response, unit, axis),
            }
            for p in numbers
        ],
    }


def _ends(values: Array, *, whole: bool) -> list[float]:
    """Give what an axis has to reach: all values, or the ends of the intervals."""
    from motorworks.experiment.paired import estimated

    if whole:
        return [float(v) for v in values.reshape(-1)]
    found = [estimated(row) for row in values if not np.isnan(row).any()]
    return [e for f in found for e in (f.mean - (f.half_width or 0), f.mean + (f.half_width or 0))]


def _mean_row(
    results: Results, point: int, response: int, unit: Measure, axis: Axis
) -> dict[str, Any]:
    found = results.estimate(point, response)
    label = results.label(point)
    if np.isnan(results.values[point, :, response]).any():
        return _nothing(results, point)
    half = found.half_width or 0.0
    left, right = (unit.at(axis, found.mean + side * half) for side in (-1, 1))
    return {
        "bar": (wide(left), wide(right - left)),
        "box": None,
        "dot": wide(unit.at(axis, found.mean)),
        "value": unit.sure(found),
        "tip": f"{label}\n{unit.sure(found)}",
    }


def _box_row(
    results: Results, point: int, response: int, unit: Measure, axis: Axis
) -> dict[str, Any]:
    values = results.values[point, :, response]
    if np.isnan(values).any():
        return _nothing(results, point)
    least, lower, middle, upper, greatest = np.quantile(values, (0, 0.25, 0.5, 0.75, 1)).tolist()
    at = [unit.at(axis, v) for v in (least, lower, middle, upper, greatest)]
    return {
        "bar": (wide(at[0]), wide(at[4] - at[0])),
        "box": {"left": wide(at[1]), "width": wide(at[3] - at[1]), "middle": wide(at[2])},
        "dot": None,
        "value": unit.text(middle),
        "tip": f"{results.label(point)}\nmedian {unit.text(middle)}\n"
        f"middle half {unit.text(lower)} to {unit.text(upper)}\n"
        f"all {unit.text(least)} to {unit.text(greatest)}",
    }


def _nothing(results: Results, point: int) -> dict[str, Any]:
    trouble = results.troubles[point] or "no value"
    return {
        "bar": None,
        "box": None,
        "dot": None,
        "value": "stood still" if results.troubles[point] else NOTHING,
        "tip": f"{results.label(point)}\n{trouble}",
    }


# ---- tables ----


def factor_columns(results: Results) -> tuple[Column, ...]:
    """Give the number of each variant and its values."""
    head = Column(name="Variant", values=[p.number for p in results.points], kind="number")
    titles = {f.name: f.label for f in results.experiment.factors} | {"scenario": "Scenario"}
    return (head, *(_column(titles[n], c) for n, c in results.factor_columns().items()))


def _column(title: str, values: list[Any]) -> Column:
    numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
    if numbers:
        return Column(name=title, values=values, kind="number")
    return Column(name=title, values=["as it is" if v is None else str(v) for v in values])


def _means_table(results: Results) -> Table:
    columns = list(factor_columns(results))
    for k, response in enumerate(results.responses):
        found = [results.estimate(p, k) for p in range(len(results.points))]
        unit = measure_of(results, k)
        columns += [
            Column(
                name=_name(response.label, columns),
                values=[f.mean / unit.size for f in found],
                kind="number",
                unit=unit.word,
            ),
            Column(
                name=_name(f"± {response.label}", columns),
                values=[None if f.half_width is None else f.half_width / unit.size for f in found],
                kind="number",
                unit=unit.word,
            ),
        ]
    return Table(caption="Means of all variants", columns=tuple(columns))


def _name(title: str, columns: list[Column]) -> str:
    taken = {c.name for c in columns}
    return title if title not in taken else f"{title} ({len(columns)})"


def _quartiles_table(results: Results) -> Table:
    columns = list(factor_columns(results))
    for k, response in enumerate(results.responses):
        unit = measure_of(results, k)
        quartiles = np.quantile(results.values[:, :, k], list(QUARTILES), axis=1)
        columns += [
            Column(
                name=_name(f"{response.label}: {word}", columns),
                values=(row / unit.size).tolist(),
                kind="number",
                unit=unit.word,
            )
            for row, word in zip(quartiles, QUARTILES.values(), strict=True)
        ]
    return Table(caption="Spread over the replications", columns=tuple(columns))
