"""Building in a browser: values typed right and wrong, undone, saved; names made to break out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.studio.browser.conftest import REFUSED

from motorworks.files.catalogue import path_of

TRIES = 400
WELD = "line.stators.station.weld"
EVIL = '<img src=x onerror="document.title=1">"]\n[x'


@pytest.fixture(scope="module")
def own(studio_of: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give a studio with a plant file of its own, with comments in it."""
    folder = tmp_path_factory.mktemp("build")
    text = path_of("tutorial").read_text(encoding="utf-8")
    (folder / "works.toml").write_text(text, encoding="utf-8")
    return studio_of(str(folder / "works.toml"), folder=folder)


@pytest.fixture
def build(page_of: Callable[..., Any], own: Any) -> Any:
    """Give the page of building, with the plant as it is in its file."""
    page = page_of(f"{own.url}/#build")
    page.locator(".board .chip").first.wait_for()
    yield page
    page.close()
    while own.ask("GET", "/api/plants/base")[1]["undo"]:
        own.ask("POST", "/api/plants/base/undo", {})


def choose(page: Any, path: str) -> None:
    """Show the form of a thing."""
    page.locator(f'.board [data-path="{path}"]').click()
    page.locator(f'.build-form [data-path="{path}.title"]').wait_for()


def field(page: Any, path: str) -> Any:
    """Give a field of the form."""
    return page.locator(f'.build-form .field[data-path="{path}"]')


def type_into(page: Any, path: str, text: str) -> None:
    """Type a value and press Enter."""
    box = field(page, path).locator("input").first
    box.fill(text)
    box.press("Enter")


def written(own: Any) -> str:
    """Give the text of the draft."""
    return str(own.ask("GET", "/api/plants/base/text")[1])


def until(page: Any, own: Any, piece: str) -> None:
    """Wait until the text of the draft has a piece."""
    for _ in range(TRIES):
        if piece in written(own):
            return
        page.wait_for_timeout(50)
    notices = page.locator(".notice").all_inner_texts()
    fields = page.locator(".build-form input").evaluate_all("all => all.map(one => one.value)")
    pytest.fail(
        f"{piece} did not come; noticed: {notices}; in the fields: {fields}\n{written(own)}"
    )


def holds(page: Any, path: str, value: str) -> None:
    """Wait until a field of the form holds a value."""
    page.wait_for_function(
        "([path, value]) => document.querySelector(`[data-path='${path}'] input`)?.value === value",
        arg=[path, value],
    )


def test_a_value_is_typed_with_its_unit(build: Any, own: Any) -> None:
    """It stands in the text, the rest as before; undone and done again by keys."""
    before = written(own)
    choose(build, WELD)
    type_into(build, f"{WELD}.cycle_time", "70 s")
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    assert written(own) == before.replace('cycle_time = "60 s"', 'cycle_time = "70 s"')
    build.locator("#tab-structure").focus()
    build.keyboard.press("Control+z")
    build.get_by_role("button", name="Redo").and_(build.locator(":enabled")).wait_for()
    assert written(own) == before
    holds(build, f"{WELD}.cycle_time", "60 s")
    build.keyboard.press("Control+y")
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    assert "70 s" in written(own)


def test_a_wrong_value_says_so_in_its_place(build: Any) -> None:
    """At the field, at the thing, and in the list of all findings, which leads back."""
    choose(build, WELD)
    type_into(build, f"{WELD}.cycle_time", "soon")
    found = field(build, f"{WELD}.cycle_time").locator(".found li.error")
    found.wait_for()
    assert "must be a time" in found.inner_text()
    box = field(build, f"{WELD}.cycle_time").locator("input").first
    assert box.get_attribute("aria-invalid") == "true"
    choose(build, "line.stators.station.pack")
    build.get_by_role("button", name="1 error", exact=True).click()
    build.locator("dialog .findings .link").first.click()
    field(build, f"{WELD}.cycle_time").wait_for()
    type_into(build, f"{WELD}.cycle_time", "61 s")
    build.get_by_role("button", name="No errors").wait_for()


def test_what_was_meant_is_one_click_away(build: Any, own: Any) -> None:
    """A name with a slip is put right by the button at its field."""
    pack = "line.stators.station.pack"
    choose(build, pack)
    type_into(build, f"{pack}.to", "custmer")
    build.get_by_role("button", name="Did you mean customer?").click()
    build.get_by_role("button", name="No errors").wait_for()
    assert 'to = "customer"' in written(own)


