"""``motorworks check``: all findings in a plant file at once."""

from typing import Annotated

import typer

from motorworks.cli.output import print_json


def check(
    plant: Annotated[str, typer.Argument(help="Plant file, or name of a shipped plant.")],
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", help="Change a value of the file first; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a plant file and report every finding: where, what was given, what to do."""
    from motorworks.plantfile import check_plant
    from motorworks.plantfile.catalogue import find

    noun, findings = check_plant(find(plant), overrides=tuple(changes or ()))
    errors = sum(f.severity == "error" for f in findings)
    if as_json:
        print_json(
            {"plant": plant, "good": errors == 0, "findings": [f.to_dict() for f in findings]}
        )
    else:
        for finding in findings:
            typer.echo(str(finding))
        warnings = len(findings) - errors
        if errors:
            typer.echo(f"{plant}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
        elif noun is not None:
            typer.echo(f"{plant}: good ({_size(noun)}); {_count(warnings, 'warning')}")
    raise typer.Exit(2 if errors else 0)


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _size(noun: object) -> str:
    from motorworks.compile import lay_out
    from motorworks.plant import Plant

    assert isinstance(noun, Plant)
    units = lay_out(noun).work_units
    machines = sum(u.station.machines for u in units)
    return f"{_count(len(units), 'station')}, {_count(machines, 'machine')}"
