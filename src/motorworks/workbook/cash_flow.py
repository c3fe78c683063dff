"""The cash flow as formulas, quarter by quarter and year by year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from motorworks.business import CashFlow
from motorworks.program.program import Array
from motorworks.workbook.book import TAB_RESULT, Book

SHEET, YEARS = "Cash flow", "By year"
TITLES = {
    "A": "Quarter",
    "B": "Year",
    "C": "Quarter of production",
    "D": "Load",
    "E": "Revenue",
    "F": "Variable costs",
    "G": "Growing costs",
    "H": "Fixed costs",
    "I": "Depreciation",
    "J": "Profit",
    "K": "Loss carried forward",
    "L": "Tax",
    "M": "Working capital tied",
    "N": "Working capital",
    "O": "Investment",
    "P": "Residual value",
    "Q": "Cash",
    "R": "Cash to date",
    "S": "Discount factor",
    "T": "Value today",
}
SUMMED = "EFGHIJLNOPQT"
"""Columns that are added up by year; the others are balances and factors."""
_FORMATS = {"A": "figure", "B": "figure", "C": "figure", "D": "share", "S": "factor"}


@dataclass(frozen=True)
class Lines:
    """Where the quarters stand in the sheet: the first and the last row, from 1."""

    first: int
    last: int

    def of(self, column: str) -> str:
        """Give the cells of a column, with the sheet."""
        return f"'{SHEET}'!${column}${self.first}:${column}${self.last}"


def write_cash_flow(book: Book, flow: CashFlow) -> Lines:
    """Write the cash flow by quarter as formulas over the inputs; give where it stands.

    Notes
    -----
    The formulas are those of :func:`~motorworks.business.cashflow.cash_flow`. Payments out are
    negative. The values beside them are its figures, shown until a spreadsheet reckons anew.
    """
    values = _values(flow)
    sheet = book.sheet(SHEET, TAB_RESULT)
    sheet.set_column(0, len(TITLES) - 1, 15)
    sheet.freeze_panes(1, 2)
    lines = Lines(2, 1 + len(values["A"]))
    for column, title in enumerate(TITLES.values()):
        book.write(sheet, 0, column, title, "head")
    for n in range(len(values["A"])):
        for column, (letter, formula) in enumerate(_formulas(n, lines).items()):
            value = float(values[letter][n])
            book.formula(sheet, n + 1, column, formula, value, _FORMATS.get(letter, "amount"))
    for column, letter in enumerate(TITLES):
        if letter in SUMMED:
            formula = f"=SUM({letter}{lines.first}:{letter}{lines.last})"
            book.formula(sheet, lines.last, column, formula, float(values[letter].sum()), "sum")
    return lines


def _formulas(n: int, lines: Lines) -> dict[str, str]:
    """Give the formulas of a quarter, by column."""
    r = n + lines.first

    def before(column: str) -> str:
        return f"{column}{r - 1}" if n else "0"

    life = "Capital_quarters"
    left = f"({life}-C{r})"
    part = f"(({left}>=1)+({left}>0)*({left}<1)*{left})"
    end = f"A{r}=A${lines.last}"
    return {
        "A": f"={before('A')}+1" if n else "=0",
        "B": f"=INT(A{r}/4)+1",
        "C": f"=A{r}-Build_quarters",
        "D": f"=IF(C{r}<0,0,INDEX(Ramp,MIN(INT(C{r}/Ramp_quarters)+1,ROWS(Ramp))))",
        "E": f"=D{r}*Good_a_year/4*Price_of_one*(1-Price_decline)^INT(MAX(C{r},0)/4)",
        "F": f"=-D{r}*Good_a_year/4*Variable_of_one",
        "G": f"=-D{r}*Growing_a_year/4",
        "H": f"=IF(C{r}<0,0,-Fixed_a_year/4)",
        "I": f"=IF(C{r}<0,0,-SUMPRODUCT(Capital_amounts/({life}+({life}=0))*({life}>0)*{part}))",
        "J": f"=E{r}+F{r}+G{r}+H{r}+I{r}",
        "K": f"=MAX(0,{before('K')}-J{r})",
        "L": f"=-Tax_rate*MAX(0,J{r}-{before('K')})",
        "M": f"=IF(OR(C{r}<0,{end}),0,"
        f"D{r}*Stock_value+(E{r}*Receivable_days+F{r}*Payable_days)*4/365)",
        "N": f"={before('M')}-M{r}",
        "O": f"=IF(C{r}<0,-Capital_total/Build_quarters,0)",
        "P": f"=IF({end},Capital_total+SUM(I${lines.first}:I{r}),0)",
        "Q": f"=E{r}+F{r}+G{r}+H{r}+L{r}+N{r}+O{r}+P{r}",
        "R": f"={before('R')}+Q{r}",
        "S": f"=(1+Discount_rate)^(-A{r}/4)",
        "T": f"=Q{r}*S{r}",
    }


def _values(flow: CashFlow) -> dict[str, Array]:
    """Give the figures of the cash flow by column of the sheet."""
    case = flow.case
    rows: Mapping[str, Array] = {name: row.ravel() for name, row in flow.rows.items()}
    at = np.arange(len(rows["cash"]))
    factor = (1 + flow.rate) ** -at.astype(float)
    return {
        "A": at,
        "B": at // 4 + 1,
        "C": at - case.build,
        "D": np.append(np.zeros(case.build), case.load()),
        "E": rows["revenue"],
        "F": rows["variable"],
        "G": rows["growing"],
        "H": rows["fixed"],
        "I": rows["depreciation"],
        "J": rows["profit"],
        "K": _carried(rows["profit"]),
        "L": rows["tax"],
        "M": -np.cumsum(rows["working_capital"]),
        "N": rows["working_capital"],
        "O": rows["investment"],
        "P": rows["residual"],
        "Q": rows["cash"],
        "R": np.cumsum(rows["cash"]),
        "S": factor,
        "T": rows["cash"] * factor,
    }


def _carried(profit: Array) -> Array:
    lost, found = 0.0, []
    for value in profit:
        lost = max(0.0, lost - float(value))
        found.append(lost)
    return np.array(found)


def write_years(book: Book, flow: CashFlow, lines: Lines) -> None:
    """Write the cash flow by year from the first payment on, as sums of its quarters."""
    values = _values(flow)
    sheet = book.sheet(YEARS, TAB_RESULT)
    sheet.set_column(0, len(SUMMED), 15)
    book.write(sheet, 0, 0, "Year", "head")
    years = int(values["B"][-1])
    for column, letter in enumerate(SUMMED, 1):
        book.write(sheet, 0, column, TITLES[letter], "head")
        of_year = _by_year(values[letter], values["B"])
        for year in range(1, years + 1):
            book.write(sheet, year, 0, year, "figure")
            formula = f"=SUMIF({lines.of('B')},$A{year + 1},{lines.of(letter)})"
            book.formula(sheet, year, column, formula, of_year(year), "amount")
        top = chr(ord("A") + column)
        whole = float(values[letter].sum())
        book.formula(sheet, years + 1, column, f"=SUM({top}2:{top}{years + 1})", whole, "sum")
    book.write(sheet, years + 1, 0, "Sum", "name")


def _by_year(values: Array, years: Array) -> Callable[[int], float]:
    return lambda year: float(values[years == year].sum())
