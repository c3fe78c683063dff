"""Processes that compute for the server, which must never be kept from answering."""

from motorworks.studio.bench.keeper import Keeper
from motorworks.studio.bench.pool import Bench

__all__ = ["Bench", "Keeper"]
