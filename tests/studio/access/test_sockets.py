"""A WebSocket is held by those who may look, as long as they may."""

import asyncio
import contextlib
import json

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from motorworks.studio.access import access as module
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.role import Role
from motorworks.studio.errors import ForbiddenError

from .conftest import PASSWORD, QUICK

WAIT = 180


@pytest.fixture(scope="module")
def shared(studio_of, tmp_path_factory):
    """Give a server that demands a login, and its accounts."""
    folder = tmp_path_factory.mktemp("project")
    accounts = Accounts(folder / "motorworks-out" / "studio" / "access", cost=QUICK)
    accounts.add("ada", PASSWORD, Role.ADMIN)
    return studio_of("tutorial", folder=folder), accounts


def _session(studio, name):
    """Give the cookie of a new session."""
    import urllib.request

    body = json.dumps({"name": name, "password": PASSWORD}).encode()
    headers = {"Content-Type": "application/json", "X-Motorworks": "1", "Origin": studio.url}
    request = urllib.request.Request(f"{studio.url}/api/login", body, headers)
    with urllib.request.urlopen(request) as response:
        return response.headers["set-cookie"].split(";")[0]


def _open(studio, **headers):
    given = {"origin": studio.url, **headers}
    origin = given.pop("origin")
    address = studio.url.replace("http", "ws") + "/api/socket"
    return connect(address, origin=origin, additional_headers=given)


def _code(socket):
    """Wait until the server closes a socket, and give why."""
    with contextlib.suppress(ConnectionClosed):
        for _ in range(100):
            socket.recv(timeout=WAIT)
    return socket.close_code


def test_without_a_login_no_socket_opens(shared):
    """Nor from a strange page with a good cookie, nor under a strange name."""
    studio, accounts = shared
    accounts.add("li", PASSWORD, Role.VIEWER)
    cookie = _session(studio, "li")
    with _open(studio, Cookie=cookie):
        pass
    for headers in (
        {},
        {"Cookie": "motorworks=x"},
        {"Cookie": cookie, "origin": "http://evil.example.com"},
        {"Cookie": cookie, "origin": None},
        {"Authorization": "Bearer x"},
    ):
        with pytest.raises(InvalidStatus), _open(studio, **headers):
            pass


def test_a_socket_ends_with_its_login(shared):
    """Within seconds, whether by logout, role, password or the end of the account."""
    studio, accounts = shared
    cookies = {}
    for name in ("out", "role", "password", "gone"):
        accounts.add(name, PASSWORD, Role.EDITOR)
        cookies[name] = _session(studio, name)
    with contextlib.ExitStack() as stack:
        sockets = {
            name: stack.enter_context(_open(studio, Cookie=cookie))
            for name, cookie in cookies.items()
        }
        assert studio.ask("POST", "/api/logout", headers={"Cookie": cookies["out"]})[0] == 204
        accounts.set_role("role", Role.VIEWER)
        accounts.set_password("password", "other long words")
        accounts.remove("gone")
        codes = {name: _code(socket) for name, socket in sockets.items()}
        assert codes == {"out": 4401, "role": 4403, "password": 4401, "gone": 4401}


class Pretended:
    """A WebSocket as far as the access looks at it."""

    def __init__(self):
        self.headers = {"host": "localhost"}
        self.cookies = {}

    async def close(self, code, reason):
        """Be closed."""
        self.code = code


def test_one_user_opens_so_many_sockets(house, runner, monkeypatch):
    """And no more; a closed one makes room."""
    monkeypatch.setattr(module, "MOST_SOCKETS", 3)

    async def all_of_it():
        access = house.access
        user = await access.of_socket(Pretended())
        watched = [asyncio.create_task(access.watch(Pretended(), user)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(ForbiddenError, match="too many"):
            await access.of_socket(Pretended())
        watched[0].cancel()
        await asyncio.gather(watched[0], return_exceptions=True)
        assert await access.of_socket(Pretended()) == user
        for task in watched:
            task.cancel()

    runner.run(all_of_it())


def test_an_open_page_uses_its_session(house, runner, clock):
    """An engineer leaves it open all day and stays logged in."""
    client = house.add("wei", Role.EDITOR)
    session = house.access.sessions.all()[0]
    user = session.user(house.access.accounts.existing("wei"))
    clock.at += 1000
    assert house.access.still(user) == user
    assert house.access.sessions.all()[0].seen == clock.at
    client("POST", "/api/logout")
    assert house.access.still(user) is None
