"""A curve from a file: dates with shares in a CSV."""

from datetime import date
from pathlib import Path

from motorworks.construction.csv_rows import csv_rows, share_of
from motorworks.errors import MotorworksError
from motorworks.projects import Curve, Moment

HEADINGS = ("date", "share")


def read_curve(path: Path) -> Curve:
    """Give the curve that a CSV file holds under the headings ``date`` and ``share``.

    A share is a number (0.3) or has its per cent sign (30 %).

    Raises
    ------
    MotorworksError
        If the file cannot be read, or a line is no date with a share behind the one before.
    """
    found: list[Moment] = []
    for where, row in csv_rows(path, HEADINGS):
        moment = _moment(where, row)
        if found and moment.day <= found[-1].day:
            msg = f"{where}: {moment.day} does not come after {found[-1].day}"
            raise MotorworksError(f"{msg}: list dates in order, each once")
        found.append(moment)
    if not found:
        raise MotorworksError(
            f"{path}: there is no date in it; write lines such as 2020-02-10,30 %"
        )
    return Curve(name=path.stem, title=path.stem, points=tuple(found))


def _moment(where: str, row: list[str]) -> Moment:
    try:
        day, share = row
        found = Moment(day=date.fromisoformat(day), value=share_of(share))
    except ValueError:
        found = None
    if found is None or not 0 <= found.value <= 10:
        msg = f"{where}: {','.join(row)!r} is no date with a share"
        raise MotorworksError(f"{msg}: expected a line such as 2020-02-10,30 %")
    return found
