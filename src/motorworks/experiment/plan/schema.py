"""The JSON Schema of an experiment file, from the notes of the fields."""

from typing import Any

from motorworks.experiment.plan.noun import Experiment
from motorworks.experiment.plan.read import named_keys, table_keys
from motorworks.plantfile.schema import DRAFT, named_schema, table_schema


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of an experiment file.

    Values of factors are those of the plant file and are checked against the plant, not here.
    """
    definitions: dict[str, Any] = {}
    tables = {word: named_schema(key, definitions) for word, key in named_keys().items()}
    return {
        "$schema": DRAFT,
        "title": "Motorworks experiment file",
        "type": "object",
        "required": ["experiment"],
        "additionalProperties": False,
        "properties": {
            "experiment": table_schema(Experiment, table_keys(), definitions),
            **tables,
        },
        "$defs": definitions,
    }
