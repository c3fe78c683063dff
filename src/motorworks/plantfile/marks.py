"""Where the values of a file come from: the keys that any table may have."""

from dataclasses import dataclass, field
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plant import Mark
from motorworks.plantfile.findings import Findings, dotted
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import shown, toml

OWN_WORDS = ("assumption", "calc")
"""What ``source`` may say instead of naming a reference."""


@dataclass(frozen=True)
class Origin:
    """What a table says of the values in it.

    Attributes
    ----------
    source, note
        For every value that has none of its own.
    sources, notes, ranges
        By key of the table.
    """

    source: str = ""
    note: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    ranges: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def of(self, key: str) -> "Origin":
        """Give what is said of the value under a key, and of all below it."""
        return Origin(self.sources.get(key, self.source), self.notes.get(key, self.note))


@dataclass
class Marks:
    """The marks of a file while it is being read.

    Parameters
    ----------
    findings
        Where to say what is wrong with the marks.
    references
        Names that ``source`` may give.
    """

    findings: Findings
    references: tuple[str, ...]
    found: list[Mark] = field(default_factory=list)

    def add(self, path: Path, raw: Any, origin: Origin, between: tuple[Any, Any] | None) -> None:
        """Add the mark of a value."""
        self.found.append(
            Mark(
                path=dotted(path),
                value=_written(raw),
                source=origin.source,
                note=origin.note,
                range=None if between is None else (_written(between[0]), _written(between[1])),
            )
        )

    def own(self, path: Path, table: dict[str, Any], above: Origin) -> Origin:
        """Give what a table says of its values, after what the tables above it say."""
        source = self._source((*path, "source"), table["source"]) if "source" in table else None
        note = self._text((*path, "note"), table["note"]) if "note" in table else None
        return Origin(
            source=above.source if source is None else source,
            note=above.note if note is None else note,
            sources=self._each(path, table, "sources", self._source),
            notes=self._each(path, table, "notes", self._text),
            ranges=self._each(path, table, "ranges", self._range),
        )

    def _each(self, path: Path, table: dict[str, Any], key: str, read: Any) -> dict[str, Any]:
        raw = table.get(key, {})
        if not isinstance(raw, dict):
            expected = f"must be a table such as {{ {self._example(table)} = ... }}"
            self.findings.refuse((*path, key), shown(raw), expected)
            return {}
        found = {}
        for name, value in raw.items():
            if name not in table or name in RESERVED:
                written = [k for k in table if k not in RESERVED]
                text = f"{key} names '{name}', which this table does not write"
                self.findings.error((*path, key, name), text, did_you_mean(name, written))
                continue
            good = read((*path, key, name), value)
            if good is not None:
                found[name] = good
        return found

    def _example(self, table: dict[str, Any]) -> str:
        return next((k for k in table if k not in RESERVED), "cycle_time")

    def _source(self, path: Path, raw: Any) -> str | None:
        if isinstance(raw, str) and (raw in self.references or raw in OWN_WORDS):
            return raw
        expected = 'must be the name of a [reference], "assumption" or "calc"'
        hint = did_you_mean(raw, [*OWN_WORDS, *self.references]) if isinstance(raw, str) else ""
        self.findings.refuse(path, shown(raw), expected, hint)
        return None

    def _text(self, path: Path, raw: Any) -> str | None:
        if isinstance(raw, str):
            return raw
        self.findings.refuse(path, shown(raw), "must be text", "Put it in quotes.")
        return None

    def _range(self, path: Path, raw: Any) -> tuple[Any, Any] | None:
        if isinstance(raw, list) and len(raw) == 2:
            return raw[0], raw[1]
        expected = 'must be a list of a low and a high value, such as ["45 s", "100 s"]'
        self.findings.refuse(path, shown(raw), expected)
        return None


def _written(raw: Any) -> str:
    return raw if isinstance(raw, str) else toml(raw)
