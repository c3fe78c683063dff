"""Somebody who asks for something."""

from dataclasses import dataclass
from typing import Literal

from motorworks.studio.access.role import Role

Way = Literal["session", "token", "local"]


@dataclass(frozen=True)
class User:
    """Somebody who asks for something.

    Attributes
    ----------
    name
        Name of the account.
    role
        What may be done; with a token, the lower one of its role and that of the account.
    way
        How the user is known: by a login, by a token, or because the studio is open to this
        machine alone and has no accounts.
    key
        What the session or token is kept under; empty without one.
    """

    name: str
    role: Role
    way: Way
    key: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether the user may all that a role may."""
        return self.role.covers(role)


LOCAL = User(name="local editor", role=Role.ADMIN, way="local")
"""Whoever sits at this machine, as long as nobody has an account."""
