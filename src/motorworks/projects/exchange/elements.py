"""Reading single elements of MSPDI, each with what is expected of it."""

import math
import re
from datetime import date, datetime
from xml.etree import ElementTree as ET
from xml.parsers import expat

from motorworks.errors import MotorworksError
from motorworks.projects.exchange.contents import NAMESPACE

LARGEST = 50_000_000
"""Bytes of a file at the most."""

_SPAN = re.compile(r"^PT(\d{1,9})H(\d{1,2})M(\d{1,2}(?:\.\d+)?)S$")


def parsed(data: bytes) -> ET.Element:
    """Give the root of an MSPDI file.

    Raises
    ------
    MotorworksError
        If it is too large, no XML, declares entities, or is another kind of file.
    """
    if len(data) > LARGEST:
        raise MotorworksError(f"the file has {len(data):,} bytes; at most {LARGEST:,} are read")
    _refuse_declarations(data)
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise MotorworksError(f"the file is no XML: {error}") from error
    if root.tag != f"{{{NAMESPACE}}}Project":
        found = root.tag.rsplit("}", 1)[-1][:60]
        msg = (
            f"the file begins with <{found}>; expected <Project> of Microsoft Project's XML: "
            "save the plan as XML there"
        )
        raise MotorworksError(msg)
    return root


def _refuse_declarations(data: bytes) -> None:
    """Refuse a document type: nothing needs one here, and entities could grow without limit."""

    def refuse(*_: object) -> None:
        raise MotorworksError("the file declares a document type, which is not read: remove it")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise MotorworksError(f"the file is no XML: {error}") from error


def children(element: ET.Element, group: str, key: str) -> list[ET.Element]:
    """Give the elements of a group, such as the tasks."""
    found = element.find(f"{{{NAMESPACE}}}{group}")
    return [] if found is None else found.findall(f"{{{NAMESPACE}}}{key}")


def every(element: ET.Element, key: str) -> list[ET.Element]:
    """Give the elements of a name directly below another."""
    return element.findall(f"{{{NAMESPACE}}}{key}")


def text(element: ET.Element, key: str, otherwise: str = "") -> str:
    """Give the text below an element."""
    return (element.findtext(f"{{{NAMESPACE}}}{key}") or otherwise).strip()


def number(element: ET.Element, key: str, otherwise: float = 0.0) -> float:
    """Give a finite number below an element.

    Raises
    ------
    MotorworksError
        If something else stands there.
    """
    raw = text(element, key)
    if not raw:
        return otherwise
    try:
        value = float(raw)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise MotorworksError(f"{_where(element)}{key} is '{raw[:40]}'; expected a number")
    return value


def whole(element: ET.Element, key: str, otherwise: int = 0) -> int:
    """Give a whole number below an element; errors as of :func:`number`."""
    return round(number(element, key, otherwise))


def flag(element: ET.Element, key: str, otherwise: bool = False) -> bool:
    """Tell whether an element says yes."""
    raw = text(element, key).lower()
    return otherwise if not raw else raw in ("1", "true")


def hours(element: ET.Element, key: str) -> float:
    """Give a span of time [h].

    Raises
    ------
    MotorworksError
        If something else stands there.
    """
    raw = text(element, key, "PT0H0M0S")
    match = _SPAN.match(raw)
    if match is None:
        msg = f"{_where(element)}{key} is '{raw[:40]}'; expected a span such as PT40H0M0S"
        raise MotorworksError(msg)
    return float(match[1]) + float(match[2]) / 60 + float(match[3]) / 3600


def day(element: ET.Element, key: str) -> date | None:
    """Give the day of a date and time; from noon on the next one. ``None`` if there is none.

    Raises
    ------
    MotorworksError
        If something else stands there.
    """
    raw = text(element, key)
    if not raw or raw == "NA":
        return None
    try:
        instant = datetime.fromisoformat(raw)
        return date.fromordinal(instant.date().toordinal() + (instant.hour >= 12))
    except (ValueError, OverflowError):
        msg = f"{_where(element)}{key} is '{raw[:40]}'; expected a date such as 2020-03-04T08:00:00"
        raise MotorworksError(msg) from None


def _where(element: ET.Element) -> str:
    name = text(element, "Name")[:60]
    return f"{element.tag.rsplit('}', 1)[-1]} '{name}': " if name else ""
