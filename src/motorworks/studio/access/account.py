"""One account, and what its name may be."""

import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from motorworks.errors import MotorworksError, StoreError
from motorworks.studio.access.role import Role

LONGEST_NAME = 64
SIGNS = frozenset("._@-")
"""What a name may hold beside letters and digits of any language."""


def _mark() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account.

    Attributes
    ----------
    name
        Name to log in with.
    role
        What may be done.
    password
        What is kept of the password.
    made
        When the account was made, in seconds since 1970 [s].
    login_mark
        Drawn when the account is made and with each new password. Sessions and tokens carry it,
        so that a new password ends them, and those of somebody who was removed do not work for
        the next one of that name.
    """

    name: str
    role: Role
    password: str
    made: float = field(default_factory=time.time)
    login_mark: str = field(default_factory=_mark)

    def to_dict(self) -> dict[str, Any]:
        """Give the account as it is kept."""
        return asdict(self)


def account_of(record: dict[str, Any]) -> Account:
    """Give the account that was kept.

    Raises
    ------
    StoreError
        If it is none.
    """
    try:
        given = {f.name: record[f.name] for f in fields(Account)}
        texts = (given[k] for k in ("name", "password", "login_mark"))
        if not all(isinstance(t, str) for t in texts):
            raise TypeError
        return Account(**given | {"role": Role(given["role"]), "made": float(given["made"])})
    except (KeyError, TypeError, ValueError):
        name = str(record.get("name", "?"))[:LONGEST_NAME]
        raise StoreError(f"the account {name!r} is damaged; put back a copy of the file") from None


def plain_name(name: str) -> str:
    """Give a name in the form that is kept: what looks the same is the same.

    Raises
    ------
    MotorworksError
        If it is empty, too long or holds other signs than ``._@-``.
    """
    plain = unicodedata.normalize("NFKC", name[: 4 * LONGEST_NAME])
    good = 0 < len(plain) <= LONGEST_NAME and all(c.isalnum() or c in SIGNS for c in plain)
    if not good or not plain[0].isalnum():
        raise MotorworksError(
            f"{name[:LONGEST_NAME]!r} is no name for a user; expected up to {LONGEST_NAME} letters "
            "and digits, and . _ @ - after the first"
        )
    return plain
