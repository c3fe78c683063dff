"""Every view against axe-core: contrast, labels, roles, keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.studio.browser.conftest import PHONE

VIEWS = ["works", "build", "compare", "results", "people"]
LOOKS = [("dark", PHONE)]
"""Desks and light pages are looked at by the tests of each view."""


@pytest.mark.parametrize(("scheme", "size"), LOOKS, ids=["phone-dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page_of, studio, view, scheme, size):
    """By the rules of WCAG 2.2 A and AA and axe's own best practice."""
    page = page_of(f"{studio.url}/#{view}", color_scheme=scheme, viewport=size, bypass_csp=True)
    page.wait_for_selector(f"#view-{view}:visible")
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    said = [
        f"{v['id']} ({v['impact']}): {v['help']}: {[n['html'][:160] for n in v['nodes'][:5]]}"
        for v in found
    ]
    assert said == []
