"""What stations take over from the process library."""

from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import Findings

Values = dict[str, Any]

_WAYS = ("to", "random", "each", "by_model")

DISPLACES: dict[str, tuple[str, ...]] = {
    **{way: tuple(other for other in _WAYS if other != way) for way in _WAYS},
    "cycle_time": ("cycle_times", "steps"),
    "cycle_times": ("steps",),
    "steps": ("cycle_time", "cycle_times"),
}
"""What a key of a station makes void where it is written over what was there before."""

POLICY_DISPLACES: dict[str, tuple[str, ...]] = {
    "cards": ("reorder_point", "order_up_to", "cover"),
    "cover": ("reorder_point", "order_up_to", "cards", "card_released"),
    "reorder_point": ("cards", "card_released", "cover"),
    "order_up_to": ("cards", "card_released", "cover"),
}
"""What a key of a supply makes void where it is written over what was there before."""


LONGEST_CHAIN = 20
"""Entries of the library that may inherit one from the next."""


def inherited(own: Values, library: Values) -> Values:
    """Give the values of a station over those of its library entry, key by key."""
    kept = {field: value for field, value in library.items() if field != "process"}
    for field in own:
        for void in DISPLACES.get(field, ()):
            kept.pop(void, None)
    return {**kept, **own}


def resolved(entries: dict[str, Values], findings: Findings) -> dict[str, Values]:
    """Give the library with what its entries take over from each other.

    Parameters
    ----------
    entries
        The values written, by entry; the field ``process`` names another entry.
    findings
        Where to say that there is no such entry, or that they go round in a circle.
    """
    done: dict[str, Values] = {}
    for name in entries:
        for step in reversed(_chain(name, entries, done, findings)):
            above = done.get(entries[step].get("process", ""), {})
            done[step] = inherited(entries[step], above)
    return {name: done[name] for name in entries}


def _chain(
    name: str, entries: dict[str, Values], done: dict[str, Values], findings: Findings
) -> list[str]:
    """Give an entry and those it inherits from, nearest first, up to one that is done."""
    chain = [name]
    if name in done:
        return []
    while (above := entries[chain[-1]].get("process")) is not None and above not in done:
        path = ("process", chain[-1], "like")
        if above in chain:
            circle = " -> ".join([*chain[chain.index(above) :], above])
            findings.error(path, f"processes inherit in a circle: {circle}", "Remove one 'like'.")
        elif above not in entries:
            others = [e for e in entries if e != chain[-1]]
            text = f"like names '{above}', and there is no such process"
            findings.error(path, text, did_you_mean(above, others))
        elif len(chain) == LONGEST_CHAIN:
            text = f"processes inherit through more than {LONGEST_CHAIN} others"
            findings.error(path, text, "Write it flatter.")
        else:
            chain.append(above)
            continue
        del entries[chain[-1]]["process"]
    return chain
