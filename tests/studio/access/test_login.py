"""Logging in and out through the API."""

import asyncio
import secrets

import pytest

from motorworks.studio.access import Access
from motorworks.studio.access.leaving import GRACE
from motorworks.studio.access.password import Cost, hashed
from motorworks.studio.access.role import Role
from motorworks.studio.access.sessions import IDLE

from .conftest import PASSWORD

ME = ("GET", "/api/me")


def _login(client, name="wei", password=PASSWORD):
    return client("POST", "/api/login", {"name": name, "password": password})


def test_a_login_holds_on_until_the_logout(house):
    """Its cookie is for this server alone and for no script."""
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    client = house.client()
    answer = _login(client, "WEI")
    assert answer.json == {
        "name": "wei",
        "role": "editor",
        "way": "session",
        "may_edit": True,
        "may_manage": False,
    }
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    assert "Domain" not in cookie
    kept = dict(client.cookies)
    assert client(*ME).json["name"] == "wei"
    assert client("POST", "/api/logout").code == 204
    assert client.cookies == {}
    client.cookies = kept
    assert client(*ME).code == 401


def test_behind_tls_the_cookie_is_never_sent_in_the_clear(house_of):
    """The page's own address says that there is TLS."""
    house = house_of(names=("works.example.com",))
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    client = house.client(host="works.example.com")
    body = {"name": "wei", "password": PASSWORD}
    answer = client("POST", "/api/login", body, origin="https://works.example.com")
    assert "Secure" in answer.headers["set-cookie"]


def test_wrong_names_and_wrong_passwords_are_answered_alike(house):
    """Word for word; and both are counted and noted."""
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    answers = [_login(house.client(), *who) for who in (("wei", "wrong"), ("nobody", PASSWORD))]
    assert [a.code for a in answers] == [401, 401]
    assert answers[0].body == answers[1].body
    assert "set-cookie" not in answers[0].headers
    assert [line["user"] for line in house.access.audit.last(9) if "wrong" in line["what"]] == [
        "nobody",
        "wei",
    ]


def test_names_of_nobody_cost_as_much_as_others(house, monkeypatch):
    """One hash with the same parameters is computed either way."""
    from motorworks.studio.access import login, password

    computed = []
    monkeypatch.setattr(
        password,
        "_scrypt",
        lambda _text, _salt, cost: computed.append(cost) or secrets.token_bytes(8),
    )
    login._nobody(house.access.accounts.cost)
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    computed.clear()
    for name in ("wei", "nobody", "<no name at all>"):
        assert _login(house.client(), name, "wrong").code == 401
    assert computed == [house.access.accounts.cost] * 3


def test_guessing_is_slowed_and_says_until_when(house):
    """Also for names that nobody has; the right password has to wait as well."""
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    for name in ("wei", "nobody"):
        codes = [_login(house.client(), name, "wrong").code for _ in range(5)]
        assert codes == [401, 401, 401, 429, 429]
    answer = _login(house.client())
    assert answer.code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    house.access.throttle.now = lambda: 1e12
    assert _login(house.client()).code == 200


def test_an_old_hash_is_made_anew_at_the_next_login(house):
    """So that parameters can be raised."""
    accounts = house.access.accounts
    client = house.add("wei", Role.EDITOR)
    before = accounts.existing("wei").password
    accounts.cost = Cost(n=32, r=1, p=1)
    assert _login(house.client()).code == 200
    after = accounts.existing("wei").password
    assert before.split("$")[1] == "16"
    assert after.split("$")[1] == "32"
    assert client(*ME).code == 200


def test_another_password_ends_all_sessions_but_the_own(house):
    """It takes the old one."""
    here, there = house.add("wei", Role.VIEWER), house.client()
    _login(there)
    change = ("PUT", "/api/me/password")
    fresh = "twelve wheels turn"
    wrong = here(*change, {"old": "wrong", "new": fresh})
    assert wrong.code == 403
    assert here(*change, {"old": PASSWORD, "new": "x" * 20}).code == 422
    assert there(*ME).code == 200
    assert here(*change, {"old": PASSWORD, "new": fresh}).code == 204
    assert here(*ME).code == 200
    assert there(*ME).code == 401
    assert _login(house.client(), password=fresh).code == 200


