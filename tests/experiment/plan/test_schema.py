"""The schema of the experiment file and its reference page."""

import tomllib
from importlib.resources import files

import jsonschema
import pytest

from motorworks.experiment.plan.read import named_keys, table_keys
from motorworks.experiment.plan.reference import page
from motorworks.experiment.plan.schema import schema
from motorworks.plantfile.shape import keys_of

SHIPPED = files("motorworks.experiment.plan") / "examples"


@pytest.fixture(scope="module")
def validator():
    """Give a validator of the schema."""
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def test_shipped_experiments_keep_the_schema(validator):
    """Files that the reader takes are good for the schema, too."""
    for file in SHIPPED.iterdir():
        tree = tomllib.loads(file.read_text(encoding="utf-8"))
        assert [e.message for e in validator.iter_errors(tree)] == []


@pytest.mark.parametrize(
    "text",
    [
        '[factor.a]\npath = "x.y"\nlevels = [1, 2]',
        '[experiment]\nplant = "tutorial"\nduraton = "3 d"',
        '[experiment]\nplant = "tutorial"\ndesign = "latin"',
        '[experiment]\nplant = "tutorial"\nduration = 3',
        '[experiment]\nplant = "tutorial"\n[factor.a]\nlevels = [1, 2]',
        '[experiment]\nplant = "tutorial"\n[response.a]\nwish = "best"',
    ],
)
def test_broken_files_break_the_schema(validator, text):
    """As far as a schema can see."""
    assert not validator.is_valid(tomllib.loads(text))


def test_every_key_has_its_line_in_the_reference():
    """With what it means."""
    text = page()
    nouns = [key.shape.noun for key in named_keys().values()]
    keys = [*table_keys().values(), *(k for noun in nouns for k in keys_of(noun).values())]
    assert len(keys) > 20
    for key in keys:
        assert f"| `{key.key}` |" in text
        assert key.note.sentence in text
