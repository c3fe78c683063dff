"""Tokens have a title, a role and an end, and are shown once."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.studio.access.role import Role
from motorworks.studio.access.tokens import DAY, EXACTNESS, MOST, PREFIX, Tokens
from motorworks.studio.errors import ConflictError

from .conftest import PASSWORD


@pytest.fixture
def wei(accounts):
    """Give an account."""
    return accounts.add("wei", PASSWORD, Role.EDITOR)


@pytest.fixture
def tokens(tmp_path, clock):
    """Give tokens without any in them."""
    return Tokens(tmp_path / "tokens.json", now=clock)


def test_a_token_is_known_until_it_ends(tokens, wei, clock):
    """After a restart as well; only its hash is kept."""
    secret, made = tokens.make(wei, "night run", Role.VIEWER, 10)
    assert secret.startswith(PREFIX)
    assert tokens.find(secret) == made
    tokens.write(tokens.records())
    assert secret not in tokens.file.read_text()
    assert secret[len(PREFIX) :] not in tokens.file.read_text()
    again = Tokens(tokens.file, now=clock)
    assert again.find(secret) == made
    clock.at += 10 * DAY + 1
    assert again.find(secret) is None
    assert again.all() == []


def test_a_token_that_was_taken_away_is_unknown(tokens, wei):
    """At once."""
    secret, made = tokens.make(wei, "night run", Role.VIEWER, 10)
    tokens.end([made])
    assert tokens.find(secret) is None
    assert tokens.of(wei) == []


@pytest.mark.parametrize(
    ("title", "role", "days", "why"),
    [
        ("", Role.VIEWER, 1, "title is ''"),
        (" ", Role.VIEWER, 1, "title is ' '"),
        ("x" * 65, Role.VIEWER, 1, "1 to 64"),
        ("a\x1bb", Role.VIEWER, 1, "title is"),
        ("a", Role.ADMIN, 1, "may not do more"),
        ("a", Role.VIEWER, 0, "days is 0"),
        ("a", Role.VIEWER, 10_000, "1 to 730"),
    ],
)
def test_what_makes_no_sense_is_refused(tokens, wei, title, role, days, why):
    """With the reason."""
    with pytest.raises(MotorworksError, match=why):
        tokens.make(wei, title, role, days)
    assert tokens.all() == []


def test_titles_are_unique_and_tokens_bounded(tokens, wei):
    """So that one knows which to take away."""
    tokens.make(wei, "a", Role.VIEWER, 1)
    with pytest.raises(ConflictError, match="already"):
        tokens.make(wei, "a", Role.VIEWER, 1)
    for k in range(MOST - 1):
        tokens.make(wei, f"b{k}", Role.VIEWER, 1)
    with pytest.raises(ConflictError, match="take one away"):
        tokens.make(wei, "c", Role.VIEWER, 1)


def test_a_damaged_record_is_no_token(tokens, wei, clock):
    """The others hold on."""
    secret, made = tokens.make(wei, "night run", Role.VIEWER, 10)
    record = tokens.records()[0]
    broken = [{}, record | {"role": "king"}, record | {"role": 3}, record | {"made": None}]
    tokens.write([*broken, record])
    again = Tokens(tokens.file, now=clock)
    assert again.all() == [made]
    assert again.find(secret) == made


def test_use_is_noted_about(tokens, wei, clock):
    """Not with every call: the file would be written all the time."""
    secret, _ = tokens.make(wei, "night run", Role.VIEWER, 10)
    tokens.use(tokens.find(secret))
    first = clock.at
    clock.at += EXACTNESS / 2
    tokens.use(tokens.find(secret))
    assert tokens.find(secret).used == first
    clock.at += EXACTNESS
    tokens.use(tokens.find(secret))
    assert tokens.find(secret).used == clock.at
