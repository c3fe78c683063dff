"""What is known of a column of a sheet, for its heading, its comment and its list of choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motorworks.plant import Plant
from motorworks.plantfile.reference import bounds_text, default_text, type_text
from motorworks.plantfile.shape import Key, Kind, Shape, keys_of
from motorworks.plantfile.tables.heading import target
from motorworks.plantfile.tables.layout import Layout, list_noun
from motorworks.plantfile.unit import EXAMPLES
from motorworks.process import FieldNote

_UNITS = {
    "time": "s",
    "rate": "/h",
    "power": "kW",
    "energy": "kWh",
    "area": "m2",
    "length": "m",
    "mass": "kg",
    "flow": "m3/h",
    "share": "%",
}
_DEEPEST = 4
_SAID = {
    "source": "Where the values of the row come from: the name of a reference, assumption or calc.",
    "note": "What is to be known of the values of the row.",
}


@dataclass(frozen=True)
class Field:
    """A column: its heading and the key behind it.

    Attributes
    ----------
    heading
        As it stands in the sheet.
    key
        The key of the innermost table; ``None`` for what says where values come from.
    required
        Whether every row needs a value.
    """

    heading: str
    key: Key | None
    required: bool = False

    @property
    def shape(self) -> Shape:
        """Form of its values."""
        return self.key.shape if self.key else Shape(Kind.TEXT)

    @property
    def note(self) -> FieldNote:
        """What is known of it."""
        return self.key.note if self.key else FieldNote(_SAID.get(self.heading, ""))

    def comment(self) -> str:
        """Give what the heading says when one points at it."""
        sentence = self.note.sentence.replace("``", "")
        if self.key is None:
            return sentence
        lines = [sentence, f"Type: {type_text(self.shape, self.note, self.key.key)}"]
        default, bounds = default_text(self.key), bounds_text(self.note)
        if self.shape.kind is Kind.LAW:
            law = "Law: write { law = ... } in the cell, or use headings such as"
            lines.append(f"{law} {self.heading}.law and {self.heading}.mean")
        lines += [f"Bounds: {bounds}"] if bounds else []
        lines += [f"If empty: {default}"] if default and not self.key.required else []
        lines += ["Required"] if self.required else []
        return "\n".join(lines).replace("`", "")

    def example(self, unit: str) -> Any:
        """Give what might be written for it."""
        text = (self.note.example or "").strip('"')
        if not text:
            text = self._made_up()
        number, _, said = text.partition(" ")
        if unit and said == unit:
            return float(number)
        return text.replace("_", "") if text.replace("_", "").isdecimal() else text

    def _made_up(self) -> str:
        if self.key is None:
            return {"source": "assumption"}.get(self.heading, "")
        if self.note.choices:
            return self.note.choices[0]
        if self.note.refers and self.shape.kind in {Kind.TEXT, Kind.LIST}:
            return f"{self.note.refers.partition('|')[0]}_1"
        if self.shape.kind is Kind.LAW:
            return EXAMPLES["time"]
        if self.note.quantity and self.shape.kind is Kind.NUMBER:
            return EXAMPLES[self.note.quantity]
        return default_text(self.key).strip("`").strip('"') if not self.key.required else ""


def fields_of(layout: Layout) -> Iterator[Field]:
    """Give all columns that a sheet can have, but those that name what a row is about."""
    for key in layout.keys.values():
        if key.shape.kind is Kind.NAMED or (layout.named and list_noun(key) is not None):
            continue
        yield from _fields("", key, 0, required=key.required)
    yield from said_of()


def said_of() -> Iterator[Field]:
    """Give the columns that say where the values of a row come from."""
    for word in _SAID:
        yield Field(word, None)


def plant_fields() -> Iterator[Field]:
    """Give the keys of the plant itself."""
    for key in keys_of(Plant).values():
        yield from _fields("", key, 0, required=key.required)
    yield from said_of()


def _fields(before: str, key: Key, depth: int, *, required: bool) -> Iterator[Field]:
    heading = f"{before}{key.key}"
    if key.shape.kind is Kind.TABLE and key.shape.noun is not None and depth < _DEEPEST:
        for inner in keys_of(key.shape.noun).values():
            yield from _fields(f"{heading}.", inner, depth + 1, required=False)
    elif key.shape.kind is Kind.MAP:
        # The names are the plant's own: a heading to copy, which is not read as it stands.
        word = (key.note.refers or "name").partition("|")[0].upper()
        yield Field(f"# {heading}.{word}", key)
    else:
        yield Field(heading, key, required)


def field_of(keys: Mapping[str, Key], heading: str) -> Field:
    """Give what is known of a heading that a sheet has."""
    parts = heading.split(".")
    key = keys.get(parts[0])
    required = key is not None and key.required and len(parts) == 1
    for part in parts[1:]:
        if key is None:
            break
        inner = keys_of(key.shape.noun) if key.shape.noun is not None else {}
        if part in inner:
            key = inner[part]
        else:
            form = target(heading, keys).form
            shape = form.shape or Shape(Kind.NUMBER)
            key = Key(part, part, key.note._replace(example=None), shape, None)
            break
    return Field(heading, key, required)


def usual_unit(field: Field, currency: str) -> str:
    """Give the unit that a column of a sheet to fill in has; empty if none."""
    if field.heading.startswith("#"):
        return ""
    if field.shape.kind is Kind.LAW:
        return "s"
    if field.shape.kind is not Kind.NUMBER or field.note.quantity is None:
        return ""
    return currency if field.note.quantity == "money" else _UNITS.get(field.note.quantity, "")
