"""Logging in, in a real browser."""

import json
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.studio.browser.conftest import GONE, PHONE, REFUSED

from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.password import Cost
from motorworks.studio.access.role import Role

PASSWORD = "four corner posts"
QUICK = Cost(n=16, r=1, p=1)
HOSTILE = '"><img src=x onerror="window.ran=1"> night run'


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give a project folder with an admin, an editor and a viewer."""
    folder = tmp_path_factory.mktemp("project")
    accounts = Accounts(folder / "motorworks-out" / "studio" / "access", cost=QUICK)
    for name, role in (("ada", Role.ADMIN), ("wei", Role.EDITOR), ("li", Role.VIEWER)):
        accounts.add(name, PASSWORD, role)
    return folder


@pytest.fixture(scope="module")
def shared(studio_of, place):
    """Give a server that demands a login."""
    return studio_of("tutorial", folder=place)


@pytest.fixture
def login(page_of, shared):
    """Give a function that opens a page and logs in; refusals are no complaints here."""

    def log_in(name, password=PASSWORD, view="people", **options):
        page = page_of("about:blank", **options)
        page.forgiven.extend(REFUSED)
        page.goto(f"{shared.url}/#{view}")
        page.wait_for_url("**/login#*")
        _fill(page, name, password)
        return page

    return log_in


def _fill(page, name, password):
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("button[type=submit]")


def test_wrong_password_then_the_right_one(login, shared):
    """What was to be shown is shown after the login."""
    page = login("wei", "wrong")
    page.wait_for_selector("#why:has-text('The name or the password is wrong.')")
    assert urllib.parse.urlsplit(page.url).path == "/login"
    _fill(page, "wei", PASSWORD)
    page.wait_for_selector("#view-people h2:has-text('wei')")
    assert urllib.parse.urlsplit(page.url).fragment == "people"
    cookies = page.context.cookies()
    assert [(c["httpOnly"], c["sameSite"]) for c in cookies] == [(True, "Strict")]
    assert page.evaluate("document.cookie") == ""


def test_a_viewer_sees_no_controls_that_change_things(login, shared):
    """And the server would refuse what they do."""
    page = login("li")
    page.wait_for_selector("#view-people h2:has-text('li')")
    assert page.evaluate("document.body.classList.contains('looks-only')")
    assert page.locator("[aria-label=Users], [aria-label=Log]").count() == 0
    changes = (("build", "Save"), ("compare", "New scenario"), ("results", "New run or study"))
    for view, words in changes:
        page.click(f"#views button[data-view={view}]")
        page.wait_for_selector(f"#view-{view}:visible")
        page.wait_for_load_state("networkidle")
        assert page.get_by_role("button", name=words).locator("visible=true").count() == 0, view
    for method, path in (("POST", "/api/users"), ("GET", "/api/audit"), ("POST", "/api/runs")):
        asked = "([method, path]) => fetch(path, {method, headers: {'X-Motorworks': '1'}})"
        code = page.evaluate(f"(given) => ({asked})(given).then((r) => r.status)", [method, path])
        assert code == 403, path


def test_an_admin_makes_a_user_who_logs_in(login, shared):
    """Role, password and end of it follow at once, in the other browser as well."""
    page = login("ada")
    users = page.locator("[aria-label=Users]")
    users.locator("summary").click()
    users.get_by_label("Name").fill("zhang.wei")
    users.get_by_label("First password").fill("short")
    users.get_by_role("button", name="Make the user").click()
    page.wait_for_selector("[aria-label=Users] [role=alert]:has-text('at least 12')")
    users.get_by_label("First password").fill(PASSWORD)
    users.get_by_role("button", name="Make the user").click()
    users.get_by_label("Role of zhang.wei").wait_for()
    other = login("zhang.wei")
    other.wait_for_selector("#view-people p:has-text('Viewer')")
    users.get_by_label("Role of zhang.wei").select_option("editor")
    other.wait_for_selector("#view-people p:has-text('Editor')")
    users.get_by_label("Take zhang.wei away").click()
    page.get_by_role("dialog").get_by_role("button", name="Take away").click()
    users.get_by_label("Role of zhang.wei").wait_for(state="detached")
    other.wait_for_url("**/login*")


def test_a_token_is_shown_once_and_works(login, shared):
    """From outside the browser, with nothing but itself."""
    page = login("wei")
    tokens = page.locator("[aria-label=Tokens]")
    tokens.locator("summary").click()
    tokens.get_by_label("What it is for").fill(HOSTILE)
    tokens.get_by_role("button", name="Make it").click()
    secret = tokens.locator(".people-secret code").first.inner_text()
    given = {"Authorization": f"Bearer {secret}", "Origin": "", "X-Motorworks": ""}
    code, me = shared.ask("GET", "/api/me", headers=given)
    assert (code, me["name"], me["role"]) == (200, "wei", "viewer")
    page.reload()
    page.wait_for_selector("[aria-label=Tokens] td:has-text('> night run')")
    assert secret not in page.content()
    assert page.evaluate("window.ran ?? 0") == 0


def test_an_own_password_is_changed_and_the_way_out(login, shared):
    """The next login takes the new one."""
    page = login("li")
    own = page.locator("[aria-label=You]")
    own.locator("summary").click()
    own.get_by_label("Password as it is").fill(PASSWORD)
    own.get_by_label("New password").fill("other long words")
    own.get_by_label("The new one again").fill("other long words")
    own.get_by_role("button", name="Change it").click()
    said = page.locator(".notice, [aria-label=You] .why:not(:empty)").first
    assert said.inner_text().startswith("The password is changed")
    own.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login*")
    _fill(page, "li", "other long words")
    page.wait_for_selector("#view-people, #main .view")


def test_axe_finds_nothing(login, shared):
    """Neither on the login page, after a wrong password, nor in the view of an admin."""
    page = login("ada", "wrong", color_scheme="light", bypass_csp=True)
    page.wait_for_selector("#why:not(:empty)")
    assert _violations(page) == []
    _fill(page, "ada", PASSWORD)
    page.wait_for_selector("[aria-label=Log] tbody tr")
    for summary in page.locator("#view-people summary").all():
        summary.click()
    assert _violations(page) == []
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def _violations(page):
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['help']}: {[n['html'][:160] for n in v['nodes'][:5]]}" for v in found]


def test_a_session_that_was_not_used_for_long_has_ended(login, shared, place):
    """Another one goes on, over a restart of the server."""
    page, other = login("wei"), login("ada")
    page.forgiven.extend(GONE)  # there is no server for a moment
    page.wait_for_selector("#view-people h2:has-text('wei')")
    other.wait_for_selector("#view-people h2:has-text('ada')")
    file = place / "motorworks-out" / "studio" / "access" / "sessions.json"
    port = urllib.parse.urlsplit(shared.url).port
    shared.stop()
    kept = json.loads(file.read_text())
    for session in kept["sessions"]:
        session["seen"] -= 13 * 3600 if session["name"] == "wei" else 3600
    file.write_text(json.dumps(kept))
    shared.start("--port", str(port))
    page.wait_for_url("**/login*")  # it finds out by itself
    other.reload()
    other.wait_for_selector("#view-people h2:has-text('ada')")
