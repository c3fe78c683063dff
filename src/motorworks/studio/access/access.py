"""Who may do what: the one object that the server asks."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

from fastapi import Request, Security, WebSocket
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from motorworks.errors import MotorworksError, StoreError
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.audit import Audit
from motorworks.studio.access.hosts import hosts
from motorworks.studio.access.leaving import Leaving
from motorworks.studio.access.login import Login
from motorworks.studio.access.passes import Pass
from motorworks.studio.access.password import COST, Cost
from motorworks.studio.access.role import Role
from motorworks.studio.access.sessions import Sessions
from motorworks.studio.access.throttle import Throttle
from motorworks.studio.access.tokens import Tokens
from motorworks.studio.access.user import LOCAL, User
from motorworks.studio.errors import ForbiddenError, UnknownUserError

FOLDER = "access"
"""Within the folder that a studio keeps its own things in."""
LOOK = 2.0
"""How often an open WebSocket is asked whether its user may still [s]."""
MOST_SOCKETS = 64
"""Open pages of one user."""
MOST_SOCKETS_OF_ALL = 400
ENDED, CHANGED = 4401, 4403
"""Codes with which a socket is closed: the login has ended, the role is another one."""
BY_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
TOKEN = HTTPBearer(
    auto_error=False,
    description="A token made in the view “People”; a browser has a session in a cookie instead.",
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(TOKEN)]


class Access:
    """Who may do what.

    Parameters
    ----------
    folder
        Where the studio keeps its own things.
    host
        Address that the server listens on.
    names
        Further names that lead to it.
    port
        Its port; two studios on one machine have cookies of their own.
    cost
        What a hash of a password costs.
    now
        Gives the time in seconds since 1970 [s].

    Raises
    ------
    StoreError
        If what is kept is damaged.
    """

    def __init__(
        self,
        folder: Path,
        *,
        host: str = "127.0.0.1",
        names: Sequence[str] = (),
        port: int = 0,
        cost: Cost = COST,
        now: Callable[[], float] = time.time,
    ) -> None:
        own = folder / FOLDER
        self.hosts = hosts(host, names)
        self.port = port
        self.accounts = Accounts(own, cost=cost)
        self.sessions = Sessions(own / "sessions.json", now=now)
        self.tokens = Tokens(own / "tokens.json", now=now)
        self.throttle = Throttle()
        self.login = Login(self.accounts, self.throttle)
        self.audit = Audit(own / "audit.jsonl", now=now)
        self._writing = asyncio.Lock()
        self._later: asyncio.Task[None] | None = None
        self._sockets: Counter[str] = Counter()
        self._leaving = Leaving(now)
        self._seen: tuple[int, ...] = ()

    @property
    def cookie(self) -> str:
        """Name of the cookie with the secret of a session."""
        return f"motorworks-{self.port}"

    @property
    def open(self) -> bool:
        """Whether nobody has to log in: this machine alone, and nobody has an account."""
        return self.hosts.local and not len(self.accounts)

    # ---- what routes depend on ----

    async def viewer(self, request: Request, _token: Bearer = None) -> User:
        """Give who asks, if he may look."""
        return self.need(request, Role.VIEWER)

    async def editor(self, request: Request, _token: Bearer = None) -> User:
        """Give who asks, if he may change things."""
        return self.need(request, Role.EDITOR)

    async def admin(self, request: Request, _token: Bearer = None) -> User:
        """Give who asks, if he may manage users."""
        return self.need(request, Role.ADMIN)

    def need(self, asking: HTTPConnection, role: Role) -> User:
        """Give who asks, if he may all that a role may.

        Raises
        ------
        UnknownUserError
            If nobody is logged in.
        ForbiddenError
            If the user may less.
        """
        user = self.who(asking)
        if not user.may(role):
            raise ForbiddenError(f"{user.name} is a {user.role}; this takes the role {role}")
        return user

    def who(self, asking: HTTPConnection) -> User:
        """Give who asks: by a token, by the cookie of a session, or whoever sits here.

        Raises
        ------
        UnknownUserError
            If nobody is known.
        ForbiddenError
            If a proxy asks a studio that is open to this machine alone.
        """
        self.refresh()
        given = asking.headers.get("authorization")
        if given is not None:
            return self._of_token(given)
        session = self.sessions.find(asking.cookies.get(self.cookie, ""))
        user = self._let_in(session)
        if session and user:
            self.sessions.use(session)
            self._save_later()
            return user
        if not self.open:
            raise UnknownUserError("nobody is logged in; log in, or send a token")
        if any(name in asking.headers for name in BY_PROXY):
            raise ForbiddenError(
                "a proxy leads to this studio, which is open to its own machine alone; start it "
                "with --name and the name of the proxy, and make accounts: motorworks user add"
            )
        return LOCAL

    def refresh(self) -> None:
        """See what has changed in the accounts, and end what none stands behind any more.

        Damage changes nothing.
        """
        try:
            self.accounts.refresh()
        except StoreError as error:
            self.audit.note("damaged", why=error)
        if self.accounts.seen != self._seen:
            self._seen = self.accounts.seen
            self.sessions.end_unless(self._let_in)
            self.tokens.end_unless(self._let_in)
        left = (self.sessions.by_key(key) for key in self._leaving.over())
        self.sessions.end([session for session in left if session and not self._let_in(session)])

    def leaving(self, user: User) -> contextlib.AbstractContextManager[None]:
        """Let a session hold on while its user sets another password in it, and a little after."""
        if user.way != "session":
            return contextlib.nullcontext()

        def mark() -> str | None:
            account = self.accounts.find(user.name)
            return account.login_mark if account else None

        return self._leaving.during(user.key, mark)

    def _of_token(self, given: str) -> User:
        kind, _, secret = given.partition(" ")
        token = self.tokens.find(secret.strip()) if kind.lower() == "bearer" else None
        user = self._let_in(token)
        if token is None or user is None:
            raise UnknownUserError("the token is unknown or has ended; make another one")
        self.tokens.use(token)
        self._save_later()
        return user

    def _let_in(self, shown: Pass | None) -> User | None:
        """Give whom a pass lets in; nobody if no account stands behind it."""
        account = self.accounts.find(shown.name) if shown else None
        if shown is None or account is None:
            return None
        stands = shown.is_of(account) or self._leaving.holds(shown.key, account.login_mark)
        return shown.user(account) if stands else None

    # ---- WebSockets ----

    async def of_socket(self, websocket: WebSocket) -> User:
        """Give who has opened a WebSocket.

        Raises
        ------
        UnknownUserError
            If nobody is logged in.
        ForbiddenError
            If there are too many already.
        """
        user = self.need(websocket, Role.VIEWER)
        full = self._sockets.total() >= MOST_SOCKETS_OF_ALL
        if full or self._sockets[user.name] >= MOST_SOCKETS:
            raise ForbiddenError("too many pages are open; close some")
        return user

    async def watch(self, websocket: WebSocket, user: User) -> None:
        """Close a WebSocket as soon as its user may no longer have it."""
        self._sockets[user.name] += 1
        try:
            while (now := self.still(user)) == user:
                await asyncio.sleep(LOOK)
            code = ENDED if now is None else CHANGED
            with contextlib.suppress(RuntimeError):  # the page has gone meanwhile
                await websocket.close(code, "the login has ended or the role has changed")
        finally:
            self._sockets[user.name] -= 1

    def still(self, user: User) -> User | None:
        """Give the user as he is by now; nobody if the login or token has ended."""
        self.refresh()
        if user.way == "local":
            return user if self.open else None
        if user.way == "session":
            session = self.sessions.by_key(user.key)
            if session:
                self.sessions.use(session)
            return self._let_in(session)
        return self._let_in(self.tokens.by_key(user.key))

    # ---- keeping ----

    async def save(self) -> None:
        """Write sessions and tokens to the disk, if they have changed.

        Raises
        ------
        StoreError
            If they cannot be written; they hold on until the server ends.
        """
        async with self._writing:
            for kept in (self.sessions, self.tokens):
                if kept.changed:
                    records = kept.records()
                    try:
                        await asyncio.to_thread(kept.write, records)
                    except StoreError:
                        kept.changed = True
                        raise

    def _save_later(self) -> None:
        changed = self.sessions.changed or self.tokens.changed
        if changed and (self._later is None or self._later.done()):
            self._later = asyncio.create_task(self._save_quietly())

    async def _save_quietly(self) -> None:
        with contextlib.suppress(StoreError):  # when a session was last used is no loss
            await self.save()

    async def close(self) -> None:
        """Write what is not on the disk yet, at the end of the server."""
        await self._save_quietly()

    # ---- the start ----

    def check_start(self) -> None:
        """Refuse to begin where others could come in and nobody has an account.

        Raises
        ------
        MotorworksError
            Saying how to make one.
        """
        if not self.hosts.local and not len(self.accounts):
            project = self.accounts.folder.parents[2]
            raise MotorworksError(
                f"on {self.hosts.host} others reach the studio, and nobody has an account in "
                f"{project}; make one: motorworks user add NAME --role admin "
                f"--project {project}"
            )

    def notice(self) -> str | None:
        """Give what the terminal says at the start to whoever lets others in."""
        if self.hosts.local:
            return "A login is demanded: there are accounts." if len(self.accounts) else None
        count = len(self.accounts)
        return (
            "Reachable from the network; a login is demanded "
            f"({count} {'account' if count == 1 else 'accounts'}); "
            "nothing is encrypted unless a proxy in front does it."
        )
