"""The page of a programme: small projects, large ones, those with nothing to show."""

from datetime import date

import pytest
from tests.construction.by_hand import project_by_hand, row
from tests.projects.by_hand import DAY
from tests.report.test_page import Outline

from motorworks.construction import Goal, ProgrammeWish, project_of, study_programme
from motorworks.plantfile import load
from motorworks.projects import Resource
from motorworks.report.figures.gantt import gantt_data
from motorworks.report.money import Purse
from motorworks.report.studies.programme import programme_study
from motorworks.report.studies.study import study_html, write_study

PURSE = Purse(code="JPY")


def studied(project, **wish):
    """Give the study of a project from few draws."""
    return study_programme(project, ProgrammeWish(draws=200, **wish))


def large(count=300):
    """Give a chain of three strands, one of which has a day of float."""
    rows = [
        row(
            *(f"T{n}", 5 - (n == 1), f"T{n - 3}" if n > 2 else ""),
            **{"kind": "civil", "shortest": 3 * DAY, "people": n % 7},
        )
        for n in range(count)
    ]
    return project_by_hand(*rows)


def test_the_page_of_a_plant_is_whole():
    """Every element is closed; anchors are used once."""
    found = studied(project_of(load("trucks")), today=date(2025, 1, 1), crews=False)
    page = Outline(study_html(programme_study(found, PURSE)))
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))


def test_bars_stand_where_their_dates_are():
    """Ten days, then ten: halves of the chart, less its margins; the milestone is a point."""
    found = studied(
        project_by_hand(row("A", 10), row("B", 10, "A"), row("end", 0, "B"), row("C", 5))
    )
    data = gantt_data(found)
    ((_, rows),) = data["groups"]
    by = {r["name"]: r for r in rows}
    assert float(by["B"]["left"]) - float(by["A"]["left"]) == pytest.approx(
        float(by["A"]["width"]), abs=0.01
    )
    assert by["end"]["milestone"]
    assert by["A"]["style"] == "critical"
    assert float(by["C"]["float"][1]) == pytest.approx(3 * float(by["C"]["width"]), abs=0.01)
    assert [link["critical"] for link in data["links"]] == [True, True]
    assert data["rows"] == 5


def test_what_is_above_the_limit_is_drawn_apart():
    """Two cranes where there is one."""
    crane = Resource(name="crane", amount=1)
    needs = {"needs": {"crane": 1}}
    found = studied(project_by_hand(row("A", 7, **needs), row("B", 7, **needs), resources=(crane,)))
    (resource,) = gantt_data(found)["resources"]
    assert resource["over"]
    assert "at most 2 at once" in resource["tip"]


def test_deadlines_and_due_dates_are_drawn():
    """One is missed."""
    goal = Goal(activity="A", title="Opening", planned=date(2021, 3, 5))
    project = project_by_hand(row("A", 10, deadline=date(2021, 3, 6)), goals=(goal,))
    found = studied(project)
    data = gantt_data(found)
    assert [line["text"] for line in data["lines"]] == ["Opening, planned 2021-03-05"]
    assert "late" in data["groups"][0][1][0]["style"]
    assert programme_study(found, PURSE).chip == "Later than planned"


def test_three_hundred_activities_open_in_a_browser(browser, tmp_path):
    """Arrow keys go from row to row, Enter lights up what a row is tied to."""
    found = studied(large())
    path = write_study(programme_study(found, PURSE), tmp_path / "large.html")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".gantt").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter", "+"):
        page.keyboard.press(key)
    assert page.locator(".row.picked").count() == 1
    assert page.locator(".row.tied").count() >= 1
    assert page.locator(".under path.lit").count() >= 1
    assert page.locator(".row[data-name]:visible").count() == 300
    page.get_by_role("button", name="Critical only").click()
    critical = page.locator(".row.critical:visible").count()
    assert critical == page.locator(".row[data-name]:visible").count() == 200
    page.keyboard.press("Home")
    assert wrong == []
    page.close()
