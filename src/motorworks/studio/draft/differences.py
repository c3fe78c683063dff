"""What a draft says other than its file, as text and in words. Runs on the bench."""

import difflib
from collections.abc import Iterator
from typing import Any

from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import shown
from motorworks.studio.draft.look import tree_of
from motorworks.studio.draft.nature import is_named_noun

MOST_WORDS = 500


def differences(saved: str, text: str, name: str) -> dict[str, Any]:
    """Give what has changed.

    Parameters
    ----------
    saved, text
        The text of the file, and that of the draft.
    name
        Of the file, for the head of the text.

    Returns
    -------
    dict
        ``text``, a unified difference; ``words``, a list of ``path`` and ``text``.
    """
    lines = difflib.unified_diff(
        saved.splitlines(), text.splitlines(), name, f"{name} (draft)", lineterm=""
    )
    words = [
        {"path": dotted(path), "text": said}
        for path, said in _changed((), tree_of(saved), tree_of(text))
    ]
    return {"text": "\n".join(lines), "words": words[:MOST_WORDS], "count": len(words)}


def _changed(path: Path, old: Any, new: Any) -> Iterator[tuple[Path, str]]:
    if old == new:
        return
    if not (isinstance(old, dict) and isinstance(new, dict)) or "law" in old or "law" in new:
        yield path, f"{shown(old)} → {shown(new)}"
        return
    for key in dict.fromkeys([*old, *new]):
        below = (*path, key)
        if key not in new:
            yield from _whole(below, old[key], "removed")
        elif key not in old:
            yield from _whole(below, new[key], "added")
        else:
            yield from _changed(below, old[key], new[key])


def _whole(path: Path, value: Any, word: str) -> Iterator[tuple[Path, str]]:
    """Say that a noun or a value came or went; of tables around nouns each noun."""
    around = isinstance(value, dict) and not is_named_noun(path) and len(path) in (1, 3)
    if around and all(isinstance(inner, dict) for inner in value.values()) and value:
        for name, inner in value.items():
            yield from _whole((*path, name), inner, word)
    elif is_named_noun(path):
        yield path, word
    else:
        yield path, f"{word}: {shown(value)}"
