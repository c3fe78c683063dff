"""The living view: the works move, stand still, are looked at closely, searched and followed."""

import re

import pytest

PICTURE = "() => document.querySelector('.stage-front').toDataURL()"
READY = "() => /[0-9]/.test(document.querySelector('.moment .clock')?.textContent)"
REDRAWN = 1300
"""Time in which names and tints are drawn anew, also where nothing moves [ms]."""
TRIES = 20
RUNS = """before => document.querySelector('.moment .clock').textContent !== before"""


def clock(page):
    """Give the time of day that the player shows."""
    return page.locator(".moment .clock").text_content()


def opened(page):
    """Wait until the works move."""
    page.wait_for_function(READY)
    begun = clock(page)
    page.wait_for_function(RUNS, arg=begun)
    return page


def settled(page):
    """Wait until nothing in the picture moves, in a pause."""
    page.wait_for_selector("[aria-label='Play']")
    for _ in range(TRIES):
        picture = page.evaluate(PICTURE)
        page.wait_for_timeout(REDRAWN)
        if page.evaluate(PICTURE) == picture:
            return
    pytest.fail("the picture moves in a pause")


def search(page, words):
    """Search for something and go there."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".search-list li[aria-selected='true']")
    page.keyboard.press("Enter")


def test_the_works_move_when_they_are_opened(page):
    """The clock runs and the picture changes."""
    opened(page)
    before, picture = clock(page), page.evaluate(PICTURE)
    page.wait_for_function(RUNS, arg=before)
    page.wait_for_function(f"before => ({PICTURE})() !== before", arg=picture)


def test_space_stops_and_starts_the_clock(page):
    """Nothing moves in a pause."""
    opened(page)
    page.locator(".stage-front").focus()
    page.keyboard.press("Space")
    page.wait_for_selector("[aria-label='Play']")
    before = clock(page)
    settled(page)
    assert clock(page) == before
    page.keyboard.press("Space")
    page.wait_for_function(RUNS, arg=before)


def test_zooming_shows_more(page):
    """From afar to near and back, by wheel and by keys."""
    opened(page)
    stage = page.locator(".works-stage")
    assert stage.get_attribute("data-detail") != "far"
    page.mouse.move(700, 450)
    for _ in range(6):
        page.mouse.wheel(0, 600)
    page.wait_for_selector(".works-stage[data-detail='far']")
    page.locator(".stage-front").focus()
    for _ in range(12):
        page.keyboard.press("+")
    page.wait_for_selector(".works-stage[data-detail='near']")


def test_searching_flies_there_and_opens_the_card(page):
    """A station by its title; a click on it opens its card again."""
    opened(page)
    search(page, "weld")
    page.wait_for_selector("#panel h2:has-text('Weld the ends')")
    page.wait_for_selector("#panel .card-path:has-text('line.stators.station.weld')")
    page.get_by_role("button", name="Close").click()
    assert page.locator("#panel").is_hidden()
    page.locator(".stage-front").focus()
    page.keyboard.press("Space")
    settled(page)  # it has flown there
    box = page.locator(".stage-front").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 12)
    page.wait_for_selector("#panel h2")
    assert "Weld the ends" in page.locator("#panel h2").text_content()
    page.wait_for_selector("#panel .card-rows:has-text('Good, last 8 h')")


def test_a_card_in_a_pause_tells_of_the_moment_shown(page):
    """What the server counted comes even if nothing moves, and anew after a jump."""
    opened(page)
    page.locator(".stage-front").focus()
    page.keyboard.press("Space")
    settled(page)
    search(page, "weld")
    counted = page.locator("#panel .card-rows:has-text('Good, last 8 h')")
    counted.wait_for()
    begun = counted.text_content()
    page.locator(".moment").click()
    page.locator(".when").fill("2021-03-09T10:30")
    page.get_by_role("button", name="Jump").click()
    page.wait_for_function(
        """begun => {
          const now = document.querySelector("#panel .card-now").textContent;
          return now.includes("Good, last 8 h") && !now.includes(begun);
        }""",
        arg=begun,
    )


def test_charts_opened_in_a_pause_are_drawn(page):
    """The course of the last hours is asked for and shown, though nothing moves."""
    opened(page)
    page.locator(".stage-front").focus()
    page.keyboard.press("Space")
    settled(page)
    page.get_by_role("button", name="Charts").click()
    shares = page.get_by_role("img", name=re.compile(r"Shares of states in the last hour: .*\d %"))
    shares.wait_for()
    colours = shares.evaluate(
        """(canvas) => {
          const { width, height } = canvas;
          const drawn = canvas.getContext("2d").getImageData(0, 0, width, height);
          return new Set(new Uint32Array(drawn.data.buffer)).size;
        }"""
    )
    assert colours > 2


def test_rankings_are_pressed_and_kept_while_they_change(page):
    """A long press ends on the thing it began on; who reads by keys stays where he was."""
    opened(page)
    page.get_by_role("button", name="Charts").click()
    row = page.locator("#panel .works-ranking button:has(.busy)").first
    row.wait_for()
    key = page.evaluate(
        """() => {
          const row = document.querySelector("#panel .works-ranking button:has(.busy)");
          row.marked = true;
          row.focus();
          return row.dataset.key;
        }"""
    )
    page.wait_for_function("() => !document.activeElement.marked")
    assert page.evaluate("document.activeElement.dataset.key") == key
    row.hover()
    page.mouse.down()
    page.wait_for_timeout(REDRAWN)
    page.mouse.up()
    page.wait_for_selector("#panel .works-card")


def test_the_card_of_a_line_tells_its_output_against_its_takt(page):
    """As the server has counted it in the last 8 hours."""
    opened(page)
    search(page, "stator line")
    page.wait_for_selector("#panel .card-rows:has-text('Parts per hour, last 8 h')")
    assert "Takt wanted" in page.locator("#panel .card-now").text_content()


def test_what_cannot_be_found_is_said(page):
    """A hostile search is text like any other."""
    opened(page)
    page.keyboard.press("/")
    page.keyboard.type("<img src=x onerror=alert(1)>")
    assert page.locator(".search-list").text_content() == "Nothing of that name."


def test_keys_alone_reach_a_machine_and_its_card(page):
    """Shift and arrows go from thing to thing, what is selected is said, Enter opens its card."""
    opened(page)
    page.locator(".stage-front").focus()
    page.keyboard.press("Shift+ArrowLeft")
    said = page.locator(".works > [aria-live]")
    first = said.text_content()
    assert first
    page.keyboard.press("Shift+ArrowRight")
    assert said.text_content() != first
    page.keyboard.press("Enter")
    title = page.locator("#panel h2").text_content()
    assert said.text_content().startswith(title)
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_a_part_is_followed_through_the_works(page):
    """Its number from a card; each of its moves is written down."""
    opened(page)
    page.get_by_role("button", name="Faster").click()
    search(page, "insert")
    number = page.locator("#panel .card-now .link", has_text=re.compile(r"^number \d+$")).first
    number.click()
    page.wait_for_selector("#panel .card-kind:has-text('Followed')")
    page.wait_for_selector("#panel .life time")


def test_jumping_to_a_date_goes_there(page):
    """By the field of date and time, forwards and back again."""
    opened(page)
    page.keyboard.press("Space")
    page.locator(".moment").click()
    for day in ("2021-03-09T10:30", "2021-01-04T06:00"):
        page.locator(".when").fill(day)
        page.get_by_role("button", name="Jump").click()
        words = {"2021-03-09T10:30": "Tue 9 Mar 2021", "2021-01-04T06:00": "Mon 4 Jan 2021"}[day]
        page.wait_for_function(
            "words => document.querySelector('.moment .day').textContent === words", arg=words
        )
        assert clock(page).startswith(day[-5:])


def test_highlighting_a_state_and_the_fastest_pace_do_not_complain(page):
    """From real time to as fast as possible, with only what is blocked in colour."""
    opened(page)
    page.locator(".legend-row[data-state='blocked']").click()
    assert page.locator(".legend-row[data-state='blocked']").get_attribute("aria-pressed") == "true"
    for _ in range(10):
        page.get_by_role("button", name="Faster").click()
    assert page.locator(".pace-words").text_content() == "as fast as possible"
    before = page.locator(".moment .day").text_content()
    page.wait_for_function(
        "before => document.querySelector('.moment .day').textContent !== before", arg=before
    )


def test_a_changed_plant_is_offered_and_shown_as_it_is_now(page, studio):
    """What is played stays what it was until somebody asks for the new one."""
    opened(page)
    code, plant = studio.ask("GET", "/api/plants/base")
    assert code == 200
    path = ["line", "stators", "station", "weld", "cycle_time"]
    changes = {
        "changes": [{"do": "set", "path": path, "text": "51 s"}],
        "version": plant["version"],
    }
    code, changed = studio.ask("POST", "/api/plants/base/changes", changes)
    assert code == 200
    page.get_by_role("button", name="Show it as it is now").click()
    page.wait_for_function("() => document.querySelector('.works-note').textContent === ''")
    opened(page)
    search(page, "weld")
    page.wait_for_selector("#panel .card-tip:has-text('51 s')")
    studio.ask("POST", "/api/plants/base/undo", {"version": changed["version"]})


def test_places_for_each_model_are_counted_by_model(page):
    """Seven of one model and two of another are seven of its ten places, not nine."""
    told = page.evaluate(
        """async () => {
          const { Live } = await import("/assets/js/works/live.js");
          const buffers = [{ capacity: 10, places: [10, 4] }, { capacity: 10, places: null }];
          const scene = { models: [{ name: "small" }, { name: "large" }], buffers };
          const live = Object.create(Live.prototype);
          Object.assign(live, { plan: { scene, machines: 0 }, models: 2, level: new Int32Array(2),
            most: new Int32Array(2), byModel: new Int32Array(4), changed: new Uint8Array(2) });
          for (const b of [0, 1]) { live.add(b, 0, 7); live.add(b, 1, 2); }
          const early = [live.levelWords(0), live.fill(0), live.levelWords(1), live.fill(1)];
          live.add(0, 1, 1);
          return [...early, live.levelWords(0), live.fill(0)];
        }"""
    )
    assert told == ["7 of 10 small", 0.7, "9 of 10", 0.9, "3 of 4 large", 0.75]


def test_parts_are_fewer_where_machines_are_small(page):
    """At such a zoom a share of them is drawn, always the same ones; from near all are."""
    told = page.evaluate(
        """async () => {
          const { Motion } = await import("/assets/js/works/motion.js");
          const { POINTS } = await import("/assets/js/works/lanes.js");
          const at = Float64Array.from({ length: POINTS }, (_, n) => n);
          const lanes = { lane: () => 0, length: () => 1, x: at, y: at, at };
          const motion = new Motion({ cell: 1, scene: { models: [{ colour: 0 }] } }, lanes);
          for (let part = 0; part < 1000; part += 1) motion.add(part, 0, 1, 0);
          const drawn = (k) => {
            const marks = [];
            const ctx = { fillRect: (...box) => marks.push(box) };
            const shot = { k, x: 0, y: 0, width: 400, height: 400 };
            motion.draw(ctx, { shot, ratio: 1, palette: { flow: [], panel: "" } });
            return [marks.length, marks[0][2]];
          };
          return [drawn(1), drawn(1), drawn(5)];
        }"""
    )
    assert told[0] == told[1]
    (few, small), (all_twice, large) = told[0], told[2]
    assert 250 < few < 400
    assert all_twice == 2000  # each with its rim
    assert small < large
