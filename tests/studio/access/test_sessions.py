"""A session holds on until it is not used, is too old, or is ended."""

import stat

import pytest

from motorworks.studio.access.role import Role
from motorworks.studio.access.sessions import IDLE, LONGEST, MOST, Sessions

from .conftest import PASSWORD


@pytest.fixture
def wei(accounts):
    """Give an account."""
    return accounts.add("wei", PASSWORD, Role.EDITOR)


@pytest.fixture
def sessions(tmp_path, clock):
    """Give sessions without any in them."""
    return Sessions(tmp_path / "sessions.json", now=clock)


def test_a_session_is_known_by_its_secret_alone(sessions, wei):
    """Of which 256 random bits only a hash is kept."""
    secret = sessions.begin(wei, "10.0.0.1", "Firefox")
    assert len(secret) >= 43
    assert sessions.find(secret).name == "wei"
    for wrong in ("", secret[:-1], secret + "x", sessions.find(secret).key, "\ud800"):
        assert sessions.find(wrong) is None
    assert secret not in str(sessions.records())


def test_an_unused_session_ends(sessions, wei, clock):
    """Use keeps it, up to a longest time."""
    secret = sessions.begin(wei, "", "")
    clock.at += IDLE - 1
    sessions.use(sessions.find(secret))
    clock.at += IDLE - 1
    assert sessions.find(secret)
    clock.at += 2
    assert sessions.find(secret) is None
    secret = sessions.begin(wei, "", "")
    begun = clock.at
    while clock.at < begun + LONGEST - IDLE / 2:
        clock.at += IDLE / 2
        sessions.use(sessions.find(secret))
    clock.at += IDLE / 2 + 1
    assert sessions.find(secret) is None


def test_sessions_survive_a_restart(sessions, wei, clock):
    """In a file of the owner's own; ended ones do not come back."""
    secret, ended = sessions.begin(wei, "", ""), sessions.begin(wei, "", "")
    sessions.end([sessions.find(ended)])
    sessions.write(sessions.records())
    assert stat.S_IMODE(sessions.file.stat().st_mode) == 0o600
    again = Sessions(sessions.file, now=clock)
    assert again.find(secret) == sessions.find(secret)
    assert again.find(ended) is None
    clock.at += IDLE + 1
    assert Sessions(sessions.file, now=clock).find(secret) is None


def test_a_damaged_record_is_no_session(sessions, wei, clock):
    """The others hold on."""
    secret = sessions.begin(wei, "", "")
    records = sessions.records()
    broken = [
        {},
        {"key": 1},
        records[0] | {"seen": "x"},
        records[0] | {"key": None},
        records[0] | {"begun": "x"},
    ]
    sessions.write([*broken, *records])
    assert [s.name for s in Sessions(sessions.file, now=clock).all()] == ["wei"]
    assert Sessions(sessions.file, now=clock).find(secret)


def test_the_oldest_of_many_ends(sessions, wei, clock):
    """Nobody fills the disk with logins."""
    first = sessions.begin(wei, "", "")
    for _ in range(MOST):
        clock.at += 1
        sessions.begin(wei, "", "x" * 10_000)
    assert len(sessions.of(wei)) == MOST
    assert sessions.find(first) is None
    assert max(len(s.agent) for s in sessions.all()) == 200
