"""The sheet of the plant itself: a key and its value in each row."""

from collections.abc import Iterator

from motorworks.errors import did_you_mean
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import RESERVED, keys_of
from motorworks.plantfile.tables.cell import raw_of
from motorworks.plantfile.tables.heading import UnknownHeadingError, target
from motorworks.plantfile.tables.layout import plain
from motorworks.plantfile.tables.sheet import Faulty, Sheet, is_remark
from motorworks.plantfile.tables.tree import Value

KEY, VALUE = "key", "value"


def plant_keys(sheet: Sheet, findings: Findings) -> Iterator[Value]:
    """Give the values of the table ``[plant]`` with their paths and places.

    Parameters
    ----------
    sheet
        The sheet; two of its headings are ``key`` and ``value``.
    findings
        Where to say what is wrong.
    """
    head = min(sheet.rows, default=0)
    headings = {plain(str(c)): n for n, c in sorted(sheet.rows.get(head, {}).items())}
    if KEY not in headings or VALUE not in headings:
        text = "the sheet needs the headings 'key' and 'value'"
        findings.at(sheet.place(head), text, "Write a key of [plant] and its value in each row.")
        return
    for number in sorted(sheet.rows):
        if number > head:
            yield from _value(sheet, number, headings, findings)


def _value(
    sheet: Sheet, number: int, headings: dict[str, int], findings: Findings
) -> Iterator[Value]:
    cells = sheet.rows[number]
    key, value = cells.get(headings[KEY]), cells.get(headings[VALUE])
    if key is None or is_remark(key):
        return
    text = str(key).strip()
    keys = keys_of(Plant)
    try:
        found = target(text, keys)
    except UnknownHeadingError:
        hint = did_you_mean(plain(text), [*keys, *RESERVED])
        findings.at(sheet.place(number), f"'{text[:80]}' is no key of the plant", hint)
        return
    place = sheet.place(number, headings[VALUE], text)
    if isinstance(value, Faulty):
        findings.at(place, value.reason, value.hint)
    elif value is not None and not (isinstance(value, str) and not value.strip()):
        yield found.path, raw_of(value, found.form), place
