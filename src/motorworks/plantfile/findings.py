"""What is wrong with a plant file, said so that a person can put it right."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import one_line

ERROR = "error"
WARNING = "warning"
ADVICE = "advice"

MOST = 200
"""Findings kept of one file; who has put these right will ask again."""

_MOST_SAID = 20

_WITHIN_LINES = ("station", "buffer", "transport")


class Place(NamedTuple):
    """Where a value stands: a line of a file, or a cell of a sheet."""

    file: str
    line: int | None
    """Line, or row of a sheet, counted from 1."""
    sheet: str = ""
    column: str = ""
    """Letters of the column; empty where no column is meant."""
    heading: str = ""
    """What stands at the head of the column."""

    def __str__(self) -> str:
        """Give the place as a person says it."""
        if not (self.sheet or self.column):
            return self.file if self.line is None else f"{self.file}:{self.line}"
        heading = f" '{self.heading}'" if self.heading else ""
        parts = (
            (self.sheet, f"sheet {self.sheet}"),
            (self.line, f"row {self.line}"),
            (self.column, f"column {self.column}{heading}"),
        )
        return ", ".join([self.file, *(text for value, text in parts if value)])


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong with a plant file, or looks wrong.

    Attributes
    ----------
    severity
        ``error`` for what makes the file unusable, ``warning`` for what looks wrong,
        ``advice`` for what can be meant so, but would make an old hand ask.
    file
        The file as it was named.
    line
        Line in it, or row of a sheet, counted from 1; ``None`` where no line is to blame.
    path
        The value's path, such as ``station.press.cycle_time``.
    message
        What is wrong and where, in one sentence without its full stop.
    given, expected
        What the file holds and what it should hold; empty where the message says it all.
    hint
        What to do.
    sheet, column, heading
        For a value of a table: the sheet of a workbook, the letters of the column and what
        stands at its head.
    """

    severity: str
    file: str
    line: int | None
    path: str
    message: str
    given: str = ""
    expected: str = ""
    hint: str = ""
    sheet: str = ""
    column: str = ""
    heading: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.line, self.sheet, self.column, self.heading)

    def __str__(self) -> str:
        """Give the finding as one line for the user."""
        place = self.place
        kind = "" if self.severity == ERROR else f"{self.severity}: "
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}: {kind}{self.message}.{hint}"

    def to_dict(self) -> dict[str, str | int | None]:
        """Give the finding as plain values, for JSON."""
        return asdict(self)


class TooManyFindingsError(Exception):
    """So much is wrong that looking further is of no use."""


class Findings:
    """The findings of one file while it is being read.

    Parameters
    ----------
    file
        The file as it was named.
    place
        Gives where a path stands: the file (or the option on the command line) and the line.
    """

    def __init__(self, file: str, place: Callable[[Path], Place | tuple[str, int | None]]) -> None:
        self.file = file
        self._place = place
        self._found: list[Finding] = []
        self._seen: set[tuple[Place, str]] = set()
        self._bad: set[Path] = set()

    def refuse(
        self, path: Path, given: str, expected: str, hint: str = "", reason: str = ""
    ) -> None:
        """Add that a value is not what it must be."""
        _, key = subject(path)
        text = f"{key or 'it'} is {given}"
        text += f": {reason}" if reason else ""
        text += f"; {expected}" if expected else ""
        self._add(ERROR, path, text, given=given, expected=expected, hint=hint)

    def error(self, path: Path, text: str, hint: str = "") -> None:
        """Add an error said in own words."""
        self._add(ERROR, path, text, hint=hint)

    def warn(self, path: Path, text: str, hint: str = "") -> None:
        """Add something that looks wrong but can be used."""
        self._add(WARNING, path, text, hint=hint)

    def advise(self, path: Path, text: str, hint: str = "") -> None:
        """Add what somebody with experience would ask about."""
        self._add(ADVICE, path, text, hint=hint)

    def at(
        self,
        place: Place,
        text: str,
        hint: str = "",
        *,
        severity: str = ERROR,
        path: Path = (),
    ) -> None:
        """Add a finding about a place that holds no value of the plant, such as a heading."""
        self._add(severity, path, text, place, hint=hint)

    def where(self, path: Path) -> Place:
        """Give the place at which a path is written, or what stands around it."""
        return Place(*self._place(path))

    def tainted(self, path: Path) -> bool:
        """Tell whether an error stands at this path or below it."""
        return path in self._bad

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(1 for f in self._found if f.severity == ERROR)

    def in_order(self) -> list[Finding]:
        """Give all findings in the order of the file."""
        return sorted(self._found, key=self._rank)

    def _rank(self, finding: Finding) -> tuple[Any, ...]:
        of_table = bool(finding.sheet or finding.column) or finding.file != self.file
        sheet = (finding.file, finding.sheet) if of_table else ("", "")
        return finding.line is None, *sheet, finding.line or 0, len(finding.column), finding.column

    def _add(
        self, severity: str, path: Path, text: str, place: Place | None = None, **said: str
    ) -> None:
        if len(self._found) >= MOST:
            raise TooManyFindingsError
        place = Place(*self._place(path)) if place is None else place
        text = one_line(text)
        # What stations inherit from one place of the file is said once, not for each of them.
        same = (place, text)
        if place.line is not None and same in self._seen:
            return
        self._seen.add(same)
        if severity == ERROR:
            self._bad.update(path[:n] for n in range(1, len(path) + 1))
        name, _ = subject(path)
        self._found.append(
            Finding(
                severity=severity,
                file=place.file,
                line=place.line,
                sheet=one_line(place.sheet),
                column=place.column,
                heading=one_line(place.heading[:80]),
                path=one_line(dotted(path)),
                message=f"{one_line(name)}: {text}" if name else text,
                **{key: one_line(value) for key, value in said.items()},
            )
        )


def summary(findings: Sequence[Finding]) -> str:
    """Give the errors among findings as the message of the error that carries them."""
    errors = [f for f in findings if f.severity == ERROR]
    things = "1 thing is" if len(errors) == 1 else f"{len(errors)} things are"
    lines = "\n".join(f"  {finding}" for finding in errors[:_MOST_SAID])
    more = len(errors) - _MOST_SAID
    rest = f"\n  ... and {more} more" if more > 0 else ""
    return f"{errors[0].file}: {things} wrong\n{lines}{rest}"


def dotted(path: Path) -> str:
    """Give a path as text, such as ``station.press.failures.0.mtbf``."""
    return ".".join(str(part) for part in path)


def subject(path: Path) -> tuple[str, str]:
    """Give the noun a path belongs to and the key within it, each as a person says it."""
    if path[:1] in (("plant",), ("experiment",)):
        return str(path[0]), _key(path[1:])
    names, rest = [], path
    if len(rest) >= 2:
        names.append(f"{rest[0]} '{rest[1]}'")
        rest = rest[2:]
    if path[:1] == ("line",) and len(rest) >= 2 and rest[0] in _WITHIN_LINES:
        names.append(f"{rest[0]} '{rest[1]}'")
        rest = rest[2:]
    return ", ".join(names), _key(rest)


def _key(rest: Path) -> str:
    text = ""
    for part in rest:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
