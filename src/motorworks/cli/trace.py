"""``motorworks trace``: the life of one motor, where a lot went, event logs for process mining."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import Json
from motorworks.cli.output import print_json
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.genealogy import Archive


def trace(
    run: Annotated[Path, typer.Argument(help="Folder of a run that was made with --trace.")],
    motor: Annotated[
        int | None,
        typer.Option(help="Number of a motor, from 1, in the order in which good ones left."),
    ] = None,
    part: Annotated[
        int | None, typer.Option(help="Number of a part: its life, and where it went.")
    ] = None,
    lot: Annotated[
        str | None,
        typer.Option(help="Lot of a supply, as magnets/12: every motor with something of it."),
    ] = None,
    replication: Annotated[
        int | None, typer.Option(min=0, help="Which one. [default: the first traced]")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell the life of one motor, or where a lot went, from the trace of a run."""
    from motorworks.genealogy import find_archive

    if sum(given is not None for given in (motor, part, lot)) != 1:
        raise MotorworksError("give one of --motor, --part, --lot")
    archive = find_archive(run, replication)
    if lot is not None:
        _lot(archive, lot, as_json=as_json)
    else:
        number = part if part is not None else archive.motor(motor or 0)
        _life(archive, number, after=part is not None, as_json=as_json)


def _life(archive: "Archive", part: int, *, after: bool, as_json: bool) -> None:
    """Tell the life of a part; of one that is no motor also where it went."""
    from motorworks.genealogy import life_of, recall
    from motorworks.report.life import life_shown, recall_shown

    life = life_of(archive, part)
    found = recall(archive, [part]) if after else None
    if as_json:
        went = {"went": found.to_dict()} if found else {}
        print_json({**_about(archive), **life.to_dict(), **went})
        return
    _print(life_shown(archive, life))
    if found:
        _print("", recall_shown(archive, found, f"part {part}", None))


def _lot(archive: "Archive", name: str, *, as_json: bool) -> None:
    from motorworks.genealogy import recall
    from motorworks.report.life import recall_shown

    lot = archive.lot(name)
    found = recall(archive, range(lot.first, lot.first + lot.count))
    if as_json:
        print_json({**_about(archive), "lot": vars(lot), **found.to_dict()})
    else:
        _print(recall_shown(archive, found, f"lot {name}", lot))


def _about(archive: "Archive") -> dict[str, Any]:
    return {"begins": archive.names.date(0.0), "until": archive.until, "whole": archive.whole}


def _print(*shown: Any) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for thing in shown:
        console.print(thing)
