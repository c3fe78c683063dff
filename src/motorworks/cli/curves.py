"""Curves of people and firms that options name: by their names in the plant, or as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motorworks.projects import Curve

People = Annotated[
    str | None,
    typer.Option(
        "--curve", help="Workforce by date: name of a curve of the plant, or a CSV (date,share)."
    ),
]
Firms = Annotated[
    str | None,
    typer.Option(
        "--firms", help="Firms open by date: name of a curve of the plant, or a CSV (date,share)."
    ),
]


def curve_of(curves: "Sequence[Curve]", owner: str, text: str | None) -> "Curve | None":
    """Give the curve that an option names; ``None`` where it names none.

    Raises
    ------
    MotorworksError
        If there is no curve of that name, or the file holds none.
    """
    from motorworks.construction.curve_file import read_curve

    if text is None:
        return None
    own = {c.name: c for c in curves}
    if text in own:
        return own[text]
    if Path(text).suffix:
        return read_curve(Path(text))
    known = ", ".join(own) or "none"
    msg = f"there is no curve '{text}' in {owner}, nor a file of that name; there is: {known}"
    raise MotorworksError(msg)
