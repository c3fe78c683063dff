"""A ranking's reasons in words."""

import math
from collections.abc import Mapping
from typing import NamedTuple

NOTEWORTHY = 0.005
"""Shares below this are not worth a word."""

WORDS = {
    "working": "works",
    "setting_up": "sets up",
    "down": "is down",
    "planned_stop": "stops as planned",
}


class Waiting(NamedTuple):
    """What is known of a process: shares of its planned time, and its neighbours'."""

    shares: Mapping[str, float]
    used: float
    starved_by: str
    blocked_by: str
    upstream_blocked: float
    downstream_starved: float
    turning_point: bool


def explain(of: Waiting) -> str:
    """Give one or two sentences on why a process ranks where it does."""
    if math.isnan(of.used):
        return "It had no planned time."
    sentences = [f"It {_and(_busy(of.shares))} of its planned time{_waits(of)}."]
    if of.turning_point:
        sentences.append(_turning(of))
    return " ".join(sentences)


def _busy(shares: Mapping[str, float]) -> list[str]:
    return [
        f"{word} {percent(shares[name])}"
        for name, word in WORDS.items()
        if name == "working" or shares[name] >= NOTEWORTHY
    ]


def _waits(of: Waiting) -> str:
    kinds = (
        ("starved", "is starved", _for(" for want of ", of.starved_by)),
        ("blocked", "is blocked", _for(" by ", of.blocked_by)),
        ("waiting", "waits for an operator", ""),
    )
    said = [
        f"{word} {percent(of.shares[name])}{cause}"
        for name, word, cause in kinds
        if of.shares[name] >= NOTEWORTHY
    ]
    return f"; it {_and(said)}" if said else "; it hardly ever waits"


def _turning(of: Waiting) -> str:
    hints = []
    if of.upstream_blocked >= NOTEWORTHY:
        hints.append(f"what feeds it is blocked by it up to {percent(of.upstream_blocked)}")
    if of.downstream_starved >= NOTEWORTHY:
        hints.append(f"what it feeds starves for its parts up to {percent(of.downstream_starved)}")
    told = f" ({_and(hints)})" if hints else ""
    return f"Waiting all around points to it{told}: a bottleneck."


def _for(words: str, cause: str) -> str:
    return f", mostly{words}{cause}" if cause else ""


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def percent(share: float) -> str:
    """Give a share as text with one decimal, such as 93.1 %."""
    return f"{share * 100:.1f} %"
