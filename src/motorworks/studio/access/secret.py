"""Secrets that are given away once and of which only the hash is kept."""

import hashlib
import secrets

BYTES = 32
"""256 random bits: nobody guesses them, so a fast hash is enough."""
SHOWN = 12
"""Characters of a hash under which a session or token is named; they betray nothing."""


def new_secret(prefix: str = "") -> tuple[str, str]:
    """Give a secret, and the hash that is kept of it."""
    secret = prefix + secrets.token_urlsafe(BYTES)
    return secret, digest(secret)


def digest(secret: str) -> str:
    """Give the hash of a secret; texts that cannot be one have hashes as well."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
