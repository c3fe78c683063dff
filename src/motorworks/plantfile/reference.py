"""The reference of the plant file as Markdown pages, from the notes of the fields."""

import re
from collections.abc import Sequence
from typing import Any

from motorworks.plant import Line, Plant
from motorworks.plantfile.law import LISTS
from motorworks.plantfile.quantity import Money
from motorworks.plantfile.schema import STATIONS_SENTENCE
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
from motorworks.plantfile.tables.layout import layouts, meant
from motorworks.plantfile.text import toml
from motorworks.plantfile.unit import EXAMPLES
from motorworks.plantfile.value import bound_text, example_text, missing_word
from motorworks.plantfile.written import written
from motorworks.process import LAWS, FieldNote

_COLUMNS = ("key", "type and unit", "default", "bounds", "meaning")


def pages() -> dict[str, str]:
    """Give the reference pages by name: one for every noun, one for laws, one for marks."""
    made = {"plant": noun_page("`[plant]`", Plant, keys_of(Plant))}
    for word, key in tables().items():
        assert key.shape.noun is not None
        keys = keys_of(key.shape.noun, library=word == "process")
        made[word] = noun_page(f"`[{word}.NAME]`", key.shape.noun, keys, key.note.sentence)
    return {**made, "laws": _laws_page(), "values": _values_page(), "tables": _tables_page()}


# ---- nouns ----


def noun_page(title: str, noun: type, keys: dict[str, Key], sentence: str = "") -> str:
    """Give the page of a noun, with the tables that stand within it below."""
    parts = [f"# {title}", ""]
    if sentence:
        parts += [sentence, ""]
    parts += [_paragraphs(noun), "", *_key_table(noun, keys)]
    done: set[type] = set()
    for inner in _inner_nouns(keys):
        parts += _inner_section(inner, done)
    return "\n".join(parts)


def _inner_section(noun: type, done: set[type]) -> list[str]:
    if noun in done:
        return []
    done.add(noun)
    keys = keys_of(noun)
    parts = ["", f"## {noun.__name__}", "", _paragraphs(noun), ""]
    short = SHORT_FORMS.get(noun)
    if short:
        names = " and ".join(f"`{name}`" for name in short)
        parts += [f"In the place of the table, one value may stand for {names}.", ""]
    if noun in ROWS:
        names = ", ".join(f"`{name}`" for name in ROWS[noun])
        parts += [f"In the place of the table, a list may stand: {names}.", ""]
    parts += _key_table(noun, keys)
    for inner in _inner_nouns(keys):
        parts += _inner_section(inner, done)
    return parts


def _inner_nouns(keys: dict[str, Key]) -> list[type]:
    """Give the nouns whose tables stand within a noun and have no page of their own."""
    shapes = [key.shape.item or key.shape for key in keys.values()]
    found = [s.noun for s in shapes if s.kind is Kind.TABLE and s.noun and not is_named(s.noun)]
    return list(dict.fromkeys(found))


def _paragraphs(noun: type) -> str:
    """Give what the class says of itself, code marked as Markdown does."""
    text = re.sub(r"\n +", "\n", (noun.__doc__ or "").strip())
    return text.replace("``", "`")


def _key_table(noun: type, keys: dict[str, Key]) -> list[str]:
    rows = [_row(key) for key in keys.values()]
    if noun is Line:
        rows.append(("`stations`", "list of names", "", "", STATIONS_SENTENCE))
    return _markdown(_COLUMNS, rows)


def _row(key: Key) -> tuple[str, ...]:
    meaning = key.note.sentence.replace("``", "`")
    if key.shape.kind is Kind.LAW and key.note.law != "constant":
        meaning += f" A plain time means the law `{key.note.law}` with that mean."
    if key.note.example:
        meaning += f" Example: `{example_text(key.shape, key.note)}`."
    return (
        f"`{key.key}`",
        type_text(key.shape, key.note, key.key),
        default_text(key),
        bounds_text(key.note),
        meaning,
    )


def type_text(shape: Shape, note: FieldNote, key: str = "") -> str:
    """Give what may be written for a value, in words."""
    text = _type(shape, note, key)
    named = note.unlimited or note.automatic
    return f'{text}, or `"{missing_word(note)}"`' if named else text


