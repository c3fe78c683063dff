"""Tables of a plant file → nouns, by the notes of their fields."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.marks import Marks, Origin
from motorworks.plantfile.quantity import Money, OutOfBoundsError, RefusedError
from motorworks.plantfile.shape import (
    RESERVED,
    ROWS,
    SHORT_FORMS,
    Key,
    Kind,
    Path,
    Shape,
    keys_of,
)
from motorworks.plantfile.text import shown
from motorworks.plantfile.value import NAME, NAME_RULE, example_text, read_value
from motorworks.process import FieldNote, Law

RESERVED_NAMES = (*RESERVED, "previous", "none", "unlimited", "assumption", "calc")
"""Words that would be ambiguous as names."""

_SAID_OF_LAW = ("source", "note")

BAD = object()
"""Stands for a value that was refused; a finding says why."""

_LONGEST_LIST = 10_000

MOST_TABLES = 50_000
"""Nouns of one kind that a file may have."""


@dataclass
class Reading:
    """What reading a file needs at hand: findings, marks, currencies."""

    findings: Findings
    marks: Marks
    money: Money = field(default_factory=Money)

    # ---- tables ----

    def fields(
        self,
        path: Path,
        keys: dict[str, Key],
        table: dict[str, Any],
        *,
        above: Origin | None = None,
        also: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Give the good values of a table by field name; findings say what is not good.

        Parameters
        ----------
        path
            Where the table stands.
        keys
            The keys it may have.
        table
            What the file holds.
        above
            What the tables above say of where values come from.
        also
            Keys that are read elsewhere, to be named where one was meant.
        """
        origin = self.marks.own(path, table, above or Origin())
        self._unknown(path, table, [*keys, *also])
        found: dict[str, Any] = {}
        for name, key in keys.items():
            if name in table:
                value = self._field((*path, name), key, table[name], origin)
                if value is not BAD:
                    found[key.field] = value
        return found

    def noun(self, path: Path, noun: type, values: dict[str, Any], **given: Any) -> Any:
        """Give a noun of these values; a required one that is missing becomes a finding."""
        values = {**values, **given}
        for key in keys_of(noun).values():
            if key.required and key.field not in values:
                if not self.findings.tainted((*path, key.key)):
                    hint = f"Add {key.key} = {example_text(key.shape, key.note)}."
                    self.findings.error(path, f"{key.key} is missing", hint)
                values[key.field] = _stand_in(key.shape)
        return noun(**values)

    def named(self, path: Path, raw: Any) -> dict[str, dict[str, Any]]:
        """Give the tables by name that stand at a path, those that are none left out."""
        if not isinstance(raw, dict):
            example = ".".join(str(p) for p in path)
            self.findings.error(
                path, f"{example} is {shown(raw)}; must be tables such as [{example}.NAME]"
            )
            return {}
        if len(raw) > MOST_TABLES:
            text = f"there are {len(raw):,} tables [{path[-1]}.NAME]; at most {MOST_TABLES:,}"
            self.findings.error(path, text, "Describe fewer.")
            return {}
        found = {}
        for name, table in raw.items():
            if self.good_name((*path, name), name) and isinstance(table, dict):
                found[name] = table
            elif not isinstance(table, dict):
                self._no_table((*path, name), table)
        return found

    def good_name(self, path: Path, name: str) -> bool:
        """Tell whether something may be called that; if not, say so."""
        if name in RESERVED_NAMES:
            self.findings.error(path, f"the name '{name}' has a meaning of its own", "Rename it.")
        elif not NAME.fullmatch(name):
            self.findings.error(path, f"the name {shown(name)} {NAME_RULE}", "Rename it.")
        else:
            return True
        return False

    def _no_table(self, path: Path, raw: Any) -> None:
        name = ".".join(str(p) for p in path)
        hint = f"Write its keys below a line [{name}]."
        if path[-1] in RESERVED:
            hint = f"'{path[-1]}' stands within a table of a name."
        self.findings.error(path, f"[{name}] is {shown(raw)}; must be a table", hint)

    def _unknown(self, path: Path, table: dict[str, Any], keys: list[str]) -> None:
        for name in table:
            if name not in keys and name not in RESERVED:
                hint = did_you_mean(name, [*keys, *RESERVED])
                self.findings.error((*path, name), f"'{name[:80]}' is no key here", hint)

    # ---- values ----

    def _field(self, path: Path, key: Key, raw: Any, origin: Origin) -> Any:
        name = str(path[-1])
        if key.shape.kind is Kind.LAW and isinstance(raw, dict):
            origin = self._of_law(path, raw, origin)
            raw = {k: v for k, v in raw.items() if k not in _SAID_OF_LAW}
        value = self.value(path, key.shape, key.note, raw, origin.of(name))
        between = self._range(path, key, origin.ranges.get(name))
        asked = name in origin.sources or name in origin.notes
        if value is not BAD and not _has_tables(key.shape) and (asked or worth_marking(key)):
            self.marks.add(path, raw, origin.of(name), between)
        return value

    def _of_law(self, path: Path, raw: dict[str, Any], above: Origin) -> Origin:
        """Give the origin of a law that says itself where it comes from."""
        own = {k: v for k, v in raw.items() if k in _SAID_OF_LAW}
        said = self.marks.own(path, own, above.of(str(path[-1])))
        return replace(said, ranges=above.ranges)

    def _range(
        self, path: Path, key: Key, between: tuple[Any, Any] | None
    ) -> tuple[Any, Any] | None:
        """Give a range if both ends are values that the key itself could have."""
        if between is None:
            return None
        place = (*path[:-1], "ranges", path[-1])
        if key.shape.kind not in {Kind.LAW, Kind.NUMBER, Kind.WHOLE}:
            self.findings.error(place, f"'{path[-1]}' is no single figure and has no range")
            return None
        ends = [
            self.value((*place, n), key.shape, key.note, raw, Origin())
            for n, raw in enumerate(between)
        ]
        return None if any(end is BAD for end in ends) else between

    def value(self, path: Path, shape: Shape, note: FieldNote, raw: Any, origin: Origin) -> Any:
        """Give a value as its field takes it, or :data:`BAD` after saying what is wrong."""
        if shape.optional and raw == "none" and shape.kind is Kind.TABLE:
            return None
        if shape.kind is Kind.TABLE:
            return self._table(path, shape, raw, origin)
        if shape.kind in {Kind.LIST, Kind.PAIR}:
            return self._list(path, shape, note, raw, origin)
        if shape.kind is Kind.MAP:
            return self._map(path, shape, note, raw, origin)
        try:
            return read_value(raw, shape, note, self.money)
        except RefusedError as refused:
            plain = isinstance(refused, OutOfBoundsError) and isinstance(raw, str)
            given = raw.strip() if plain else shown(raw)
            self.findings.refuse(path, given, refused.expected, refused.hint, refused.reason)
            return BAD

    def _table(self, path: Path, shape: Shape, raw: Any, origin: Origin) -> Any:
        assert shape.noun is not None
        keys = keys_of(shape.noun)
        short, row = SHORT_FORMS.get(shape.noun), ROWS.get(shape.noun)
        if isinstance(raw, list) and row is not None and len(raw) == len(row):
            raw = dict(zip(row, raw, strict=True))
        if not isinstance(raw, dict):
            if short is None:
                example = ", ".join(f"{k} = ..." for k in list(keys)[:2])
                self.findings.refuse(path, shown(raw), f"must be a table such as {{ {example} }}")
                return BAD
            return self._short(path, shape.noun, short, raw, origin)
        return self.noun(path, shape.noun, self.fields(path, keys, raw, above=origin))

    def _short(
        self, path: Path, noun: type, short: tuple[str, ...], raw: Any, origin: Origin
    ) -> Any:
        """Give a noun from the one value that stands for its table."""
        keys = [keys_of(noun)[name] for name in short]
        value = self.value(path, keys[0].shape, keys[0].note, raw, origin)
        if value is BAD:
            return BAD
        if worth_marking(keys[0]):
            self.marks.add(path, raw, origin, None)
        return self.noun(path, noun, {key.field: value for key in keys})

    def _list(self, path: Path, shape: Shape, note: FieldNote, raw: Any, origin: Origin) -> Any:
        assert shape.item is not None
        if note.single and not isinstance(raw, list):
            raw = [raw]
        if not isinstance(raw, list):
            hint = f"Write [{shown(raw)}]." if isinstance(raw, str) else ""
            self.findings.refuse(path, shown(raw), "must be a list", hint)
            return BAD
        if shape.kind is Kind.PAIR and len(raw) != 2:
            self.findings.refuse(path, shown(raw), "must be a list of two values")
            return BAD
        if len(raw) > _LONGEST_LIST:
            expected = f"must have at most {_LONGEST_LIST} entries"
            self.findings.refuse(path, f"a list of {len(raw)}", expected)
            return BAD
        items = [self.value((*path, n), shape.item, note, v, origin) for n, v in enumerate(raw)]
        return BAD if any(item is BAD for item in items) else tuple(items)

    def _map(self, path: Path, shape: Shape, note: FieldNote, raw: Any, above: Origin) -> Any:
        assert shape.item is not None
        if not isinstance(raw, dict):
            self.findings.refuse(path, shown(raw), "must be a table of values by name")
            return BAD
        if len(raw) > _LONGEST_LIST:
            expected = f"must have at most {_LONGEST_LIST} entries"
            self.findings.refuse(path, f"a table of {len(raw)}", expected)
            return BAD
        origin = self.marks.own(path, raw, above)
        key = Key("", "", note, shape.item)
        found = {}
        for name, value in raw.items():
            if name in RESERVED or not self.good_name((*path, name), name):
                continue
            good = self._field((*path, name), key, value, origin)
            if good is not BAD:
                found[name] = good
        return found


