"""Every answer says what a page may do with it, whoever asks and however it ends."""

import pytest
from fastapi.routing import iter_route_contexts

from motorworks.studio.access.role import Role

FORBIDDEN = ("unsafe-eval", "http:", "https:", "*")


def _paths(app):
    for route in iter_route_contexts(app.routes):
        for method in sorted(getattr(route, "methods", None) or ()):
            path = route.path.replace(":path", "")
            yield method, path.replace("{", "").replace("}", "")


def _check(answer, where):
    headers = answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy, where
    # A page of results is sealed off: what stands in it runs, and reaches nothing.
    assert "unsafe-inline" not in policy or policy.startswith("sandbox "), where
    assert not any(word in policy for word in FORBIDDEN), where
    assert headers["x-content-type-options"] == "nosniff", where
    assert headers["referrer-policy"] == "no-referrer", where
    assert headers["cross-origin-resource-policy"] == "same-origin", where
    assert "access-control-allow-origin" not in headers, where
    if where[1].startswith("/api/"):
        assert headers["cache-control"] == "no-store", where


def test_every_route_answers_with_its_headers(whole_house):
    """Refused or not."""
    editor = whole_house.add("wei", Role.EDITOR)
    stranger = whole_house.client()
    asked = 0
    for method, path in _paths(whole_house.app):
        _check(stranger(method, path), (method, path))
        _check(stranger(method, path, host="evil.example.com"), (method, path))
        if method == "GET" and "/api/plants" not in path and "/api/reels" not in path:
            _check(editor(method, path), (method, path))
        asked += 1
    assert asked > 50


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/nothing"),
        ("GET", "/api/nothing"),
        ("TRACE", "/api/me"),
        ("OPTIONS", "/api/me"),
        ("HEAD", "/"),
        ("PROPFIND", "/"),
        ("GET", "/assets/nothing.js"),
        ("GET", "/api/" + "x" * 5000),
    ],
)
def test_so_do_all_other_addresses(house, method, path):
    """What is not there as well; and no answer allows other pages anything."""
    answer = house.client()(method, path)
    assert 400 <= answer.code < 500
    _check(answer, (method, path))
