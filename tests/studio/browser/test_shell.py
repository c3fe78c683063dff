"""The frame of the page: views, theme, keyboard, nothing from elsewhere."""

import urllib.parse

import pytest
from tests.studio.browser.conftest import PHONE

RELOADS = 10
"""A browser writes down what it shall remember a moment later, in another process."""
VIEWS = ["works", "build", "compare", "results", "people"]


def test_all_views_are_reached_by_their_buttons(page):
    """One at a time, with its name in the title."""
    for name in VIEWS:
        page.click(f"#views button[data-view={name}]")
        page.wait_for_selector(f"#view-{name}")
        assert page.locator(".view:visible").count() == 1
        title = page.locator(f"#views button[data-view={name}]").inner_text()
        assert page.title() == f"{title} · Motorworks studio"


def test_back_goes_to_the_view_before(page):
    """Views have addresses."""
    page.click("#views button[data-view=compare]")
    page.wait_for_selector("#view-compare")
    page.go_back()
    page.wait_for_selector("#view-works:visible")


def test_the_theme_is_kept(page, studio):
    """In this browser, for the next time."""
    button = page.locator("#tools button[aria-label^=Theme]")
    button.click()
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    for _ in range(RELOADS):
        page.reload()
        button.wait_for()
        if button.get_attribute("aria-label") == "Theme: dark":
            break
    assert button.get_attribute("aria-label") == "Theme: dark"


def test_the_keyboard_reaches_the_views(page):
    """The first stop leads to the content, and each button can be reached and pressed."""
    page.wait_for_selector("#views [data-view='results']")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset?.view") == "results":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#view-results:visible")


@pytest.mark.parametrize("size", [None, PHONE])
def test_nothing_is_wider_than_the_window(page_of, studio, size):
    """On a desk and on a phone."""
    page = page_of(studio.url, **({"viewport": size} if size else {}))
    for name in VIEWS:
        page.goto(f"{studio.url}/#{name}")
        page.wait_for_selector(f"#view-{name}:visible")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name


def test_everything_comes_from_the_server_itself(page_of, studio):
    """No other name is asked for, and none could be resolved."""
    page = page_of("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(studio.url)
    for name in VIEWS:
        page.click(f"#views button[data-view={name}]")
        page.wait_for_selector(f"#view-{name}:visible")
    server = urllib.parse.urlsplit(studio.url).netloc
    elsewhere = [u for u in asked if urllib.parse.urlsplit(u).netloc != server]
    assert [u for u in elsewhere if not u.startswith(("data:", "blob:"))] == []
    assert len(asked) > 10
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")


def test_the_works_may_be_left_before_they_are_drawn(page_of, studio):
    """What comes while another view is shown is drawn once somebody comes back."""
    page = page_of(f"{studio.url}/#works")
    page.evaluate(
        """async () => {
          const { Stage } = await import("/assets/js/works/stage.js");
          const scene = await (await fetch("/api/plants/base/scene")).json();
          const host = document.createElement("div");
          host.style.cssText = "position: fixed; inset: 0; display: none";
          document.body.append(host);
          const stage = new Stage(host, scene);
          await new Promise(requestAnimationFrame);
          stage.resizeSoon = () => {};  // nothing tells it in time
          host.style.display = "block";
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          if (!stage.painter.marked) throw new Error("nothing was drawn");
          stage.remove();
        }"""
    )


NAMELESS = """() => [...document.querySelectorAll("button, summary, a[href], [role=tab]")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !(one.innerText.trim() || one.getAttribute("aria-label") || one.title))
    .map((one) => one.outerHTML)"""


def test_views_can_be_read_before_the_server_has_answered(page_of, studio):
    """Every button has its words at once, and what needs a plant waits for it."""
    page = page_of("about:blank")
    held, answers = [], False

    def hold(route):
        if answers or route.request.url.endswith("/api/me"):
            route.continue_()
        else:
            held.append(route)

    page.route("**/api/**", hold)
    page.goto(studio.url)
    for name in VIEWS:
        page.click(f"#views button[data-view={name}]")
        page.wait_for_selector(f"#view-{name}:visible > *", state="attached")
        assert page.evaluate(NAMELESS) == [], name
    page.click("#views button[data-view=build]")
    assert page.get_by_role("button", name="Reading …").is_disabled()
    assert page.locator("aside.side").evaluate("(side) => side.inert")
    assert held
    answers = True
    for route in held:
        route.continue_()
    page.get_by_role("button", name="No errors").wait_for()
    assert not page.locator("aside.side").evaluate("(side) => side.inert")


def test_the_end_of_a_login_is_no_loss_of_the_connection(page):
    """After a new password the socket is opened anew by itself, and nobody is told of trouble."""
    told = page.evaluate(
        """async () => {
          const { Socket } = await import("/assets/js/socket.js");
          window.WebSocket = class {};
          const socket = new Socket({ get: async () => ({}) });
          const told = [];
          socket.on("closed", ({ code }) => told.push(code));
          for (const code of [4401, 1006]) {
            socket.socket.onopen();
            socket.socket.onclose({ code });
          }
          return told;
        }"""
    )
    assert told == [1006]


def test_a_login_that_has_ended_is_not_asked_for_a_socket(page):
    """It would be refused; the login page comes instead. One that holds on has another socket."""
    opened = page.evaluate(
        """async () => {
          const { Socket } = await import("/assets/js/socket.js");
          let opened = 0;
          window.WebSocket = class { constructor() { opened += 1; } };
          const counts = [];
          for (const me of [new Promise(() => {}), Promise.resolve({})]) {
            const socket = new Socket({ get: () => me });
            opened = 0;
            socket.socket.onopen();
            socket.wait = 0;
            socket.socket.onclose({ code: 4401 });
            await new Promise((go) => setTimeout(go, 100));
            counts.push(opened);
          }
          return counts;
        }"""
    )
    assert opened == [0, 1]
