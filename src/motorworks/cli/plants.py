"""``motorworks plants`` and ``motorworks new``: what is shipped, and a file of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from motorworks.cli.output import print_json
from motorworks.errors import MotorworksError


def plants(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the plants that come with Motorworks."""
    from motorworks.plantfile import shipped

    found = shipped()
    if as_json:
        print_json([{"name": p.name, "title": p.title, "description": p.line} for p in found])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("plant", "what it is", box=None, pad_edge=False)
    for plant in found:
        table.add_row(f"[bold]{plant.name}[/bold]", plant.line or plant.title)
    console = Console()
    console.print(table)
    console.print(
        "\nRun one: motorworks run NAME    Make it yours: motorworks new FILE --like NAME"
    )


def new(
    file: Annotated[Path, typer.Argument(help="Plant file to write, such as my-plant.toml.")],
    like: Annotated[str, typer.Option(help="Shipped plant to begin with.")] = "tutorial",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a new plant file, a copy of a shipped one with all its comments."""
    from motorworks.plantfile.catalogue import path_of

    text = path_of(like).read_text(encoding="utf-8")
    target = file if file.suffix else file.with_suffix(".toml")
    try:
        with target.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        msg = f"{target} exists already; nothing was written. Give another name."
        raise MotorworksError(msg) from None
    except OSError as error:
        msg = f"{target}: cannot be written: {error.strerror or error}"
        raise MotorworksError(msg) from None
    if as_json:
        print_json({"file": str(target), "like": like})
    else:
        typer.echo(f"{target} written, a copy of {like}. Next: motorworks check {target}")
