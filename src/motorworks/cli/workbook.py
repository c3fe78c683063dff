"""``motorworks template`` and ``motorworks export``: workbooks to fill in and to read."""

from pathlib import Path
from typing import Annotated

import typer

from motorworks.cli.options import Json
from motorworks.cli.output import print_json
from motorworks.cli.places import with_suffix
from motorworks.files import is_folder


def template(
    book: Annotated[Path, typer.Argument(help="Workbook to write, such as my-plant.xlsx.")],
    plant: Annotated[
        str | None, typer.Option(help="Plant file or shipped plant whose values stand in it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write an Excel workbook to fill in: a sheet for every noun, a column for every field."""
    from motorworks.plantfile import load
    from motorworks.workbook import write_template

    target = with_suffix(book, ".xlsx")
    written = write_template(target, None if plant is None else load(plant))
    if as_json:
        print_json({"book": str(written), "plant": plant})
    else:
        typer.echo(
            f"{written} written. Fill it in, then: motorworks new my-plant.toml "
            f"--from-excel {written}"
        )


def export(
    what: Annotated[
        str,
        typer.Argument(help="Plant file, shipped plant, or folder that `run --out` wrote."),
    ],
    out: Annotated[Path, typer.Option(help="Workbook to write, such as plant.xlsx.")],
    as_json: Json = False,
) -> None:
    """Write a plant as an Excel workbook; of a run also its results."""
    from motorworks.plantfile import load
    from motorworks.simulation import load_run
    from motorworks.workbook import write_workbook

    is_run = is_folder(what)
    target = with_suffix(out, ".xlsx")
    written = write_workbook(load_run(Path(what)) if is_run else load(what), target)
    if as_json:
        print_json({"book": str(written), "of": what, "results": is_run})
    else:
        held = "plant and results" if is_run else "plant"
        typer.echo(f"{written} written: the {held} of {what}")
