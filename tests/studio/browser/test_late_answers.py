"""Answers that overtake one another: one that comes late takes nothing back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.studio.browser.conftest import REFUSED

LINE = Path(__file__).with_name("line.js").read_text(encoding="utf-8")
WELD = "line.stators.station.weld"
OVER = 300
"""Time for what is not to happen [ms]."""
READY = "() => /[0-9]/.test(document.querySelector('.moment .clock')?.textContent)"

JOBS = """async () => {
  const { Jobs } = await import("/assets/js/compare/jobs.js");
  const answers = [], heard = {};
  const asked = () => new Promise((go) => answers.push(go));
  const api = { get: asked, remove: asked, part: (text) => text };
  const socket = { on: (topic, listener) => (heard[topic] = listener) };
  const jobs = new Jobs({ api, socket, say() {} });
  const job = (state, n) => ({ id: `${n}`, state });
  const list = (...states) => ({ jobs: states.map(job), most: 1, damaged: [] });
  const states = () => Object.fromEntries(jobs.all().map(({ id, state }) => [id, state]));
  const settle = () => new Promise((go) => setTimeout(go));
  %s
}"""
"""A page's jobs; each question of theirs is one more of the answers."""


@pytest.fixture(scope="module")
def studio(studio_of: Callable[..., Any]) -> Any:
    """Give a server of this module's own, with a second plant: its tests change things."""
    studio = studio_of()
    assert studio.ask("POST", "/api/plants", {"id": "second", "from": "base"})[0] == 201
    return studio


@pytest.fixture
def line(page_of: Callable[..., Any], studio: Any) -> Iterator[Callable[[str], Any]]:
    """Give a function that opens a view; its page has its line to the server in hand."""
    pages = []

    def open_view(view: str) -> Any:
        page = page_of("about:blank")
        pages.append(page)
        page.add_init_script(LINE)
        page.goto(f"{studio.url}/#{view}")
        return page

    yield open_view
    for page in pages:
        page.close()
    while studio.ask("GET", "/api/plants/base")[1]["undo"]:
        studio.ask("POST", "/api/plants/base/undo", {})


def hold(page: Any, end: str, *, asked: bool = False) -> None:
    """Hold the next answer of an address, or the question itself."""
    page.evaluate("([end, asked]) => window.line.hold(end, asked)", [end, asked])


def held(page: Any, count: int = 1) -> None:
    """Wait until so much has been held."""
    page.wait_for_function("count => window.line.held === count", arg=count)


def release(page: Any) -> None:
    """Let go what is held, and leave time for what comes of it."""
    page.evaluate("window.line.release()")
    page.wait_for_timeout(OVER)


def until(page: Any, piece: str) -> None:
    """Wait until the text of the plant has a piece."""
    ours = "fetch('/api/plants/base/text').then((answer) => answer.text())"
    page.wait_for_function(f"piece => {ours}.then((text) => text.includes(piece))", arg=piece)


def change_weld(studio: Any, key: str, text: str) -> None:
    """Change a value of the welding station as somebody else."""
    studio.change({"do": "set", "path": [*WELD.split("."), key], "text": text})


def test_what_was_added_stays_on_the_board_and_chosen(line: Any, studio: Any) -> None:
    """Though an outline of before comes afterwards, beside a state of afterwards."""
    page = line("build")
    page.forgiven.extend(REFUSED)  # what is added first is added to a plant that has changed
    page.locator(f'.board [data-path="{WELD}"]').click()
    page.locator(f'.build-form [data-path="{WELD}.title"]').wait_for()
    hold(page, "/plants/base/tree")
    hold(page, "/plants/base", asked=True)
    change_weld(studio, "power", "35 kW")
    held(page, 2)
    page.locator('.palette [data-add="buffer"]').click()
    added = page.locator('.board [data-path="buffer.buffer_1"]')
    added.wait_for()
    capacity = page.locator('.build-form [data-path="buffer.buffer_1.capacity"]')
    capacity.wait_for()
    release(page)
    assert added.is_visible()
    assert capacity.is_visible()


def test_what_others_add_comes_though_an_answer_was_too_early(line: Any, studio: Any) -> None:
    """An outline of before and a state of afterwards are not the end of asking."""
    page = line("build")
    page.locator(".board .chip").first.wait_for()
    page.wait_for_timeout(OVER)  # its findings are known
    hold(page, "/plants/base/tree")
    hold(page, "/plants/base", asked=True)
    change_weld(studio, "power", "36 kW")
    held(page, 2)
    studio.change({"do": "add", "path": ["sink", "late"]})
    page.evaluate("window.line.release()")
    page.locator('.board [data-path="sink.late"]').wait_for()


def test_a_thing_chosen_twice_is_shown(line: Any) -> None:
    """The second time while its form is on the way."""
    page = line("build")
    weld = page.locator(f'.board [data-path="{WELD}"]')
    hold(page, f"/form?path={WELD}")
    weld.click()
    held(page)
    weld.click()
    page.evaluate("window.line.release()")
    page.locator(f'.build-form [data-path="{WELD}.title"]').wait_for()


