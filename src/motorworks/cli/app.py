"""The ``motorworks`` command: its verbs, and what becomes of errors.

Exit codes: 0 good; 1 a run that could not go on, or validation cases missed; 2 findings
in a plant file, or an argument that makes no sense; 3 a gridlock; 130 stopped by Ctrl-C.
"""

import sys
from typing import Annotated

import typer

from motorworks.cli.bottleneck import bottleneck
from motorworks.cli.bridge import bridge
from motorworks.cli.business_case import business_case
from motorworks.cli.check import check
from motorworks.cli.compare import compare
from motorworks.cli.cost import cost
from motorworks.cli.design import design
from motorworks.cli.experiment import experiment
from motorworks.cli.explain import explain
from motorworks.cli.improve import improve
from motorworks.cli.invest import invest
from motorworks.cli.pipe import flushed, to_a_reader
from motorworks.cli.plants import new, plants
from motorworks.cli.programme import programme
from motorworks.cli.ramp import ramp
from motorworks.cli.report import report
from motorworks.cli.rnd import rnd
from motorworks.cli.run import run
from motorworks.cli.schema import schema
from motorworks.cli.select import select
from motorworks.cli.shipping import shipping
from motorworks.cli.siteplan import siteplan
from motorworks.cli.size import size
from motorworks.cli.stock import stock
from motorworks.cli.stress import stress
from motorworks.cli.studio import studio
from motorworks.cli.trace import trace
from motorworks.cli.user import user
from motorworks.cli.validate import validate
from motorworks.cli.warmup import warmup
from motorworks.cli.whatif import whatif
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
    studio,
    template,
    check,
    run,
    warmup,
    bottleneck,
    explain,
    bridge,
    cost,
    invest,
    business_case,
    programme,
    ramp,
    improve,
    compare,
    select,
    size,
    siteplan,
    stock,
    stress,
    shipping,
    rnd,
    trace,
    report,
    export,
    schema,
    validate,
    design,
    whatif,
):
    app.command(_verb.__name__.replace("_", "-"))(to_a_reader(_verb))

app.add_typer(experiment, name="experiment")
app.add_typer(user, name="user")


def main() -> None:
    """Run the command line; errors become one message and an exit code, never a traceback."""
    sys.exit(flushed(_code()))


def _code() -> int:
    """Do what the arguments say and give the exit code."""
    from motorworks.cli.output import fail, fault, refused
    from motorworks.errors import MotorworksError

    as_json = "--json" in sys.argv
    try:
        app()
    except SystemExit as ended:
        return int(ended.code or 0)
    except MotorworksError as error:
        return fail(error, as_json=as_json)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 130
    except OSError as error:
        return refused(error, as_json=as_json)
    except Exception as error:
        return fault(error)
    return 0
