"""``motorworks trace``: the life of one motor, where a lot went, event logs for process mining."""

import math
import sys
from datetime import datetime
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
    export: Annotated[
        tuple[str, Path] | None,
        typer.Option(
            metavar="xes|ocel FILE",
            help="Write the event log of motors for process mining: XES (IEEE 1849), or OCEL 2.0 "
            "as JSON.",
        ),
    ] = None,
    motors: Annotated[
        str | None, typer.Option(help="With --export: which, as 1-500. [default: all]")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", help="With --export: motors that left from this date on."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="With --export: ... and before this date.")
    ] = None,
    replication: Annotated[
        int | None, typer.Option(min=0, help="Which one. [default: the first traced]")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell the life of one motor, or where a lot went, from the trace of a run."""
    from motorworks.genealogy import find_archive

    if sum(given is not None for given in (motor, part, lot, export)) != 1:
        raise MotorworksError("give one of --motor, --part, --lot, --export")
    if export is None and (motors, since, to) != (None, None, None):
        raise MotorworksError("--motors, --from and --to go with --export only")
    archive = find_archive(run, replication)
    if export is not None:
        _export(archive, *export, _chosen(archive, motors, since, to), as_json=as_json)
    elif lot is not None:
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


def _export(archive: "Archive", kind: str, path: Path, motors: range, *, as_json: bool) -> None:
    """Write an event log; say before how large it will be, and after how large it is."""
    from motorworks.cli.places import file_to_write
    from motorworks.genealogy import FORMATS, expected_bytes, export_log

    file_to_write(path, "--export")
    if not as_json and kind in FORMATS and motors:
        expected = expected_bytes(archive, kind, motors)
        sys.stderr.write(f"{len(motors)} motors: about {expected / 1e6:.1f} MB\n")
    size = export_log(archive, kind, motors, path)
    if as_json:
        print_json({"file": str(path), "format": kind, "motors": len(motors), "bytes": size})
    else:
        _print(f"{path}: {len(motors)} motors, {size / 1e6:.1f} MB")


def _chosen(archive: "Archive", motors: str | None, since: str | None, to: str | None) -> range:
    """Give the numbers of the motors asked for.

    Raises
    ------
    MotorworksError
        If that makes no sense.
    """
    if motors is not None:
        if since or to:
            raise MotorworksError("give --motors, or --from and --to, not both")
        first, _, last = motors.partition("-")
        numbers = first.isdecimal() and (last or first).isdecimal()
        if not numbers or int(first) > int(last or first):
            msg = f"--motors is {motors!r}; expected numbers such as 1-500"
            raise MotorworksError(msg)
        return range(int(first), int(last or first) + 1)
    names = archive.names
    begin = names.time(_date(since, "--from")) if since else 0.0
    end = names.time(_date(to, "--to")) if to else math.inf
    chosen = archive.motors_between(begin, end)
    if not chosen:
        msg = "no motor left between these dates" if since or to else "no motor left in this trace"
        raise MotorworksError(f"{msg}; the trace goes to {names.date(archive.until)[:19]}")
    return chosen


def _date(text: str, option: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        msg = f"{option} is {text!r}; expected a date such as 2026-03-01 or 2026-03-01T06:00"
        raise MotorworksError(msg) from None


def _about(archive: "Archive") -> dict[str, Any]:
    return {"begins": archive.names.date(0.0), "until": archive.until, "whole": archive.whole}


def _print(*shown: Any) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for thing in shown:
        console.print(thing)
