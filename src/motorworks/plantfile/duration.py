"""Times as a person writes them."""

_UNITS = (("h", 3600.0), ("min", 60.0), ("s", 1.0))


def short(seconds: float) -> str:
    """Give a time in the largest unit in which it has few digits, for messages."""
    for unit, factor in _UNITS:
        count = seconds / factor
        if abs(count) >= 1 and abs(count * 100 - round(count * 100)) < 1e-9:
            return f"{count:.6g} {unit}"
    return f"{seconds:.6g} s"
