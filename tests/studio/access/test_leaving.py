"""A session in which another password is set holds on for a while, for that password alone."""

import pytest

from motorworks.studio.access.leaving import GRACE, Leaving


@pytest.fixture
def leaving(clock):
    """Give the leaving sessions: none."""
    return Leaving(clock)


def test_it_holds_on_while_the_password_is_changed_and_after(leaving, clock):
    """Then it is over, which is told once."""
    assert not leaving.holds("key", "new")
    with leaving.during("key", lambda: "new"):
        clock.at += 1000
        assert leaving.holds("key", "before")
        assert leaving.holds("key", "new")
        assert not leaving.holds("another", "new")
    assert leaving.holds("key", "new")
    assert not leaving.holds("key", "yet another")
    clock.at += GRACE
    assert leaving.holds("key", "new")
    assert leaving.over() == []
    clock.at += 1
    assert not leaving.holds("key", "new")
    assert leaving.over() == ["key"]
    assert leaving.over() == []


def test_without_an_account_it_does_not_hold_on(leaving):
    """It was taken away meanwhile; another one of that name is not it."""
    with leaving.during("key", lambda: None):
        pass
    assert not leaving.holds("key", "")


def test_a_change_that_fails_leaves_nothing(leaving):
    """The password is as it was, and so is the session."""
    with pytest.raises(RuntimeError), leaving.during("key", lambda: "new"):
        raise RuntimeError
    assert not leaving.holds("key", "new")
    assert leaving.over() == []
