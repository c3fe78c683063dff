"""The workbook of a business case: live formulas where a controller expects them."""

from pathlib import Path
from typing import Any

from motorworks.business import BusinessCase, KeyNumber
from motorworks.business.key_number import MONEY, SHARE
from motorworks.workbook.book import TAB_ASIDE, TAB_PLANT, TAB_RESULT, Book, writing
from motorworks.workbook.cash_flow import Lines, write_cash_flow, write_years
from motorworks.workbook.inputs import named, write_inputs

CAPITAL = "Capital"


def write_business_case(found: BusinessCase, verdict: str, path: Path | str) -> Path:
    """Write a business case as a workbook, amounts in the plant's currency.

    Parameters
    ----------
    found
        The business case.
    verdict
        The verdict in one sentence.
    path
        The file to write.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    PlantError
        If a text of the plant is longer than a cell may be.
    RunError
        If the file cannot be written.

    Notes
    -----
    Cash flow, sums, tax, present value and rate of return are formulas over the sheets of inputs
    and capital; output, costs of a part, frontier and risks are figures, which a spreadsheet
    cannot find.
    """
    path = Path(path)
    flow = found.investment.flow
    with writing(path, f"Business case: {found.plant.title or found.plant.name}") as book:
        front = book.sheet("Case", TAB_RESULT)
        write_inputs(book, flow.case, found.plant.currency)
        _capital(book, found)
        lines = write_cash_flow(book, flow)
        write_years(book, flow, lines)
        _cost(book, found)
        _frontier(book, found)
        _risks(book, found)
        _front(book, front, found, verdict, lines)
    return path