def test_what_a_person_chose_meanwhile_stays_chosen(line: Any) -> None:
    """What was added before is not put in its place once it is there."""
    page = line("build")
    page.locator(".board .chip").first.wait_for()
    hold(page, "/plants/base/changes")
    page.locator('.palette [data-add="buffer"]').click()
    held(page)
    page.locator(f'.board [data-path="{WELD}"]').click()
    page.evaluate("window.line.release()")
    page.locator('.board [data-path="buffer.buffer_1"]').wait_for()
    page.locator(f'.build-form [data-path="{WELD}.title"]').wait_for()
    page.wait_for_timeout(OVER)
    assert page.locator(f'.build-form [data-path="{WELD}.title"]').is_visible()


def test_what_is_pressed_fast_is_done_as_often(line: Any) -> None:
    """Each press finds the plant as the one before has left it: other names, in their order."""
    page = line("build")
    page.locator(".board .chip").first.wait_for()
    hold(page, "/plants/base/changes")
    add = page.get_by_role("button", name="+ Station")
    for _ in range(3):
        add.click()
    held(page)
    page.evaluate("window.line.release()")
    last = page.locator('.board [data-path="line.stators.station.station_3"]')
    last.wait_for()
    page.locator('.build-form [data-path="line.stators.station.station_3.title"]').wait_for()
    last.focus()
    for _ in range(3):
        page.keyboard.press("Alt+ArrowLeft")
    until(page, '"station_3", "pack", "station_1", "station_2"')


def test_what_is_typed_last_is_among_what_is_saved(line: Any) -> None:
    """The differences are shown once it has arrived, and nothing stands against saving."""
    page = line("build")
    page.locator(f'.board [data-path="{WELD}"]').click()
    hold(page, "/plants/base/changes", asked=True)
    box = page.locator(f'.build-form .field[data-path="{WELD}.power"] input').first
    box.fill("38 kW")
    box.press("Enter")
    held(page)
    page.locator("#tab-structure").focus()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(OVER)
    page.evaluate("window.line.release()")
    page.locator("dialog pre", has_text='+power = "38 kW"').wait_for()
    page.get_by_label("File in the project folder").fill("late.toml")
    page.locator("dialog").get_by_role("button", name="Save").click()
    page.get_by_text("Saved to late.toml").wait_for()


def test_the_plant_that_was_chosen_stays_chosen(line: Any, studio: Any) -> None:
    """A list of the plants from before it was begun does not put another one in its place."""
    page = line("build")
    page.locator(".board .chip").first.wait_for()
    hold(page, "/api/plants")
    change_weld(studio, "power", "37 kW")
    held(page)
    assert studio.ask("POST", "/api/plants", {"id": "third", "from": "base"})[0] == 201
    page.locator("#which-plant option[value='third']").wait_for(state="attached")
    page.locator("#which-plant").select_option("third")
    release(page)
    assert page.locator("#which-plant").input_value() == "third"


def test_the_plant_chosen_last_is_played(line: Any) -> None:
    """Though the server tells last of one that was chosen before."""
    page = line("works")
    page.wait_for_function(READY)
    hold(page, "/api/reels")
    with page.expect_response(lambda answer: answer.url.endswith("/second/scene")):
        page.locator("#which-plant").select_option("second")
    held(page)
    page.wait_for_timeout(OVER)  # it is drawn
    page.locator("#which-plant").select_option("base")
    watched = "window.line.wishes.filter((wish) => wish.do === 'watch').length"
    page.wait_for_function(f"() => {watched} === 2")
    release(page)
    assert page.evaluate(watched) == 2


def test_works_that_nobody_looks_at_do_not_run(line: Any) -> None:
    """Another view was opened before they were drawn; they begin when they are looked at."""
    page = line("build")
    page.locator(".board .chip").first.wait_for()
    hold(page, "/plants/base/scene")
    page.get_by_role("button", name="Works", exact=True).click()
    held(page)
    page.get_by_role("button", name="Build", exact=True).click()
    release(page)
    assert page.evaluate("window.line.wishes.filter((wish) => wish.do === 'watch')") == []
    page.get_by_role("button", name="Works", exact=True).click()
    page.wait_for_function(READY)


def test_an_address_of_a_thing_opens_its_card(line: Any) -> None:
    """Also where the works are still to be drawn when it is opened."""
    page = line(f"works/{WELD}")
    page.locator(".works-card h2").wait_for()


def test_the_plant_chosen_last_is_open_in_build(line: Any) -> None:
    """Back to the one before while a change of it is under way; the change is of that one."""
    page = line("build")
    found = page.evaluate("""async () => {
        const { Draft } = await import("/assets/js/build/draft.js");
        const asked = [];
        let finish;
        const answer = (path) => ({ id: path.split("/")[3], version: 1, checked: 1, words: [] });
        const api = {
          part: (text) => text,
          get: async (path) => answer(path),
          post: (path) => {
            asked.push(path);
            return new Promise((go) => (finish = () => go(answer(path))));
          },
        };
        const draft = new Draft({ api, socket: { on() {} } });
        await draft.open("base");
        const change = draft.change([{}]);
        const second = draft.open("second");
        const again = draft.open("base");
        await null;
        finish();
        await Promise.all([change, second, again]);
        return [draft.id, draft.state.id, asked];
    }""")
    assert found == ["base", "base", ["/api/plants/base/changes"]]


