"""The heat map of disturbances against counter-measures."""

from typing import NamedTuple

from motorworks.report.figure import Figure, Section
from motorworks.report.number import plain
from motorworks.report.table import Column, Table
from motorworks.resilience import Cell, Stress

LETTERS = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


KINDS = {
    "stock": "More stock",
    "second_source": "Second source",
    "park": "Next door",
    "machine": "Spare machine",
    "places": "More places",
    "overtime": "Rest days",
}


class Square(NamedTuple):
    """A field of the map: its value, small print, how deep its colour is [%], its tip."""

    value: str
    small: str
    share: float
    tip: str


def sums_of_money(value: float | None, currency: str) -> str:
    """Give money with a short unit; ``no price`` where it is not known."""
    if value is None:
        return "no price"
    for size, letter in LETTERS:
        if abs(value) >= size:
            return f"{plain(value / size)} {letter}{currency}"
    return f"{plain(value)} {currency}"


def heat_section(found: Stress) -> Section | None:
    """Give what is saved by which measure against what; ``None`` where nothing was tried."""
    if not found.cells:
        return None
    origin = (
        "The plant file names the measures."
        if found.written[1]
        else "The plant file names no measures: these are the usual ones."
    )
    return Section(
        key="heat",
        short="What helps",
        title="What would have helped",
        lead=f"{origin} What a measure brings without any disturbance is taken off.",
        figures=(_map(found),),
    )


def _map(found: Stress) -> Figure:
    kinds = {m.name: m.kind for m in found.measures}
    cells: dict[tuple[str, str], Cell] = {}
    for c in sorted(found.cells, key=lambda c: c.saved.mean):
        cells[(c.disturbance, kinds[c.measure])] = c  # the best of a kind is the last
    columns = [kind for kind in KINDS if kind in kinds.values()]
    most = max((c.saved.mean for c in found.cells), default=1.0)
    rows = [
        {
            "title": t.disturbance.title or t.disturbance.name,
            "cells": [
                _square(cells.get((t.disturbance.name, kind)), max(most, 1.0), found)
                for kind in columns
            ],
        }
        for t in found.own
        if any((t.disturbance.name, kind) in cells for kind in columns)
    ]
    return Figure(
        key="heat",
        title=f"{found.plant.product.capitalize()}s saved, and cost of each",
        lead="Rows: disturbances of their own duration. Columns: kinds of measures, the best of "
        "each kind; the table has all. The deeper the colour, the more is saved; in brackets: "
        "chance explains as much. Below: what a year of the measure costs for each one saved, if "
        "the disturbance comes once a year. A dot: not tried, since it touches nothing there.",
        data={
            "corner": "Disturbance",
            "columns": [KINDS[kind] for kind in columns],
            "rows": rows,
        },
        table=_table(found),
        long=True,
    )


def _square(cell: Cell | None, most: float, found: Stress) -> Square | None:
    if cell is None:
        return None
    saved = cell.saved
    value = f"{saved.mean:,.0f}"
    half = "" if saved.half_width is None else f" ± {saved.half_width:,.0f}"
    measure = next(m for m in found.measures if m.name == cell.measure)
    cost = sums_of_money(cell.price.yearly, found.plant.currency)
    return Square(
        value=value if cell.sure else f"({value})",
        small="" if cell.each is None else sums_of_money(cell.each, found.plant.currency),
        share=round(100 * max(0.0, min(1.0, saved.mean / most)), 1),
        tip=f"{measure.title or measure.name}\n"
        f"saved {value}{half}\na year costs {cost}\n{cell.price.basis}",
    )


def _table(found: Stress) -> Table:
    cells, money = found.cells, found.plant.currency
    titles = {m.name: m.title or m.name for m in found.measures}
    names = {t.disturbance.name: t.disturbance.title or t.disturbance.name for t in found.own}
    saved = [c.saved for c in cells]

    def of(name: str, values: list[float | None], unit: str = "") -> Column:
        return Column(name=name, values=values, kind="number", unit=unit)

    return Table(
        caption="Counter-measures",
        columns=(
            Column(name="Disturbance", values=[names[c.disturbance] for c in cells]),
            Column(name="Measure", values=[titles[c.measure] for c in cells]),
            of("Saved", [s.mean for s in saved]),
            of("±", [s.half_width for s in saved]),
            of("Anyway", [c.anyway.mean for c in cells]),
            of("Once", [c.price.once for c in cells], money),
            of("A year", [c.price.yearly for c in cells], money),
            of("Each saved", [c.each for c in cells], money),
            Column(name="Cost is", values=[c.price.basis for c in cells]),
        ),
    )
