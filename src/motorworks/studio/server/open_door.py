"""Who somebody is where nobody has to log in: on this machine alone."""

from typing import NamedTuple

from starlette.requests import HTTPConnection


class User(NamedTuple):
    """Somebody who uses the studio.

    Attributes
    ----------
    name
        Who.
    role
        ``viewer`` or ``editor``.
    """

    name: str
    role: str


class OpenDoor:
    """Lets everybody in; a server with it listens on this machine alone."""

    async def viewer(self, _asking: HTTPConnection) -> User:
        """Give who asks, if he may look."""
        return User("local", "editor")

    async def editor(self, _asking: HTTPConnection) -> User:
        """Give who asks, if he may change things."""
        return User("local", "editor")

    async def of_socket(self, _asking: HTTPConnection) -> User:
        """Give who has opened a WebSocket."""
        return User("local", "editor")
