"""Figures and lists as a person would say them."""


def duration(seconds: float) -> str:
    """Give a time in the unit that suits it."""
    if seconds == 0:
        return "no time"
    for unit, length in (("d", 86400.0), ("h", 3600.0), ("min", 60.0)):
        if seconds >= 1.5 * length:
            return f"{seconds / length:.3g} {unit}"
    return f"{seconds:.3g} s"


def million(parts: float) -> str:
    """Give a number of parts a year in words."""
    return f"{parts / 1e6:.2f} million" if parts >= 1e6 else f"{parts:,.0f}"


def listed(words: list[str], most: int = 4) -> str:
    """Give words in a row, the first few of them."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
