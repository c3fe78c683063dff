"""By which names the studio may be called, and which pages are its own."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.studio.access.hosts import Hosts

HERE = Hosts("127.0.0.1")
EVERYWHERE = Hosts("0.0.0.0")
NAMED = Hosts("127.0.0.1", ("works.example.com",))
WORKS = Hosts("10.1.2.3")


@pytest.mark.parametrize(
    ("studio", "header", "known"),
    [
        (HERE, "localhost:8765", True),
        (HERE, "LOCALHOST", True),
        (HERE, "127.0.0.1:8765", True),
        (HERE, "[::1]:8765", True),
        (HERE, "evil.example.com", False),
        (HERE, "localhost.evil.example.com", False),
        (HERE, "10.1.2.3:8765", False),
        (HERE, "127.0.0.1.", False),
        (HERE, "localhost:8765@evil", False),
        (HERE, "localhost:80:80", False),
        (HERE, "", False),
        (HERE, None, False),
        (HERE, "lo cal", False),
        (HERE, "[::1", False),
        (EVERYWHERE, "10.1.2.3:8765", True),
        (EVERYWHERE, "[2001:db8::1]:8765", True),
        (EVERYWHERE, "localhost:8765", True),
        (EVERYWHERE, "evil.example.com:8765", False),
        (EVERYWHERE, "10.1.2.3.evil.example.com", False),
        (NAMED, "works.example.com", True),
        (NAMED, "WORKS.example.com:443", True),
        (NAMED, "localhost:8765", True),
        (NAMED, "other.example.com", False),
        (WORKS, "10.1.2.3:8765", True),
        (WORKS, "10.1.2.4:8765", False),
        (WORKS, "localhost", False),
    ],
)
def test_strange_names_are_not_known(studio, header, known):
    """A page from elsewhere may let its own name point here."""
    assert studio.knows(header) is known


@pytest.mark.parametrize(
    ("studio", "origin", "header", "own"),
    [
        (HERE, "http://localhost:8765", "localhost:8765", True),
        (HERE, "http://localhost:9000", "localhost:8765", False),
        (HERE, "http://127.0.0.1:8765", "localhost:8765", False),
        (HERE, "http://evil.example.com", "localhost:8765", False),
        (HERE, "null", "localhost:8765", False),
        (HERE, None, "localhost:8765", False),
        (HERE, "", "localhost:8765", False),
        (HERE, "http://localhost:8765@evil.example.com", "localhost:8765", False),
        (HERE, "http://localhost:8765/", "localhost:8765", False),
        (HERE, "file://localhost:8765", "localhost:8765", False),
        (HERE, "http://evil.example.com", "evil.example.com", False),
        (HERE, "http://localhost", "localhost:80", True),
        (NAMED, "https://works.example.com", "works.example.com", True),
        (NAMED, "https://works.example.com", "127.0.0.1:8765", True),
        (NAMED, "https://works.example.com:443", "works.example.com", True),
        (NAMED, "https://other.example.com", "127.0.0.1:8765", False),
    ],
)
def test_pages_from_elsewhere_are_not_its_own(studio, origin, header, own):
    """Another port of the same machine is elsewhere, too."""
    assert studio.is_own_page(origin, header) is own


def test_only_this_machine_without_names_is_local():
    """A proxy leads others in."""
    assert HERE.local
    assert Hosts("::1").local
    assert Hosts("localhost").local
    assert Hosts("127.8.9.1").local
    assert not NAMED.local
    assert not EVERYWHERE.local
    assert not Hosts("::").local
    assert not WORKS.local


@pytest.mark.parametrize("name", ["", "a b", "http://x", "x:80", "<x>", "x/y"])
def test_what_is_no_name_is_refused(name):
    """At the start."""
    with pytest.raises(MotorworksError, match="--name"):
        Hosts("127.0.0.1", (name,))
