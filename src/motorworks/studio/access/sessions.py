"""Logins that hold on: sessions, of which a browser keeps the secret and the studio its hash."""

from dataclasses import dataclass, replace
from typing import Any

from motorworks.studio.access.account import Account
from motorworks.studio.access.passes import Pass, Passes
from motorworks.studio.access.secret import new_secret
from motorworks.studio.access.user import User

IDLE = 12 * 3600.0
"""A session that is not used ends after this time [s]; an open page uses it."""
LONGEST = 7 * 86400.0
"""Every session ends after this time [s]."""
MOST = 30
"""Sessions of one account; the one that was not used for longest ends for another."""
EXACTNESS = 60.0
"""The last use is kept on the disk as exactly as this [s]."""
LONGEST_TEXT = 200


@dataclass(frozen=True, kw_only=True)
class Session(Pass):
    """One login.

    Attributes
    ----------
    begun, seen
        When it began and was last used, in seconds since 1970 [s].
    address
        Where it began.
    agent
        What the browser says of itself.
    """

    begun: float
    seen: float
    address: str = ""
    agent: str = ""

    def user(self, account: Account) -> User:
        """Give who is logged in."""
        return User(account.name, account.role, "session", self.key)

    def is_over(self, now: float) -> bool:
        """Tell whether it was not used for too long, or is too old."""
        return now - self.seen > IDLE or now - self.begun > LONGEST

    def order(self) -> float:
        """Give when it was last used: those used last are listed first."""
        return self.seen

    def used_at(self, now: float) -> "Session":
        """Give the session as it is after a use [s]."""
        return replace(self, seen=now) if now - self.seen > EXACTNESS else self


class Sessions(Passes[Session]):
    """All sessions of a studio."""

    kind = "sessions"

    def begin(self, account: Account, address: str, agent: str) -> str:
        """Begin a session and give its secret."""
        secret, key = new_secret()
        now = self.now()
        self.end(self.of(account)[MOST - 1 :])
        self._put(
            Session(
                key=key,
                name=account.name,
                mark=account.login_mark,
                begun=now,
                seen=now,
                address=address[:LONGEST_TEXT],
                agent=agent[:LONGEST_TEXT],
            )
        )
        return secret

    def read(self, record: dict[str, Any]) -> Session:
        """Give the session that was kept."""
        return Session.of_record(record)
