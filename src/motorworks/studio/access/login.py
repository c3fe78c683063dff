"""A name and a password become an account, slowly and not too often."""

import asyncio
import functools

from motorworks.errors import MotorworksError
from motorworks.studio.access.account import LONGEST_NAME, Account
from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.password import Cost, hashed, is_outdated, is_password
from motorworks.studio.access.throttle import Throttle
from motorworks.studio.errors import UnknownUserError

AT_ONCE = 2
"""Passwords looked at at a time: each takes a core and 32 MiB."""
MOST_WAITING = 32
WHILE_MANY = 5.0
"""Time after which to try again, where too many wait [s]."""


class TooManyTriesError(MotorworksError):
    """A password may not be tried now.

    Parameters
    ----------
    wait
        Time until it may [s].
    """

    def __init__(self, wait: float) -> None:
        self.wait = max(1, round(wait + 0.5))
        super().__init__(f"too many tries; try again in {self.wait} s")


class Login:
    """Looks at passwords, off the event loop.

    Parameters
    ----------
    accounts
        The accounts.
    throttle
        Says when a password may be tried.
    """

    def __init__(self, accounts: Accounts, throttle: Throttle) -> None:
        self.accounts = accounts
        self.throttle = throttle
        self._room = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def check(self, name: str, password: str, address: str) -> Account:
        """Give the account of a name and a password.

        Raises
        ------
        TooManyTriesError
            If there were too many wrong ones, or too many are being looked at.
        UnknownUserError
            If there is no such account or it has another password: the same words after the
            same time.
        """
        found = self.accounts.find(name)
        counted = (found.name if found else name[:LONGEST_NAME]).casefold()
        wait = self.throttle.wait(counted, address)
        if self._waiting >= MOST_WAITING:
            wait = max(wait, WHILE_MANY)
        if wait > 0:
            raise TooManyTriesError(wait)
        self.throttle.begin(counted, address)
        kept = found.password if found else _nobody(self.accounts.cost)
        if not await self._off_the_loop(password, kept) or found is None:
            raise UnknownUserError("the name or the password is wrong")
        self.throttle.passed(counted, address)
        if is_outdated(found.password, self.accounts.cost):
            found = await asyncio.to_thread(self.accounts.hash_anew, found.name, password)
        return found

    async def _off_the_loop(self, password: str, kept: str) -> bool:
        self._waiting += 1
        try:
            async with self._room:
                return await asyncio.to_thread(is_password, password, kept)
        finally:
            self._waiting -= 1


@functools.cache
def _nobody(cost: Cost) -> str:
    """Give the hash of nobody's password, for names that nobody has."""
    return hashed("nobody's password", cost)
