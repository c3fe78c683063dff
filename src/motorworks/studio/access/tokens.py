"""Tokens for programs that use the API: named, with a role and an end, shown once."""

from dataclasses import dataclass, replace
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.access.account import Account
from motorworks.studio.access.passes import Pass, Passes
from motorworks.studio.access.role import Role, role_of
from motorworks.studio.access.secret import new_secret
from motorworks.studio.access.user import User
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
class Token(Pass):
    """One token.

    Attributes
    ----------
    title
        What it is for.
    role
        What may be done with it, as long as its owner may.
    made, ends
        When it was made and when it ends, in seconds since 1970 [s].
    used
        When it was last used, about; 0 if never [s].
    """

    title: str
    role: Role
    made: float
    ends: float
    used: float = 0.0

    def user(self, account: Account) -> User:
        """Give whom the token lets in: its owner, with the lower one of both roles."""
        return User(account.name, account.role.at_most(self.role), "token", self.key)

    def is_over(self, now: float) -> bool:
        """Tell whether its last day has passed."""
        return self.ends <= now

    def order(self) -> float:
        """Give when it was made: the youngest are listed first."""
        return self.made

    def used_at(self, now: float) -> "Token":
        """Give the token as it is after a use [s]."""
        return replace(self, used=now) if now - self.used > EXACTNESS else self


class Tokens(Passes[Token]):
    """All tokens of a studio."""

    kind = "tokens"

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
        made = Token(
            key=key,
            title=title,
            name=account.name,
            mark=account.login_mark,
            role=role,
            made=now,
            ends=now + days * DAY,
        )
        self._put(made)
        return secret, made

    def read(self, record: dict[str, Any]) -> Token:
        """Give the token that was kept."""
        return Token.of_record(record | {"role": role_of(record["role"])})

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