def _type(shape: Shape, note: FieldNote, key: str) -> str:
    if shape.kind is Kind.NAMED and shape.noun:
        return f"tables `[...{key}.NAME]`, as on the page of `{key}`"
    if shape.kind is Kind.TABLE and shape.noun:
        return f"table {shape.noun.__name__}"
    if shape.kind is Kind.LIST and shape.item:
        item = _type(shape.item, note, key)
        return f"{item}, or list of them" if note.single else f"list of {item}"
    if shape.kind is Kind.PAIR and shape.item:
        return f"pair of {_type(shape.item, note, key)}"
    if shape.kind is Kind.MAP and shape.item:
        by = f"name of a {note.refers}" if note.refers else "name"
        inner = FieldNote("", quantity=note.quantity)
        return f"table of {_type(shape.item, inner, key)} by {by}"
    if shape.kind is Kind.TEXT:
        return _text_type(note)
    if shape.kind is Kind.LAW:
        return "time or law"
    if shape.kind is Kind.NUMBER and note.quantity:
        return f'{note.quantity} (`"{EXAMPLES[note.quantity]}"`)'
    return str(shape.kind.value)


def _text_type(note: FieldNote) -> str:
    if note.choices:
        return " or ".join(f"`{choice}`" for choice in note.choices)
    if note.refers:
        return f"name of a {note.refers.replace('|', ' or ')}"
    return "text"


def default_text(key: Key) -> str:
    """Give the default of a key as the file would write it."""
    if key.default is REQUIRED:
        return "required"
    default: Any = key.default
    if default is None or default in ((), "") or default == {}:
        return ""
    return f"`{toml(written(default, key.shape, key.note, Money()))}`"


def bounds_text(note: FieldNote) -> str:
    """Give the bounds of a field in words."""
    signs = (("≥", note.ge), (">", note.gt), ("≤", note.le), ("<", note.lt))
    return ", ".join(f"{sign} {bound_text(b, note)}" for sign, b in signs if b is not None)


# ---- laws and values ----


def _laws_page() -> str:
    rows = []
    for kind, law in LAWS.items():
        for n, (name, note) in enumerate(law.parameters.items()):
            first = (f"`{kind}`", law.sentence) if n == 0 else ("", "")
            form = type_text(Shape(Kind.NUMBER), note)
            form = f"list of {form}" if kind in LISTS else form
            rows.append((*first, f"`{name}`", form, bounds_text(note), note.sentence))
    columns = ("law", "meaning", "parameter", "type and unit", "bounds", "meaning of it")
    return "\n".join(
        [
            "# Laws of duration",
            "",
            'A plain time such as `"48 s"` is always the same; a rate such as `"250 /min"` means '
            "the time from one to the next. As time to failure or to repair a plain time is the "
            "mean of an exponential law. Any other law is a table, such as "
            '`{ law = "triangular", min = "1 s", mode = "2 s", max = "5 s" }`.',
            "",
            *_markdown(columns, rows),
        ]
    )


def _values_page() -> str:
    rows = [(quantity, f'`"{example}"`') for quantity, example in EXAMPLES.items()]
    return "\n".join(
        [
            "# Values and their sources",
            "",
            "A quantity is text with a unit; inside everything is in SI units. A share may be "
            "a plain number. Money is in the plant's currency or in one that `[plant.exchange]` "
            "knows, with `k`, `M`, `G` or `T` before its code.",
            "",
            *_markdown(("quantity", "as written"), rows),
            "",
            "Any table may say where its values come from:",
            "",
            *_markdown(
                ("key", "meaning"),
                [
                    ("`source`", 'Name of a `[reference.NAME]`, `"assumption"` or `"calc"`.'),
                    ("`sources`", "The same for single keys, which it overrides."),
                    ("`note`", "What is to be known of the values."),
                    ("`notes`", "The same for single keys."),
                    ("`ranges`", "Low and high value of single keys, as a list of two."),
                ],
            ),
        ]
    )


def _tables_page() -> str:
    rows = []
    for layout in layouts():
        names = " and ".join(f"`{heading}`" for heading in layout.identity)
        fields = "one of its keys each" if layout.named else f"keys of {layout.noun.__name__}"
        alias = f"`{layout.alias}`" if len(meant(layout.alias)) == 1 else ""
        rows.append((f"`{layout.name}`", alias, layout.title, names, fields))
    marks = ("`marks`", "", "Marks", "`of`", "`source`, `note`, `low`, `high`")
    return "\n".join(
        [
            "# `[tables]`",
            "",
            "Tables beside the plant file, as CSV or in an Excel workbook. Each key names a file, "
            'a sheet of a workbook (`"plant.xlsx#Stations"`), or a list of these; `workbook` '
            "names workbooks that are read whole, each sheet by its name. Paths begin at the "
            "folder of the plant file and may not leave it.",
            "",
            *_markdown(
                ("key", "in short", "sheet", "says what a row is about", "other headings"),
                [*rows, marks],
            ),
        ]
    )


def _markdown(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    lines += [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]
    return lines
