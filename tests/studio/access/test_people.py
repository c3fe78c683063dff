"""Users, tokens and sessions through the API."""

import pytest

from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.role import Role
from motorworks.studio.access.secret import digest
from motorworks.studio.access.tokens import DAY

from .conftest import PASSWORD, QUICK

OTHER = "twelve wheels turn slowly"
ME = ("GET", "/api/me")


def _token(client, **wish):
    return client("POST", "/api/tokens", {"title": "night", "role": "viewer", **wish})


def _bearer(secret):
    return {"authorization": f"Bearer {secret}", "origin": None, "x_motorworks": None}


def test_a_token_opens_the_api_without_a_browser(house, clock):
    """With its own role, until it ends; its secret is shown once."""
    owner = house.add("wei", Role.EDITOR)
    made = _token(owner, days=5)
    assert made.code == 201
    secret, program = made.json["secret"], house.client()
    assert program(*ME, **_bearer(secret)).json | {"name": ""} == {
        "name": "",
        "role": "viewer",
        "way": "token",
        "may_edit": False,
        "may_manage": False,
    }
    shown = owner("GET", "/api/tokens").json
    assert [t["title"] for t in shown] == ["night"]
    assert secret not in str(shown)
    clock.at += 5 * DAY + 1
    assert program(*ME, **_bearer(secret)).code == 401


@pytest.mark.parametrize("given", ["Bearer", "Bearer x", "Basic eDp5", "mw_x", "Bearer  "])
def test_what_is_no_token_opens_nothing(house, given):
    """Not even where nobody has to log in, and with a good cookie beside it."""
    assert house.client()(*ME, authorization=given).code == 401
    assert house.add("wei", Role.EDITOR)(*ME, authorization=given).code == 401


def test_a_token_makes_nothing_of_its_kind(house):
    """Who finds one gets no further with it."""
    owner = house.add("wei", Role.ADMIN)
    bearer = _bearer(_token(owner, role="admin").json["secret"])
    program = house.client()
    assert program("GET", "/api/users", **bearer).code == 200
    for method, path, body in (
        ("POST", "/api/tokens", {"title": "more"}),
        ("DELETE", "/api/tokens/x", None),
        ("DELETE", "/api/sessions/x", None),
        ("POST", "/api/users", {"name": "x", "password": PASSWORD, "role": "admin"}),
        ("PUT", "/api/users/wei/role", {"role": "viewer"}),
        ("PUT", "/api/users/wei/password", {"password": PASSWORD}),
        ("PUT", "/api/me/password", {"old": PASSWORD, "new": PASSWORD}),
        ("DELETE", "/api/users/wei", None),
    ):
        assert program(method, path, body, **bearer).code == 403, path


def test_a_token_may_never_more_than_its_owner(house):
    """Neither when it is made nor later; and it ends with the account."""
    owner = house.add("wei", Role.EDITOR)
    assert _token(owner, role="admin").code == 422
    bearer = _bearer(_token(owner, role="editor").json["secret"])
    program = house.client()
    assert program(*ME, **bearer).json["may_edit"]
    house.access.accounts.set_role("wei", Role.VIEWER)
    assert not program(*ME, **bearer).json["may_edit"]
    house.access.accounts.remove("wei")
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    assert program(*ME, **bearer).code == 401


def _by_the_user(house, owner, _admin):
    body = {"old": PASSWORD, "new": OTHER}
    assert owner("PUT", "/api/me/password", body).code == 204
    assert owner(*ME).code == 200


def _by_an_admin(house, owner, admin):
    assert admin("PUT", "/api/users/wei/password", {"password": OTHER}).code == 204
    assert owner(*ME).code == 401


def _by_the_command_line(house, owner, _admin):
    Accounts(house.access.accounts.folder, cost=QUICK).set_password("wei", OTHER)
    assert owner(*ME).code == 401


@pytest.mark.parametrize("change", [_by_the_user, _by_an_admin, _by_the_command_line])
def test_another_password_ends_the_tokens_of_the_user(house, house_of, change):
    """At once and for good, whoever sets it; those of others hold on."""
    admin, owner = house.add("ada", Role.ADMIN), house.add("wei", Role.EDITOR)
    old, others = (_token(client).json["secret"] for client in (owner, admin))
    program = house.client()
    assert program(*ME, **_bearer(old)).code == 200
    change(house, owner, admin)
    assert program(*ME, **_bearer(old)).code == 401
    assert program(*ME, **_bearer(others)).code == 200
    assert [t["user"] for t in admin("GET", "/api/tokens").json] == ["ada"]
    house.runner.run(house.access.save())
    kept = house.access.tokens.file.read_text()
    assert digest(others) in kept
    assert digest(old) not in kept
    assert house_of().client()(*ME, **_bearer(others)).code == 200


