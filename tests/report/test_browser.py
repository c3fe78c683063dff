"""The report in a real browser."""

import pytest

CLIPBOARD = ("clipboard-read", "clipboard-write")
RELOADS = 10
"""A browser writes down what it shall remember a moment later, in another process."""


def test_it_opens_alone_and_without_complaint(opened, midsize_run):
    """One request, for the file itself; no error on the console."""
    seen = opened(midsize_run)
    assert [url for url in seen.asked if not url.startswith("data:")] == [seen.page.url]
    assert seen.complaints == []


@pytest.mark.parametrize("name", ["midsize_run", "hostile_run", "gridlocked_run"])
def test_the_page_never_scrolls_sideways(opened, request, name):
    """Wide things scroll inside their own frame, from a phone to a desk."""
    page = opened(request.getfixturevalue(name)).page
    for width in (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_names_are_text(opened, hostile_run):
    """Nothing of a name runs, also not in tables, tips and choices."""
    seen = opened(hostile_run)
    page = seen.page
    for button in page.query_selector_all("[data-shows]"):
        button.click()
    for row in page.query_selector_all("[data-tip]")[:60]:
        row.evaluate("e => e.dispatchEvent(new PointerEvent('pointermove', {bubbles: true}))")
    assert page.evaluate("window.hacked") is None
    assert page.query_selector_all("img") == []
    assert seen.complaints == []


def test_a_table_opens_closes_sorts_and_searches(opened, midsize_run):
    """By button, and with the keyboard."""
    page = opened(midsize_run).page
    button = page.locator('[data-shows="data-ranking"]')
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    table = page.locator("#table-ranking")
    table.get_by_role("button", name="Utilisation").click()
    shares = table.locator("tbody td:nth-child(6)").all_inner_texts()
    numbers = [float(s.rstrip(" %")) for s in shares]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 5
    table.locator("input").fill("laser")
    assert all("aser" in t for t in table.locator("tbody tr").all_inner_texts())
    button.click()
    assert not table.is_visible()


def test_a_table_is_copied_as_csv(opened, hostile_run):
    """With heads and units; a text that a spreadsheet would run is quoted as text."""
    page = opened(hostile_run, permissions=list(CLIPBOARD)).page
    page.locator('[data-copies="data-values"]').click()
    page.get_by_role("button", name="Copied").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == "Path,Value,Range,Origin,Source,Note"
    assert len(lines) == 3
    assert lines[1].endswith(",'=1+1")


def test_colours_follow_the_system_and_the_button(opened, tutorial_run):
    """Dark where the system is dark; the button changes it and is remembered."""
    page = opened(tutorial_run, color_scheme="dark").page

    def paper():
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    dark = paper()
    page.locator("#theme").click()
    light = paper()
    assert _brightness(dark) < 60 < 200 < _brightness(light)
    for _ in range(RELOADS):
        page.reload()
        if paper() == light:
            break
    assert paper() == light


def _brightness(colour):
    return sum(int(c) for c in colour.removeprefix("rgb(").rstrip(")").split(",")[:3]) / 3


def test_words_stand_out_from_what_is_behind_them(opened, midsize_run):
    """Contrast of at least 4.5 to 1 (WCAG 2.2, level AA), light and dark."""
    for scheme in ("light", "dark"):
        page = opened(midsize_run, color_scheme=scheme).page
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const read = c => [...c.match(/[\\d.]+/g).map(Number), 1].slice(0, 4);
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = read(getComputedStyle(e).backgroundColor);
      if (c[3] === 1) return c;
    }
  };
  const weak = [];
  for (const e of document.querySelectorAll('main *, .side *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const style = getComputedStyle(e);
    if (!own || !e.checkVisibility() || style.clipPath !== 'none' || e.closest('.rank')) continue;
    const [a, b] = [light(read(style.color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) weak.push(`${e.className}: ${e.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return [...new Set(weak)].slice(0, 20);
}"""


def test_tips_tell_what_lies_under_the_pointer_and_the_arrow_keys(opened, tutorial_run):
    """Bars tell their parts; a curve tells its values from the keyboard too."""
    page = opened(tutorial_run).page
    page.locator(".culprit .parts").first.hover()
    assert "working: " in page.locator("#tip").inner_text()
    page.locator("#figure-output .plot").focus()
    page.keyboard.press("End")
    told = page.locator("#tip").inner_text().splitlines()
    assert told[1].startswith("good: ")
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()


def test_choices_change_what_is_seen(opened, midsize_run):
    """Rankings, scopes of the waterfall, how finely the flow is drawn, off shift."""
    page = opened(midsize_run).page
    page.get_by_role("button", name="By line", exact=True).click()
    views = page.locator('[data-view="flow"]')
    assert [view.is_visible() for view in views.all()] == [False, True]
    page.locator("#oee-scope").select_option(index=2)
    assert [v.is_visible() for v in page.locator('[data-view="oee"]').all()].index(True) == 2
    grey = page.locator("#state-tree .off_shift").first
    assert not grey.is_visible()
    page.get_by_role("button", name="With off shift").click()
    assert grey.is_visible()


def test_all_lines_open_at_once(opened, midsize_run):
    """One button opens every line down to its stations, and closes them again."""
    page = opened(midsize_run).page
    stations = page.locator("#state-tree .state-row:visible")
    closed = stations.count()
    page.locator('[data-opens="state-tree"]').click()
    assert stations.count() > 3 * closed
    page.locator('[data-opens="state-tree"]').click()
    assert stations.count() == closed


def test_names_in_the_flow_do_not_lie_on_each_other(opened, midsize_run):
    """Each name of a process or store can be read."""
    page = opened(midsize_run, viewport={"width": 1440, "height": 900}).page
    boxes = [n.bounding_box() for n in page.locator('[data-name="process"] .node span').all()]
    assert len(boxes) > 20
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
            assert apart or abs(a["y"] - b["y"]) >= a["height"] - 1


def test_it_prints_without_buttons(opened, tutorial_run):
    """On paper stand figures, not controls, on a light ground even where the screen is dark."""
    page = opened(tutorial_run, color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator("button:visible:not(th button)").count() == 0
    assert page.locator("#figure-output svg").is_visible()
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert _brightness(ink) < 60
