"""``motorworks check``: all findings in a plant file at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.cli.options import Changes, Json, PlantName
from motorworks.cli.output import print_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from motorworks.plant import Plant
    from motorworks.plantfile.findings import Findings


def check(
    plant: PlantName,
    changes: Changes = None,
    advice: Annotated[
        bool, typer.Option(help="Also say what somebody with experience would ask about.")
    ] = True,
    as_json: Json = False,
) -> None:
    """Check a plant file and report every finding: where, what was given, what to do.

    Without errors comes advice: what the machines allow and about how much will be made, which
    process is short of the target, places that do not last through a repair, too few people.
    """
    from motorworks.files.catalogue import find
    from motorworks.plantfile import check_plant

    noun, findings = check_plant(
        find(plant), overrides=tuple(changes or ()), further=_adviser() if advice else None
    )
    errors = sum(f.severity == "error" for f in findings)
    if as_json:
        print_json(
            {"plant": plant, "good": errors == 0, "findings": [f.to_dict() for f in findings]}
        )
    else:
        for finding in findings:
            typer.echo(str(finding))
        warnings = sum(f.severity == "warning" for f in findings)
        if errors:
            typer.echo(f"{plant}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
        elif noun is not None:
            said = _count(warnings, "warning")
            if len(findings) > warnings:
                said += f", {len(findings) - warnings} of advice"
            typer.echo(f"{plant}: good ({_size(noun)}); {said}")
    raise typer.Exit(2 if errors else 0)


def _adviser() -> "Callable[[Plant, Findings], None]":
    from motorworks.advice import advise

    return advise


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _size(noun: object) -> str:
    from motorworks.compile import lay_out
    from motorworks.plant import Plant

    assert isinstance(noun, Plant)
    units = lay_out(noun).stations
    machines = sum(u.station.machines for u in units)
    return f"{_count(len(units), 'station')}, {_count(machines, 'machine')}"