def test_text_of_before_does_not_replace_that_of_now(line: Any) -> None:
    """Of two questions, the answer to the second one is shown."""
    page = line("build")
    shown = page.evaluate("""async () => {
        const { TextView } = await import("/assets/js/build/text.js");
        const answers = [];
        const api = { get: () => new Promise((go) => answers.push(go)), part: (text) => text };
        const draft = { id: "base", state: { version: 1 }, on() {} };
        const view = new TextView({ api, say() {} }, draft);
        view.element.hidden = false;
        const first = view.load();
        draft.state = { version: 2 };
        const second = view.load();
        answers[1]("now");
        answers[0]("before");
        await Promise.all([first, second]);
        return view.area.value;
    }""")
    assert shown == "now"


def test_news_of_jobs_outlive_a_list_of_before(line: Any) -> None:
    """One that has ended, one that has begun and one that was removed while the list came."""
    page = line("results")
    states = page.evaluate(
        JOBS
        % """
        heard.job({ job: { id: "0", state: "done" } });
        heard.job({ removed: "1" });
        heard.job({ job: { id: "2", state: "waiting" } });
        answers[0](list("running", "done"));
        await settle();
        return states();
    """
    )
    assert states == {"0": "done", "2": "waiting"}


def test_a_list_of_jobs_of_before_does_not_replace_that_of_now(line: Any) -> None:
    """After a lost connection all is asked anew, while the question before is on its way."""
    page = line("results")
    states = page.evaluate(
        JOBS
        % """
        heard.open({});
        answers[1](list("done"));
        await settle();
        answers[0](list("running", "running"));
        await settle();
        return states();
    """
    )
    assert states == {"0": "done"}


def test_a_job_that_is_over_does_not_run_again(line: Any) -> None:
    """The news that it was cancelled are faster than the answer to the wish."""
    page = line("results")
    states = page.evaluate(
        JOBS
        % """
        answers[0](list("running"));
        await settle();
        jobs.remove("0");
        heard.job({ job: { id: "0", state: "cancelled" } });
        answers[1]({ id: "0", state: "running" });
        await settle();
        return states();
    """
    )
    assert states == {"0": "cancelled"}


def test_the_result_asked_for_last_is_shown(line: Any, studio: Any) -> None:
    """Though the list for the one before comes afterwards."""
    for name in ("One", "Two"):
        folder = studio.folder / "motorworks-out" / name
        folder.mkdir(parents=True)
        head = (
            '<!doctype html>\n<html lang="en">\n<meta name="generator" content="Motorworks 0.1.0">'
        )
        text = f"{head}\n<title>{name} – Motorworks report</title>\n<p>{name}</p>\n"
        (folder / "report.html").write_text(text, encoding="utf-8")
    ids = {one["plant"]: one["id"] for one in studio.ask("GET", "/api/results")[1]["pages"]}
    page = line("results")
    page.locator(".result-entry").first.wait_for()
    hold(page, "/api/results")
    page.evaluate("id => { location.hash = `#results/${encodeURIComponent(id)}`; }", ids["One"])
    held(page)
    page.evaluate("id => { location.hash = `#results/${encodeURIComponent(id)}`; }", ids["Two"])
    page.get_by_role("heading", name="Two").wait_for()
    release(page)
    assert page.get_by_role("heading", name="Two").is_visible()


def test_places_typed_before_the_processes_are_known_count(line: Any) -> None:
    """The process that is looked at is chosen all the same."""
    page = line("compare")
    page.locator(".scenarios li").first.wait_for()
    hold(page, "/base/processes")
    page.evaluate("() => { location.hash = '#compare/try%3Astators%2Fweld'; }")
    page.get_by_label("Places more").fill("12")
    held(page)
    page.wait_for_timeout(2 * OVER)  # the changes to the whole plant have been asked for
    page.evaluate("window.line.release()")
    page.get_by_text("12 more places between all machines").first.wait_for()


def test_scenarios_of_before_do_not_replace_those_of_now(line: Any) -> None:
    """Who waits for the first answer has the second one."""
    page = line("compare")
    found = page.evaluate("""async () => {
        const { Scenarios } = await import("/assets/js/compare/scenarios.js");
        const answers = [];
        const api = { get: () => new Promise((go) => answers.push(go)) };
        const scenarios = new Scenarios({ api, say() {} }, { changed() {}, create() {} });
        const plant = (id) => ({ id, title: id, differences: [], count: 0, error: "" });
        const first = scenarios.load();
        const second = scenarios.load();
        answers[0]([plant("base")]);
        const early = await Promise.race([first, new Promise((go) => setTimeout(go, 50, "waits"))]);
        answers[1]([plant("base"), plant("more")]);
        await first;
        const known = scenarios.picked;
        await second;
        return [early, known];
    }""")
    assert found == ["waits", ["base", "more"]]
