"""``motorworks studio``: the works in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from motorworks.errors import MotorworksError


def studio(
    plant: Annotated[
        str, typer.Argument(help="A shipped plant, or the path of a plant file.")
    ] = "dalian",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port. [default: the first free one from 8765 on]"),
    ] = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's demands a login.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            help="Name by which others reach it, such as that of a proxy; may be repeated. "
            "Demands a login.",
        ),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    project: Annotated[
        Path | None,
        typer.Option(
            help="Folder for what is saved. [default: the folder of the plant file, or this one]"
        ),
    ] = None,
) -> None:
    """Open a plant in the browser: see it move, change it, compare it."""
    from motorworks.files.catalogue import find, names
    from motorworks.studio.project import Project
    from motorworks.studio.server.serve import serve

    found = find(plant)
    own = plant not in names() or Path(plant).exists()
    folder = project or (found.parent if own else Path())
    if not folder.is_dir():
        raise MotorworksError(f"--project {folder}: there is no such folder")
    serve(
        Project(folder, str(found.resolve()) if own else plant),
        host=host,
        port=port,
        names=name or (),
        browser=not no_browser,
        say=typer.echo,
    )
