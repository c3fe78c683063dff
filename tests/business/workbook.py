"""The golden cash flow as a workbook of formulas, for a spreadsheet to reckon.

Run as ``python -m tests.business.workbook FOLDER`` it writes ``cash.xlsx``. LibreOffice, set to
recalculate what it loads, makes the golden table of it:
``soffice --headless --convert-to csv --outdir tests/business/golden cash.xlsx``.
Nothing of Motorworks is used to write it.
"""

import sys
from pathlib import Path

import xlsxwriter

ASSETS = ((8_000_000.0, 2.5), (3_000_000.0, 20.0), (500_000.0, 0.0))
"""Amounts and lives in years; 0: never written off."""
GOOD, PRICE, DECLINE = 40_000.0, 410.0, 0.03
UNIT, GROWING, FIXED = 236.5, 1_200_000.0, 900_000.0
STOCK, BUILD, YEARS = 300_000.0, 3, 3
RAMP = (0.22, 0.75, 1.0)
DISCOUNT, TAX = 0.09, 0.28
RECEIVABLE, PAYABLE = 45.0, 30.0
HEADS = [
    *("quarter", "load", "revenue", "variable", "growing", "fixed", "depreciation", "profit"),
    *("loss", "tax", "tied", "working_capital", "investment", "residual", "cash", "value"),
]


def write(path):
    """Write the workbook."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("cash")
    exact = book.add_format({"num_format": "0.000000"})
    for column, head in enumerate(HEADS):
        sheet.write(0, column, head)
    last = BUILD + YEARS * 4
    for n in range(last):
        row, p = n + 2, n - BUILD  # row in the sheet; quarter of production
        year = p // 4
        made = p >= 0
        written = "+".join(
            f"{amount}/{life * 4}*MAX(0,MIN(1,{life * 4}-{p}))" for amount, life in ASSETS if life
        )
        cells = {
            "A": f"={n}",
            "B": f"={RAMP[min(year, len(RAMP) - 1)]}" if made else "=0",
            "C": f"=B{row}*{GOOD}/4*{PRICE}*(1-{DECLINE})^{max(year, 0)}",
            "D": f"=B{row}*{GOOD}/4*{UNIT}",
            "E": f"=B{row}*{GROWING}/4",
            "F": f"={FIXED}/4" if made else "=0",
            "G": f"={written}" if made else "=0",
            "H": f"=C{row}-D{row}-E{row}-F{row}-G{row}",
            "I": f"=MAX(0,-(H{row}-{f'I{row - 1}' if n else 0}))",
            "J": f"={TAX}*MAX(0,H{row}-{f'I{row - 1}' if n else 0})",
            "K": f"=B{row}*{STOCK}+(C{row}*{RECEIVABLE}-D{row}*{PAYABLE})*4/365"
            if made and n < last - 1
            else "=0",
            "L": f"=K{row}-{f'K{row - 1}' if n else 0}",
            "M": f"={sum(a for a, _ in ASSETS)}/{BUILD}" if not made else "=0",
            "N": f"={sum(a for a, _ in ASSETS)}-SUM(G2:G{row})" if n == last - 1 else "=0",
            "O": f"=C{row}-D{row}-E{row}-F{row}-J{row}-L{row}-M{row}+N{row}",
            "P": f"=O{row}/(1+{DISCOUNT})^(A{row}/4)",
        }
        for letter, formula in cells.items():
            sheet.write_formula(f"{letter}{row}", formula, exact)
    end = last + 1
    sheet.write(end, 0, "npv")
    sheet.write_formula(end, 1, f"=SUM(P2:P{end})", exact)
    sheet.write_formula(end, 2, f"=O2+NPV((1+{DISCOUNT})^(1/4)-1,O3:O{end})", exact)
    sheet.write(end + 1, 0, "irr")
    fine = book.add_format({"num_format": "0.000000000000"})
    sheet.write_formula(end + 1, 1, f"=IRR(O2:O{end},0.02)", fine)
    book.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "cash.xlsx")
