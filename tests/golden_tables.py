"""Tables kept in CSV files: compared cell by cell, written anew by `make golden`."""

import csv
import math
import os

WRITE = os.environ.get("MOTORWORKS_WRITE_GOLDEN", "") not in ("", "0")
CLOSE = 1e-6
"""How far a number may be off its file, which has nine digits [-]."""


def differences(rows, path):
    """Give the cells in which a table differs from the one kept, as text; none if it is alike.

    Parameters
    ----------
    rows
        Mappings with the same keys.
    path
        The file; written when golden files are to be written.
    """
    table = [list(rows[0]), *([_written(v) for v in row.values()] for row in rows)]
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)
    kept = list(csv.reader(path.read_text("utf-8").splitlines()))
    if len(kept) != len(table):
        return [f"{len(table)} rows, {len(kept)} kept"]
    return [
        f"row {n}: {new} was {old}"
        for n, pair in enumerate(zip(table, kept, strict=True))
        for new, old in zip(*pair, strict=True)
        if not _alike(new, old)
    ]


def _written(value):
    return f"{value:.9g}" if isinstance(value, float) else "" if value is None else str(value)


def _alike(new, old):
    try:
        return math.isclose(float(new), float(old), rel_tol=CLOSE, abs_tol=1e-9)
    except ValueError:
        return new == old
