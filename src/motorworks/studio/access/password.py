"""Passwords, of which only a slow hash is kept.

The hash is scrypt (RFC 7914) with a salt for each password; its parameters are kept beside it,
so that they can be raised later without losing what was hashed before.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from motorworks.errors import MotorworksError

SHORTEST = 12
"""Characters of a password at least."""
LONGEST = 256
"""Characters at most; more would only cost time."""
FEWEST_DIFFERENT = 5
"""Different characters at least; it keeps out a key held down."""
SALT = 16
"""Bytes of salt."""
LENGTH = 32
"""Bytes of a hash."""
ROOM = 1 << 29
"""Bytes of memory that a hash may use at most, whatever a file says about it."""


@dataclass(frozen=True)
class Cost:
    """What a hash costs who computes it.

    Attributes
    ----------
    n
        Steps, a power of two.
    r
        Size of a block, in units of 128 bytes; *n r* times 128 bytes of memory are needed.
    p
        How often all of it is done.
    """

    n: int = 1 << 15
    r: int = 8
    p: int = 3


COST = Cost()
"""32 MiB and about a quarter of a second, as OWASP's cheat sheet on passwords advises."""


def hashed(password: str, cost: Cost = COST) -> str:
    """Give what is kept of a password: ``scrypt$n$r$p$salt$hash``."""
    salt = secrets.token_bytes(SALT)
    parts = (salt, _scrypt(password, salt, cost))
    words = (base64.b64encode(part).decode() for part in parts)
    return "$".join(("scrypt", str(cost.n), str(cost.r), str(cost.p), *words))


def is_password(password: str, kept: str) -> bool:
    """Tell whether a password is the one that was hashed; takes the same time either way.

    Raises
    ------
    MotorworksError
        If what was kept is no hash of this kind.
    """
    cost, salt, wanted = _parts(kept)
    return hmac.compare_digest(_scrypt(password[: LONGEST + 1], salt, cost), wanted)


def is_outdated(kept: str, cost: Cost = COST) -> bool:
    """Tell whether a hash was made with other parameters than are used now."""
    return _parts(kept)[0] != cost


def check_password(password: str, name: str) -> None:
    """Refuse a password that is too easy.

    Raises
    ------
    MotorworksError
        If it is too short or too long, made of few characters or of the user's name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise MotorworksError(
            f"the password has {len(password)} characters; expected {SHORTEST} to {LONGEST}"
        )
    if len(set(password)) < FEWEST_DIFFERENT:
        raise MotorworksError(
            f"the password has fewer than {FEWEST_DIFFERENT} different characters; "
            "take several words, for example"
        )
    if password.casefold().replace(name.casefold(), "").strip() == "":
        raise MotorworksError("the password is the user's name; take another one")


def _parts(kept: str) -> tuple[Cost, bytes, bytes]:
    """Read a kept hash."""
    try:
        kind, n, r, p, salt, wanted = kept.split("$")
        cost = Cost(int(n), int(r), int(p))
        if kind != "scrypt" or not (1 < cost.n * cost.r * 128 < ROOM and 0 < cost.p < 100):
            raise ValueError(kind)
        return (
            cost,
            base64.b64decode(salt, validate=True),
            base64.b64decode(wanted, validate=True),
        )
    except (ValueError, binascii.Error):
        raise MotorworksError(
            "what is kept of a password is damaged; set it anew: motorworks user password NAME"
        ) from None


def _scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
    # The same letters may come as other bytes from another keyboard.
    text = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(text, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=ROOM, dklen=LENGTH)
