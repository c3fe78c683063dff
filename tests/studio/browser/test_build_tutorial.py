"""A line of ten stations with a test and rework, built by hand: no text is typed but values."""

from pathlib import Path
from typing import Any

import pytest

from motorworks.plantfile import check_plant
from motorworks.simulation import simulate

TITLES = ["Insert", "Form", "Twist", "Weld", "Clean", "Trickle", "Cure", "Assemble", "Test", "Pack"]
TIMES = ["50 s", "48 s", "52 s", "55 s", "40 s", "50 s", "54 s", "57 s", "45 s", "30 s"]


@pytest.fixture(scope="module")
def studio(studio_of):
    """Give a server of this module's own: its tests change things."""
    return studio_of()


def chip(page: Any, path: str) -> Any:
    """Give a thing on the board."""
    return page.locator(f'.board [data-path="{path}"]')


def choose(page: Any, path: str) -> None:
    """Show the form of a thing."""
    chip(page, path).click()
    page.locator(f'.build-form .field[data-path^="{path}."]').first.wait_for()


def fill(page: Any, path: str, text: str) -> None:
    """Type a value into its field and leave it; wait until the plant has it."""
    box = page.locator(f'.build-form .field[data-path="{path}"] input').first
    before = page.locator(".toolbar button").first.get_attribute("title")
    box.fill(text)
    box.press("Enter")
    page.wait_for_function(
        "([before]) => document.querySelector('.toolbar button').title !== before", arg=[before]
    )


def add(page: Any, word: str) -> None:
    """Press a word of the palette."""
    page.locator(f'.palette [data-add="{word}"]').click()


def connect(page: Any, origin: str, to: str, what: str = "good parts") -> None:
    """Connect by the form."""
    choose(page, origin)
    if ".station." in origin:
        page.get_by_label("What", exact=True).select_option(what)
    page.get_by_label("Goes to").select_option(to)
    before = page.locator(".toolbar button").first.get_attribute("title")
    page.get_by_role("button", name="Connect", exact=True).click()
    page.wait_for_function(
        "([before]) => document.querySelector('.toolbar button').title !== before", arg=[before]
    )


def test_a_ten_station_line_is_built_by_hand(page_of: Any, studio: Any) -> None:
    """From an empty plant; checked without errors, saved, and set running."""
    page = page_of(f"{studio.url}/#build")
    page.get_by_text("File", exact=True).click()
    page.get_by_role("button", name="New plant …").click()
    page.get_by_label("What is it called?").fill("Ten stations")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("heading", name="An empty plant").wait_for()

    add(page, "line")
    chip(page, "line.line_1").wait_for()
    for number in range(2, 11):
        page.get_by_role("button", name="+ Station").click()
        chip(page, f"line.line_1.station.station_{number}").wait_for()
    for number, (title, time) in enumerate(zip(TITLES, TIMES, strict=True), start=1):
        path = f"line.line_1.station.station_{number}"
        choose(page, path)
        fill(page, f"{path}.title", title)
        fill(page, f"{path}.cycle_time", time)

    test = "line.line_1.station.station_9"
    choose(page, test)
    fill(page, f"{test}.rework_rate", "5 %")
    fill(page, f"{test}.scrap_rate", "1 %")
    choose(page, "line.line_1")
    page.locator(".below").get_by_role("button", name="Add buffer").click()
    rework = "line.line_1.buffer.buffer_1"
    chip(page, rework).wait_for()
    choose(page, rework)
    fill(page, f"{rework}.capacity", "8")
    connect(page, test, "buffer_1 (buffer in line_1)", "parts to be reworked")
    page.locator(f'.build-form .field[data-path="{test}.rework_to"]').wait_for(state="attached")
    connect(page, rework, "station_8 (station in line_1)")

    add(page, "source")
    chip(page, "source.source_1").wait_for()
    source = page.get_by_role("button", name="Connect source_1 to …")
    source.drag_to(chip(page, "line.line_1.station.station_1"))
    add(page, "sink")
    chip(page, "sink.sink_1").wait_for()
    page.get_by_role("button", name="Connect station_10 to …").click()
    chip(page, "sink.sink_1").click()

    page.get_by_role("button", name="No errors").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("File in the project folder").fill("ten.toml")
    page.locator("dialog").get_by_role("button", name="Save").click()
    page.get_by_text("Saved to ten.toml").wait_for()
    runs(studio.folder / "ten.toml")
    shown_on_the_floor(page)
    seen_running(page)


def runs(file: Path) -> None:
    """See that the plant makes motors, and reworks some."""
    plant, findings = check_plant(file)
    assert plant is not None, findings
    line = plant.lines[0]
    assert [s.title for s in line.stations] == TITLES
    assert line.stations[8].rework_to == "buffer_1"
    assert [i.origin for i in line.stations[7].inputs] == ["buffer_1", "previous"]
    run = simulate(plant, duration=8 * 3600.0, warm_up=0.0, seed=1)
    assert run.gridlocks == []
    assert run.replications[0].trace.sink_count.sum() > 400


def shown_on_the_floor(page: Any) -> None:
    """See that it is drawn."""
    page.get_by_role("tab", name="Floor").click()
    page.locator(".floor-host canvas").first.wait_for()
    assert page.locator(".floor .hint:visible").count() == 0


def seen_running(page: Any) -> None:
    """See that the clock of the works goes on."""
    clock = "document.querySelector('.moment .clock')?.textContent"
    page.locator("#views").get_by_role("button", name="Works").click()
    page.wait_for_function(f"() => /[0-9]/.test({clock})")
    begun = page.locator(".moment .clock").text_content()
    page.wait_for_function(f"before => {clock} !== before", arg=begun)


@pytest.mark.parametrize(
    ("size", "scheme"), [((1440, 900), "light"), ((390, 844), "light"), ((1440, 900), "dark")]
)
def test_building_is_accessible(page_of: Any, studio: Any, size: Any, scheme: str) -> None:
    """By the rules of axe-core, with a form open that has an error in it."""
    from axe_playwright_python.sync_playwright import Axe

    viewport = {"width": size[0], "height": size[1]}
    page = page_of(f"{studio.url}/#build", viewport=viewport, color_scheme=scheme)
    choose(page, "line.stators.station.weld")
    fill(page, "line.stators.station.weld.cycle_time", "soon")
    page.locator(".build-form .findings").first.wait_for()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("dialog pre").wait_for()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    studio.ask("POST", "/api/plants/base/undo", {})