def _heads(book: Book, sheet: Any, row: int, heads: tuple[tuple[str, int], ...]) -> None:
    for column, (title, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        book.write(sheet, row, column, title, "head")


def _front(book: Book, sheet: Any, found: BusinessCase, verdict: str, lines: Lines) -> None:
    heads = (("Number", 40), ("Value", 20), ("Unit", 24), ("Kind", 12), ("Low", 20), ("High", 20))
    _heads(book, sheet, 3, (*heads, ("Basis", 60)))
    book.write(sheet, 0, 0, found.plant.title or found.plant.name, "title")
    book.write(sheet, 1, 0, verdict, "name")
    live = _live(lines)
    for row, one in enumerate(found.numbers, 4):
        shown = "share" if one.unit == SHARE else _format(one)
        book.write(sheet, row, 0, one.title)
        if one.key in live and one.value is not None:
            book.formula(sheet, row, 1, live[one.key], one.value, shown)
        else:
            book.write(sheet, row, 1, one.value, shown)
        book.write(sheet, row, 2, found.plant.currency if one.unit == MONEY else one.unit)
        book.write(sheet, row, 3, one.kind)
        for column, end in enumerate(one.interval or (), 4):
            book.write(sheet, row, column, end, shown)
        book.write(sheet, row, 6, one.basis)


def _format(one: KeyNumber) -> str:
    return "amount" if one.value is not None and abs(one.value) >= 10_000 else "figure"


def _live(lines: Lines) -> dict[str, str]:
    """Give the key numbers that follow from the other sheets."""
    cash = lines.of("Q")
    first = cash.split(":", maxsplit=1)[0]
    rest = Lines(lines.first + 1, lines.last).of("Q")
    return {
        "capital": "=Capital_total",
        "npv": f"={first}+NPV((1+Discount_rate)^(1/4)-1,{rest})",
        "irr": f"=(1+IRR({cash},0.02))^4-1",
        "price": "=Price_of_one",
        "stock": "=Stock_value",
        "discount_rate": "=Discount_rate",
        "tax_rate": "=Tax_rate",
        "price_decline": "=Price_decline",
        "build": "=Build_quarters/4",
        "receivable": "=Receivable_days",
        "payable": "=Payable_days",
    }


def _capital(book: Book, found: BusinessCase) -> None:
    sheet = book.sheet(CAPITAL, TAB_PLANT)
    heads = (("Item", 46), ("Amount", 20), ("Written off over, years", 22), ("In quarters", 14))
    _heads(book, sheet, 0, (*heads, ("Depreciation a year", 20), ("Reckoned as", 60)))
    items = found.outlay.items
    for row, item in enumerate(items, 1):
        n = row + 1
        book.write(sheet, row, 0, item.title)
        book.write(sheet, row, 1, item.amount, "input")
        book.write(sheet, row, 2, item.life or "never", "input")
        quarters = f"=IF(ISNUMBER(C{n}),4*C{n},0)"
        book.formula(sheet, row, 3, quarters, 4 * (item.life or 0))
        book.formula(sheet, row, 4, f"=IF(D{n}>0,4*B{n}/D{n},0)", item.depreciation, "amount")
        book.write(sheet, row, 5, item.basis)
    last = len(items)
    book.write(sheet, last + 1, 0, "Total", "name")
    book.formula(sheet, last + 1, 1, f"=SUM(B2:B{last + 1})", found.outlay.total, "sum")
    yearly = sum(i.depreciation for i in items)
    book.formula(sheet, last + 1, 4, f"=SUM(E2:E{last + 1})", yearly, "sum")
    named(book, "Capital_amounts", CAPITAL, 1, last)
    named(book, "Capital_quarters", CAPITAL, 1, last, column="D")
    named(book, "Capital_total", CAPITAL, last + 1)


def _cost(book: Book, found: BusinessCase) -> None:
    sheet = book.sheet("Cost of one", TAB_RESULT)
    heads = (("Line", 30), (f"Amount, {found.plant.currency}", 20), ("Share", 12), ("Kind", 12))
    _heads(book, sheet, 0, (*heads, ("Formula", 70)))
    lines, total = found.cost.lines, found.cost.total
    end = len(lines) + 2
    for row, line in enumerate(lines, 1):
        book.write(sheet, row, 0, line.title)
        book.write(sheet, row, 1, line.amount, "figure")
        book.formula(sheet, row, 2, f"=B{row + 1}/B${end}", line.amount / total, "share")
        book.write(sheet, row, 3, line.kind)
        book.write(sheet, row, 4, line.formula)
    book.write(sheet, end - 1, 0, "Total", "name")
    book.formula(sheet, end - 1, 1, f"=SUM(B2:B{end - 1})", total, "figure")


def _frontier(book: Book, found: BusinessCase) -> None:
    sheet = book.sheet("Frontier", TAB_ASIDE)
    heads = ("Budget", "Spent", "Good a year", "±", "Bound", "Floor m2", "Cost of one", "Value")
    _heads(book, sheet, 0, (*((h, 18) for h in heads), ("Kind", 12), ("Bound by", 14)))
    for row, p in enumerate(found.investment.points, 1):
        best = p.best
        good, kind = (best.good, "calculated") if p.good is None else (p.good, "simulated")
        cost = None if p.cost is None else p.cost.total
        sums = (p.budget, best.capital, good, p.half_width, best.bound, best.floor, cost, p.value)
        for column, value in enumerate(sums):
            book.write(sheet, row, column, value, "amount")
        book.write(sheet, row, 8, kind)
        book.write(sheet, row, 9, best.binding)


def _risks(book: Book, found: BusinessCase) -> None:
    sheet = book.sheet("Risks", TAB_ASIDE)
    heads = (("Factor", 30), ("Low", 10), ("High", 10), ("Range is", 12))
    _heads(book, sheet, 0, (*heads, ("Value at low end", 22), ("Value at high end", 22)))
    for row, swing in enumerate(found.investment.swings, 1):
        factor = swing.factor
        cells = ((factor.title, "text"), (factor.low, "share"), (factor.high, "share"))
        ends = ((swing.low, "amount"), (swing.high, "amount"))
        for column, (value, shown) in enumerate((*cells, (factor.kind, "text"), *ends)):
            book.write(sheet, row, column, value, shown)
