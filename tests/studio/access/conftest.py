"""Accounts, sessions and tokens with passwords that are quickly hashed and a clock to be set."""

import pytest

from motorworks.studio.access.accounts import Accounts
from motorworks.studio.access.password import Cost

QUICK = Cost(n=16, r=1, p=1)
PASSWORD = "four corner posts stand"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.at = 1_700_000_000.0

    def __call__(self):
        """Give the time [s]."""
        return self.at


@pytest.fixture
def clock():
    """Give a clock to be set."""
    return Clock()


@pytest.fixture
def accounts(tmp_path):
    """Give accounts without anybody in them."""
    return Accounts(tmp_path / "access", cost=QUICK)
