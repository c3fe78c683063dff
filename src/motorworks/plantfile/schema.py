"""The JSON Schema of a plant file, from the notes of the fields."""

from typing import Any

from motorworks.plant import Line, Plant, Station
from motorworks.plantfile.law import LISTS
from motorworks.plantfile.shape import (
    REQUIRED,
    ROWS,
    SHORT_FORMS,
    Key,
    Kind,
    Shape,
    is_named,
    keys_of,
    tables,
)
from motorworks.plantfile.tables.layout import MARKS, layouts
from motorworks.plantfile.tables.links import WORKBOOK
from motorworks.plantfile.unit import EXAMPLES, SI_UNITS
from motorworks.plantfile.value import NAME, missing_word
from motorworks.process import LAWS, FieldNote

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_NUMBER = r"^\s*[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?"
_WITH_UNIT = {"type": "string", "pattern": rf"{_NUMBER}\s*[A-Za-z/%µμ°Ω].*$"}
_RATE_OR_TIME = _WITH_UNIT
_PERCENT = {"type": "string", "pattern": rf"{_NUMBER}\s*(%|ppm)?\s*$"}
_CLOCK = {"type": "string", "pattern": r"^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$"}
_NAMES = {"pattern": f"^{NAME.pattern}$"}
_TEXT: Schema = {"type": "string"}
_DATE: Schema = {"type": "string", "format": "date"}
_PLAIN: dict[Kind, Schema] = {
    Kind.FLAG: {"type": "boolean"},
    Kind.DATE: _DATE,
    Kind.ANY: {},
    Kind.INSTANT: {"anyOf": [_DATE, {"type": "string", "format": "date-time"}]},
}


def schema() -> Schema:
    """Give the JSON Schema (draft 2020-12) of a plant file.

    Dates and times of day are texts in it, as they are where a plant file is passed on as
    JSON. Units, references and what concerns the plant as a whole are beyond a schema; the
    bounds of a value with a unit stand beside it as ``x-bounds``, in SI units.
    """
    nouns = {key.shape.noun for key in tables().values() if key.shape.noun is not None}
    definitions: dict[str, Schema] = {"law": law_schema()}
    for noun in sorted(nouns, key=lambda n: n.__name__):
        _define(noun, definitions)
    return {
        "$schema": DRAFT,
        "title": "Motorworks plant file",
        "type": "object",
        "required": ["plant"],
        "additionalProperties": False,
        "properties": {
            "plant": table_schema(Plant, keys_of(Plant), definitions),
            **{word: named_schema(key, definitions) for word, key in tables().items()},
            "tables": _files(),
        },
        "$defs": definitions,
    }


# ---- tables ----


def _define(noun: type, definitions: dict[str, Schema]) -> Schema:
    """Give the reference to the definition of a noun, which is made if it is new."""
    if noun.__name__ not in definitions:
        definitions[noun.__name__] = {}  # it is being made: nouns may hold each other
        definitions[noun.__name__] = table_schema(noun, keys_of(noun), definitions)
        if noun is Station:
            library = table_schema(noun, keys_of(noun, library=True), definitions)
            definitions["Process"] = {**library, "description": "Entry of the process library."}
        if noun is Line:
            names = {"type": "array", "items": _TEXT, "description": STATIONS_SENTENCE}
            definitions[noun.__name__]["properties"]["stations"] = names
    return {"$ref": f"#/$defs/{noun.__name__}"}


STATIONS_SENTENCE = (
    "Names of the stations in the order of flow: tables of the line or entries of the process "
    "library. Without it the tables stand in that order."
)
"""What the key ``stations`` of a line means; it is no field of its own."""


def table_schema(noun: type, keys: dict[str, Key], definitions: dict[str, Schema]) -> Schema:
    """Give the schema of a noun's table; nouns within it are put among the definitions."""
    required = [name for name, key in keys.items() if key.required and name != "station"]
    table: Schema = {
        "type": "object",
        "description": (noun.__doc__ or "").strip().partition("\n")[0],
        "additionalProperties": False,
        "properties": {
            **{name: _property(key, definitions) for name, key in keys.items()},
            **_reserved(),
        },
    }
    if required:
        table["required"] = required
    return table


def named_schema(key: Key, definitions: dict[str, Schema]) -> Schema:
    """Give the schema of tables by name, such as ``[model.NAME]``."""
    assert key.shape.noun is not None
    inner = _define(key.shape.noun, definitions)
    if key.key == "process":
        inner = {"$ref": "#/$defs/Process"}
    return {
        "type": "object",
        "description": key.note.sentence,
        "propertyNames": _NAMES,
        "additionalProperties": inner,
    }


def _files() -> Schema:
    """Give the schema of ``[tables]``, which names files."""
    words = [
        WORKBOOK,
        MARKS,
        *(name for layout in layouts() for name in (layout.name, layout.alias)),
    ]
    one_or_more = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    return {
        "type": "object",
        "description": "Tables beside the plant file, as CSV or in a workbook.",
        "additionalProperties": False,
        "properties": {word: one_or_more for word in dict.fromkeys(words)},
    }


