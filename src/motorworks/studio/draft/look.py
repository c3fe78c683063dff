"""What is wrong with a text, as the page shows it. Runs on the bench."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from motorworks.plantfile import Finding, check_plant
from motorworks.plantfile.document import FROM_TEXT
from motorworks.plantfile.shape import Path
from motorworks.studio.draft.nature import nature
from motorworks.studio.draft.tree import value_at

_MEANT = re.compile(r"Did you mean '(.*)'\?")
_KEPT = 8


def look(text: str, folder: FilePath | None = None) -> tuple[str, list[dict[str, Any]]]:
    """Give the title of a plant and what is wrong with its text.

    Parameters
    ----------
    text
        The text of a plant file.
    folder
        Folder from which other files that it names are found.

    Returns
    -------
    tuple
        The title, and findings as JSON: ``severity``, ``line``, ``path`` as text and as
        ``parts``, ``text``, ``hint``, and the change that would ``repair`` it, or ``None``.
    """
    tree = tree_of(text)
    _, findings = check_plant(text if "\n" in text else f"{text}\n", folder=folder)
    plant = tree.get("plant")
    plant = plant if isinstance(plant, dict) else {}
    title = plant.get("title") or plant.get("name") or ""
    return str(title)[:200], [_told(finding, tree) for finding in findings]


@lru_cache(maxsize=_KEPT)
def tree_of(text: str) -> dict[str, Any]:
    """Give the values of a text, nothing if it is no TOML; not to be changed."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return {}


def _told(finding: Finding, tree: dict[str, Any]) -> dict[str, Any]:
    own = finding.file == FROM_TEXT
    parts = parted(finding.path, tree)
    return {
        "severity": finding.severity,
        "line": finding.line if own else None,
        "where": "" if own else str(finding.place),
        "path": finding.path,
        "parts": list(parts),
        "text": finding.message,
        "hint": finding.hint,
        "repair": _repair(finding, parts, tree) if own else None,
    }


def parted(dotted: str, tree: Any) -> Path:
    """Give a path from its text; numbers are those of list entries where there is a list."""
    path: Path = ()
    for part in dotted.split(".") if dotted else ():
        around = value_at(tree, path)
        path = (*path, int(part) if isinstance(around, list) and part.isdecimal() else part)
    return path


def _repair(finding: Finding, parts: Path, tree: dict[str, Any]) -> dict[str, Any] | None:
    """Give the change that a did-you-mean proposes: another key, or another name."""
    meant = _MEANT.search(finding.hint)
    there = value_at(tree, parts)
    if meant is None or there is None or len(parts) < 2:
        return None
    if finding.message.endswith("is no key here") or nature(parts) is None:
        return {"do": "rename", "path": list(parts), "name": meant[1]}
    if isinstance(there, str):
        return {"do": "set", "path": list(parts), "text": meant[1]}
    return None
