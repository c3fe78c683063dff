"""The table behind a figure: columns of plain values, as JSON the page reads when asked."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

Value = str | float | int | None
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name
        Heading.
    values
        One per row; ``None`` where there is nothing.
    kind
        ``text``, ``number``, ``share`` (a number shown in per cent with a bar), or
        ``link`` (an address).
    unit
        Stands beside the heading.
    by_unit
        Whether its numbers are in the unit of their row.
    """

    name: str
    values: Sequence[Value]
    kind: str = "text"
    unit: str = ""
    by_unit: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Columns of equal length with a caption.

    Attributes
    ----------
    unit
        Name of a column with the unit of each row; in rows of unit ``-`` the columns
        ``by_unit`` are shown in per cent.
    filters
        Names of columns by whose values rows can be chosen.
    first
        Value chosen at first, by column.
    """

    caption: str
    columns: tuple[Column, ...]
    unit: str = ""
    filters: tuple[str, ...] = ()
    first: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.columns[0].values) if self.columns else 0

    def script(self) -> Markup:
        """Give the table as JSON that may stand inside a script element."""
        return script_json(
            {
                "caption": self.caption,
                "rows": self.rows,
                "unit": self.unit,
                "filters": self.filters,
                "first": dict(self.first),
                "columns": [_packed(c) for c in self.columns],
            }
        )


def numbers(name: str, values: Sequence[float | None], unit: str = "") -> Column:
    """Give a column of numbers."""
    return Column(name=name, values=values, kind="number", unit=unit)


def script_json(value: Any) -> Markup:
    """Give JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # every sign of markup is escaped


def _packed(column: Column) -> dict[str, Any]:
    """Give a column as JSON; a text that returns is written once and counted on."""
    head: dict[str, Any] = {"name": column.name, "kind": column.kind, "unit": column.unit}
    if column.by_unit:
        head["byUnit"] = True
    if column.kind in {"number", "share"}:
        return head | {"values": [_short(v) for v in column.values]}
    words = list(dict.fromkeys(column.values))
    code = {word: i for i, word in enumerate(words)}
    return head | {"words": words, "codes": [code[v] for v in column.values]}


def _short(value: Any) -> float | int | None:
    if value is None or not math.isfinite(value):
        return None
    if float(value).is_integer() and abs(value) < 1e15:
        return int(value)
    return float(f"{value:.6g}")


def columns(frame: Any, **kinds: tuple[str, str, str]) -> tuple[Column, ...]:
    """Give columns of a frame.

    Parameters
    ----------
    frame
        A polars frame.
    **kinds
        By name of the frame's column: heading, kind and unit.
    """
    return tuple(
        Column(name=heading, values=frame[name].to_list(), kind=kind, unit=unit)
        for name, (heading, kind, unit) in kinds.items()
        if name in frame.columns
    )


def of_rows(names: Iterable[str], rows: Iterable[Sequence[Value]]) -> tuple[Column, ...]:
    """Give columns of text from rows."""
    turned = list(zip(*rows, strict=True))
    return tuple(
        Column(name=name, values=values)
        for name, values in zip(names, turned or [()] * 99, strict=False)
    )
