"""Every route of the app says which role it takes, and holds to it."""

from collections import Counter

import pytest
from fastapi.routing import iter_route_contexts

from motorworks.studio.access.role import Role

WITHOUT_LOGIN = {("POST", "/api/login"), ("POST", "/api/logout")}
BY_VIEWERS = {
    ("PUT", "/api/me/password"),
    ("POST", "/api/tokens"),
    ("DELETE", "/api/tokens/{id}"),
    ("DELETE", "/api/sessions/{id}"),
    ("POST", "/api/reels"),
}
"""What viewers change: what belongs to them alone; and they may have the plant played."""
PAGES = {"/", "/login"}
"""What holds nothing of the plant."""


def _routes(app):
    """Give method, path and the names of all that a route depends on."""
    for route in iter_route_contexts(app.routes):
        dependant = getattr(route, "dependant", None)
        for method in sorted(route.methods or ()) if dependant else ():
            yield method, route.path, set(_called(dependant))


def _called(dependant):
    for below in dependant.dependencies:
        yield getattr(below.call, "__func__", below.call)
        yield from _called(below)


def test_every_route_takes_a_role(whole_house):
    """Reading at least that of a viewer, changing that of an editor."""
    kind = type(whole_house.access)
    order = (kind.viewer, kind.editor, kind.admin)
    checked, wrong = 0, []
    for method, path, called in _routes(whole_house.app):
        if path in PAGES or (method, path) in WITHOUT_LOGIN:
            continue
        own = (method, path) in BY_VIEWERS
        least = 0 if method == "GET" or own else 1
        checked += 1
        if not called & set(order[least:]):
            wrong.append(f"{method} {path}")
    assert wrong == [], "routes without Depends(works.access.editor), or .viewer for GET"
    assert checked > 20


def test_no_route_hides_another(whole_house):
    """Of two with the same method and address only the first would ever be asked."""
    counted = Counter((method, path) for method, path, _ in _routes(whole_house.app))
    assert [one for one, count in counted.items() if count > 1] == []


def test_lists_of_exceptions_are_not_longer_than_needed(whole_house):
    """A route that is gone is gone from the lists."""
    there = {(method, path) for method, path, _ in _routes(whole_house.app)}
    assert there >= WITHOUT_LOGIN | BY_VIEWERS
    assert {path for _, path in there} >= PAGES


def _filled(path):
    return path.replace("{name:path}", "x").replace("{", "").replace("}", "")


def test_strangers_and_viewers_are_held_off(whole_house):
    """Each route is asked: 401 without a login, 403 where the role is too low."""
    viewer, editor = whole_house.add("li", Role.VIEWER), whole_house.add("wei", Role.EDITOR)
    kind = type(whole_house.access)
    for method, path, called in _routes(whole_house.app):
        if path in PAGES or (method, path) in WITHOUT_LOGIN:
            continue
        where = _filled(path)
        assert whole_house.client()(method, where).code == 401, (method, path)
        if called & {kind.editor, kind.admin}:
            answer = viewer(method, where)
            assert answer.code == 403, (method, path, answer)
            assert "takes the role" in answer.json["error"]
        if kind.admin in called:
            assert editor(method, where).code == 403, (method, path)


def test_every_route_declares_what_it_refuses(whole_house):
    """In the description, as the one form of all refusals."""
    paths = whole_house.app.openapi()["paths"]
    for path, methods in paths.items():
        for method, said in methods.items():
            codes = set(said["responses"])
            assert {"401", "403", "404", "422"} <= codes, (method, path)
            assert said.get("summary"), (method, path)


def test_the_role_of_today_counts(house):
    """A role that is taken away is gone with the next request."""
    client = house.add("wei", Role.ADMIN)
    assert client("GET", "/api/users").code == 200
    house.access.accounts.set_role("wei", Role.VIEWER)
    assert client("GET", "/api/users").code == 403
    assert client("GET", "/api/me").json["role"] == "viewer"


@pytest.mark.parametrize("role", list(Role))
def test_roles_hold_what_is_below_them(role):
    """Each may all that those before it may."""
    assert [role.covers(other) for other in Role] == [
        list(Role).index(other) <= list(Role).index(role) for other in Role
    ]
    assert role.at_most(Role.VIEWER) is Role.VIEWER
    assert Role.ADMIN.at_most(role) is role
