"""Names of plants, stations, products and scenarios are text, whatever stands in them."""

import json
from importlib.resources import files

import pytest
from tests.studio.browser.conftest import PHONE, SIZE

RUN = "window.ran=(window.ran||0)+1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'-{RUN}-'",
    f"${{{RUN}}}`{RUN}`{{{{7*7}}}}<%={RUN}%>",
    f"</title></style></textarea></svg><svg onload={RUN}>",
    f"javascript:{RUN}//%0A<a href=javascript:{RUN}>",
    "\u202egnihton\u202c\u2066\u200f\u0000\u0007\u001b[31m\ufeff\ud7ff",
    "W" * 10_000,
    "__proto__",
    "constructor",
    "&lt;b&gt;&amp;&#60;script&#62; \\u003cscript\\u003e",
    "𝕬" * 300 + "e" + "\u0301" * 300,
)
"""What stands in titles; the first ones would run if they were taken for markup."""
NAMES = {
    "insert": "constructor",
    "weld": "toString",
    "impregnate": "hasOwnProperty",
    "pack": "valueOf",
    "stators": "prototype",
    "cores": "isPrototypeOf",
    "customer": "watch",
}
"""What every object of a script has already."""


def _toml(text):
    """Write a text as TOML writes it, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def hostile_plant(number):
    """Give the tutorial's plant with other titles and names."""
    text = (files("motorworks.plantfile") / "plants" / "tutorial.toml").read_text()
    lines, count = [], number
    for line in text.splitlines():
        if line.startswith(("title =", "description =")):
            line = f"{line.partition(' =')[0]} = {_toml(HOSTILE[count % len(HOSTILE)])}"
            count += 1
        lines.append(line)
    text = "\n".join(lines) + "\n"
    for name, other in NAMES.items():
        text = text.replace(f'"{name}"', f'"{other}"').replace(f".{name}]", f".{other}]")
        text = text.replace(f"[line.{name}.", f"[line.{other}.")
    return text


@pytest.fixture(scope="module")
def hostile(studio_of, tmp_path_factory):
    """Give a server whose plant and scenarios have such names."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "hostile.toml").write_text(hostile_plant(0), encoding="utf-8")
    server = studio_of(str(folder / "hostile.toml"), folder=folder)
    for number in range(1, len(HOSTILE), 3):
        text = hostile_plant(number)
        code, plant = server.ask("PUT", f"/api/plants/copy{number}/text", text)
        assert code == 200, plant
    for title in HOSTILE[::2]:  # as many as can be compared at once
        code, answer = server.ask("POST", "/api/scenarios", {"title": title[:120]})
        assert code in (201, 422), answer
    return server


def _views(page):
    page.wait_for_selector("#views button")
    return page.locator("#views button").evaluate_all("all => all.map((one) => one.dataset.view)")


def _check_nothing_ran(page):
    assert page.evaluate("window.ran ?? 0") == 0
    assert page.evaluate("({}).polluted === undefined")
    own = "all => all.filter((one) => one.matches('[onerror],[onload],[href^=javascript]')).length"
    assert page.locator("body *").evaluate_all(own) == 0
    assert page.locator("img[src=x]").count() == 0


def test_the_plant_is_good_but_for_its_names(hostile):
    """Else the views would have nothing to show."""
    code, plant = hostile.ask("GET", "/api/plants/base")
    assert code == 200
    assert plant["errors"] == 0, plant["findings"]
    assert hostile.ask("GET", "/api/plants/base/scene")[0] == 200


def test_no_name_runs_in_any_view(page_of, hostile):
    """Nor does one widen the page, on a desk or on a phone."""
    page = page_of(hostile.url)
    for view in _views(page):
        page.set_viewport_size(SIZE)
        page.click(f"#views button[data-view={view}]")
        page.wait_for_selector(f"#view-{view}:visible")
        page.wait_for_load_state("networkidle")
        _check_nothing_ran(page)
        page.set_viewport_size(PHONE)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, view


def test_no_name_runs_whichever_plant_is_open(page_of, hostile):
    """Each in the view of the works and in those that list plants."""
    page = page_of(hostile.url)
    page.wait_for_selector("#which-plant option >> nth=3", state="attached")
    ids = page.locator("#which-plant option").evaluate_all("all => all.map((one) => one.value)")
    for plant in [one for one in ids if one.startswith("copy")]:
        page.select_option("#which-plant", plant)
        page.wait_for_load_state("networkidle")
        _check_nothing_ran(page)


ADDRESSES = (
    "#<img src=x onerror=window.ran=1>",
    "#works/%3Cscript%3E",
    "#works/%",
    "#__proto__",
    "#constructor/x",
    "#%",
)


def test_no_address_runs(page_of, hostile):
    """What stands behind the # is looked up, never shown as markup."""
    page = page_of(f"{hostile.url}/{ADDRESSES[0]}")
    for address in ADDRESSES:
        page.goto(f"{hostile.url}/{address}")
        page.wait_for_selector("#main .view:visible")
        _check_nothing_ran(page)
