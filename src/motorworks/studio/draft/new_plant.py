"""The text that a new plant begins with."""

from motorworks.plantfile.text import quoted


def empty(name: str, title: str = "") -> str:
    """Give the text of a plant with nothing in it.

    Parameters
    ----------
    name
        Its short name.
    title
        What people call it.
    """
    line = f"title = {quoted(title)}\n" if title else ""
    return f"[plant]\nname = {quoted(name)}\n{line}"
