"""Sessions in which another password is set: they hold on until the page has its next one."""

import contextlib
import math
from collections.abc import Callable, Iterator

GRACE = 10.0
"""How long a session holds on after its user has set another password in it [s]."""
ANY = ""
"""The login mark of an account while it is being changed: not known yet."""


class Leaving:
    """The sessions that hold on for a while although their password is another one.

    The page has the secret of its next session only when the answer has come. What it asks
    meanwhile, and its socket, would be refused else, and send it to the login.

    Parameters
    ----------
    now
        Gives the time in seconds since 1970 [s].
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._known: dict[str, tuple[float, str]] = {}

    @contextlib.contextmanager
    def during(self, key: str, mark: Callable[[], str | None]) -> Iterator[None]:
        """Let a session hold on while its password is changed, and a little after.

        Parameters
        ----------
        key
            The key of the session.
        mark
            Gives the ``login_mark`` of its account after the change; nothing if there is no
            account any more. With yet another mark the session ends at once.
        """
        self._known[key] = math.inf, ANY
        after = None
        try:
            yield
            after = mark()
        finally:
            if after is None:
                self._known.pop(key, None)
            else:
                self._known[key] = self._now() + GRACE, after

    def holds(self, key: str, mark: str) -> bool:
        """Tell whether a session holds on for an account with a ``login_mark``."""
        until, known = self._known.get(key, (-math.inf, ANY))
        return self._now() <= until and known in (ANY, mark)

    def over(self) -> list[str]:
        """Give the keys of the sessions whose time is over, once."""
        now = self._now()
        ended = [key for key, (until, _) in self._known.items() if until < now]
        for key in ended:
            del self._known[key]
        return ended
