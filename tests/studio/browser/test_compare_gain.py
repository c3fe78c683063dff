"""From the bottleneck to a gain with its interval, in the page."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.studio.browser.conftest import PHONE
from tests.studio.conftest import PATIENCE

WORKER = b"motorworks.studio.jobs.compare"


@pytest.fixture(scope="module")
def studio(studio_of):
    """Give a server of this module's own: its tests change things."""
    return studio_of()


@pytest.fixture
def compare(page_of: Callable[..., Any], studio: Any) -> Any:
    """Give a page at the view of comparisons."""
    return at_compare(page_of, studio)


def at_compare(page_of: Callable[..., Any], studio: Any, **options: Any) -> Any:
    """Open the view of comparisons."""
    page = page_of(f"{studio.url}/#compare", **options)
    page.wait_for_selector(".scenario")
    page.wait_for_selector(".settings input")
    return page


def settings(page: Any, duration: str, warm_up: str, replications: int) -> None:
    """Fill in how plants are compared."""
    page.get_by_label("Time measured").fill(duration)
    page.get_by_label("Warm-up").fill(warm_up)
    page.get_by_label("Replications").fill(str(replications))


def scenario(studio: Any, title: str, places: int) -> str:
    """Make a scenario with so many places and give its id."""
    sets = [f"line.stators.places={places}"]
    code, made = studio.ask("POST", "/api/scenarios", {"title": title, "sets": sets})
    assert code == 201, made
    return str(made["id"])


def only(page: Any, name: str) -> None:
    """Compare one scenario alone with the base."""
    ids = page.locator(".scenario").evaluate_all("all => all.map((one) => one.dataset.id)")
    for one in ids:
        if one != "base":
            page.locator(f".scenario[data-id='{one}'] input").set_checked(one == name)


