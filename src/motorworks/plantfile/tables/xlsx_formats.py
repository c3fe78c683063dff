"""Formats of cells → what their numbers mean: a date, a time of day, a percentage."""

import re
from datetime import date, datetime, time, timedelta

from motorworks.plantfile.tables.sheet import Percentage

_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_TIMES = {18, 19, 20, 21, 45, 47}
_PERCENT = {9, 10}
_DURATION = 46
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LAST = timedelta(days=2_958_466)
_MOST_FORMATS = 100_000


class Formats:
    """The formats of a workbook by number.

    Parameters
    ----------
    from_1904
        Whether its dates count from 1904 instead of 1900.
    """

    def __init__(self, *, from_1904: bool = False) -> None:
        self.zero = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self.own: dict[str, str] = {}
        self.kinds: list[str] = []
        self._of_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an element of the styles of a workbook."""
        if tag == "numFmt":
            self.own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            self._of_cells = True
        elif tag == "xf" and self._of_cells and len(self.kinds) < _MOST_FORMATS:
            self.kinds.append(self._kind(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "cellXfs":
            self._of_cells = False

    def _kind(self, number: str) -> str:
        if number in self.own:
            return kind_of(self.own[number])
        n = int(number) if number.isdecimal() and len(number) < 6 else 0
        for kinds, kind in ((_DATES, "date"), (_TIMES, "time"), (_PERCENT, "percent")):
            if n in kinds:
                return kind
        return "duration" if n == _DURATION else ""

    def value(self, number: float, style: int) -> float | date | time | timedelta:
        """Give what a number means in a cell of a style.

        Parameters
        ----------
        number
            The number of the cell.
        style
            The number of its style.
        """
        kind = self.kinds[style] if 0 <= style < len(self.kinds) else ""
        if kind == "percent":
            return Percentage(number)
        if not kind or not 0 <= number < _LAST.days:
            return number
        since = timedelta(milliseconds=round(number * 86_400_000))
        if kind == "duration":
            return since
        moment = self.zero + since
        return moment.time() if kind == "time" and number < 1 else moment


def kind_of(code: str) -> str:
    """Give what a format makes of a number: date, time, duration, percent or nothing.

    Parameters
    ----------
    code
        Such as ``yyyy-mm-dd``.
    """
    plain = _QUIET.sub("", code.partition(";")[0]).lower()
    if _ELAPSED.search(plain):
        return "duration"
    if "%" in plain:
        return "percent"
    if plain.strip() == "general":
        return ""
    if "y" in plain or "d" in plain:
        return "date"
    if "h" in plain or "s" in plain:
        return "time"
    return "date" if "m" in plain else ""
