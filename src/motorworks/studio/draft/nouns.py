"""Nouns: added, removed, renamed with all that names them, copied."""

from collections.abc import Mapping
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.base import LESS
from motorworks.plantfile.findings import Findings, dotted
from motorworks.plantfile.marks import Marks
from motorworks.plantfile.shape import Path
from motorworks.plantfile.table import Reading
from motorworks.plantfile.text import bare, quoted
from motorworks.studio.draft.in_line import listed, order_of, put_in_order
from motorworks.studio.draft.nature import is_named_noun, is_station, word_of
from motorworks.studio.draft.refer import Naming, namings, nouns
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.typed import from_json, typed
from motorworks.studio.draft.values import drop_value
from motorworks.studio.draft.whole import Whole


def new_name(whole: Whole, path: Path) -> None:
    """Refuse a name that a noun cannot have.

    Raises
    ------
    MotorworksError
        If the name is taken, or no name.
    """
    if not is_named_noun(path):
        raise MotorworksError(f"[{dotted(path)}] is no table of a plant file")
    findings = Findings("", lambda _path: ("", None))
    if not Reading(findings, Marks(findings, ())).good_name(path, str(path[-1])):
        found = findings.in_order()[0]
        raise MotorworksError(f"{found.message}. {found.hint}")
    taken = whole.has(path) or (is_station(path) and path[-1] in order_of(whole, path[:2]))
    if taken:
        raise MotorworksError(f"there is a {word_of(path)} '{path[-1]}' already. Take another name")


def add(
    sheet: Sheet, whole: Whole, path: Path, values: Mapping[str, Any], *, at: int | None = None
) -> str:
    """Add a noun.

    Parameters
    ----------
    sheet, whole
        The file.
    path
        Of the noun.
    values
        Its values by key: texts as a person types them, or other values as in JSON.
    at
        Of a station in a line: its number there; at the end if not given.
    """
    new_name(whole, path)
    raw = {key: _raw((*path, key), value) for key, value in values.items()}
    if not (len(path) == 4 and path[2] == "station"):
        sheet.section(path, raw)
        return f"{word_of(path)} '{path[-1]}' added"
    order = order_of(whole, path[:2])
    at = len(order) if at is None else max(0, min(at, len(order)))
    before = [(*path[:3], name) for name in order[:at]]
    known = [above for above in before if sheet.has(above)]
    listed_in = whole.has((*path[:2], "stations"))
    sheet.section(path, raw, after=known[-1] if known else None)
    if listed_in or at < len(order):
        sheet.settle()
        put_in_order(sheet, whole, path[:2], at, str(path[3]))
    return f"station '{path[3]}' added to line '{path[1]}'"


def _raw(path: Path, value: Any) -> str:
    return typed(path, value) if isinstance(value, str) else from_json(value)


def remove(sheet: Sheet, whole: Whole, path: Path) -> str:
    """Take a value or a noun away.

    What names the noun is left as it is: findings say then what misses it. Of a noun of the plant
    that a file is based on, the file says that it goes without.
    """
    if is_named_noun(path):
        return _remove_noun(sheet, whole, path)
    if len(path) < 2:
        raise MotorworksError(f"{dotted(path) or 'the plant'} cannot be removed")
    return drop_value(sheet, whole, path)


def _remove_noun(sheet: Sheet, whole: Whole, path: Path) -> str:
    line = path[:2]
    if is_station(path) and len(path) == 4 and path[3] in listed(whole, line):
        names = listed(whole, line)
        if not sheet.has((*line, "stations")):
            names.remove(str(path[3]))
            sheet.put((*line, "stations"), from_json(names))
        else:
            sheet.drop((*line, "stations", names.index(str(path[3]))))
        if sheet.has(path):
            sheet.drop(path)
        return f"station '{path[3]}' removed from line '{path[1]}'"
    of_base = len(path) == 2 and path[1] in whole.base.get(str(path[0]), {})
    if not (of_base and whole.has(path)):
        whole.own(path, "it can be removed")
    if sheet.has(path):
        sheet.drop(path)
    if of_base:
        without = ("plant", LESS)
        sheet.insert(without, len(sheet.value(without, [])), quoted(dotted(path)))
    return f"{word_of(path)} '{path[-1]}' removed"


