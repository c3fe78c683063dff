"""What stands before all routes and asks whether this studio is meant, by its own page."""

import time

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from motorworks.errors import MotorworksError
from motorworks.studio.access.access import Access
from motorworks.studio.access.role import Role
from motorworks.studio.errors import ForbiddenError, UnknownUserError
from motorworks.studio.server.refusals import answer

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""
OWN_HEADER = "x-motorworks"
"""Scripts of the page send it with every change; no form of another page can."""
OWN_SITES = (None, "same-origin", "none")
"""What a browser says about the page that asks, where it is this one or the address line."""
WITHOUT_LOGIN = ("/api/login", "/api/logout")
"""Paths of the API for those who are not logged in."""
LEAST_BETWEEN = 1.0
"""Time between two lines about strangers in the log [s]."""


class Gate:
    """Refuses what comes under a strange name, from a strange page or a stranger; notes changes.

    Parameters
    ----------
    app
        What stands behind it.
    access
        Who may do what.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access
        self._noted = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asking = HTTPConnection(scope)
        why = self.refusal(asking)
        if why:
            self._note_stranger(asking, why)
            await _refuse(403, why, scope, receive, send)
            return
        try:
            self._check_login(asking)
        except ForbiddenError as error:
            await _refuse(403, str(error), scope, receive, send)
            return
        except UnknownUserError as error:
            await _refuse(401, str(error), scope, receive, send)
            return
        if _changes(asking) and scope["path"] not in WITHOUT_LOGIN:  # they note more themselves
            await self._change(asking, receive, send)
        else:
            await self.app(scope, receive, send)

    def refusal(self, asking: HTTPConnection) -> str | None:
        """Give why a request is refused; nothing if it is not."""
        hosts = self.access.hosts
        names = asking.headers.getlist("host")
        if len(names) != 1 or not hosts.knows(names[0]):
            called = ", ".join(names)[:80]
            return f"this studio is not known as {called!r}; start it with --name and that name"
        origin = asking.headers.get("origin")
        own = hosts.is_own_page(origin, names[0])
        if asking.scope["type"] == "http" and not _changes(asking):
            foreign = asking.headers.get("sec-fetch-site") not in OWN_SITES
            data = asking.scope["path"].startswith("/api/")
            return (
                "a page from elsewhere may not read from the studio" if foreign and data else None
            )
        # A token is sent on purpose, never by a browser on its own: no page stands behind it.
        if "authorization" in asking.headers and origin is None:
            return None
        if not own:
            return (
                "changes come from pages of this studio alone: the header Origin is "
                f"{(origin or 'missing')[:80]!r}; programs send a token instead"
            )
        if asking.scope["type"] == "http" and OWN_HEADER not in asking.headers:
            return "the header X-Motorworks is missing, which pages of the studio send"
        return None

    def _check_login(self, asking: HTTPConnection) -> None:
        """Refuse strangers before anything of what they send is read.

        Each route still says which role it takes.
        """
        path = asking.scope["path"]
        data = asking.scope["type"] == "http" and path.startswith("/api/")
        if data and path not in WITHOUT_LOGIN:
            self.access.need(asking, Role.VIEWER)

    async def _change(self, asking: HTTPConnection, receive: Receive, send: Send) -> None:
        """Let something be changed, and note who did and how it ended."""
        user = self._name(asking)
        code = 500

        async def heard(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
            await send(message)

        try:
            await self.app(asking.scope, receive, heard)
        finally:
            self.access.audit.note(
                "change",
                user=user,
                address=address_of(asking),
                method=asking.scope["method"],
                path=asking.scope["path"],
                code=code,
            )

    def _name(self, asking: HTTPConnection) -> str:
        try:
            return self.access.who(asking).name
        except MotorworksError:
            return ""

    def _note_stranger(self, asking: HTTPConnection, why: str) -> None:
        if time.monotonic() - self._noted > LEAST_BETWEEN:
            self._noted = time.monotonic()
            self.access.audit.note("refused", why=why, address=address_of(asking))


def address_of(asking: HTTPConnection) -> str:
    """Give where a request comes from."""
    return asking.client.host if asking.client else ""


def _changes(asking: HTTPConnection) -> bool:
    return asking.scope["type"] == "http" and asking.scope["method"] not in READING


async def _refuse(code: int, why: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": why[:100]})
    else:
        await answer(code, why)(scope, receive, send)
