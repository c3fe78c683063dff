"""``motorworks report``: the page of a run that was stored with ``--out``."""

from pathlib import Path
from typing import Annotated

import typer

from motorworks.cli.options import Json
from motorworks.cli.output import print_json


def report(
    run: Annotated[Path, typer.Argument(help="Folder that `motorworks run --out` wrote.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write; RUN/report.html if not given.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the HTML report of a stored run, one file that works offline."""
    from motorworks.report import write_report
    from motorworks.simulation import load_run

    written = write_report(load_run(run), out or run / "report.html")
    if as_json:
        print_json({"run": str(run), "report": str(written)})
    else:
        typer.echo(f"report: {written}")
