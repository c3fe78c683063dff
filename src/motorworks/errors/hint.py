"""Hints for those who wrote a word that is not known."""

import difflib
from collections.abc import Iterable
from itertools import islice

_MOST_WORDS = 1000
_SHOWN = 12


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """Give the hint with the known word most like this one, or the words there are."""
    words = list(islice(known, _MOST_WORDS))
    close = difflib.get_close_matches(str(word)[:100], words, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    if not words:
        return ""
    shown = ", ".join(words[:_SHOWN]) + (", ..." if len(words) > _SHOWN else "")
    return f"There is: {shown}."
