"""The page and what it loads come from the package, with headers that keep it there."""

import urllib.request


def test_page_loads_nothing_from_elsewhere(studio):
    """Policy and addresses name this server only."""
    with urllib.request.urlopen(studio.url) as response:
        text, headers = response.read().decode(), response.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "http://" not in text
    assert "https://" not in text
    assert "/assets/js/main.js" in text
    assert "/assets/css/tokens.css" in text


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
