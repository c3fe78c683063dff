"""Logins that hold on: sessions, of which a browser keeps the secret and the studio its hash."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from motorworks.studio.access.account import Account
from motorworks.studio.access.private import read_private, write_private
from motorworks.studio.access.secret import SHOWN, digest, new_secret

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
class Session:
    """One login.

    Attributes
    ----------
    key
        Hash of the secret.
    name
        Name of the account.
    mark
        The account's ``login_mark`` when it began.
    begun, seen
        When it began and was last used, in seconds since 1970 [s].
    address
        Where it began.
    agent
        What the browser says of itself.
    """

    key: str
    name: str
    mark: str
    begun: float
    seen: float
    address: str = ""
    agent: str = ""

    @property
    def id(self) -> str:
        """What the session is named by; it opens nothing."""
        return self.key[:SHOWN]


class Sessions:
    """All sessions of a studio.

    Parameters
    ----------
    file
        Where they are kept over a restart of the server.
    now
        Gives the time in seconds since 1970 [s].

    Raises
    ------
    StoreError
        If the file cannot be read.
    """

    def __init__(self, file: Path, *, now: Callable[[], float] = time.time) -> None:
        self.file = file
        self.now = now
        self.changed = False
        """Whether the file is behind."""
        found = (_session(r) for r in read_private(file, "sessions"))
        self._by_key = {s.key: s for s in found if s and not self._is_over(s)}

    def begin(self, account: Account, address: str, agent: str) -> str:
        """Begin a session and give its secret."""
        secret, key = new_secret()
        now = self.now()
        own = sorted(self.of(account.name), key=lambda s: s.seen)
        for oldest in own[: max(0, len(own) - MOST + 1)]:
            del self._by_key[oldest.key]
        self._by_key[key] = Session(
            key=key,
            name=account.name,
            mark=account.login_mark,
            begun=now,
            seen=now,
            address=address[:LONGEST_TEXT],
            agent=agent[:LONGEST_TEXT],
        )
        self.changed = True
        return secret

    def find(self, secret: str) -> Session | None:
        """Give the session of a secret, if there is one that is not over."""
        return self.by_key(digest(secret))

    def by_key(self, key: str) -> Session | None:
        """Give the session that is kept under a key, if there is one that is not over."""
        session = self._by_key.get(key)
        if session is not None and self._is_over(session):
            del self._by_key[key]
            self.changed = True
            return None
        return session

    def use(self, session: Session) -> None:
        """Note that a session is used."""
        now = self.now()
        if now - session.seen > EXACTNESS:
            self._by_key[session.key] = replace(session, seen=now)
            self.changed = True

    def of(self, name: str) -> list[Session]:
        """Give the sessions of an account that are not over."""
        return [s for s in self._by_key.values() if s.name == name and not self._is_over(s)]

    def all(self) -> list[Session]:
        """Give all sessions that are not over, those used last first."""
        living = (s for s in self._by_key.values() if not self._is_over(s))
        return sorted(living, key=lambda s: -s.seen)

    def end(self, sessions: Iterable[Session]) -> None:
        """End sessions."""
        for session in sessions:
            self.changed |= self._by_key.pop(session.key, None) is not None

    def records(self) -> list[dict[str, Any]]:
        """Give all sessions as they are kept."""
        self.changed = False
        return [asdict(s) for s in self.all()]

    def write(self, records: list[dict[str, Any]]) -> None:
        """Write records to the file; called off the event loop.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        write_private(self.file, "sessions", records)

    def _is_over(self, session: Session) -> bool:
        now = self.now()
        return now - session.seen > IDLE or now - session.begun > LONGEST


def _session(record: dict[str, Any]) -> Session | None:
    """Give the session that was kept; one that is damaged is over."""
    try:
        session = Session(**{f.name: record[f.name] for f in fields(Session)})
        _ = session.begun + session.seen + len(session.key + session.name + session.mark)
    except (KeyError, TypeError):
        return None
    return session
