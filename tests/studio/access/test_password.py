"""Of a password only a slow hash is kept."""

import hashlib

import pytest

from motorworks.errors import MotorworksError
from motorworks.studio.access.password import (
    COST,
    Cost,
    check_password,
    hashed,
    is_outdated,
    is_password,
)

QUICK = Cost(n=16, r=1, p=1)


def test_the_same_password_is_known_and_no_other():
    """Each hash has a salt of its own and never the password in it."""
    one, other = hashed("four corner posts", QUICK), hashed("four corner posts", QUICK)
    assert one != other
    assert "four" not in one
    assert is_password("four corner posts", one)
    assert is_password("four corner posts", other)
    for wrong in ("four corner post", "Four corner posts", "", "x" * 100_000, "\ud800"):
        assert not is_password(wrong, one)


def test_hash_is_that_of_the_standard():
    """RFC 7914, section 12, by the parameters that stand in what is kept."""
    kept = hashed("pleaseletmein", Cost(n=1024, r=8, p=2))
    _, n, r, p, salt, wanted = kept.split("$")
    from base64 import b64decode

    again = hashlib.scrypt(b"pleaseletmein", salt=b64decode(salt), n=1024, r=8, p=2, dklen=32)
    assert (n, r, p) == ("1024", "8", "2")
    assert b64decode(wanted) == again
    assert len(b64decode(salt)) == 16


def test_letters_that_look_the_same_are_the_same():
    """Keyboards write an umlaut as one sign or as two."""
    assert is_password("fünf Säulen", hashed("fu\u0308nf Sa\u0308ulen", QUICK))


def test_cost_is_what_is_advised():
    """32 MiB and three rounds, as much work as 128 MiB and one."""
    assert COST.n * COST.r * 128 == 32 << 20
    assert COST.n * COST.r * COST.p >= 1 << 19
    assert is_outdated(hashed("four corner posts", QUICK))
    assert not is_outdated(hashed("four corner posts", QUICK), QUICK)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "scrypt",
        "md5$1$1$1$AA==$AA==",
        "scrypt$x$8$1$AA==$AA==",
        "scrypt$1073741824$8$1$AA==$AA==",
        "scrypt$16$1$1000000$AA==$AA==",
        "scrypt$16$1$1$ä$AA==",
        "$" * 1000,
    ],
)
def test_what_is_no_hash_is_refused(kept):
    """And nobody gets in, nor does it take a gigabyte."""
    with pytest.raises(MotorworksError, match="damaged"):
        is_password("anything at all", kept)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "5 characters; expected 12 to 256"),
        ("x" * 257, "257 characters"),
        ("aaaaaaaaaaaaaaaaaa", "different characters"),
        ("Zhangwei-01Zhangwei-01", "user's name"),
    ],
)
def test_too_easy_passwords_are_refused(password, why):
    """With the reason."""
    with pytest.raises(MotorworksError, match=why):
        check_password(password, "zhangwei-01")
    check_password("four corner posts", "zhangwei-01")
