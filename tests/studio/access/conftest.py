"""Accounts, sessions and tokens with passwords that are quickly hashed and a clock to be set."""

import asyncio
import contextlib
import json
from typing import NamedTuple
from urllib.parse import unquote

import pytest

from motorworks.studio.access import Access
from motorworks.studio.access import api as people
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.password import Cost
from motorworks.studio.bench import Bench
from motorworks.studio.hub import Hub
from motorworks.studio.project import Project
from motorworks.studio.server import health, pages
from motorworks.studio.server.app import assembled, make_app, make_works
from motorworks.studio.server.pulse import Pulse
from motorworks.studio.works import Works

QUICK = Cost(n=16, r=1, p=1)
PASSWORD = "four corner posts stand"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.at = 1_700_000_000.0

    def __call__(self):
        """Give the time [s]."""
        return self.at


@pytest.fixture
def clock():
    """Give a clock to be set."""
    return Clock()


@pytest.fixture
def accounts(tmp_path):
    """Give accounts without anybody in them."""
    return Accounts(tmp_path / "access", cost=QUICK)


class Answer(NamedTuple):
    """What the app answered."""

    code: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        """Give what stands in the body."""
        return json.loads(self.body)


class Client:
    """Calls an app as a browser does: with its cookies, its Origin and the page's header."""

    def __init__(self, app, runner, host="localhost:8765"):
        self.app = app
        self.runner = runner
        self.host = host
        self.address = "127.0.0.1"
        self.cookies = {}

    def __call__(self, method, path, body=None, **headers):
        """Give the answer to a request; a header that is empty is left out."""
        usual = self.usual()
        data = (
            body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        )
        if data:
            usual["content-type"] = "application/json"
        given = usual | {k.replace("_", "-"): v for k, v in headers.items()}
        answer = self.runner.run(self.ask(method, path, data, given))
        for name, value in answer.headers.items():
            if name == "set-cookie":
                secret, _, rest = value.partition(";")
                key, _, secret = secret.partition("=")
                self.cookies[key] = secret
                if "Max-Age=0" in rest:
                    del self.cookies[key]
        return answer

    def usual(self):
        """Give the headers of every request."""
        usual = {"host": self.host, "origin": f"http://{self.host}", "x-motorworks": "1"}
        if self.cookies:
            usual["cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        return usual

    async def ask(self, method, path, data, headers):
        """Give the answer to a request with nothing but these headers."""
        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "scheme": "http",
            "server": ("127.0.0.1", 8765),
            "client": (self.address, 50000),
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in headers.items() if v],
        }
        sent, told = [], [{"type": "http.request", "body": data, "more_body": False}]

        async def receive():
            if told:
                return told.pop()
            return await asyncio.Future()

        async def send(message):
            sent.append(message)

        await self.app(scope, receive, send)
        start, *rest = sent
        named = {k.decode(): v.decode("latin-1") for k, v in start["headers"]}
        return Answer(start["status"], named, b"".join(m.get("body", b"") for m in rest))


class House:
    """An app whose access is known: who comes in is said by its clients.

    It has the routes about people alone, and all that stands before them, unless it is whole.
    """

    def __init__(self, folder, runner, clock, *, whole=False, **access):
        project = Project(folder, "tutorial")
        self.access = Access(project.shared, cost=QUICK, now=clock, port=8765, **access)
        if whole:
            bench = Bench(lambda _what: None)
            self.app = make_app(make_works(project, self.access, Hub(), bench))
        else:
            works = Works(project=project, access=self.access, hub=Hub(), bench=None)
            self.app = assembled(
                works,
                [health.routes(works, Pulse()), people.routes(works), pages.routes()],
                contextlib.nullcontext,
            )
        self.project = project
        self.runner = runner

    def client(self, **about):
        """Give a browser without cookies."""
        return Client(self.app, self.runner, **about)

    def add(self, name, role, password=PASSWORD):
        """Make a user and give a browser in which he is logged in."""
        self.access.accounts.add(name, password, role)
        client = self.client()
        assert client("POST", "/api/login", {"name": name, "password": password}).code == 200
        return client


@pytest.fixture
def runner():
    """Give an event loop for a test."""
    with asyncio.Runner() as one:
        yield one


@pytest.fixture
def house_of(tmp_path, runner, clock):
    """Give a function that makes an app."""

    def make(**access):
        return House(tmp_path, runner, clock, **access)

    return make


@pytest.fixture
def house(house_of):
    """Give an app for this machine alone."""
    return house_of()


@pytest.fixture
def whole_house(house_of):
    """Give an app for this machine alone, with all its routes."""
    return house_of(whole=True)
