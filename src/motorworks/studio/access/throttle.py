"""How often a password may be tried: less often with each one that is wrong."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

FREE_FOR_NAME = 3
"""Wrong passwords of one account that cost no time."""
FREE_FOR_ADDRESS = 10
"""Wrong passwords from one address that cost no time; a works may share one."""
LONGEST_WAIT = 60.0
"""Nobody waits longer than this [s]: an account is never locked for good."""
QUIET = 900.0
"""After this time without a wrong password all is forgotten [s]."""
KEPT = 10_000
"""Names and addresses that are remembered at most."""


class Throttle:
    """Counts wrong passwords by account and by address.

    An address from which an account was used before is held back by its own mistakes only, so
    that others who guess do not keep its owner out.

    Parameters
    ----------
    now
        Gives a time that only grows [s].
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def wait(self, name: str, address: str) -> float:
        """Give the time until the next try [s]; 0 if it may be now."""
        address = network(address)
        waits = [self._wait(f"address {address}", FREE_FOR_ADDRESS)]
        if (name, address) not in self._known:
            waits.append(self._wait(f"name {name}", FREE_FOR_NAME))
        return max(waits)

    def begin(self, name: str, address: str) -> None:
        """Count a try as wrong before it is looked at: many at once are no way round."""
        self._count(f"address {network(address)}")
        self._count(f"name {name}")

    def passed(self, name: str, address: str) -> None:
        """Forget the wrong ones: the password was right."""
        address = network(address)
        self._wrong.pop(f"address {address}", None)
        self._wrong.pop(f"name {name}", None)
        self._known[(name, address)] = None
        self._known.move_to_end((name, address))
        _shorten(self._known)

    def _wait(self, key: str, free: int) -> float:
        times, last = self._wrong.get(key, (0, 0.0))
        passed = self.now() - last
        if times < free or passed > QUIET:
            return 0.0
        return max(0.0, min(LONGEST_WAIT, 2.0 ** min(times - free, 10)) - passed)

    def _count(self, key: str) -> None:
        times, last = self._wrong.get(key, (0, 0.0))
        now = self.now()
        self._wrong[key] = (times + 1 if now - last <= QUIET else 1, now)
        self._wrong.move_to_end(key)
        _shorten(self._wrong)


def network(address: str) -> str:
    """Give the address; of one of IPv6 the network, of which one household has all addresses."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
    return str(found)


def _shorten(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)
