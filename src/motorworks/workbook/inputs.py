"""What a cash flow is reckoned from, as a sheet whose values may be changed."""

from collections.abc import Mapping
from typing import Any

from motorworks.business import Case
from motorworks.workbook.book import TAB_PLANT, Book

SHEET = "Inputs"
_TERMS = (
    ("Good_a_year", "Good parts a year at full load", "good", "input"),
    ("Price_of_one", "Price of one when production begins", "price", "input"),
    ("Stock_value", "Stock in the plant at full load", "stock", "input"),
    ("Build_quarters", "Quarters of building", "build", "input"),
    ("Discount_rate", "Discount rate of a year", "discount", "input_share"),
    ("Tax_rate", "Tax", "tax", "input_share"),
    ("Price_decline", "Share by which prices fall each year", "price_decline", "input_share"),
    ("Receivable_days", "Days until customers pay", "receivable", "input"),
    ("Payable_days", "Days until variable costs are paid", "payable", "input"),
)
_COSTS = (
    ("Variable_of_one", "Variable costs of one good part", "variable"),
    ("Growing_a_year", "Yearly costs that follow the load", "growing"),
    ("Fixed_a_year", "Yearly costs from the start of production", "fixed"),
)


def write_inputs(book: Book, case: Case, currency: str) -> None:
    """Write the sheet of inputs; formulas elsewhere call its cells by name."""
    sheet = book.sheet(SHEET, TAB_PLANT)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 20)
    book.write(sheet, 0, 0, f"Inputs, amounts in {currency}", "subtitle")
    book.write(
        sheet,
        1,
        0,
        "Values on yellow may be changed; the cash flow follows. The quarters of the cash flow are "
        "as many as they are: more of building leave fewer of production.",
        "muted",
    )
    row = 3
    for name, title, key, format_ in _TERMS:
        book.write(sheet, row, 0, title)
        book.write(sheet, row, 1, getattr(case, key), format_)
        named(book, name, SHEET, row)
        row += 1
    for name, title, key in _COSTS:
        row = _costs(book, sheet, row + 1, name, title, getattr(case, key))
    _ramp(book, sheet, row + 1, case)


def named(
    book: Book, name: str, sheet: str, row: int, last: int | None = None, column: str = "B"
) -> None:
    """Give cells of a column a name; rows count from 0."""
    to = "" if last is None else f":${column}${last + 1}"
    book.inner.define_name(name, f"='{sheet}'!${column}${row + 1}{to}")


def _costs(
    book: Book, sheet: Any, row: int, name: str, title: str, lines: Mapping[str, float]
) -> int:
    """Write the lines of a cost with their sum; give the row after."""
    book.write(sheet, row, 0, title, "head")
    book.write(sheet, row, 1, None, "head")
    first = row + 1
    for n, (line, amount) in enumerate((lines or {"none": 0.0}).items()):
        book.write(sheet, first + n, 0, line.replace("_", " "))
        book.write(sheet, first + n, 1, amount, "input")
    last = first + max(1, len(lines)) - 1
    book.write(sheet, last + 1, 0, "Sum", "name")
    formula = f"=SUM(B{first + 1}:B{last + 1})"
    book.formula(sheet, last + 1, 1, formula, sum(lines.values()))
    named(book, name, SHEET, last + 1)
    return last + 2


def _ramp(book: Book, sheet: Any, row: int, case: Case) -> None:
    simulated = bool(case.quarter_ramp)
    shares = case.quarter_ramp or case.ramp
    word = "quarter" if simulated else "year"
    title = f"Share of full load by {word} of production; the last holds on"
    book.write(sheet, row, 0, "Quarters of each share of full load below")
    book.write(sheet, row, 1, 1 if simulated else 4, "input")
    named(book, "Ramp_quarters", SHEET, row)
    book.write(sheet, row + 1, 0, title + (" (simulated)" if simulated else ""), "head")
    book.write(sheet, row + 1, 1, None, "head")
    for n, share in enumerate(shares):
        book.write(sheet, row + 2 + n, 0, f"{word.capitalize()} {n + 1}")
        book.write(sheet, row + 2 + n, 1, share, "input_share")
    named(book, "Ramp", SHEET, row + 2, row + 1 + len(shares))
