"""``motorworks validate``: production systems with exactly known answers."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import Jobs, Json, Seed
from motorworks.cli.output import print_json
from motorworks.cli.pipe import console

if TYPE_CHECKING:
    from motorworks.validation import Verdict


class KernelKind(StrEnum):
    """Which of the two kernels."""

    COMPILED = "compiled"
    READABLE = "readable"


def validate(
    cases: Annotated[
        Path | None,
        typer.Option(
            help="Only this set (exact, own, works), case file or folder of plant-file cases."
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only the case with this id, of any set; may be repeated."),
    ] = None,
    seed: Seed = 1,
    jobs: Jobs = 0,
    kernel: Annotated[
        KernelKind, typer.Option(help="Kernel to judge: the compiled or the readable one.")
    ] = KernelKind.COMPILED,
    as_json: Json = False,
) -> None:
    """Run production systems whose answers are known exactly, and compare.

    Without options all sets that ship are run.
    """
    import os

    from motorworks.validation import validate as run_cases

    verdicts = run_cases(
        cases, only=only or None, seed=seed, jobs=jobs or os.cpu_count() or 1, kernel=_class(kernel)
    )
    found = _by_case(verdicts)
    sets = _by_set(found)
    held = sum(case["holds"] for case in found)
    if as_json:
        print_json({"held": held, "missed": len(found) - held, "sets": sets, "cases": found})
    else:
        _table(verdicts)
        typer.echo(f"\n{held} of {len(found)} cases hold{_shares(sets)}")
    raise typer.Exit(0 if found and held == len(found) else 1)


def _class(kind: KernelKind) -> Any:
    from motorworks.kernel import Kernel, ReferenceKernel

    return Kernel if kind is KernelKind.COMPILED else ReferenceKernel


def _by_case(verdicts: Sequence["Verdict"]) -> list[dict[str, Any]]:
    grouped: dict[tuple[str, str], dict[str, Any]] = {}
    for v in verdicts:
        entry = grouped.setdefault(
            (v.set, v.case),
            {"set": v.set, "id": v.case, "feature": v.feature, "holds": True, "measures": []},
        )
        entry["holds"] = entry["holds"] and v.holds
        entry["measures"].append(v.to_dict())
    return list(grouped.values())


def _by_set(cases: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Count the cases of each set that hold and that miss, in order."""
    counts: dict[str, dict[str, Any]] = {}
    for case in cases:
        entry = counts.setdefault(case["set"], {"set": case["set"], "held": 0, "missed": 0})
        entry["held" if case["holds"] else "missed"] += 1
    return list(counts.values())


def _shares(sets: Sequence[dict[str, Any]]) -> str:
    """Give the counts of several sets, such as ``: exact 12 of 12, own 54 of 55``."""
    if len(sets) < 2:
        return ""
    counts = (f"{s['set']} {s['held']} of {s['held'] + s['missed']}" for s in sets)
    return f": {', '.join(counts)}"


def _table(verdicts: Sequence["Verdict"]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table("case", "feature", "measure", "exact", "simulated", "± 99.9 %", "", box=None)
    for v in verdicts:
        width = "" if v.half_width is None else f"{v.half_width:.2g}"
        table.add_row(
            escape(v.case),
            escape(v.feature),
            escape(v.label),
            f"{v.exact:.7g}",
            f"{v.mean:.7g}",
            width,
            "holds" if v.holds else f"[bold red]missed[/bold red] {escape(v.why)}",
        )
    console().print(table)
