"""Results in the page: ordered, opened inside, sealed off, taken away."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.studio.browser.conftest import PHONE, REFUSED


@pytest.fixture(scope="module")
def studio(studio_of):
    """Give a server of this module's own: its tests change things."""
    return studio_of()


@pytest.fixture
def results(page_of: Callable[..., Any], studio: Any) -> Any:
    """Give a page at the view of results."""
    return at_results(page_of, studio)


def at_results(page_of: Callable[..., Any], studio: Any, **options: Any) -> Any:
    """Open the view of results."""
    page = page_of(f"{studio.url}/#results", **options)
    page.wait_for_selector(".results .first-column")
    return page


def test_a_study_is_ordered_opens_inside_and_is_deleted(results: Any, studio: Any) -> None:
    """Its page is the command line's, in a frame that can do nothing but run its own scripts."""
    results.get_by_role("button", name="Sizing: set it up").click()
    results.wait_for_selector("dialog[open]")
    assert results.get_by_label("What", exact=True).input_value() == "size"
    results.get_by_label("Good parts a year; the plant's target if none").fill("150000")
    results.get_by_role("button", name="Begin").click()
    frame = results.wait_for_selector(".result-viewer iframe")
    assert frame.get_attribute("sandbox") == "allow-scripts allow-modals"
    inside = results.frame_locator(".result-viewer iframe")
    inside.locator("h1").wait_for()
    assert "150" in inside.locator("body").inner_text()
    marked, first = (inside.locator(f".side nav a{of}").first for of in ("[aria-current]", ""))
    marked.wait_for()
    assert marked.inner_text() == first.inner_text()
    # In the frame a table is copied and the page is printed without a complaint of the console.
    inside.get_by_role("button", name="Copy CSV").first.click()
    inside.get_by_role("button", name="Copied").first.wait_for()
    inside.get_by_role("button", name="Print").click()
    assert results.get_by_role("heading", name="Sizing: Bicycle stator workshop").is_visible()
    (job,) = studio.ask("GET", "/api/jobs")[1]["jobs"]
    results.locator(".result-viewer").get_by_role("button", name="Delete").click()
    results.locator("dialog.question").get_by_role("button", name="Delete").click()
    results.locator(f"[data-id='{job['id']}']").wait_for(state="detached")
    assert not list(studio.folder.glob(f"motorworks-out/studio/*/jobs/{job['id']}"))


def test_what_is_refused_is_said_in_the_dialog(results: Any) -> None:
    """At the field, while the dialog stays open."""
    results.forgiven.extend(REFUSED)
    results.get_by_role("button", name="New run or study").click()
    results.locator("dialog[open]").get_by_label("Time measured").fill("soon")
    results.get_by_role("button", name="Begin").click()
    field = results.locator("dialog[open] .field", has=results.get_by_label("Time measured"))
    field.locator(".field-wrong").wait_for()
    assert "expected a time" in field.locator(".field-wrong").inner_text()
    assert field.locator("input").get_attribute("aria-invalid") == "true"


def test_what_a_plant_lacks_is_said_before_anything_is_begun(results: Any) -> None:
    """In the invitation to studies, and in the form, which cannot be sent then."""
    stock = results.locator(".invite-entry", has_text="What lies in stock")
    stock.locator(".invite-lacks").wait_for()
    assert (
        stock.locator(".invite-lacks").inner_text().startswith("Not yet: the plant has no supplies")
    )
    assert stock.get_by_role("button").count() == 0
    results.get_by_role("button", name="Stress test: set it up").click()
    form = results.locator("dialog[open]")
    name = form.locator(".field-names button").first
    name.click()
    assert form.locator("textarea").input_value() == name.inner_text()
    form.get_by_label("What", exact=True).select_option("stock")
    form.get_by_text("This plant cannot be asked that yet").wait_for()
    assert form.get_by_role("button", name="Begin").is_disabled()


def test_a_failed_study_says_why(page_of: Callable[..., Any], studio: Any) -> None:
    """In the words of the command; on a phone the list gives way to it, and comes back."""
    page = at_results(page_of, studio, color_scheme="dark")
    code, job = studio.ask(
        "POST", "/api/studies", {"plant": "base", "verb": "stress", "settings": {"of": ["flood"]}}
    )
    assert code == 201
    page.locator(f"[data-id='{job['id']}']").click()
    page.wait_for_selector(".result-viewer .remark.bad")
    assert (
        "there is no disturbance 'flood'" in page.locator(".result-viewer .remark.bad").inner_text()
    )
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    page.set_viewport_size(PHONE)
    assert not page.locator(".results .first-column").is_visible()
    page.get_by_role("button", name="All results").click()
    assert page.locator(".results .first-column").is_visible()


def test_a_page_of_the_command_line_cannot_call_the_server(results: Any, studio: Any) -> None:
    """Whatever its script tries fails; it is listed and shown all the same."""
    text = (
        '<!doctype html>\n<html lang="en">\n<meta name="generator" content="Motorworks 0.1.0">\n'
        "<title>Hostile &lt;b&gt; – Motorworks report</title>\n<p id='said'>nothing</p>\n"
        "<script>const said = document.getElementById('said');\n"
        "said.textContent = 'tried';\n"
        "try { parent.document.title = 'taken'; } catch { said.textContent += ' parent'; }\n"
        "try { localStorage.x = 1; } catch { said.textContent += ' storage'; }\n"
        "</script>"
    )
    path = studio.folder / "motorworks-out" / "by-hand" / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    results.reload()
    results.locator(".result-entry", has_text="Hostile <b>").click()
    inside = results.frame_locator(".result-viewer iframe")
    inside.get_by_text("tried parent storage", exact=True).wait_for()
    assert results.title() == "Results · Motorworks studio"
