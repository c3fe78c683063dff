"""Tokens for programs that use the API: named, with a role and an end, shown once."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.access.account import Account
from motorworks.studio.access.private import read_private, write_private
from motorworks.studio.access.role import Role, role_of
from motorworks.studio.access.secret import SHOWN, digest, new_secret
from motorworks.studio.errors import ConflictError

PREFIX = "mw_"
"""How tokens begin, so that programs that look for lost secrets know them."""
LONGEST_NAME = 64
LONGEST_DAYS = 730
MOST = 50
"""Tokens of one account."""
DAY = 86400.0
EXACTNESS = 3600.0
"""The last use is kept as exactly as this [s]."""


@dataclass(frozen=True, kw_only=True)
class Token:
    """One token.

    Attributes
    ----------
    key
        Hash of the secret.
    title
        What it is for.
    name
        Name of the account that it belongs to.
    mark
        The account's ``mark``.
    role
        What may be done with it, as long as its owner may.
    made, ends
        When it was made and when it ends, in seconds since 1970 [s].
    used
        When it was last used, about; 0 if never [s].
    """

    key: str
    title: str
    name: str
    mark: str
    role: Role
    made: float
    ends: float
    used: float = 0.0

    @property
    def id(self) -> str:
        """What the token is named by; it opens nothing."""
        return self.key[:SHOWN]


class Tokens:
    """All tokens of a studio.

    Parameters
    ----------
    file
        Where they are kept.
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
        found = (_token(r) for r in read_private(file, "tokens"))
        self._by_key = {t.key: t for t in found if t and t.ends > self.now()}

    def make(self, account: Account, title: str, role: Role, days: int) -> tuple[str, Token]:
        """Make a token; give its secret and what is kept.

        Parameters
        ----------
        account
            Whose it is.
        title
            What it is for.
        role
            What may be done with it.
        days
            Days until it ends.

        Raises
        ------
        ConflictError
            If the account has one of this title, or too many.
        MotorworksError
            If its owner may less than the role, or a value makes no sense.
        """
        self._check(account, title, role, days)
        secret, key = new_secret(PREFIX)
        now = self.now()
        self._by_key[key] = Token(
            key=key,
            title=title,
            name=account.name,
            mark=account.mark,
            role=role,
            made=now,
            ends=now + days * DAY,
        )
        self.changed = True
        return secret, self._by_key[key]

    def _check(self, account: Account, title: str, role: Role, days: int) -> None:
        if not 0 < len(title) <= LONGEST_NAME or not title.isprintable() or not title.strip():
            raise MotorworksError(
                f"title is {title[:LONGEST_NAME]!r}; expected 1 to {LONGEST_NAME} letters or signs"
            )
        if not 0 < days <= LONGEST_DAYS:
            raise MotorworksError(f"days is {days}; expected 1 to {LONGEST_DAYS}")
        if not account.role.covers(role):
            raise MotorworksError(
                f"role is '{role}', but {account.name} is '{account.role}'; a token may not do "
                "more than who makes it"
            )
        own = self.of(account)
        if any(t.title == title for t in own):
            raise ConflictError(f"there is a token {title!r} already; take another title")
        if len(own) >= MOST:
            raise ConflictError(f"there are {MOST} tokens; take one away that is not used")

    def find(self, secret: str) -> Token | None:
        """Give the token of a secret, if there is one that has not ended."""
        return self.by_key(digest(secret))

    def by_key(self, key: str) -> Token | None:
        """Give the token that is kept under a key, if there is one that has not ended."""
        token = self._by_key.get(key)
        return token if token and token.ends > self.now() else None

    def use(self, token: Token) -> None:
        """Note that a token is used."""
        now = self.now()
        if now - token.used > EXACTNESS:
            self._by_key[token.key] = replace(token, used=now)
            self.changed = True

    def of(self, account: Account) -> list[Token]:
        """Give the tokens of an account that have not ended."""
        return [t for t in self.all() if t.name == account.name and t.mark == account.mark]

    def all(self) -> list[Token]:
        """Give all tokens that have not ended, the youngest first."""
        now = self.now()
        return sorted((t for t in self._by_key.values() if t.ends > now), key=lambda t: -t.made)

    def end(self, tokens: Iterable[Token]) -> None:
        """End tokens."""
        for token in tokens:
            self.changed |= self._by_key.pop(token.key, None) is not None

    def records(self) -> list[dict[str, Any]]:
        """Give all tokens as they are kept."""
        self.changed = False
        return [asdict(t) for t in self.all()]

    def write(self, records: list[dict[str, Any]]) -> None:
        """Write records to the file; called off the event loop.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        write_private(self.file, "tokens", records)


def _token(record: dict[str, Any]) -> Token | None:
    """Give the token that was kept; one that is damaged has ended."""
    try:
        given = {f.name: record[f.name] for f in fields(Token)}
        token = Token(**given | {"role": role_of(given["role"])})
        _ = token.made + token.ends + token.used + len(token.key + token.name + token.mark)
    except (KeyError, TypeError, MotorworksError):
        return None
    return token
