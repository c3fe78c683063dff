"""``motorworks schema``: the JSON Schema of the plant file, or of the experiment file."""

from typing import Annotated, Literal

import typer

from motorworks.cli.output import print_json


def schema(
    of: Annotated[
        Literal["plant", "experiment"], typer.Argument(help="Which file.", show_default=True)
    ] = "plant",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON (always so).")] = True,
) -> None:
    """Print the JSON Schema of the plant file or the experiment file, for editors and programs."""
    del as_json
    if of == "plant":
        from motorworks.plantfile import schema as plant_schema

        print_json(plant_schema())
    else:
        from motorworks.experiment.plan.schema import schema as experiment_schema

        print_json(experiment_schema())