def test_what_a_page_asks_while_it_sets_another_password_is_answered(house, clock, monkeypatch):
    """It has its next session only when the answer has come; then the one before ends soon."""
    here, there = house.add("wei", Role.VIEWER), house.client()
    _login(there)
    earlier = house.client()
    earlier.cookies = dict(here.cookies)
    begun = []

    async def meanwhile():
        inside = asyncio.create_task(earlier.ask(*ME, b"", earlier.usual()))
        other = asyncio.create_task(there.ask(*ME, b"", there.usual()))
        begun.extend(answer.code for answer in await asyncio.gather(inside, other))

    save = house.access.save

    async def slow():
        monkeypatch.setattr(house.access, "save", save)  # once is enough
        await meanwhile()
        await save()

    monkeypatch.setattr(house.access, "save", slow)
    assert (
        here("PUT", "/api/me/password", {"old": PASSWORD, "new": "twelve wheels turn"}).code == 204
    )
    assert begun == [200, 401]
    assert earlier(*ME).code == 200
    clock.at += GRACE + 1
    assert earlier(*ME).code == 401
    assert here(*ME).code == 200
    assert [s.name for s in house.access.sessions.all()] == ["wei"]


def test_yet_another_password_ends_the_session_before_at_once(house):
    """Whoever sets it: the grace is for the page that has set the last one."""
    here = house.add("wei", Role.VIEWER)
    earlier = house.client()
    earlier.cookies = dict(here.cookies)
    body = {"old": PASSWORD, "new": "twelve wheels turn"}
    assert here("PUT", "/api/me/password", body).code == 204
    assert earlier(*ME).code == 200
    house.access.accounts.set_password("wei", "thirteen wheels turn")
    assert earlier(*ME).code == 401
    assert here(*ME).code == 401


def test_sessions_end_with_their_account(house):
    """Whether an admin or the command line takes it away; a new one of that name is another."""
    client = house.add("wei", Role.EDITOR)
    house.access.accounts.remove("wei")
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    assert client(*ME).code == 401


def test_a_session_survives_a_restart_and_not_its_time(house, house_of, clock):
    """The secret is good as long as the hash on the disk is."""
    client = house.add("wei", Role.EDITOR)
    again = house_of()
    later = again.client()
    later.cookies = client.cookies
    assert later(*ME).json["name"] == "wei"
    clock.at += IDLE + 100
    assert later(*ME).code == 401
    assert client(*ME).code == 401


NO_LOGINS = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"name": 3, "password": "x"}',
    b'{"name": "", "password": "x"}',
    b'{"name": "wei"}',
    b'{"name": "wei", "password": null}',
    b'{"name": "' + b"x" * 65 + b'", "password": "x"}',
    b'{"name": "wei", "password": "' + b"x" * 257 + b'"}',
    b"\xff\xfe",
    b"[" * 5000,
)


def test_what_is_no_login_is_refused_in_words(house):
    """Without repeating the password."""
    for body in NO_LOGINS:
        answer = house.client()("POST", "/api/login", body)
        assert answer.code in (400, 413, 422), body
        assert answer.json["error"]
        assert b"xxxx" not in answer.body


def test_no_file_holds_a_secret(house):
    """Neither password nor session nor token."""
    client = house.add("wei", Role.EDITOR)
    token = client("POST", "/api/tokens", {"title": "night", "role": "viewer"}).json["secret"]
    folder = house.access.accounts.folder
    text = "".join(f.read_text() for f in folder.iterdir())
    for secret in (PASSWORD, token, *client.cookies.values()):
        assert secret not in text
    assert all(f.stat().st_mode & 0o077 == 0 for f in folder.glob("*.json*"))


def test_a_damaged_file_stops_the_start(house, tmp_path):
    """Instead of opening the studio to everybody."""
    house.access.accounts.add("wei", PASSWORD, Role.EDITOR)
    house.access.accounts.file.write_text("{")
    with pytest.raises(Exception, match="damaged"):
        Access(house.project.shared)
    assert house.client()(*ME).code == 401


def test_a_damaged_hash_lets_nobody_in(house):
    """And says what to do."""
    accounts = house.access.accounts
    accounts.add("wei", PASSWORD, Role.EDITOR)
    text = accounts.file.read_text()
    kept = accounts.existing("wei").password
    accounts.file.write_text(text.replace(kept, "scrypt$broken"))
    answer = _login(house.client())
    assert answer.code == 422
    assert "motorworks user password" in answer.json["error"]
    assert hashed(PASSWORD) != kept
