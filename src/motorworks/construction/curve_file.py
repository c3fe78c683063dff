"""A curve from a file: dates with shares in a CSV."""

import csv
from datetime import date
from pathlib import Path

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
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise MotorworksError(f"{path}: cannot be read: {reason}") from error
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text else ","))
    found: list[Moment] = []
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != HEADINGS:
        raise MotorworksError(f"{path}: its first line is not 'date,share'; write these headings")
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        moment = _moment(path, number, row)
        if found and moment.day <= found[-1].day:
            msg = f"{path}, line {number}: {moment.day} does not come after {found[-1].day}"
            raise MotorworksError(f"{msg}: list dates in order, each once")
        found.append(moment)
    if not found:
        raise MotorworksError(
            f"{path}: there is no date in it; write lines such as 2020-02-10,30 %"
        )
    return Curve(name=path.stem, title=path.stem, points=tuple(found))


def _moment(path: Path, number: int, row: list[str]) -> Moment:
    try:
        day, share = (cell.strip() for cell in row)
        value = float(share.removesuffix("%")) / (100.0 if share.endswith("%") else 1.0)
        found = Moment(day=date.fromisoformat(day), value=value)
    except ValueError:
        found = None
    if found is None or not 0 <= found.value <= 10:
        msg = f"{path}, line {number}: {','.join(row)!r} is no date with a share"
        raise MotorworksError(f"{msg}: expected a line such as 2020-02-10,30 %")
    return found