def _reserved() -> dict[str, Schema]:
    by_key = {"type": "object", "additionalProperties": _TEXT}
    pair = {"type": "array", "minItems": 2, "maxItems": 2}
    return {
        "source": {**_TEXT, "description": 'Reference, "assumption" or "calc" for its values.'},
        "sources": {**by_key, "description": "The same for single keys."},
        "note": {**_TEXT, "description": "What is to be known of its values."},
        "notes": {**by_key, "description": "The same for single keys."},
        "ranges": {
            "type": "object",
            "additionalProperties": pair,
            "description": "Low and high value of single keys.",
        },
    }


# ---- values ----


def _property(key: Key, definitions: dict[str, Schema]) -> Schema:
    if key.shape.kind is Kind.NAMED:
        return named_schema(key, definitions)
    made = _value(key.shape, key.note, definitions)
    made = {**made, "description": key.note.sentence}
    if key.note.example:
        made["examples"] = [key.note.example]
    if key.default is not REQUIRED and isinstance(key.default, str | int | float | bool):
        made["default"] = key.default
    if key.note.refers:
        made["x-refers"] = key.note.refers.split("|")
    return made


def _value(shape: Shape, note: FieldNote, definitions: dict[str, Schema]) -> Schema:
    plain = _plain(shape, note, definitions)
    if not shape.optional:
        return plain
    return {"anyOf": [plain, {"const": missing_word(note)}]}


def _plain(shape: Shape, note: FieldNote, definitions: dict[str, Schema]) -> Schema:
    if shape.kind is Kind.TABLE and shape.noun is not None:
        return _inline(shape.noun, definitions)
    if shape.item is not None:
        item = _value(shape.item, note, definitions)
        if shape.kind is Kind.MAP:
            return {"type": "object", "additionalProperties": item, "properties": _reserved()}
        length = {"minItems": 2, "maxItems": 2} if shape.kind is Kind.PAIR else {}
        array = {"type": "array", "items": item, **length}
        return {"anyOf": [array, item]} if note.single else array
    if shape.kind is Kind.TEXT:
        return {"enum": list(note.choices)} if note.choices else dict(_TEXT)
    if shape.kind is Kind.WHOLE:
        return {"type": "integer", **_bounds(note)}
    if shape.kind is Kind.NUMBER:
        return _number(note)
    if shape.kind is Kind.LAW:
        return {"$ref": "#/$defs/law", "x-plain-time-means": note.law}
    return dict(_PLAIN[shape.kind])


def _inline(noun: type, definitions: dict[str, Schema]) -> Schema:
    if is_named(noun):
        return _define(noun, definitions)
    table = _define(noun, definitions)
    short = SHORT_FORMS.get(noun)
    if noun in ROWS:
        length = len(ROWS[noun])
        return {"anyOf": [table, {"type": "array", "minItems": length, "maxItems": length}]}
    if short is None:
        return table
    key = keys_of(noun)[short[0]]
    return {"anyOf": [table, _value(key.shape, key.note, definitions)]}


def _number(note: FieldNote) -> Schema:
    if note.quantity is None:
        return {"type": "number", **_bounds(note)}
    if note.quantity == "share":
        return {"anyOf": [{"type": "number", **_bounds(note)}, _PERCENT], **_measured(note)}
    if note.quantity == "clock":
        return {"anyOf": [_CLOCK, _WITH_UNIT], **_measured(note)}
    return {**_WITH_UNIT, **_measured(note)}


def _measured(note: FieldNote) -> Schema:
    """Give what a schema cannot say of a value with a unit."""
    bounds = {
        name: b for name in ("ge", "gt", "le", "lt") if (b := getattr(note, name)) is not None
    }
    said: Schema = {"x-quantity": note.quantity, "examples": [EXAMPLES[note.quantity or ""]]}
    if bounds:
        said["x-bounds"] = bounds
    if note.quantity in SI_UNITS:
        said["x-unit"] = SI_UNITS[note.quantity]
    return said


def _bounds(note: FieldNote) -> Schema:
    words = {
        "minimum": note.ge,
        "exclusiveMinimum": note.gt,
        "maximum": note.le,
        "exclusiveMaximum": note.lt,
    }
    return {word: bound for word, bound in words.items() if bound is not None}


def law_schema() -> Schema:
    """Give the schema of a law of duration: a time, a rate, or a table by its kind."""
    return {
        "description": 'A time such as "48 s", a rate such as "250 /min", or a law.',
        "anyOf": [_RATE_OR_TIME, *(_law(kind) for kind in LAWS)],
    }


def _law(kind: str) -> Schema:
    notes = LAWS[kind].parameters
    parameters = {}
    for name, note in notes.items():
        value = {**_number(note), "description": note.sentence}
        if kind in LISTS:
            value = {"type": "array", "items": value, "minItems": 1}
        parameters[name] = value
    return {
        "type": "object",
        "description": LAWS[kind].sentence,
        "required": ["law", *notes],
        "additionalProperties": False,
        "properties": {
            "law": {"const": kind},
            **parameters,
            "source": _TEXT,
            "note": _TEXT,
        },
    }