def test_a_better_hash_and_another_role_end_no_tokens(house):
    """They are no new password."""
    owner = house.add("wei", Role.EDITOR)
    secret = _token(owner).json["secret"]
    house.access.accounts.hash_anew("wei", PASSWORD)
    house.access.accounts.set_role("wei", Role.ADMIN)
    assert house.client()(*ME, **_bearer(secret)).code == 200
    assert owner(*ME).code == 200


def test_one_sees_and_ends_the_own_ones_only(house):
    """An admin all of them."""
    admin, wei, li = (
        house.add("a", Role.ADMIN),
        house.add("w", Role.VIEWER),
        house.add("l", Role.VIEWER),
    )
    token = _token(wei).json
    for kind, count in (("tokens", 1), ("sessions", 3)):
        assert len(admin("GET", f"/api/{kind}").json) == count
    assert li("GET", "/api/tokens").json == []
    assert [s["user"] for s in li("GET", "/api/sessions").json] == ["l"]
    assert li("DELETE", f"/api/tokens/{token['id']}").code == 404
    session = next(s for s in wei("GET", "/api/sessions").json if s["own"])
    assert li("DELETE", f"/api/sessions/{session['id']}").code == 404
    assert admin("DELETE", f"/api/tokens/{token['id']}").code == 204
    assert house.client()(*ME, **_bearer(token["secret"])).code == 401
    assert admin("DELETE", f"/api/sessions/{session['id']}").code == 204
    assert wei(*ME).code == 401
    assert li(*ME).code == 200


def test_an_admin_manages_users(house):
    """Makes them, gives them roles and passwords, takes them away."""
    admin = house.add("ada", Role.ADMIN)
    new = {"name": "wei", "password": PASSWORD, "role": "viewer"}
    assert admin("POST", "/api/users", new).json["role"] == "viewer"
    assert admin("POST", "/api/users", new).code == 409
    wei = house.client()
    login = ("POST", "/api/login", {"name": "wei", "password": PASSWORD})
    assert wei(*login).code == 200
    assert admin("PUT", "/api/users/wei/role", {"role": "editor"}).json["role"] == "editor"
    assert wei(*ME).json["may_edit"]
    assert [(u["name"], u["sessions"]) for u in admin("GET", "/api/users").json] == [
        ("ada", 1),
        ("wei", 1),
    ]
    assert admin("PUT", "/api/users/wei/password", {"password": "other long words"}).code == 204
    assert wei(*ME).code == 401
    assert admin("DELETE", "/api/users/wei").code == 204
    assert admin("DELETE", "/api/users/wei").code == 404
    assert admin("DELETE", "/api/users/ada").code == 409
    assert admin("PUT", "/api/users/ada/role", {"role": "viewer"}).code == 409
    assert {
        line["path"] for line in admin("GET", "/api/audit?count=50").json if "path" in line
    } == {
        "/api/users",
        "/api/users/wei/role",
        "/api/users/wei/password",
        "/api/users/wei",
        "/api/users/ada",
        "/api/users/ada/role",
    }


def test_the_first_user_is_an_admin(house):
    """From then on everybody has to log in, who made it as well."""
    here = house.client()
    assert here(*ME).json == {
        "name": "local editor",
        "role": "admin",
        "way": "local",
        "may_edit": True,
        "may_manage": True,
    }
    new = {"name": "ada", "password": PASSWORD, "role": "editor"}
    assert here("POST", "/api/users", new).code == 409
    assert here("POST", "/api/tokens", {"title": "night"}).code == 409
    assert here("POST", "/api/users", new | {"role": "admin"}).code == 201
    assert here(*ME).code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/users", {"name": "<script>", "password": PASSWORD}),
        ("POST", "/api/users", {"name": "x", "password": "short"}),
        ("POST", "/api/users", {"name": "x", "password": PASSWORD, "role": "king"}),
        ("PUT", "/api/users/ada/role", {"role": "king"}),
        ("POST", "/api/tokens", {"title": "x" * 65}),
        ("POST", "/api/tokens", {"title": "\x00"}),
        ("POST", "/api/tokens", {"title": "x", "days": 10_000}),
        ("GET", "/api/audit?count=0", None),
        ("GET", "/api/audit?count=x", None),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(house, method, path, body):
    """Nothing is changed."""
    admin = house.add("ada", Role.ADMIN)
    answer = admin(method, path, body)
    assert answer.code == 422
    assert answer.json["error"]
    assert len(house.access.accounts) == 1
    assert house.access.tokens.all() == []
