"""Which fields of a noun are shown first, and under which heads the others stand.

Nothing here says what a field is or may hold: that stands with the field itself. A noun that is
not named here shows first what it must have, what is written and what has an example.
"""

PALETTE = ("line", "station", "buffer", "source", "sink", "transport", "supply", "pool", "calendar")
"""Nouns that are offered first when something is added."""

EVERYDAY: dict[str, tuple[str, ...]] = {
    "plant": ("title", "start", "target", "calendar", "product"),
    "line": ("title", "lines", "places", "workshop", "calendar"),
    "station": (
        "title",
        "machines",
        "cycle_time",
        "inputs",
        "to",
        "scrap_rate",
        "rework_rate",
        "failures",
        "operators",
    ),
    "buffer": ("title", "capacity", "by_model", "initial"),
    "source": ("title", "interarrival", "to", "model"),
    "sink": ("title", "counts_as"),
    "model": ("title", "share", "price", "design"),
    "pool": ("title", "count", "shifts"),
}
"""Keys that are shown first, by the word of the noun."""
EVERYDAY["process"] = EVERYDAY["station"]

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "station": {
        "Work": ("process", "operation", "cycle_times", "steps", "performance_factor", "batch",
                 "conveyor", "campaign", "models"),
        "Ways": ("select", "pull", "random", "each", "by_model", "overflow"),
        "Quality": ("max_reworks", "rework_to", "scrap_to"),
        "Stops": ("short_stop", "maintenance", "planned_stop", "changeover", "tool", "in_service"),
        "People": ("tending", "calendar"),
        "Place": ("workshop", "position", "x", "y", "footprint"),
        "Energy and money": ("power", "standby_power", "off_power", "compressed_air",
                             "cooling_water", "process_heat", "price"),
    },
}  # fmt: skip
"""Heads under which the other keys stand, by the word of the noun; what is left stands last."""
HEADS["process"] = HEADS["station"]

REST = "More"


def head_of(word: str, key: str) -> str:
    """Give the head under which a key stands; empty if it is shown first.

    Parameters
    ----------
    word
        The word of the noun.
    key
        Of its table.
    """
    if key in EVERYDAY.get(word, ()):
        return ""
    heads = HEADS.get(word, {})
    return next((head for head, keys in heads.items() if key in keys), REST)