def test_saving_shows_what_differs_and_keeps_comments(build: Any, own: Any) -> None:
    """The file has the change, and every comment that it had."""
    file = Path(own.folder) / "works.toml"
    before = file.read_text(encoding="utf-8")
    choose(build, WELD)
    type_into(build, f"{WELD}.power", "21 kW")
    build.get_by_role("button", name="Save").and_(build.locator(":enabled")).wait_for()
    build.keyboard.press("Control+s")
    dialog = build.locator("dialog")
    dialog.get_by_text("1 difference").wait_for()
    assert '+power = "21 kW"' in dialog.locator("pre").inner_text()
    dialog.get_by_role("button", name="Save").click()
    build.get_by_text("Saved to works.toml").wait_for()
    assert file.read_text(encoding="utf-8") == before.replace('"20 kW"', '"21 kW"')
    file.write_text(before, encoding="utf-8")
    own.ask("POST", "/api/plants/base/undo", {})
    own.ask("POST", "/api/plants/base/save", {"over": True})


def test_a_law_is_made_of_its_parameters(build: Any, own: Any) -> None:
    """Chosen by name, each parameter with its unit."""
    choose(build, WELD)
    law = field(build, f"{WELD}.cycle_time")
    law.get_by_text("Law of duration").click()
    law.get_by_label("Law of cycle_time").select_option("triangular")
    for key, value in (("min", "50 s"), ("mode", "60 s"), ("max", "80 s")):
        law.get_by_label(f"{key} of cycle_time").fill(value)
    law.get_by_label("max of cycle_time").press("Tab")
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    expected = 'cycle_time = { law = "triangular", min = "50 s", mode = "60 s", max = "80 s" }'
    assert expected in written(own)


def test_a_source_is_written_beside_the_value(build: Any, own: Any) -> None:
    """By the mark at the field."""
    choose(build, WELD)
    power = field(build, f"{WELD}.power")
    power.get_by_text("no source").click()
    power.get_by_label("Source").fill("assumption")
    power.get_by_label("Source").press("Enter")
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    assert 'sources = { power = "assumption" }' in written(own)


def test_stations_change_places_by_dragging_and_by_keys(build: Any, own: Any) -> None:
    """Dropped between two others, or moved by Alt and an arrow."""
    line = build.get_by_label("Line stators")
    weld = line.locator(f'[data-path="{WELD}"]')
    weld.drag_to(line.locator("li.gap").nth(4))
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    assert '"insert", "impregnate", "test", "weld", "pack"' in written(own)
    line.locator(f'[data-path="{WELD}"]').click()
    build.keyboard.press("Alt+ArrowLeft")
    line.locator("li:has(.chip)").nth(2).locator(f'[data-path="{WELD}"]').wait_for()
    assert '"insert", "impregnate", "weld", "test", "pack"' in written(own)


def test_a_copy_is_pasted_and_deleted_again(build: Any, own: Any) -> None:
    """By keys alone."""
    build.forgiven.extend(REFUSED)  # its form may be asked for when it has gone
    before = written(own)
    choose(build, WELD)
    build.locator(f'.board [data-path="{WELD}"]').focus()
    build.keyboard.press("Control+c")
    build.keyboard.press("Control+v")
    copied = build.locator('.board [data-path="line.stators.station.weld_1"]')
    copied.wait_for()
    copied.focus()
    build.keyboard.press("Delete")
    copied.wait_for(state="detached")
    assert written(own) == before


def changed_by(page: Any) -> list[str]:
    """Give the list to which what a page changes will be written."""
    sent: list[str] = []
    page.on("request", lambda one: one.url.endswith("/changes") and sent.append(one.post_data))
    return sent


def change_elsewhere(own: Any, key: str, text: str) -> None:
    """Change a value of the welding station as somebody else."""
    own.change({"do": "set", "path": [*WELD.split("."), key], "text": text})


def test_what_somebody_types_outlives_a_change_by_somebody_else(build: Any, own: Any) -> None:
    """The other value arrives; the field that is being edited stays as it is, and is not sent."""
    choose(build, WELD)
    sent = changed_by(build)
    box = field(build, f"{WELD}.cycle_time").locator("input").first
    box.press_sequentially("7")
    typed = box.input_value()
    change_elsewhere(own, "power", "33 kW")
    holds(build, f"{WELD}.power", "33 kW")
    assert box.input_value() == typed
    assert box.evaluate("box => box === document.activeElement")
    box.fill("62 s")
    box.press("Enter")
    until(build, own, 'cycle_time = "62 s"')
    assert 'power = "33 kW"' in written(own)
    assert [("62 s" in one, typed in one) for one in sent] == [(True, False)]


