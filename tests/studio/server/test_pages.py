"""The page and what it loads come from the package, with headers that keep it there."""

import re
import urllib.request
from posixpath import dirname, join, normpath

from motorworks.studio.server.assets import Assets
from motorworks.studio.server.pages import FIRST, imported, needed, sources


def test_page_loads_nothing_from_elsewhere(studio):
    """Policy and addresses name this server only."""
    with urllib.request.urlopen(studio.url) as response:
        text, headers = response.read().decode(), response.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "http://" not in text
    assert "https://" not in text
    loaded = re.findall(r'(?:href|src)="([^"#]+)"', text)
    assert len(loaded) > 10
    assert all(re.fullmatch(r"/assets/[0-9a-f]{16}/[a-z_/.]+", address) for address in loaded)
    for address in loaded:
        assert studio.ask("GET", address)[0] == 200, address


def test_assets_stay_in_the_page_folder(studio):
    """No path leads to another file."""
    for path in ("../app.py", "%2e%2e/works.py", "js/../../works.py", "/etc/passwd", "js", ""):
        code, answer = studio.ask("GET", f"/assets/{path}")
        assert code == 404, path
        assert "error" in answer


def test_an_asset_is_sent_once(studio):
    """The browser's copy is good as long as the file is the same."""
    with urllib.request.urlopen(f"{studio.url}/assets/js/main.js") as response:
        mark = response.headers["etag"]
    code, _ = studio.ask("GET", "/assets/js/main.js", headers={"If-None-Match": mark})
    assert code == 304


def test_under_its_mark_an_asset_is_kept_for_ever(studio):
    """What another server gave, older or newer, is asked for again."""
    with urllib.request.urlopen(studio.url) as response:
        marked = re.search(r'"(/assets/[0-9a-f]{16}/js/main\.js)"', response.read().decode())[1]
    older = re.sub("[0-9a-f]{16}", "0123456789abcdef", marked)
    kept = {}
    for address in (marked, older, "/assets/js/main.js"):
        with urllib.request.urlopen(studio.url + address) as response:
            kept[address] = response.headers["cache-control"]
            assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in kept[marked]
    assert kept[older] == kept["/assets/js/main.js"] == "no-cache"


def test_the_mark_is_of_all_that_the_page_is_made_of():
    """Another letter, another name or another file is another mark."""
    files = {"js/a.js": b"1", "js/b.js": b"2"}
    others = [
        files | {"js/a.js": b"3"},
        {"js/a.js": b"1", "js/c.js": b"2"},
        files | {"css/a.css": b""},
        {"js/a.js": b"2", "js/b.js": b"1"},
    ]
    marks = [Assets(some).mark for some in (files, *others)]
    assert len(set(marks)) == len(marks)
    assert Assets(dict(reversed(files.items()))).mark == marks[0]


def test_the_first_picture_asks_for_what_it_needs():
    """All that its scripts import, and nothing that other views alone import."""
    found = sources()
    names = needed(found, FIRST)
    assert {"js/shell.js", "js/works/stage.js", "js/works/layers/machines.js"} <= set(names)
    assert not any(name.startswith(("js/build/", "js/compare/", "js/results/")) for name in names)
    assert len(names) == len(set(names))


def test_every_import_of_a_script_is_there():
    """In any way of writing one, also what is imported later."""
    found = sources()
    for name, data in found.items():
        if not name.endswith(".js"):
            continue
        text = data.decode()
        later = re.findall(r'import\("([^"]+)"\)', text)
        for to in (*imported(text), *later):
            assert normpath(join(dirname(name), to)) in found, (name, to)
        written = re.findall(r"^import\b|^export .* from ", text, re.MULTILINE)
        assert len(imported(text)) == len(written), name


def test_all_styles_are_in_one():
    """Colours first, for all others take them from there."""
    found = sources()
    whole = found["css/page.css"]
    assert whole.startswith(found["css/tokens.css"])
    for name, data in found.items():
        if name.startswith("css/"):
            assert data in whole, name


def test_health_says_how_the_server_is(studio):
    """Version, time since the start and the longest stall."""
    code, health = studio.ask("GET", "/api/health")
    assert code == 200
    assert health["up"] > 0
    assert health["pages"] >= 0
    assert 0 <= health["longest_stall"] < health["up"]


def test_an_unknown_route_is_refused_in_words(studio):
    """In the one form of all refusals."""
    assert studio.ask("GET", "/api/nothing") == (404, {"error": "Not Found", "findings": []})
