"""The schema says what the reader takes, and holds every field."""

import tomllib
from datetime import date, datetime, time

import jsonschema
import pytest

from motorworks.files.catalogue import names, path_of
from motorworks.plant import Plant
from motorworks.plantfile import schema
from motorworks.plantfile.reference import pages
from motorworks.plantfile.shape import Kind, is_named, keys_of, tables
from motorworks.process import LAWS


def as_json(value):
    """Give a TOML value as JSON would hold it."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


@pytest.fixture(scope="module")
def validator():
    """Give a validator of the schema."""
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


@pytest.mark.parametrize("name", names())
def test_shipped_plants_keep_the_schema(name, validator):
    """Files that the reader takes are good for the schema, too."""
    tree = as_json(tomllib.loads(path_of(name).read_text(encoding="utf-8")))
    assert [e.json_path + ": " + e.message for e in validator.iter_errors(tree)] == []


def test_everything_keeps_the_schema(good, validator):
    """Also the plant that uses every key."""
    tree = as_json(tomllib.loads((good / "everything.toml").read_text(encoding="utf-8")))
    assert [e.json_path + ": " + e.message for e in validator.iter_errors(tree)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('power = "12 kW"', "power = 12"),
        ('power = "12 kW"', 'powr = "12 kW"'),
        ("machines = 3", "machines = 0"),
        ("machines = 3", 'machines = "3"'),
        ('counts_as = "scrap"', 'counts_as = "waste"'),
        ('name = "everything"', ""),
        ("own = false", 'own = "no"'),
        ('mttr = "1.5 h", ', ""),
        ('law = "gamma"', 'law = "gama"'),
        ("[workshop.stamping]", '[workshop."a b"]'),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(old, new, good, validator):
    """Keys, types, words and plain bounds."""
    text = (good / "everything.toml").read_text(encoding="utf-8")
    assert old in text
    assert list(validator.iter_errors(as_json(tomllib.loads(text.replace(old, new, 1)))))


# ---- completeness: every field of every noun ----


def all_nouns():
    """Give every class of noun that a plant file may hold."""
    found, todo = [], [Plant]
    while todo:
        noun = todo.pop()
        if noun in found:
            continue
        found.append(noun)
        keys = list(keys_of(noun).values()) + (list(tables().values()) if noun is Plant else [])
        for key in keys:
            shape = key.shape
            while shape is not None:
                if shape.noun is not None:
                    todo.append(shape.noun)
                shape = shape.item
    return found


@pytest.mark.parametrize("noun", all_nouns(), ids=lambda noun: noun.__name__)
def test_every_field_is_in_the_schema(noun):
    """No noun has a key that the schema does not know."""
    made = schema()
    table = made["properties"]["plant"] if noun is Plant else made["$defs"][noun.__name__]
    assert set(keys_of(noun)) <= set(table["properties"])
    for name, key in keys_of(noun).items():
        assert table["properties"][name]["description"] == key.note.sentence


@pytest.mark.parametrize("noun", all_nouns(), ids=lambda noun: noun.__name__)
def test_every_field_is_in_the_reference(noun):
    """No noun has a key that cannot be looked up."""
    words = {key.shape.noun: word for word, key in tables().items() if word != "process"}
    page = pages()["plant" if noun is Plant else words[noun]] if is_named(noun) else _page_of(noun)
    for name, key in keys_of(noun).items():
        assert f"| `{name}` |" in page
        assert key.note.sentence.replace("``", "`") in page


def _page_of(noun):
    return next(page for page in pages().values() if f"\n## {noun.__name__}\n" in page)


def test_every_law_is_in_the_reference_and_the_schema():
    """With each of its parameters."""
    laws = {law["properties"]["law"]["const"]: law for law in schema()["$defs"]["law"]["anyOf"][1:]}
    for kind, law in LAWS.items():
        assert f"| `{kind}` |" in pages()["laws"]
        for name in law.parameters:
            assert f"| `{name}` |" in pages()["laws"]
            assert name in laws[kind]["properties"]


def written_keys(noun, table, found):
    """Collect the keys of nouns that a tree of values uses."""
    for name, key in keys_of(noun).items():
        if name in table:
            found.add((noun.__name__, name))
            _written_below(key.shape, table[name], found)


def _written_below(shape, value, found):
    if shape.kind is Kind.NAMED:
        for inner in value.values():
            written_keys(shape.noun, inner, found)
    elif shape.kind is Kind.TABLE and isinstance(value, dict):
        written_keys(shape.noun, value, found)
    elif shape.kind is Kind.LIST and shape.item.noun is not None:
        for inner in value:
            _written_below(shape.item, inner, found)


def test_every_field_is_in_a_good_file(good):
    """What nobody has ever written may not be readable."""
    tree = tomllib.loads((good / "everything.toml").read_text(encoding="utf-8"))
    found = set()
    written_keys(Plant, tree["plant"], found)
    for word, key in tables().items():
        _written_below(key.shape, tree[word], found)
    missing = {(n.__name__, k) for n in all_nouns() for k in keys_of(n)} - found
    # A file based on another one has tests of its own: test_base.py.
    assert missing == {("Plant", "based_on"), ("Plant", "without")}
