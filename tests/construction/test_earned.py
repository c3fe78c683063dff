"""Earned value and earned schedule against a case worked by hand, from the published formulas."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.construction.by_hand import MONDAY, project_by_hand, row

from motorworks.construction import Goal, ProgrammeWish, study_programme
from motorworks.construction.progress import Report, going_on
from motorworks.construction.progress_file import read_progress
from motorworks.errors import MotorworksError
from motorworks.projects import Dependency

GOLDEN = Path(__file__).parent / "golden" / "earned-value.csv"
TODAY = MONDAY + timedelta(days=60)
REPORTS = (
    Report(activity="A", day=MONDAY + timedelta(days=35), complete=1.0, cost=330.0),
    Report(activity="B", day=MONDAY + timedelta(days=50), complete=0.2, cost=150.0),
    Report(activity="B", day=TODAY, complete=0.4, cost=400.0),
    Report(activity="C", day=TODAY, complete=0.0, cost=0.0),
)


def project():
    """Give 30 days for 300, then 60 for 900, then 30 for 300."""
    return project_by_hand(
        row("A", 30, cost=300.0),
        row("B", 60, "A", cost=900.0),
        row("C", 30, "B", cost=300.0),
        goals=(Goal(activity="C", title="End"),),
    )


def standing(reports=REPORTS, today=TODAY, of=None):
    """Give where it stands."""
    wish = ProgrammeWish(draws=100, today=today, reports=reports, crews=False)
    return study_programme(of or project(), wish).standing


def test_every_figure_is_that_of_the_golden_case():
    """Each by its formula, worked by hand in the file."""
    found = standing()
    with GOLDEN.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 16
    for kept in rows:
        assert getattr(found, kept["figure"]) == pytest.approx(float(kept["value"])), kept


def test_the_end_by_earned_schedule_and_by_what_is_left():
    """120 days at 0.9 are 133.3; 36 days of B are left, then C: 60 + 36 + 30."""
    found = standing()
    assert found.expected_end - MONDAY.toordinal() == pytest.approx(120 / 0.9)
    (forecast,) = found.forecasts
    assert forecast.typical - MONDAY.toordinal() == pytest.approx(126)
    assert forecast.low == forecast.high == forecast.typical


def test_the_course_at_the_dates_of_reports():
    """On the 35th day A, on the 50th a fifth of B besides."""
    found = standing()
    assert [(d - MONDAY).days for d in found.days] == [35, 50, 60]
    assert list(found.earned_by) == [300, 480, 660]
    assert list(found.actual_by) == [330, 480, 730]
    assert found.as_planned == ()


def test_what_nobody_reports_counts_as_planned():
    """A is whole and has cost what it was to; a report without a cost has cost its value."""
    found = standing((Report(activity="B", day=TODAY, complete=0.4),))
    assert found.as_planned == ("A", "C")
    assert (found.earned, found.actual) == (660, 660)
    assert found.cost_index == 1


def test_all_as_planned_stands_at_one():
    """Earned is planned, at any day."""
    for days in (1, 30, 31, 75, 120, 200):
        today = MONDAY + timedelta(days=days)
        found = standing((Report(activity="A", day=today, complete=min(1.0, days / 30)),), today)
        assert found.schedule_index == pytest.approx(1.0)
        assert found.earned_schedule == pytest.approx(min(days, 120))


def test_money_that_is_paid_at_once_is_a_step():
    """A milestone of 600 after 30 days: 300 or 500 earned, the plan has it on that day."""
    stepped = project_by_hand(row("A", 30, cost=300.0), row("M", 0, "A", cost=600.0))
    later = Report(activity="M", day=TODAY, complete=0.0)
    found = standing((replace(REPORTS[0], cost=None), later), of=stepped)
    assert (found.planned, found.earned) == (900, 300)
    assert found.earned_schedule == pytest.approx(30)


def test_later_reports_are_passed_over():
    """On the 50th day nobody knows of the 60th."""
    found = standing(today=MONDAY + timedelta(days=50))
    assert found.earned == 480
    assert found.forecasts[0].typical - MONDAY.toordinal() == pytest.approx(50 + 48 + 30)


def test_what_has_begun_waits_for_nothing_to_start_and_ends_no_sooner():
    """A link to its start is fulfilled; one to its finish holds."""
    b = row("B", 60, cost=1.0)
    links = (
        Dependency(activity="A"),
        Dependency(activity="A", kind="finish-finish", lag=86400.0),
    )
    half = (Report(activity="B", day=TODAY, complete=0.5),)
    (_, found) = going_on((row("A", 30), replace(b, after=links)), half, TODAY)
    assert [link.kind for link in found.after] == ["finish-finish"]
    assert found.duration == 30 * 86400
    assert found.not_before == TODAY


def test_a_project_without_money_has_no_earned_value():
    """It says what to do."""
    with pytest.raises(MotorworksError, match="no money to be earned: give its activities a cost"):
        standing(of=project_by_hand(row("A", 30), row("B", 60, "A"), row("C", 5, "B")))


def test_progress_without_a_day_is_refused():
    """It is looked at on a day."""
    with pytest.raises(MotorworksError, match="give it with --today"):
        ProgrammeWish(draws=100, reports=REPORTS)


def test_progress_is_read_from_a_file(tmp_path):
    """Per cent or share; the cost may be missing."""
    path = tmp_path / "done.csv"
    path.write_text("activity,date,complete,cost\nA,2021-04-05,100 %,330\n\nB,2021-04-20,0.2,\n")
    assert read_progress(path, "AB") == (
        Report(activity="A", day=date(2021, 4, 5), complete=1.0, cost=330.0),
        Report(activity="B", day=date(2021, 4, 20), complete=0.2, cost=None),
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "write these headings"),
        ("name,date,complete,cost\n", "first line is not 'activity,date,complete,cost'"),
        ("activity,date,complete,cost\n", "there is no report in it"),
        ("activity,date,complete,cost\nA,May,1,2\n", "line 2: 'A,May,1,2' is no report"),
        ("activity,date,complete,cost\nA,2021-04-05,120 %,2\n", "share from 0 to 100 %"),
        ("activity,date,complete,cost\nA,2021-04-05,1,-2\n", "is no report"),
        ("activity,date,complete,cost\nA,2021-04-05,nan,2\n", "is no report"),
        ("activity,date,complete,cost\nA,2021-04-05,1\n", "is no report"),
        (
            "activity,date,complete,cost\nZ,2021-04-05,1,2\n",
            "there is no activity 'Z'; there are A",
        ),
        (
            "activity,date,complete,cost\nA,2021-04-05,0.5,2\nA,2021-04-05,1,2\n",
            "line 3: A on 2021-04-05 does not come after 2021-04-05",
        ),
        (
            "activity,date,complete,cost\nA,2021-04-05,0.5,2\nA,2021-05-05,0.4,2\n",
            "what is done stays done",
        ),
        (
            "activity,date,complete,cost\nA,2021-04-05,0.5,2\nA,2021-05-05,0.6,1\n",
            "write all that it has cost",
        ),
    ],
)
def test_wrong_files_are_refused(tmp_path, lines, said):
    """With the line, what was given and what was expected."""
    path = tmp_path / "done.csv"
    path.write_text(lines)
    with pytest.raises(MotorworksError, match=said):
        read_progress(path, "AB")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """In words."""
    with pytest.raises(MotorworksError, match="cannot be read"):
        read_progress(tmp_path / "none.csv", "AB")
