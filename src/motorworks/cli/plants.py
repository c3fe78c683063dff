"""``motorworks plants`` and ``motorworks new``: what is shipped, and a file of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from motorworks.cli.options import Json
from motorworks.cli.output import print_json
from motorworks.cli.pipe import console
from motorworks.cli.places import with_suffix
from motorworks.errors import MotorworksError, RunError
from motorworks.files import is_folder


def plants(as_json: Json = False) -> None:
    """List the plants that come with Motorworks."""
    from motorworks.plantfile import shipped

    found = shipped()
    if as_json:
        print_json([{"name": p.name, "title": p.title, "description": p.line} for p in found])
        return
    from rich.table import Table

    table = Table("plant", "what it is", box=None, pad_edge=False)
    for plant in found:
        table.add_row(f"[bold]{plant.name}[/bold]", plant.line or plant.title)
    terminal = console()
    terminal.print(table)
    terminal.print(
        "\nRun one: motorworks run NAME    Make it yours: motorworks new FILE --like NAME"
    )


def new(
    file: Annotated[
        Path,
        typer.Argument(
            help="Plant file to write, such as my-plant.toml; of a folder, the plant.toml in it."
        ),
    ],
    like: Annotated[
        str | None, typer.Option(help="Shipped plant to begin with; tutorial if not given.")
    ] = None,
    from_excel: Annotated[
        Path | None, typer.Option(help="Workbook to make the plant from; see template and export.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a new plant file: a copy of a shipped one with all its comments, or from a workbook."""
    if like is not None and from_excel is not None:
        msg = "--like and --from-excel are two beginnings; give one of them"
        raise MotorworksError(msg)
    text = _text_like(like or "tutorial") if from_excel is None else _text_from(from_excel)
    target = _target(file)
    try:
        with target.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        msg = f"{target} exists already; nothing was written. Give another name."
        raise MotorworksError(msg) from None
    except OSError as error:
        raise RunError(f"{target}: cannot be written: {error.strerror or error}") from None
    if as_json:
        book = None if from_excel is None else str(from_excel)
        print_json(
            {"file": str(target), "like": None if book else like or "tutorial"}
            | ({"from_excel": book} if book else {})
        )
    else:
        made = f"a copy of {like or 'tutorial'}" if from_excel is None else f"from {from_excel}"
        typer.echo(f"{target} written, {made}. Next: motorworks check {target}")


def _target(file: Path) -> Path:
    """Give the file to write: in a folder that exists it is called plant.toml."""
    if is_folder(file):
        return file / "plant.toml"
    return with_suffix(file, ".toml")


def _text_like(name: str) -> str:
    from motorworks.files.catalogue import path_of

    return path_of(name).read_text(encoding="utf-8")


def _text_from(book: Path) -> str:
    """Give the plant file of a workbook; all that is wrong with it is said at once."""
    from motorworks.plantfile import read_book, write_plant

    return write_plant(read_book(book))
