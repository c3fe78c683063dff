"""Options of the verbs that the studio starts: what may be given, and how it is written."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from motorworks.errors import MotorworksError, RefusedError

COUNT, NUMBER, YES, CHOICE, TIME, TEXT, TEXTS = (
    "count",
    "number",
    "yes",
    "choice",
    "time",
    "text",
    "texts",
)
LONGEST = 200
MOST_TEXTS = 40
_TIME = re.compile(r"auto|\d{1,6}(\.\d{1,6})?\s?(s|min|h|d|w|y)")
_CLEAN = re.compile(r"[^\x00-\x1f\x7f]*")
GREATEST_SEED = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why the value of an option is refused.

    Attributes
    ----------
    message
        In words.
    path
        Name of the option.
    """

    message: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option of a verb.

    Attributes
    ----------
    name
        Its name in requests, and that of the parameter of the command.
    flag
        How it is written on the command line.
    kind
        ``count``, ``number``, ``yes``, ``choice``, ``time``, ``text`` or ``texts``.
    title
        What is shown to people.
    default
        Its value if none is given; ``None``: the option is left out.
    low, high
        Bounds of a number.
    choices
        Of a choice.
    hint
        An example of what is to be typed.
    needed
        Whether something must be given.
    """

    name: str
    flag: str
    kind: str
    title: str
    default: Any = None
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    hint: str = ""
    needed: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Give the option as plain values, for the form of a page."""
        shown = asdict(self) | {"choices": list(self.choices)}
        del shown["flag"]
        return shown

    def read(self, value: Any) -> Any:
        """Give a value as it is kept.

        Raises
        ------
        MotorworksError
            If it is not what the option takes.
        """
        if self.needed and not value:
            raise self.refuse(value, f"something such as {self.hint}")
        if value is None or value == "":
            return self.default
        return _READERS[self.kind](self, value)

    def written(self, value: Any) -> list[str]:
        """Give a value as arguments of the command line; each is one word with its flag."""
        if self.kind == YES:
            flag, _, off = self.flag.partition("/")
            if value == (self.default or False):
                return []
            return [flag if value else off]
        if value is None:
            return []
        return [f"{self.flag}={one}" for one in (value if self.kind == TEXTS else [value])]

    def refuse(self, value: Any, expected: str) -> MotorworksError:
        """Give the error that says what was given and what was expected."""
        given = "not given" if value in (None, "", []) else repr(str(value)[:60])
        finding = Refused(message=f"It is {given}; expected {expected}.", path=self.name)
        return RefusedError(f"{self.title} is {given}; expected {expected}", [finding])


def _count(option: Option, value: Any) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not _within(option, value):
        raise option.refuse(value, f"a whole number{_bounds(option)}")
    return int(value)


def _number(option: Option, value: Any) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not _within(option, value):
        raise option.refuse(value, f"a number{_bounds(option)}")
    return float(value)


def _yes(option: Option, value: Any) -> bool:
    if not isinstance(value, bool):
        raise option.refuse(value, "true or false")
    return value


def _choice(option: Option, value: Any) -> str:
    if value not in option.choices:
        raise option.refuse(value, "one of " + ", ".join(option.choices))
    return str(value)


def _time(option: Option, value: Any) -> str:
    if not isinstance(value, str) or not _TIME.fullmatch(value.strip()):
        raise option.refuse(value, "a time, such as 91d, 8h, 1y")
    return value.strip()


def _text(option: Option, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or not _CLEAN.fullmatch(value):
        raise option.refuse(value, f"one line of at most {LONGEST} letters")
    return value.strip()


def _texts(option: Option, value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST_TEXTS:
        raise option.refuse(value, f"a list of at most {MOST_TEXTS} texts")
    return [_text(option, one) for one in value]


_READERS = {
    COUNT: _count,
    NUMBER: _number,
    YES: _yes,
    CHOICE: _choice,
    TIME: _time,
    TEXT: _text,
    TEXTS: _texts,
}


def _within(option: Option, value: float) -> bool:
    above = option.low is None or value >= option.low
    return above and (option.high is None or value <= option.high)


def _bounds(option: Option) -> str:
    if option.low is None or option.high is None:
        return ""
    return f" from {option.low:g} to {option.high:g}"


def read_settings(options: tuple[Option, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the value of every option, defaults put in.

    Raises
    ------
    MotorworksError
        If a value is refused, or there is no such option.
    """
    known = {option.name: option for option in options}
    for name in given:
        if name not in known:
            raise MotorworksError(f"there is no option '{name[:60]}'; there are {', '.join(known)}")
    return {name: option.read(given.get(name)) for name, option in known.items()}
