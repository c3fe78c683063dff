"""The business case on the command line: page, workbook and JSON of one look."""

import json
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KINDS = {"simulated", "calculated", "given", "assumed"}


def cells(path):
    """Give the formulas and the values of a workbook by sheet and cell, and its names."""
    with zipfile.ZipFile(path) as book:
        tree = ET.fromstring(book.read("xl/workbook.xml"))
        sheets = [s.get("name") for s in tree.iter(f"{CELL}sheet")]
        names = {d.get("name") for d in tree.iter(f"{CELL}definedName")}
        formulas, values = {}, {}
        for n, title in enumerate(sheets, 1):
            for cell in ET.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")).iter(f"{CELL}c"):
                at = (title, cell.get("r"))
                formula, value = cell.find(f"{CELL}f"), cell.find(f"{CELL}v")
                if formula is not None:
                    formulas[at] = formula.text
                if value is not None and cell.get("t") != "s":
                    values[at] = float(value.text)
    return formulas, values, names


def test_page_workbook_and_figures_of_one_case(command, tmp_path):
    """The page tells what the JSON does; the workbook's formulas show the same figures."""
    words = ("--calculated", "--draws", "300", "--frontier", "2", "--out", "here", "--json")
    said = command("business-case", "midsize", *words)
    assert said.code == 0, said.err
    given = json.loads(said.out)
    _page((tmp_path / "here" / "business-case.html").read_text(), given)
    _book(tmp_path / "here" / "business-case.xlsx", given)


def _page(page, given):
    for heading in ("Key numbers", "The plant on its floor", "What half the money buys, and what"):
        assert heading in page
    assert given["verdict"] in page
    numbers = {n["key"]: n for n in given["numbers"]}
    assert {n["kind"] for n in numbers.values()} <= KINDS
    assert numbers["good"]["kind"] == "calculated"
    assert numbers["tax_rate"]["kind"] == "assumed"  # marked so in the plant file
    assert numbers["price"]["kind"] == "given"
    assert numbers["build"]["kind"] == "assumed"
    low, high = numbers["npv"]["interval"]
    assert low < numbers["npv"]["value"] < high
    assert given["worth_it"] == (numbers["npv"]["value"] > 0)
    half, whole = given["investment"]["frontier"]
    assert half["budget"] == pytest.approx(whole["budget"] / 2)
    assert given["site"]["fits"] == all(c["good"] for c in given["site"]["checks"])


def _book(path, given):
    formulas, values, names = cells(path)
    flow = given["investment"]["cash_flow"]
    quarters = len(flow["cash"])
    for column, line in zip(
        "EFGHIJLNOPQ",
        (
            *("revenue", "variable", "growing", "fixed", "depreciation", "profit", "tax"),
            *("working_capital", "investment", "residual", "cash"),
        ),
        strict=True,
    ):
        at = [("Cash flow", f"{column}{r}") for r in range(2, quarters + 2)]
        assert all(a in formulas for a in at), line
        assert [values[a] for a in at] == pytest.approx(flow[line], abs=0.01)
        end = ("Cash flow", f"{column}{quarters + 2}")
        assert formulas[end] == f"SUM({column}2:{column}{quarters + 1})"
        assert values[end] == pytest.approx(sum(flow[line]), abs=0.01)
    years = [v for (s, a), v in values.items() if s == "By year" and re.fullmatch(r"L\d+", a)]
    assert sum(years[:-1]) == pytest.approx(sum(flow["cash"]), abs=0.01)
    assert years[-1] == pytest.approx(sum(flow["cash"]), abs=0.01)
    npv = next(a for a, f in formulas.items() if "NPV(" in f)
    assert values[npv] == pytest.approx(given["investment"]["npv"])
    assert sum(v for (s, a), v in values.items() if (s, a[0]) == ("Cash flow", "T")) / 2 == (
        pytest.approx(given["investment"]["npv"])  # the sum below counts them once more
    )
    rate = next(a for a, f in formulas.items() if "IRR(" in f)
    assert values[rate] == pytest.approx(given["investment"]["irr"])
    items = given["investment"]["frontier"][-1]["capital"]
    assert values["Capital", max(a for s, a in formulas if s == "Capital" and a[0] == "B")] == (
        pytest.approx(items)
    )
    called = {n for f in formulas.values() for n in re.findall(r"\b[A-Z][a-z]+_[a-z_]+\b", f)}
    assert called | {"Ramp"} == names


def test_a_simulated_ramp_beside_the_assumed_one(command, tmp_path):
    """The workbook goes by quarters then, and the page shows what either is worth."""
    slow = tmp_path / "slow.json"
    slow.write_text(json.dumps({"load": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0]}))
    words = ("--calculated", "--draws", "100", "--frontier", "1", "--out", "here", "--json")
    usual = json.loads(command("business-case", "midsize", *words).out)
    said = command("business-case", "midsize", *words, "--ramp", str(slow))
    assert said.code == 0, said.err
    given = json.loads(said.out)
    numbers = {n["key"]: n for n in given["numbers"]}
    before = next(n for n in usual["numbers"] if n["key"] == "npv")
    assert numbers["npv_assumed_ramp"]["value"] == pytest.approx(before["value"])
    assert numbers["npv_assumed_ramp"]["kind"] == "assumed"
    assert numbers["npv"]["value"] < before["value"]
    assert "usual ramp" in (tmp_path / "here" / "business-case.html").read_text()
    _book(tmp_path / "here" / "business-case.xlsx", given)
    assert "npv_assumed_ramp" not in {n["key"] for n in usual["numbers"]}


def test_a_budget_below_one_module_writes_nothing(command, tmp_path):
    """Exit code 2, and the least that works."""
    words = ("--budget", "3M EUR", "--calculated", "--out", "here")
    said = command("business-case", "midsize", *words)
    assert said.code == 2
    assert "buy no module; the nearest that does is" in said.err
    assert not list((tmp_path / "here").glob("*"))