def test_a_selection_outlives_a_change_by_somebody_else(build: Any, own: Any) -> None:
    """What is typed then replaces what was selected."""
    choose(build, WELD)
    box = field(build, f"{WELD}.cycle_time").locator("input").first
    box.focus()
    box.press("Control+a")
    change_elsewhere(own, "power", "34 kW")
    holds(build, f"{WELD}.power", "34 kW")
    build.keyboard.type("63 s")
    build.keyboard.press("Enter")
    until(build, own, 'cycle_time = "63 s"')


def test_a_source_half_typed_outlives_a_change_by_somebody_else(build: Any, own: Any) -> None:
    """It is neither lost nor sent; the other value is shown once it is done."""
    choose(build, WELD)
    sent = changed_by(build)
    power = field(build, f"{WELD}.power")
    power.get_by_text("no source").click()
    power.get_by_label("Source").press_sequentially("assum")
    change_elsewhere(own, "title", "Welding cell")
    build.locator(f'.board [data-path="{WELD}"]:has-text("Welding cell")').wait_for()
    assert power.get_by_label("Source").input_value() == "assum"
    assert sent == []
    build.keyboard.type("ption")
    build.keyboard.press("Enter")
    until(build, own, 'sources = { power = "assumption" }')
    build.locator("#tab-structure").focus()
    holds(build, f"{WELD}.title", "Welding cell")
    assert len(sent) == 1


def test_a_press_that_has_begun_ends_on_what_it_began_on(build: Any, own: Any) -> None:
    """Though it takes the focus from a field, and the plant changes before it ends."""
    choose(build, WELD)
    field(build, f"{WELD}.cycle_time").locator("input").first.focus()
    pack = build.locator('.board [data-path="line.stators.station.pack"]')
    pack.evaluate("chip => (window.pressed = chip)")
    pack.hover()
    build.mouse.down()
    change_elsewhere(own, "title", "Welding cell")
    build.get_by_role("button", name="Undo").and_(build.locator(":enabled")).wait_for()
    build.wait_for_timeout(100)  # no drawing is to come: there is nothing to wait for
    assert build.evaluate("window.pressed.isConnected")
    build.mouse.up()
    build.locator('.build-form [data-path="line.stators.station.pack.title"]').wait_for()
    build.locator(f'.board [data-path="{WELD}"]:has-text("Welding cell")').wait_for()


def test_names_are_shown_as_they_are(build: Any, own: Any) -> None:
    """No markup in a title comes to life, here or in the list."""
    version = own.ask("GET", "/api/plants/base")[1]["version"]
    changes = [
        {"do": "set", "path": [*WELD.split("."), "title"], "text": EVIL},
        {"do": "add", "path": ["buffer", "b"], "values": {"title": EVIL}},
        {"do": "set", "path": ["plant", "title"], "text": EVIL},
    ]
    own.ask("POST", "/api/plants/base/changes", {"version": version, "changes": changes})
    build.locator('.board [data-path="buffer.b"]').wait_for()
    choose(build, WELD)
    assert field(build, f"{WELD}.title").locator("input").input_value().startswith("<img")
    assert build.locator("img[src='x']").count() == 0
    assert build.title().startswith("Build")
    refused = own.ask("POST", "/api/plants/base/changes", {
        "version": version + 1,
        "changes": [{"do": "rename", "path": WELD.split("."), "name": EVIL[:60]}]})  # fmt: skip
    assert refused[0] == 422


def test_an_uploaded_file_opens_beside_the_others(build: Any, tmp_path: Path) -> None:
    """What is wrong with it is said; the text can be put right as text."""
    file = tmp_path / "Sent Plant.toml"
    file.write_text('[plant]\nname = "sent"\nname = "twice"\n', encoding="utf-8")
    build.locator("input[type=file]").set_input_files(file)
    build.get_by_role("heading", name="The text cannot be read").wait_for()
    build.get_by_role("tab", name="Text").click()
    area = build.get_by_label("Text of the plant file")
    build.wait_for_function("() => document.querySelector('textarea').value.includes('twice')")
    area.fill('[plant]\nname = "sent"\ntitle = "Sent"\n')
    build.get_by_role("button", name="Apply").click()
    build.get_by_text("The text is the plant now").wait_for()
    build.get_by_role("tab", name="Structure").click()
    build.get_by_text("An empty plant").wait_for()


