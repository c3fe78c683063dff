"""Main effects and interactions, drawn."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from motorworks.experiment.analysis import (
    Effect,
    Effects,
    Interaction,
    Results,
    interactions,
    main_effects,
)
from motorworks.experiment.plan.noun import LATIN_HYPERCUBE, ONE_AT_A_TIME
from motorworks.experiment.plan.range import parted
from motorworks.report.axis import Axis, curve
from motorworks.report.chart import Chart, Dot, Shape
from motorworks.report.experiments.measure import Measure, heading, measure_of
from motorworks.report.figure import Figure
from motorworks.report.number import percent
from motorworks.report.table import Column, Table

MOST_CHARTS = 12
MOST_PAIRS = 6
MOST_LINES = 7
ROOM = 14.0
"""Free room left and right of the marks [%]."""
HEIGHT = "13rem"


def effects_figure(results: Results) -> Figure | None:
    """Give the main effects; ``None`` without factors or where they cannot be told apart."""
    found = [main_effects(results, k) for k in range(len(results.responses))]
    if not any(f.effects for f in found):
        return None
    return Figure(
        key="effects",
        title="Main effects",
        lead=_lead(results),
        template="effects",
        data={
            "group": "effects",
            "views": [_view(results, k, f) for k, f in enumerate(found)],
        },
        table=_table(results, found),
        long=True,
    )


def _lead(results: Results) -> str:
    if results.experiment.design == ONE_AT_A_TIME:
        how = "Each factor is changed by itself, from the plant as it is."
    elif results.experiment.design == LATIN_HYPERCUBE:
        how = "Dots are variants; the line is what the factor does by itself, laid straight."
    else:
        how = "Each mark is the mean over all variants with that level."
    sure = " Intervals of the effects are 95 % intervals." if results.replications > 1 else ""
    return f"{how}{sure} The factor that does most comes first; all share one scale."


def _view(results: Results, response: int, found: Effects) -> dict[str, Any]:
    unit = measure_of(results, response)
    drawn = found.effects[:MOST_CHARTS]
    axis = unit.axis(_ends(results, response, drawn))
    return {
        "title": heading(results.responses[response], unit),
        "note": _note(results, found),
        "charts": [_chart(results, response, e, unit, axis) for e in drawn],
    }


def _ends(results: Results, response: int, effects: tuple[Effect, ...]) -> list[float]:
    ends = [
        level.mean + side * (level.effect.half_width or 0.0)
        for effect in effects
        for level in effect.levels
        for side in (-1, 1)
    ]
    if any(e.straight for e in effects):
        ends += [float(v) for v in results.means[:, response]]
    return ends


def _note(results: Results, found: Effects) -> str:
    parts = []
    if found.explained is not None and results.experiment.design != ONE_AT_A_TIME:
        share = percent(found.explained, 0)
        parts.append(f"Main effects explain {share} of the differences between variants.")
    if found.left_out:
        numbers = ", ".join(str(n) for n in found.left_out[:8])
        parts.append(f"Left out, for they have no value: variants {numbers}.")
    if not found.effects:
        parts.append("There are too few variants with values to tell the factors apart.")
    return " ".join(parts)


def _chart(
    results: Results, response: int, effect: Effect, unit: Measure, y: Axis
) -> dict[str, Any]:
    chart = _straight if effect.straight else _by_level
    return {
        "title": effect.title,
        "sub": f"{effect.levels[0].text} to {effect.levels[-1].text}: {unit.change(effect.change)}",
        "chart": chart(results, response, effect, unit, y),
        "key": (),
    }


def places(count: int) -> list[float]:
    """Give where marks of a factor stand on its axis [%]."""
    if count == 1:
        return [50.0]
    return [ROOM + (100 - 2 * ROOM) * n / (count - 1) for n in range(count)]


def _by_level(results: Results, response: int, effect: Effect, unit: Measure, y: Axis) -> Chart:
    at = places(len(effect.levels))
    x = Axis(low=0, high=100, ticks=tuple(_labels(at, [v.text for v in effect.levels])))
    means = [v.mean / unit.size for v in effect.levels]
    whiskers = [
        _whisker(place, level.mean, level.effect.half_width, unit, y)
        for place, level in zip(at, effect.levels, strict=True)
    ]
    dots = [
        Dot(
            round(place, 2),
            round(100 - unit.at(y, level.mean), 2),
            f"{effect.title}: {level.text}\n{unit.text(level.mean)}\n"
            f"effect {unit.change(level.effect)}",
        )
        for place, level in zip(at, effect.levels, strict=True)
    ]
    return Chart(
        x=x,
        y=y,
        label=f"Main effect of {effect.title} on {results.responses[response].label}",
        shapes=(Shape("line thin", curve(at, means, x, y)), *(w for w in whiskers if w)),
        dots=tuple(dots),
        height=HEIGHT,
    )


def _whisker(place: float, mean: float, half: float | None, unit: Measure, y: Axis) -> Shape | None:
    if not half:
        return None
    low, high = (100 - unit.at(y, mean + side * half) for side in (-1, 1))
    return Shape("sure", f"M{place:.2f} {low:.2f}L{place:.2f} {high:.2f}")


def _labels(at: list[float], texts: list[str], most: int = 5) -> Iterator[tuple[float, str]]:
    """Give labels below marks, those left out that would crowd the others."""
    step = -(-len(texts) // most)
    for n, (place, text) in enumerate(zip(at, texts, strict=True)):
        if n % step == 0:
            yield place, text if len(text) <= 14 else f"{text[:13]}…"


def _straight(results: Results, response: int, effect: Effect, unit: Measure, y: Axis) -> Chart:
    numbers = [(parted(p.values[effect.factor]) or (np.nan, ""))[0] for p in results.points]
    ends = [(parted(level.text) or (np.nan, ""))[0] for level in effect.levels]
    x = Axis(low=ends[0], high=ends[1])
    inside = Axis(
        low=0,
        high=100,
        ticks=((0.0, effect.levels[0].text), (100.0, effect.levels[-1].text)),
    )
    fit = [level.mean / unit.size for level in effect.levels]
    dots = [
        Dot(
            round(x.at(number), 2),
            round(100 - unit.at(y, float(mean)), 2),
            f"{point.number}: {results.label(n)}\n{unit.text(float(mean))}",
            "faint",
        )
        for n, (point, number, mean) in enumerate(
            zip(results.points, numbers, results.means[:, response], strict=True)
        )
        if np.isfinite(mean)
    ]
    return Chart(
        x=inside,
        y=y,
        label=f"{results.responses[response].label} over {effect.title}",
        shapes=(Shape("line", curve(ends, fit, x, y)),),
        dots=tuple(dots),
        height=HEIGHT,
    )


def _table(results: Results, found: list[Effects]) -> Table:
    rows = [
        (results.responses[k], measure_of(results, k), effect, level)
        for k, effects in enumerate(found)
        for effect in effects.effects
        for level in effect.levels
    ]
    return Table(
        caption="Main effects",
        columns=(
            Column(name="Response", values=[r.label for r, _, _, _ in rows]),
            Column(name="Factor", values=[e.title for _, _, e, _ in rows]),
            Column(name="Level", values=[v.text for _, _, _, v in rows]),
            Column(name="Unit", values=[u.word for _, u, _, _ in rows]),
            Column(name="Mean", values=[v.mean / u.size for _, u, _, v in rows], kind="number"),
            Column(
                name="Effect", values=[v.effect.mean / u.size for _, u, _, v in rows], kind="number"
            ),
            Column(
                name="Half-width",
                values=[
                    None if v.effect.half_width is None else v.effect.half_width / u.size
                    for _, u, _, v in rows
                ],
                kind="number",
            ),
        ),
        filters=("Response", "Factor"),
    )


# ---- pairs ----


def interactions_figure(results: Results) -> Figure | None:
    """Give how pairs of factors act together; ``None`` unless the design tells it."""
    found = [interactions(results, k) for k in range(len(results.responses))]
    if not any(found):
        return None
    return Figure(
        key="interactions",
        title="Factors that act together",
        lead="One line for each level of the second factor. Where lines run side by side, what the "
        "first factor does is the same at every level of the second; where they part or cross, it "
        "is not. The strongest pairs come first.",
        template="effects",
        data={
            "group": "interactions",
            "views": [_pairs_view(results, k, pairs) for k, pairs in enumerate(found)],
        },
        table=_pairs_table(results, found),
        long=True,
    )


def _pairs_view(results: Results, response: int, found: tuple[Interaction, ...]) -> dict[str, Any]:
    unit = measure_of(results, response)
    drawn = found[:MOST_PAIRS]
    axis = unit.axis([float(v) for pair in drawn for v in pair.means.reshape(-1)])
    missing = "" if found else "A variant has no value, so pairs cannot be told apart."
    return {
        "title": heading(results.responses[response], unit),
        "note": missing,
        "charts": [_pair(results, response, pair, unit, axis) for pair in drawn],
    }


def _pair(
    results: Results, response: int, pair: Interaction, unit: Measure, y: Axis
) -> dict[str, Any]:
    rows, columns = pair.levels
    at = places(len(rows))
    x = Axis(low=0, high=100, ticks=tuple(_labels(at, list(rows))))
    lines = _chosen(len(columns))
    shapes = [
        Shape("line", curve(at, (pair.means[:, b] / unit.size).tolist(), x, y), f"flow-{n}")
        for n, b in enumerate(lines)
    ]
    dots = [
        Dot(
            round(place, 2),
            round(100 - unit.at(y, float(pair.means[a, b])), 2),
            f"{pair.titles[0]}: {rows[a]}\n{pair.titles[1]}: {columns[b]}\n"
            f"{unit.text(float(pair.means[a, b]))}",
            "small",
            f"flow-{n}",
        )
        for n, b in enumerate(lines)
        for a, place in enumerate(at)
    ]
    return {
        "title": f"{pair.titles[0]} × {pair.titles[1]}",
        "sub": f"acting together: {unit.change(pair.change)}",
        "chart": Chart(
            x=x,
            y=y,
            label=f"{results.responses[response].label} over {pair.titles[0]}, by {pair.titles[1]}",
            shapes=tuple(shapes),
            dots=tuple(dots),
            height=HEIGHT,
        ),
        "key": [(f"flow-{n}", columns[b]) for n, b in enumerate(lines)],
    }


def _chosen(count: int) -> list[int]:
    """Give the levels that get a line, first and last among them."""
    if count <= MOST_LINES:
        return list(range(count))
    return [round(n * (count - 1) / (MOST_LINES - 1)) for n in range(MOST_LINES)]


def _pairs_table(results: Results, found: list[tuple[Interaction, ...]]) -> Table:
    rows = [
        (results.responses[k], measure_of(results, k), pair)
        for k, pairs in enumerate(found)
        for pair in pairs
    ]
    return Table(
        caption="Factors that act together",
        columns=(
            Column(name="Response", values=[r.label for r, _, _ in rows]),
            Column(name="Factor", values=[p.titles[0] for _, _, p in rows]),
            Column(name="With", values=[p.titles[1] for _, _, p in rows]),
            Column(name="Unit", values=[u.word for _, u, _ in rows]),
            Column(
                name="Difference of effects",
                values=[p.change.mean / u.size for _, u, p in rows],
                kind="number",
            ),
            Column(
                name="Half-width",
                values=[
                    None if p.change.half_width is None else p.change.half_width / u.size
                    for _, u, p in rows
                ],
                kind="number",
            ),
            Column(
                name="Greatest departure",
                values=[p.size / u.size for _, u, p in rows],
                kind="number",
            ),
        ),
    )


def strongest(results: Results, response: int) -> str:
    """Give what moves a response most, in a sentence; empty where nothing is known."""
    found = main_effects(results, response).effects
    if not found:
        return ""
    unit = measure_of(results, response)
    first = found[0]
    text = (
        f"It is moved most by {first.title}: {unit.change(first.change)} from "
        f"{first.levels[0].text} to {first.levels[-1].text}"
    )
    if len(found) > 1:
        text += f"; then by {found[1].title}, {unit.change(found[1].change)}"
    return f"{text}."
