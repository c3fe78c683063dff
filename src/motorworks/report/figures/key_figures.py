"""Key figures: the tiles, and the table of all KPIs."""

from dataclasses import dataclass
from typing import Any

from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import SPANS, big, given, percent, plain
from motorworks.report.table import Column, Table

TILES = (
    ("good_motors_per_year", "Good {product}s a year"),
    ("good_motors_per_shift", "Good {product}s a shift"),
    ("good_motors_per_shift_worst_tenth", "… in the worst tenth of shifts"),
    ("jobs_per_hour", "Jobs per hour"),
    ("throughput_time_median", "Throughput time, median"),
    ("throughput_time_p95", "Throughput time, 95 % below"),
    ("work_in_process", "Work in process"),
    ("oee_index", "OEE index, all machines"),
    ("stand_alone_oee", "Stand-alone OEE"),
    ("technical_availability", "Technical availability"),
    ("right_first_time", "Right first time"),
    ("scrap_per_good_motor", "Scrap per good {product}"),
    ("energy_per_good_motor", "Energy per good {product}"),
    ("peak_power", "Peak power, 15 minutes"),
    ("operator_hours_per_good_motor", "Operator time per {product}"),
)
"""KPIs of the plant that are shown large, with their words."""
NOTHING_AT_ZERO = ("energy_per_good_motor", "peak_power", "operator_hours_per_good_motor")


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A figure shown large."""

    of: str
    number: str
    unit: str
    sure: str
    tip: str


def tiles_figure(frame: Any, product: str) -> Figure:
    """Give the tiles of the plant's KPIs."""
    rows = {r["name"]: r for r in frame.iter_rows(named=True) if r["scope"] == "plant"}
    return Figure(
        key="tiles",
        title="The plant in figures",
        bare=True,
        table=_plant_table(rows),
        data={
            "tiles": [
                _tile(words.format(product=product), rows[name])
                for name, words in TILES
                if name in rows and _told(rows[name])
            ]
        },
    )


def _told(row: dict[str, Any]) -> bool:
    """Tell whether a KPI says something: not where the plant file gives no power or people."""
    return given(row["mean"]) and (row["mean"] != 0 or row["name"] not in NOTHING_AT_ZERO)


def _plant_table(rows: dict[str, dict[str, Any]]) -> Table:
    def column(name: str, of: str, kind: str = "text", *, by_unit: bool = False) -> Column:
        return Column(name=name, values=[r[of] for r in rows.values()], kind=kind, by_unit=by_unit)

    return Table(
        caption="Key figures of the plant",
        columns=(
            Column(name="Key figure", values=[words_of(n) for n in rows]),
            column("Mean", "mean", "number", by_unit=True),
            column("Half-width", "half_width", "number", by_unit=True),
            column("Unit", "unit"),
            Column(name="Meaning", values=[_sentence(n) for n in rows]),
        ),
        unit="Unit",
    )


def words_of(name: str) -> str:
    """Give the name of a KPI as words."""
    words = ("OEE" if w == "oee" else "NEE" if w == "nee" else w for w in name.split("_"))
    return " ".join(words)


def _sentence(name: str) -> str:
    return explained(name).partition("\n")[0]


def _tile(words: str, row: dict[str, Any]) -> Tile:
    number, unit = said(row["mean"], row["unit"])
    return Tile(
        of=words,
        number=number,
        unit=unit,
        sure=interval(row),
        tip=explained(row["name"]),
    )


def said(value: float, unit: str, like: float | None = None) -> tuple[str, str]:
    """Give a KPI as number and unit for a tile.

    Parameters
    ----------
    value
        The number.
    unit
        Its unit in the frame.
    like
        The number whose size decides the unit shown; the value itself if not given.
    """
    size = abs(value if like is None else like)
    if unit == "-":
        return percent(value), ""
    if unit == "s":
        length, word = next((s for s in SPANS if size >= 2 * s[0]), (1.0, "s"))
        return plain(value / length), word
    if unit == "h" and size < 1:
        return plain(60 * value), "min"
    if unit == "kW" and size >= 1e4:
        return plain(value / 1e3), "MW"
    return big(value), {"1/year": "", "1/shift": "", "1/h": "per h"}.get(unit, unit)


def interval(row: dict[str, Any]) -> str:
    """Give the half-width of a KPI in words."""
    if row["kind"] == "calculated":
        return "calculated"
    if not given(row["half_width"]):
        return "no interval"
    number, word = said(row["half_width"], row["unit"], row["mean"])
    return f"± {number} {word}".strip()


def explained(name: str) -> str:
    """Give what a KPI means, its formula and who defines it."""
    from motorworks.statistics.registry import REGISTRY

    kpi = REGISTRY.get(name)
    return f"{kpi.sentence}\n{kpi.formula}\n{kpi.source}" if kpi else ""


def table_figure(frame: Any, names: Names) -> Figure:
    """Give all KPIs of all levels as a table."""
    scopes = {s: _scope(s, names) for s in frame["scope"].unique()}
    return Figure(
        key="kpis",
        title="All key figures",
        lead="Names and formulas by ISO 22400-2 where it has them. OEE and availability there "
        "charge waiting to the machine; technical availability and stand-alone OEE do not.",
        template="table",
        table=Table(
            caption="Key figures",
            columns=(
                Column(name="Key figure", values=[words_of(n) for n in frame["name"]]),
                Column(name="Scope", values=[scopes[s] for s in frame["scope"]]),
                Column(name="Level", values=frame["level"].to_list()),
                Column(name="Mean", values=frame["mean"].to_list(), kind="number", by_unit=True),
                Column(
                    name="Half-width",
                    values=frame["half_width"].to_list(),
                    kind="number",
                    by_unit=True,
                ),
                Column(name="Unit", values=frame["unit"].to_list()),
                Column(name="n", values=frame["n"].to_list(), kind="number"),
                Column(name="Kind", values=frame["kind"].to_list()),
                *_notes(frame),
            ),
            unit="Unit",
            filters=("Level", "Key figure"),
            first=(("Level", "plant"),),
        ),
        long=True,
    )


def _notes(frame: Any) -> list[Column]:
    if not (frame["note"] != "").any():
        return []
    return [Column(name="Note", values=frame["note"].to_list())]


def _scope(scope: str, names: Names) -> str:
    level, _, name = scope.partition(":")
    if scope == "plant":
        return "Plant"
    return names.model(name) if level == "model" else names.scope(scope)


def glossary_figure() -> Figure:
    """Give the definitions of all KPIs."""
    from motorworks.statistics.registry import REGISTRY

    kpis = list(REGISTRY.values())
    return Figure(
        key="glossary",
        title="What the key figures mean",
        template="folded_table",
        data={"summary": f"{len(kpis)} definitions with formula and source"},
        table=Table(
            caption="Definitions of the key figures",
            columns=(
                Column(name="Key figure", values=[words_of(k.name) for k in kpis]),
                Column(name="Meaning", values=[k.sentence for k in kpis]),
                Column(name="Formula", values=[k.formula for k in kpis]),
                Column(name="Unit", values=[k.unit for k in kpis]),
                Column(name="Defined by", values=[k.source for k in kpis]),
            ),
        ),
        long=True,
    )