def workers(folder: Path) -> Iterator[int]:
    """Give the processes that compare plants in a project."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            inside = (path / "cwd").readlink().is_relative_to(folder)
            if inside and WORKER in (path / "cmdline").read_bytes():
                yield int(path.name)
        except OSError:
            continue


def test_the_bottleneck_leads_to_a_gain_with_its_interval(compare: Any, studio: Any) -> None:
    """Find it, try more places there, compare, and read what the command line says as well."""
    compare.get_by_role("button", name="Find the bottleneck").click()
    compare.wait_for_selector(".bottlenecks li")
    assert "Weld the ends" in compare.locator(".bottlenecks li").first.inner_text()
    compare.get_by_role("button", name="Try more places").first.click()
    compare.get_by_label("Places more").fill("12")
    compare.wait_for_selector("text=12 more places between all machines")
    compare.get_by_role("button", name="Create", exact=True).click()
    compare.wait_for_selector("text=Stator line: places 5 → 17")
    settings(compare, "91d", "21d", 6)
    compare.wait_for_selector("text=12 runs")
    compare.get_by_role("button", name="Compare 2 plants").click()
    sentence = compare.wait_for_selector(".verdict h2").inner_text()
    assert "more good parts a year" in sentence
    assert compare.locator(".result .remark").count() == 0
    check_figures(compare, studio)
    check_change(compare, studio)


def check_change(page: Any, studio: Any) -> None:
    """See that it is said when a plant that was compared is no longer the same."""
    page.reload()
    page.wait_for_selector(".verdict h2")
    page.wait_for_selector("text=Stator line: places 5 → 17")
    assert page.locator(".result .remark").count() == 0
    _, listed = studio.ask("GET", "/api/scenarios")
    (other,) = [one["id"] for one in listed if one["id"] != "base"]
    studio.ask("PUT", f"/api/scenarios/{other}/title", {"title": "Named anew"})
    remark = page.wait_for_selector(".result .remark").inner_text()
    assert "has been changed or deleted since" in remark


def check_figures(page: Any, studio: Any) -> None:
    """See that table and drawing show what the command line prints for the frozen plants."""
    _, jobs = studio.ask("GET", "/api/jobs")
    job = next(one for one in jobs["jobs"] if one["kind"] == "comparison")
    (folder,) = studio.folder.glob(f"motorworks-out/studio/*/jobs/{job['id']}")
    command = [sys.executable, "-m", "motorworks.cli", *job["command"].split()[1:], "--json"]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    theirs = json.loads(said.stdout)
    _, ours = studio.ask("GET", f"/api/jobs/{job['id']}/result")
    for one, other in zip(ours["differences"], theirs["differences"], strict=True):
        assert (one["mean"], one["half_width"]) == (other["mean"], other["half_width"])
    output = theirs["differences"][0]
    shown = page.locator("table.outcome .change").first.inner_text()
    assert shown.startswith(f"+{output['mean']:,.0f}")
    half = float(shown.split("±")[1].split("(")[0].replace(",", ""))
    assert half == pytest.approx(output["half_width"], rel=0.05)
    drawings = page.locator(".boxes svg")
    assert drawings.count() == len(ours["responses"])
    assert drawings.first.locator("circle.point").count() == 2 * 6
    assert drawings.first.locator("rect.box").count() == 2


def test_a_comparison_is_cancelled(compare: Any, studio: Any) -> None:
    """Its processes end at once, and it says what becomes of what was computed."""
    name = scenario(studio, "Long", 6)
    compare.wait_for_selector(f"[data-id={name}]")
    only(compare, name)
    settings(compare, "30y", "1d", 100)
    compare.get_by_role("button", name="Compare 2 plants").click()
    compare.wait_for_selector("text=of 200 replications")
    compare.locator(".outcome-card").get_by_role("button", name="Cancel").click()
    compare.wait_for_selector("text=This comparison was cancelled")
    end = time.monotonic() + PATIENCE
    while list(workers(studio.folder)):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_worker_that_dies_is_said(compare: Any, studio: Any) -> None:
    """The comparison is done all the same, and marked."""
    name = scenario(studio, "Killed", 7)
    compare.wait_for_selector(f"[data-id={name}]")
    only(compare, name)
    settings(compare, "30d", "1d", 3)
    compare.get_by_role("button", name="Compare 2 plants").click()
    end = time.monotonic() + PATIENCE
    while not (there := list(workers(studio.folder))):
        assert time.monotonic() < end
    os.kill(there[0], signal.SIGKILL)  # while it is still reading its modules
    compare.wait_for_selector("text=Worker died at")
    compare.wait_for_selector(".verdict h2")
    assert "restarted" in compare.locator(".result .remark").first.inner_text()


def test_hostile_names_are_text(compare: Any, studio: Any) -> None:
    """Markup in the name of a scenario does nothing."""
    name = scenario(studio, "<img src=x onerror=alert(1)> & “q”", 5)
    entry = compare.wait_for_selector(f"[data-id={name}] label")
    assert entry.inner_text() == "<img src=x onerror=alert(1)> & “q”"
    studio.ask("DELETE", f"/api/scenarios/{name}")
    compare.wait_for_selector(f"[data-id={name}]", state="detached")


def test_the_view_is_for_everybody(compare: Any) -> None:
    """Light and dark, by the keyboard, on a phone: nothing is found wrong."""
    compare.wait_for_selector(".verdict h2")
    for scheme in ("light", "dark"):
        compare.emulate_media(color_scheme=scheme)
        assert violations(compare) == []
    check_keyboard(compare)
    compare.set_viewport_size(PHONE)
    assert compare.evaluate(SIDEWAYS) == 0
    compare.get_by_role("button", name="New scenario").click()
    compare.wait_for_selector(".change-choice >> nth=1")
    assert violations(compare) == []


SIDEWAYS = """() => {
  const view = document.querySelector('#view-compare');
  return view.scrollWidth - view.clientWidth;
}"""
"""How far the view can be moved sideways, which it is not to be."""


def check_keyboard(page: Any) -> None:
    """Come from the list of scenarios to the button by the tab key, with the focus seen."""
    page.get_by_role("button", name="New scenario").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if "wide-button" in page.evaluate("document.activeElement.className"):
            break
    else:
        pytest.fail("the tab key never came to the button")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def violations(page: Any) -> list[str]:
    """Give what axe finds wrong."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def test_who_only_looks_is_offered_no_change(page_of: Callable[..., Any], studio: Any) -> None:
    """Results are read; nothing is asked of the server that it would refuse."""
    page = page_of("about:blank")
    me = studio.ask("GET", "/api/me")[1] | {"may_edit": False, "role": "viewer"}
    page.route("**/api/me", lambda route: route.fulfill(json=me))
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    page.goto(f"{studio.url}/#compare")
    page.wait_for_selector(".verdict h2")
    for name in ("New scenario", "Find it anew"):
        assert not page.get_by_role("button", name=name).is_visible()
    assert not page.locator(".settings").is_visible()
    assert set(asked) == {"GET"}
