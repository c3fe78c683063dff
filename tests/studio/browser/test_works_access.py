"""The living view for everybody: by axe-core, on a phone, with less motion."""

import pytest

PHONE = {"width": 390, "height": 844}
READY = "() => /[0-9]/.test(document.querySelector('.moment .clock')?.textContent)"


def violations(page):
    """Give what axe-core finds, in words."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


def find(page, words):
    """Search for something and go there."""
    page.get_by_role("combobox", name="Search the works").fill(words)
    page.wait_for_selector(".search-list li[aria-selected='true']")
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", {"width": 1440, "height": 900}), ("dark", PHONE)],
)
def test_axe_finds_nothing(page_of, studio, scheme, size):
    """The plan, a list of what was found, a card and the charts."""
    page = page_of(studio.url, color_scheme=scheme, viewport=size)
    page.wait_for_function(READY)
    assert violations(page) == []
    page.get_by_role("combobox", name="Search the works").fill("weld")
    page.wait_for_selector(".search-list li")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .card-path")
    assert violations(page) == []
    page.locator(".works-tools > .button").click()
    page.wait_for_selector("#panel .charts")
    assert violations(page) == []


def test_a_phone_shows_everything_within_its_width(page_of, studio):
    """Nothing is cut at the right; the card is a sheet above the bar of views."""
    page = page_of(studio.url, viewport=PHONE, has_touch=True)
    page.wait_for_function(READY)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for name in (".player", ".works-tools", ".legend", ".zoom"):
        box = page.locator(name).bounding_box()
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= PHONE["width"], name
    page.get_by_role("button", name="Legend").click()
    page.wait_for_selector(".legend-row[data-state='down']")
    page.get_by_role("button", name="Legend").click()
    find(page, "weld")
    page.wait_for_selector("#panel h2")
    sheet = page.locator("#panel").bounding_box()
    assert sheet["width"] == PHONE["width"]
    assert sheet["y"] > PHONE["height"] / 4


def test_less_motion_means_no_flying(page_of, studio):
    """A thing that is searched is there at once."""
    page = page_of(studio.url, reduced_motion="reduce")
    page.wait_for_function(READY)
    page.mouse.move(700, 450)
    for _ in range(6):
        page.mouse.wheel(0, 600)
    page.wait_for_selector(".works-stage[data-detail='far']")
    details = page.evaluate_handle(
        """() => {
          const host = document.querySelector('.works-stage');
          const seen = [];
          new MutationObserver(() => seen.push(host.dataset.detail))
            .observe(host, { attributeFilter: ['data-detail'] });
          return seen;
        }"""
    )
    find(page, "weld")
    page.wait_for_selector(".works-stage[data-detail='near']")
    assert "middle" not in details.json_value()
