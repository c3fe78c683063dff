"""The ``motorworks`` command: its verbs, and what becomes of errors.

Exit codes: 0 good; 1 a run that could not go on, or validation cases missed; 2 findings
in a plant file, or an argument that makes no sense; 3 a gridlock; 130 stopped by Ctrl-C.
"""

import sys
from typing import Annotated

import typer

from motorworks.cli.bridge import bridge
from motorworks.cli.check import check
from motorworks.cli.improve import improve
from motorworks.cli.plants import new, plants
from motorworks.cli.report import report
from motorworks.cli.run import run
from motorworks.cli.schema import schema
from motorworks.cli.select import select
from motorworks.cli.validate import validate
from motorworks.cli.workbook import export, template

app = typer.Typer(
    name="motorworks",
    help="The digital twin of an electric-motor factory: describe, run, read what holds it back.",
    epilog=(
        "Exit codes: 0 good, 1 the run could not go on or a validation case was missed, "
        "2 findings or wrong arguments, 3 gridlock, 130 stopped by Ctrl-C."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        import motorworks

        typer.echo(f"motorworks {motorworks.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version_asked: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


for _verb in (
    plants,
    new,
    template,
    check,
    run,
    bridge,
    improve,
    select,
    report,
    export,
    schema,
    validate,
):
    app.command(_verb.__name__)(_verb)


def main() -> None:
    """Run the command line; errors become one message and an exit code, never a traceback."""
    from motorworks.cli.output import fail, fault
    from motorworks.errors import MotorworksError

    as_json = "--json" in sys.argv
    try:
        app()
    except MotorworksError as error:
        sys.exit(fail(error, as_json=as_json))
    except BrokenPipeError:
        # The reader of our output went away (as `head` does): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)
    except Exception as error:
        sys.exit(fault(error))
