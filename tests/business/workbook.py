"""The golden cash flows as workbooks of formulas, for a spreadsheet to reckon.

Run as ``python -m tests.business.workbook FOLDER`` it writes ``cash.xlsx`` there, and a
workbook for each folder of ``golden`` that has a ``case.json``. LibreOffice, set to recalculate
what it loads, makes the golden tables of them:
``soffice --headless --convert-to csv --outdir OUT cash.xlsx``.
Nothing of Motorworks is used to write them.
"""

import json
import sys
from pathlib import Path

import xlsxwriter

GOLDEN = Path(__file__).parent / "golden"
SMALL = {
    "assets": [[8_000_000.0, 2.5], [3_000_000.0, 20.0], [500_000.0, 0.0]],
    "good": 40_000.0,
    "price": 410.0,
    "price_decline": 0.03,
    "variable": 236.5,
    "growing": 1_200_000.0,
    "fixed": 900_000.0,
    "stock": 300_000.0,
    "build": 3,
    "years": 3,
    "ramp": [0.22, 0.75, 1.0],
    "discount": 0.09,
    "tax": 0.28,
    "receivable": 45.0,
    "payable": 30.0,
}
"""Assets are amounts and lives in years; 0: never written off."""
HEADS = [
    *("quarter", "load", "revenue", "variable", "growing", "fixed", "depreciation", "profit"),
    *("loss", "tax", "tied", "working_capital", "investment", "residual", "cash", "value"),
    *("sum", "below"),
]


def write(path, case):
    """Write the workbook of a case."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("cash")
    exact = book.add_format({"num_format": "0.000000"})
    for column, head in enumerate(HEADS):
        sheet.write(0, column, head)
    last = case["build"] + case["years"] * 4
    for n in range(last):
        for letter, formula in quarter(case, n, last).items():
            sheet.write_formula(f"{letter}{n + 2}", formula, exact)
    end = last + 1
    rate = case["discount"]
    sheet.write(end, 0, "npv")
    sheet.write_formula(end, 1, f"=SUM(P2:P{end})", exact)
    sheet.write_formula(end, 2, f"=O2+NPV((1+{rate})^(1/4)-1,O3:O{end})", exact)
    sheet.write(end + 1, 0, "irr")
    fine = book.add_format({"num_format": "0.000000000000"})
    sheet.write_formula(end + 1, 1, f"=IRR(O2:O{end},0.02)", fine)
    sheet.write(end + 2, 0, "payback")
    late = f"MAX(R2:R{end})"  # the number of the last quarter that ends below zero, from 1 on
    paid = f"-INDEX(Q2:Q{end},{late})/INDEX(O2:O{end},{late}+1)"
    sheet.write_formula(end + 2, 1, f"=IF(Q{end}<0,-1,({late}-1+{paid})/4)", fine)
    book.close()


def quarter(case, n, last):
    """Give the formulas of a quarter, by column."""
    row, p = n + 2, n - case["build"]  # row in the sheet; quarter of production
    year, made, ends = p // 4, p >= 0, n == last - 1
    good, assets = case["good"], case["assets"]
    written = "+".join(
        f"{amount}/{life * 4}*MAX(0,MIN(1,{life * 4}-{p}))" for amount, life in assets if life
    )
    paid = sum(a for a, _ in assets)
    days = f"(C{row}*{case['receivable']}-D{row}*{case['payable']})*4/365"
    lost = f"I{row - 1}" if n else 0
    return {
        "A": f"={n}",
        "B": f"={case['ramp'][min(year, len(case['ramp']) - 1)]}" if made else "=0",
        "C": f"=B{row}*{good}/4*{case['price']}*(1-{case['price_decline']})^{max(year, 0)}",
        "D": f"=B{row}*{good}/4*{case['variable']}",
        "E": f"=B{row}*{case['growing']}/4",
        "F": f"={case['fixed']}/4" if made else "=0",
        "G": f"={written}" if made else "=0",
        "H": f"=C{row}-D{row}-E{row}-F{row}-G{row}",
        "I": f"=MAX(0,-(H{row}-{lost}))",
        "J": f"={case['tax']}*MAX(0,H{row}-{lost})",
        "K": f"=B{row}*{case['stock']}+{days}" if made and not ends else "=0",
        "L": f"=K{row}-{f'K{row - 1}' if n else 0}",
        "M": f"={paid}/{case['build']}" if not made else "=0",
        "N": f"={paid}-SUM(G2:G{row})" if ends else "=0",
        "O": f"=C{row}-D{row}-E{row}-F{row}-J{row}-L{row}-M{row}+N{row}",
        "P": f"=O{row}/(1+{case['discount']})^(A{row}/4)",
        "Q": f"=SUM(O$2:O{row})",
        "R": f"=IF(Q{row}<0,A{row}+1,0)",
    }


def cases():
    """Give the golden cases: the table of each, and what it is reckoned from."""
    found = {"cash": (GOLDEN / "cash.csv", SMALL)}
    for path in sorted(GOLDEN.glob("*/case.json")):
        found[path.parent.name] = path.parent / "cash.csv", json.loads(path.read_text("utf-8"))
    return found


if __name__ == "__main__":
    for name, (_, case) in cases().items():
        write(Path(sys.argv[1]) / f"{name}.xlsx", case)