def _has_tables(shape: Shape) -> bool:
    """Tell whether the values of a form stand in tables below, each with its own mark."""
    if shape.kind is Kind.LIST and shape.item is not None:
        return shape.item.kind is Kind.TABLE
    return shape.kind in {Kind.TABLE, Kind.MAP, Kind.NAMED}


def worth_marking(key: Key) -> bool:
    """Tell whether a value is a figure or a decision, not a name or a title."""
    if key.shape.kind in {Kind.TEXT, Kind.LIST} and key.note.refers:
        return False
    if key.field == "name":
        return False
    return key.shape.kind is not Kind.TEXT or key.note.choices is not None or key.required


_STAND_INS: dict[Kind, Any] = {
    Kind.TEXT: "",
    Kind.WHOLE: 1,
    Kind.NUMBER: 1.0,
    Kind.LAW: Law("constant", (1.0,)),
    Kind.DATE: date(2021, 1, 1),
    Kind.INSTANT: datetime(2021, 1, 1),
}


def _stand_in(shape: Shape) -> Any:
    """Give a harmless value for a required one that is missing, so that checking can go on."""
    if shape.kind is Kind.TABLE and shape.noun is not None:
        needed = [key for key in keys_of(shape.noun).values() if key.required]
        return shape.noun(**{key.field: _stand_in(key.shape) for key in needed})
    return _STAND_INS.get(shape.kind, ())
