"""What somebody may do."""

from enum import StrEnum

from motorworks.errors import MotorworksError


class Role(StrEnum):
    """What somebody may do; each role may all that those before it may."""

    VIEWER = "viewer"
    """Look at everything; change nothing."""
    EDITOR = "editor"
    """Change plants, simulate, write results."""
    ADMIN = "admin"
    """Manage users and read the log of changes."""

    def covers(self, other: "Role") -> bool:
        """Tell whether this role may all that another one may."""
        order = list(Role)
        return order.index(self) >= order.index(other)

    def at_most(self, other: "Role") -> "Role":
        """Give the lower one of two roles."""
        return other if self.covers(other) else self


def role_of(text: str) -> Role:
    """Give the role of a name.

    Raises
    ------
    MotorworksError
        If there is no such role.
    """
    try:
        return Role(text)
    except ValueError:
        known = ", ".join(Role)
        raise MotorworksError(f"{text[:40]!r} is no role; expected one of {known}") from None