def rename(sheet: Sheet, whole: Whole, path: Path, name: str) -> str:
    """Give a noun another name, and name it so wherever it is named; or a key another word.

    Raises
    ------
    MotorworksError
        If the name is taken or no name, or the noun is not of this file.
    """
    old = str(path[-1])
    to = (*path[:-1], name)
    if not is_named_noun(path):
        whole.own(path, "it can be renamed")
        if whole.has(to) or len(path) < 2 or isinstance(path[-1], int):
            raise MotorworksError(f"{dotted(path)} cannot be called '{name[:80]}'")
        sheet.rekey(path, name)
        return f"{dotted(path)} is now {dotted(to)}"
    new_name(whole, to)
    in_list = is_station(path) and len(path) == 4 and old in listed(whole, path[:2])
    if not in_list or sheet.has(path):
        whole.own(path, "it can be renamed")
    named = [one for one in namings(sheet.tree) if meant(one, path, sheet.tree)]
    keeps = _keeps_process(sheet, whole, path)
    if sheet.has(path):
        sheet.rekey(path, name)
    for one in named:
        if one.is_key:
            sheet.rekey(one.path, name)
        else:
            sheet.put(one.path, quoted(f"{one.before}{name}{one.behind}"))
    sheet.settle()
    for station, process in keeps:
        at = to if station == path else station
        sheet.put((*at, "process"), quoted(name if process == path[1:] else str(process[0])))
        sheet.settle()
    return f"{word_of(path)} '{old}' is now '{name}'"


def _keeps_process(sheet: Sheet, whole: Whole, path: Path) -> list[tuple[Path, Path]]:
    """Give stations that inherit by their name alone and would not after a renaming."""
    old = path[-1]
    if old not in whole.tree.get("process", {}):
        return []
    if is_station(path):
        return [] if whole.has((*path, "process")) else [(path, (old,))]
    if path[0] != "process":
        return []
    places: list[Path] = [at for at, _ in nouns(sheet.tree) if is_station(at) and at[-1] == old]
    for line in whole.tree.get("line", {}):
        station = ("line", line, "station", old)
        if old in listed(whole, ("line", line)) and station not in places:
            places.append(station)
    return [(at, path[1:]) for at in places if not whole.has((*at, "process"))]


def meant(one: Naming, path: Path, tree: dict[str, Any]) -> bool:
    """Tell whether a name means the noun at a path."""
    word, name = word_of(path), path[-1]
    if one.name != name or word not in one.nouns:
        return False
    line = path[:2] if len(path) == 4 else None
    its_line = one.path[:2] if one.path[0] == "line" else None
    if word == "station":
        return _means_station(one, line)
    if line is not None:
        return its_line == line
    if its_line is not None and word in ("buffer", "transport"):
        own = tree["line"][its_line[1]].get(word, {})
        return name not in own
    return True


def _means_station(one: Naming, line: Path | None) -> bool:
    """Tell whether a name means a station of a line, or one outside lines."""
    if one.path[0] == "line":
        return one.path[:2] == line
    if one.path[0] == "material":
        return True
    if line is None:
        return not one.before
    stem = one.before.removesuffix("/")
    return stem == line[1] or stem.rpartition("-")[0] == line[1]


def copy(sheet: Sheet, whole: Whole, path: Path, name: str, values: Mapping[str, Any]) -> str:
    """Write a noun once more under another name, with some values changed.

    A station of a line gets its place behind the one it is a copy of.
    """
    to = (*path[:-1], name)
    new_name(whole, to)
    in_line = is_station(path) and len(path) == 4
    order = order_of(whole, path[:2]) if in_line else []
    if in_line and path[3] in order and not sheet.has(path):
        # It is listed only: what it is stands in the library, under its name.
        raw = {"process": quoted(str(path[3]))} if not whole.has(path) else {}
        sheet.section(to, raw)
    else:
        whole.own(path, "it can be copied")
        sheet.duplicate(path, name)
        inherits = is_station(path) and path[-1] in whole.tree.get("process", {})
        if inherits and not whole.has((*path, "process")):
            sheet.settle()
            sheet.put((*to, "process"), quoted(str(path[-1])))
    if in_line and whole.has((*path[:2], "stations")):
        sheet.settle()
        put_in_order(sheet, whole, path[:2], order.index(str(path[3])) + 1, name)
    for key, value in values.items():
        sheet.settle()
        sheet.put((*to, key), _raw((*to, key), value))
    return f"{word_of(path)} '{path[-1]}' copied as '{bare(name)}'"