def found_on_floor(page: Any, name: str) -> tuple[float, float]:
    """Give where on the screen a station is drawn: by pressing until its form opens."""
    box = page.locator(".floor-host canvas").first.bounding_box()
    y = box["y"] + box["height"] * 0.543
    for step in range(30, 75, 3):
        x = box["x"] + box["width"] * step / 100
        page.mouse.click(x, y)
        page.wait_for_timeout(120)  # the board, which is hidden, is drawn after the press
        chosen = page.locator(".board .thing[aria-pressed=true]")
        if chosen.count() and chosen.get_attribute("data-path").endswith(f".{name}"):
            page.locator(f'.build-form [data-path$=".{name}.title"]').wait_for()
            return x, y
    pytest.fail(f"{name} is not on the floor")


def test_a_station_is_moved_on_the_floor(build: Any, own: Any) -> None:
    """Where it was dropped is written, from the corner of its line; then it is drawn there."""
    build.locator(f'.board [data-path="{WELD}"]').click()  # the form is open: nothing moves later
    build.locator(".build-form .field").first.wait_for()
    build.get_by_role("tab", name="Floor").click()
    build.locator(".floor-host canvas").first.wait_for()
    build.wait_for_timeout(500)  # it is fitted to its place
    found_on_floor(build, "insert")
    x, y = found_on_floor(build, "weld")
    build.mouse.move(x, y)
    build.mouse.down()
    build.mouse.move(x + 5, y - 20, steps=3)
    build.mouse.move(x + 5, y - 60, steps=3)
    build.mouse.up()
    until(build, own, "[line.stators.station.weld]")
    until(build, own, 'y = "')
    text = written(own).split("[line.stators.station.weld]")[1].split("[line")[0]
    assert 'x = "' in text
    build.get_by_role("button", name="No errors").wait_for()


def test_free_stations_become_a_line(build: Any, own: Any) -> None:
    """Chosen with the control key, made a line by the button."""
    build.forgiven.extend(REFUSED)  # the form of one may be asked for when it is in the line
    own.change(*({"do": "add", "path": ["station", name]} for name in ("a", "b")))
    build.locator('.board [data-path="station.a"]').click()
    build.locator('.board [data-path="station.b"]').click(modifiers=["Control"])
    build.get_by_role("button", name="Make a line").click()
    build.locator('.board [data-path="line.line_1.station.b"]').wait_for()
    assert 'stations = ["a", "b"]' in written(own)


def test_what_a_thing_gives_to_is_marked(build: Any) -> None:
    """Chosen, it shows where its parts come from and go to."""
    choose(build, "line.stators.station.pack")
    build.locator('.chip.linked [data-path="sink.customer"]').wait_for()
    assert build.locator(".chip.linked").count() == 1
    label = build.locator('[data-path="line.stators.station.pack"]').get_attribute("aria-label")
    assert label.endswith("gives to customer")


def test_text_half_written_outlives_changes_and_other_plants(build: Any, tmp_path: Path) -> None:
    """It is kept for its plant until it is applied or discarded."""
    file = tmp_path / "other.toml"
    file.write_text('[plant]\nname = "other"\n', encoding="utf-8")
    build.get_by_role("tab", name="Text").click()
    area = build.get_by_label("Text of the plant file")
    build.wait_for_function("() => document.querySelector('textarea').value.includes('hairpins')")
    assert build.get_by_role("button", name="Apply").is_disabled()
    whole = area.input_value()
    area.fill("# half written")
    build.locator("input[type=file]").set_input_files(file)
    build.wait_for_function("() => document.querySelector('textarea').value.includes('other')")
    build.locator("#which-plant").select_option("base")
    build.wait_for_function("() => document.querySelector('textarea').value === '# half written'")
    assert build.get_by_role("button", name="Apply").is_enabled()
    build.get_by_role("button", name="Discard").click()
    build.wait_for_function(
        "whole => document.querySelector('textarea').value === whole", arg=whole
    )
    assert build.get_by_role("button", name="Apply").is_disabled()
