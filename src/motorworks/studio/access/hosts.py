"""By which names the studio may be called, and from which pages.

A page from elsewhere can let its own name point to this machine and then talk to the studio as
if it belonged to it ("DNS rebinding"). So the name under which the studio is called must be one
it knows; and whatever changes something must come from a page of the studio.
"""

import ipaddress
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.errors import MotorworksError

HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9_]([A-Za-z0-9._-]{0,252}))(:[0-9]{1,5})?")
ORIGIN = re.compile(r"(https?)://([^/?#@\s]+)")
USUAL = {"http": ":80", "https": ":443"}
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Hosts:
    """By which names the studio may be called.

    Parameters
    ----------
    host
        Address that the server listens on.
    names
        Further names that lead to it, such as that of a proxy.
    """

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.names:
            if not HOST.fullmatch(name) or name.rpartition(":")[2].isdigit():
                raise MotorworksError(
                    f"--name is {name[:80]!r}; expected a name such as works.example.com"
                )

    @property
    def local(self) -> bool:
        """Whether this machine alone reaches the studio."""
        return not self.names and is_this_machine(self.host)

    def knows(self, header: str | None) -> bool:
        """Tell whether a Host header names this studio."""
        name = host_of(header)
        if name is None:
            return False
        if name in self._known():
            return True
        # A number is no name that could be made to point elsewhere.
        return self._is_everywhere() and _address(name) is not None

    def is_own_page(self, origin: str | None, header: str | None) -> bool:
        """Tell whether an Origin header names a page of this studio, called by the Host header."""
        parts = ORIGIN.fullmatch(origin or "")
        if parts is None or not self.knows(header) or header is None:
            return False
        scheme, place = parts[1], parts[2].lower()
        usual = USUAL[scheme]
        if place.removesuffix(usual) == header.lower().removesuffix(usual):
            return True
        # A proxy may call the studio by another name than the browser calls the proxy.
        return host_of(place) in {n.lower() for n in self.names}

    def _known(self) -> set[str]:
        known = {name.lower() for name in self.names}
        if is_this_machine(self.host) or self._is_everywhere():
            known.update(THIS_MACHINE)
        if self._is_everywhere():
            known.add(socket.gethostname().lower())
        else:
            known.add(f"[{self.host}]" if ":" in self.host else self.host.lower())
        return known

    def _is_everywhere(self) -> bool:
        found = _address(self.host)
        return found is not None and found.is_unspecified


def hosts(host: str, names: Sequence[str] = ()) -> Hosts:
    """Give the names for an address and further names."""
    return Hosts(host, tuple(names))


def is_this_machine(host: str) -> bool:
    """Tell whether an address is one that other machines do not reach."""
    found = _address(host)
    return host.lower() == "localhost" or (found is not None and found.is_loopback)


def host_of(header: str | None) -> str | None:
    """Give the name in a Host header, in small letters and without its port."""
    if header is None or not HOST.fullmatch(header):
        return None
    name = header.lower()
    return name if name.endswith("]") else re.sub(r":[0-9]+$", "", name)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return None
