"""A programme on the command line."""

import json

import pytest

FEW = ("--draws", "300", "--unlimited")


def test_the_reference_programme_in_words_json_and_on_a_page(command, tmp_path):
    """Dates of the data, and a page with its bar chart."""
    said = command("programme", "dalian", *FEW, "--today", "2020-10-01", "--out", "here")
    assert said.code == 0, said.err
    assert "Start of production on 3 May 2021, full capacity on 13 May 2022" in said.out
    page = (tmp_path / "here" / "programme.html").read_text()
    assert 'class="today"' in page
    assert page.count('class="row critical" tabindex="-1"') == 11
    given = json.loads(command("programme", "dalian", *FEW, "--json").out)
    assert [g["typical"] for g in given["goals"]] == ["2021-05-03", "2022-05-13"]
    assert given["crews"] is None
    lost = {c["case"]: c["days_lost"] for c in given["cases"]}
    assert lost["data"][0]["typical"] == 95


@pytest.mark.parametrize("ending", [".xml", ".csv", ".xlsx"])
def test_a_programme_comes_back_from_a_file(command, tmp_path, ending):
    """The same dates, in either form."""
    said = command("programme", "trucks", *FEW, "--export", f"out{ending}")
    assert said.code == 0, said.err
    if ending != ".xml":
        # A table has no holidays: it says so.
        given = json.loads(command("programme", "--from", f"out{ending}", *FEW, "--json").out)
        assert "taken as Monday to Friday" in given["notes"][0]
        assert len(given["activities"]) == 19
        return
    before = json.loads(command("programme", "trucks", *FEW, "--json").out)["activities"]
    after = json.loads(command("programme", "--from", "out.xml", *FEW, "--json").out)["activities"]
    assert [(a["start"], a["finish"]) for a in before] == [(a["start"], a["finish"]) for a in after]


def test_a_table_and_a_workbook_say_the_same(command):
    """Activity by activity, dates and floats."""
    for ending in (".csv", ".xlsx"):
        assert command("programme", "trucks", *FEW, "--export", f"out{ending}").code == 0
    one, other = (
        json.loads(command("programme", "--from", f"out{ending}", *FEW, "--json").out)
        for ending in (".csv", ".xlsx")
    )
    assert one["activities"] == other["activities"]
    assert one["exposures"] == other["exposures"]


def test_a_curve_from_a_file_slows_the_work(command, tmp_path):
    """Half of the people for a month of the works."""
    (tmp_path / "fever.csv").write_text("date,share\n2020-07-01,50 %\n2020-07-30,50 %\n")
    words = ("programme", "dalian", *FEW, "--curve", "fever.csv", "--json")
    given = json.loads(command(*words).out)
    by = {c["case"]: c["days_lost"][0]["typical"] for c in given["cases"] if c["days_lost"]}
    assert by["on"] == pytest.approx(95 + 45 + 15, abs=1)  # the risk takes 45 days


