"""What is wrong with a case file, gathered so that all of it can be said at once."""

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from motorworks.errors import CaseError

Path = tuple[str | int, ...]
"""Where a value stands: keys of objects and numbers of list entries."""

LISTED = 200
"""Findings spelt out in a message; the rest is counted."""
SHOWN = 60
"""Characters of a wrong value that are shown."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a case file.

    Attributes
    ----------
    case
        Id of the case, or its place in the file where it has none; empty for the file itself.
    path
        The value's path within the case, such as ``network.stations[0].machines``.
    message
        What was given and what was expected.
    """

    case: str
    path: str
    message: str

    def __str__(self) -> str:
        """Give the finding as one line for the user."""
        place = ", ".join(part for part in (self.case, self.path) if part)
        return f"{place}: {self.message}" if place else self.message


@dataclass
class Scope:
    """One case while it is being checked: the ids it may refer to, and what was found.

    Attributes
    ----------
    case
        As in :class:`Finding`.
    nouns
        What each id of the case's network is, such as ``buffer``.
    found
        All findings, in the order in which they were met.
    """

    case: str
    nouns: Mapping[str, str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def refuse(self, path: Path, message: str) -> None:
        """Add a finding."""
        self.found.append(Finding(self.case, dotted(path), message))


def dotted(path: Path) -> str:
    """Give a path as text, such as ``network.stations[0].inputs[1].from``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def shown(value: object) -> str:
    """Give a value as it stands in the file, cut where it is long."""
    try:
        text = json.dumps(value, ensure_ascii=True, default=str)  # TOML has dates
    except (RecursionError, ValueError):  # nested, or a whole number, beyond all measure
        return f"a {type(value).__name__} too large to show"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the hint with the known word most like this one, or with those there are."""
    words = list(known)
    close = difflib.get_close_matches(word[:100], words, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    if not words:
        return ""
    rest = ", ..." if len(words) > 12 else ""
    return f"; there is: {', '.join(words[:12])}{rest}"


def case_error(source: str, findings: list[Finding]) -> CaseError:
    """Give the exception that says everything that was found in a file."""
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    lines = [f"{source}: {count}", *(f"  {f}" for f in findings[:LISTED])]
    if len(findings) > LISTED:
        lines.append(f"  ... and {len(findings) - LISTED} more")
    return CaseError("\n".join(lines), findings)
