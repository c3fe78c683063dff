"""``motorworks schema``: the JSON Schema of the plant file."""

from typing import Annotated

import typer

from motorworks.cli.output import print_json


def schema(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON (always so).")] = True,
) -> None:
    """Print the JSON Schema of the plant file, for editors and other programs."""
    from motorworks.plantfile import schema as plant_schema

    del as_json
    print_json(plant_schema())
