"""A ramp-up from a file: what ``motorworks ramp --json`` printed."""

import json
import math
from pathlib import Path
from typing import Annotated

import typer

from motorworks.errors import MotorworksError

RampFile = Annotated[
    Path | None,
    typer.Option("--ramp", help="Ramp-up to reckon with: a file with what 'ramp --json' printed."),
]


def load_of(path: Path | None) -> tuple[float, ...]:
    """Give the share of full load by quarter that ``motorworks ramp --json`` wrote into a file.

    Nothing where there is no file: the assumed ramp is kept.

    Raises
    ------
    MotorworksError
        If the file cannot be read, or is no ramp-up.
    """
    if path is None:
        return ()
    expected = "expected what 'motorworks ramp PLANT --json' prints"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MotorworksError(f"{path} cannot be read as a ramp-up ({error}); {expected}") from None
    quarters = found.get("load") if isinstance(found, dict) else None
    good = isinstance(quarters, list) and bool(quarters) and all(
        isinstance(q, int | float) and not isinstance(q, bool) and math.isfinite(q) and q >= 0
        for q in quarters
    )  # fmt: skip
    if not good or not isinstance(quarters, list):
        raise MotorworksError(f"{path} has no load by quarter; {expected}")
    return tuple(float(q) for q in quarters)
