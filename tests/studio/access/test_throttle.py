"""Wrong passwords take longer and longer, but keep nobody out for good."""

import pytest

from motorworks.studio.access.throttle import (
    FREE_FOR_ADDRESS,
    FREE_FOR_NAME,
    KEPT,
    LONGEST_WAIT,
    QUIET,
    Throttle,
    network,
)


@pytest.fixture
def throttle(clock):
    """Give a throttle that has seen nothing."""
    return Throttle(clock)


def test_waits_grow_to_an_end(throttle, clock):
    """1, 2, 4 … seconds; a minute at most."""
    waits = []
    for _ in range(12):
        clock.at += throttle.wait("wei", "10.0.0.1")
        throttle.begin("wei", "10.0.0.1")
        waits.append(throttle.wait("wei", "10.0.0.2"))
    assert waits[: FREE_FOR_NAME - 1] == [0.0] * (FREE_FOR_NAME - 1)
    assert waits[FREE_FOR_NAME - 1 : 8] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0]
    assert set(waits[8:]) == {LONGEST_WAIT}
    clock.at += LONGEST_WAIT
    assert throttle.wait("wei", "10.0.0.2") == 0
    clock.at += QUIET
    throttle.begin("wei", "10.0.0.1")
    assert throttle.wait("wei", "10.0.0.1") == 0


def test_tries_at_once_are_counted_before_they_are_looked_at(throttle):
    """So a thousand at the same moment are as slow as a thousand in turn."""
    for _ in range(FREE_FOR_NAME):
        assert throttle.wait("wei", "10.0.0.1") == 0
        throttle.begin("wei", "10.0.0.1")
    assert throttle.wait("wei", "10.0.0.1") > 0


def test_one_address_is_slowed_whatever_names_it_tries(throttle):
    """Others are not."""
    for k in range(FREE_FOR_ADDRESS):
        throttle.begin(f"user{k}", "10.0.0.1")
    assert throttle.wait("fresh", "10.0.0.1") > 0
    assert throttle.wait("fresh", "10.0.0.2") == 0


def test_an_owner_is_not_kept_out_by_those_who_guess(throttle):
    """Where an account was used before, only the own mistakes count."""
    throttle.begin("wei", "10.0.0.7")
    throttle.passed("wei", "10.0.0.7")
    for _ in range(50):
        throttle.begin("wei", "10.0.0.66")
    assert throttle.wait("wei", "10.0.0.8") > 0
    assert throttle.wait("wei", "10.0.0.7") == 0


def test_a_right_password_forgets_the_wrong_ones(throttle):
    """As it was before."""
    for _ in range(8):
        throttle.begin("wei", "10.0.0.7")
    throttle.passed("wei", "10.0.0.7")
    assert throttle.wait("wei", "10.0.0.8") == 0


def test_memory_is_bounded(throttle):
    """Names of nobody do not fill it."""
    for k in range(KEPT + 100):
        throttle.begin(f"n{k}", f"10.{k % 250}.{k // 250 % 250}.1")
    assert len(throttle._wrong) == KEPT


@pytest.mark.parametrize(
    ("address", "seen_as"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_ipv6_household_is_one(address, seen_as):
    """It has more addresses than anybody could remember."""
    assert network(address) == seen_as