WRONG = {
    "no-plant": ((), {}),
    "both": (("dalian", "--from", "x.csv"), {}),
    "no-activities": (("midsize",), {}),
    "other-ending": (("--from", "plan.mpp"), {"plan.mpp": "?"}),
    "missing-file": (("--from", "plan.xml"), {}),
    "endless": (
        ("--from", "plan.csv"),
        {"plan.csv": "name,duration,start\nA,999999,2021-01-01\n"},
    ),
    "far-today": (("dalian", "--today", "0001-01-01"), {}),
    "no-workbook": (("--from", "plan.xlsx"), {"plan.xlsx": "name,duration\n"}),
    "no-xml": (("--from", "plan.xml"), {"plan.xml": "name,duration\n"}),
    "no-columns": (("--from", "plan.csv"), {"plan.csv": "task,days\nA,3\n"}),
    "circle": (
        ("--from", "plan.csv"),
        {"plan.csv": "name,duration,after,start\nA,3,B,2021-01-01\nB,2,A,2021-01-01\n"},
    ),
    "dangling": (
        ("--from", "plan.csv"),
        {"plan.csv": "name,duration,after,start\nA,3,Z,2021-01-01\n"},
    ),
    "bad-link": (
        ("--from", "plan.csv"),
        {"plan.csv": "name,duration,after,start\nA,3,,2021-01-01\nB,2,A FS+soon,2021-01-01\n"},
    ),
    "negative": (("--from", "plan.csv"), {"plan.csv": "name,duration,start\nA,-3,2021-01-01\n"}),
    "no-start": (("--from", "plan.csv"), {"plan.csv": "name,duration\nA,3\n"}),
    "unknown-curve": (("dalian", "--curve", "plague"), {}),
    "curve-out-of-order": (
        ("dalian", "--curve", "c.csv"),
        {"c.csv": "date,share\n2020-02-03,0.5\n2020-02-01,0.7\n"},
    ),
    "curve-no-share": (
        ("dalian", "--curve", "c.csv"),
        {"c.csv": "date,share\n2020-02-03,many\n"},
    ),
    "no-day": (("dalian", "--today", "soon"), {}),
    "other-law": (("dalian", "--spread", "normal"), {}),
    "export-ending": (("dalian", "--export", "plan.pdf"), {}),
}


@pytest.mark.parametrize("case", WRONG)
def test_bad_input_is_refused_with_what_to_do(command, tmp_path, case):
    """Exit code 2 and the message that is kept."""
    from tests.cli.golden import matches

    words, files = WRONG[case]
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    said = command("programme", *words, "--draws", "300", "--unlimited")
    assert said.code == 2
    assert matches(said.err, f"programme-{case}.txt")


def test_closed_firms_slow_what_they_make(command, tmp_path):
    """Presses and lines are ordered from firms; their float is longer than what they lose."""
    words = ("programme", "dalian", *FEW, "--json")
    usual = {s["activity"]: s for s in json.loads(command(*words).out)["slowed"]}
    assert usual["E01"]["by"] == "small_firms"
    assert usual["C02"]["by"] == ""
    (tmp_path / "shut.csv").write_text("date,share\n2019-08-01,0\n2020-03-30,0\n")
    given = json.loads(command(*words, "--firms", "shut.csv").out)
    shut = {s["activity"]: s for s in given["slowed"]}
    # 243 days at 40 % of the pace cost 146 days.
    assert shut["E01"]["longer"] == pytest.approx(0.6 * 243, abs=1)
    assert shut["C02"] == usual["C02"]
    said = command("programme", "dalian", *FEW, "--firms", "nobody")
    assert said.code == 2
    assert "there is no curve 'nobody' in dalian" in said.err


def test_where_a_project_stands(command, tmp_path):
    """Earned value in words, as JSON and on the page; what is no report is refused."""
    (tmp_path / "done.csv").write_text(
        "activity,date,complete,cost\nC01,2020-05-01,100 %,\nC02,2020-06-01,30 %,3000000000\n"
    )
    words = ("programme", "dalian", *FEW, "--progress", "done.csv")
    said = command(*words, "--today", "2020-06-01", "--out", "here")
    assert said.code == 0, said.err
    assert "by the earned schedule -" in said.out
    page = (tmp_path / "here" / "programme.html").read_text()
    assert "Where it stands on 2020-06-01" in page
    given = json.loads(command(*words, "--today", "2020-06-01", "--json").out)["progress"]
    assert given["ev"] < given["pv"] < given["bac"]
    assert given["cpi"] == pytest.approx(given["ev"] / given["ac"])
    # 45.5 days of piling are left on 1 June, 16 of them planned: 29.5 days late.
    assert given["forecast"][0]["typical"] == "2021-06-01"
    said = command(*words)
    assert said.code == 2
    assert "give it with --today" in said.err
