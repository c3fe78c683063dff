"""The options that several commands have, each with one meaning and one help text."""

from pathlib import Path
from typing import Annotated

import typer

GREATEST_SEED = 2**63 - 1
FOR = "Time measured in each run, such as 91d, 1y, 8h."
WARM_UP = "Time thrown away before: auto, or as --for."
REPLICATIONS = "Independent runs of each plant; several give intervals."

PlantName = Annotated[str, typer.Argument(help="Plant file, or name of a shipped plant.")]
Duration = Annotated[str, typer.Option("--for", help=FOR)]
DurationIfAny = Annotated[str | None, typer.Option("--for", help=f"{FOR} [default: 1y]")]
WarmUp = Annotated[str, typer.Option(help=WARM_UP)]
WarmUpIfAny = Annotated[str | None, typer.Option(help=f"{WARM_UP} [default: auto]")]
Replications = Annotated[int, typer.Option(min=1, help=REPLICATIONS)]
ReplicationsIfAny = Annotated[int | None, typer.Option(min=1, help=f"{REPLICATIONS} [default: 4]")]
Seed = Annotated[int, typer.Option(min=0, max=GREATEST_SEED, help="Seed of all random numbers.")]
Jobs = Annotated[int, typer.Option(min=0, help="Runs at the same time; 0: one per core.")]
Page = Annotated[
    Path | None, typer.Option("--out", help="Folder for the page; none is written if not given.")
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="Change a value of the file, as line.stator.places=10; may be repeated."
    ),
]
Store = Annotated[
    Path | None, typer.Option("--store", help="Folder that keeps every run, to compute none twice.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

Calculated = Annotated[
    bool, typer.Option("--calculated", help="Arithmetic alone; nothing is simulated.")
]
CurrencyName = Annotated[
    str | None,
    typer.Option("--currency", help="Show amounts in this currency of the plant, such as CNY."),
]
Budget = Annotated[
    str | None,
    typer.Option(help="Money there is, such as '50G JPY'. [default: what the plant costs]"),
]
Budgets = Annotated[
    int,
    typer.Option(
        "--frontier", min=1, help="Budgets from half of it to all; 1 looks at the budget alone."
    ),
]
Sold = Annotated[
    str | None,
    typer.Option("--demand", help="Good parts a year that can be sold at most, such as 3.6M."),
]
Objective = Annotated[
    str, typer.Option(help="What the best plant has most of: output, or npv (value of today).")
]
RestDays = Annotated[
    bool, typer.Option("--rest-days", help="Days of rest may be worked, at their legal pay.")
]
Holidays = Annotated[
    bool, typer.Option("--holidays", help="Holidays may be worked as well, at their legal pay.")
]
Shifts = Annotated[
    bool, typer.Option("--shifts", help="Another shift may be worked where the day has room.")
]
Years = Annotated[int, typer.Option(min=1, max=50, help="Years of production.")]
Draws = Annotated[int, typer.Option(min=2, max=1_000_000, help="Courses of events drawn.")]
