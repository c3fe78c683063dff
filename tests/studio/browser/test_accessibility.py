"""Every view against axe-core: contrast, labels, roles, keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.studio.browser.conftest import PHONE

VIEWS = {
    "works": ".moment .clock:text-matches('[0-9]')",
    "build": ".toolbar button:has-text('No errors')",
    "compare": ".scenarios li",
    "results": "button:has-text('New run or study')",
    "people": "#view-people h2",
}
"""Each view, and what is seen in it once everything it asked for is there."""
LOOKS = [("dark", PHONE)]
"""Desks and light pages are looked at by the tests of each view."""


@pytest.mark.parametrize(("scheme", "size"), LOOKS, ids=["phone-dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page_of, studio, view, scheme, size):
    """By the rules of WCAG 2.2 A and AA and axe's own best practice."""
    page = page_of(f"{studio.url}/#{view}", color_scheme=scheme, viewport=size, bypass_csp=True)
    page.wait_for_selector(f"#view-{view}:visible")
    page.locator(VIEWS[view]).first.wait_for()
    found = Axe().run(page).response["violations"]
    said = [
        f"{v['id']} ({v['impact']}): {v['help']}: {[n['html'][:160] for n in v['nodes'][:5]]}"
        for v in found
    ]
    assert said == []
