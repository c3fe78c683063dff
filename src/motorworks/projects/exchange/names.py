"""Names that a plant file takes, from titles of other programs."""

import re


def plain_name(wanted: str, otherwise: str, taken: set[str]) -> str:
    """Give a name that a plant file takes, one that is not taken yet."""
    plain = re.sub(r"[^\w-]+", "_", wanted).strip("_-")[:48] or otherwise
    name, n = plain, 1
    while name in taken:
        n += 1
        name = f"{plain}_{n}"
    taken.add(name)
    return name
