"""Case files: read, checked as a whole, and given as cases."""

import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path as FilePath
from typing import Any, Protocol, TypeVar

from motorworks.files import is_there
from motorworks.validation.case import Case, RunPlan
from motorworks.validation.checks import list_of, name, number, or_null, record, text, whole, word
from motorworks.validation.findings import (
    Finding,
    Path,
    Scope,
    case_error,
    did_you_mean,
    shown,
)
from motorworks.validation.measures import MEASURES, RATE, case_measure, measure
from motorworks.validation.network import name_nodes, network
from motorworks.validation.part_types import check_part_types

SHIPPED: Mapping[str, str] = {
    "exact": "Twelve systems, each for one feature, stated together with their values.",
    "own": "Further systems, so that every feature of the format is compared with theory.",
}
"""Case files inside the package, by name."""

MOST_BYTES = 64 * 2**20
"""Size of a case file at the most."""
MOST_LEVELS = 50
"""Levels of nesting at the most; the format itself has about ten."""

DOUBLED = "stands twice in the same object"


class _Doubled(dict[str, Any]):
    """An object of a file in which a key stood twice."""

    doubles: tuple[str, ...] = ()


def read_cases(source: str | FilePath = "exact") -> tuple[Case, ...]:
    """Give the cases of a file.

    Parameters
    ----------
    source
        A path, or the name of a shipped file (a key of :data:`SHIPPED`) where no file of
        that name lies in the working folder.

    Raises
    ------
    CaseError
        If the file cannot be read or says anything that the format does not know; the
        message holds all findings.
    """
    name = str(source)
    if name in SHIPPED and not is_there(name):
        return read_shipped(name)
    return parse_cases(_bytes(FilePath(source)), ascii(name)[1:-1])


def read_shipped(name: str) -> tuple[Case, ...]:
    """Give the cases of a shipped file, a key of :data:`SHIPPED`."""
    file = resources.files("motorworks.validation") / f"{name}.json"
    return parse_cases(file.read_bytes(), file.name)


def _bytes(path: FilePath) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            message = f"has {size} bytes; expected at most {MOST_BYTES}"
            raise case_error(str(path), [Finding("", "", message)])
        return path.read_bytes()
    except FileNotFoundError:
        problem = "there is no such file"
    except IsADirectoryError:
        problem = "is a directory; expected a JSON file"
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    shipped = f"; shipped with the product: {', '.join(SHIPPED)}, works"
    # A name from the command line may hold bytes that no terminal can print.
    raise case_error(ascii(str(path))[1:-1], [Finding("", "", problem + shipped)])


def parse_cases(data: bytes, source: str) -> tuple[Case, ...]:
    """Give the cases of a file's bytes.

    Parameters
    ----------
    data
        The file.
    source
        What messages call it.

    Raises
    ------
    CaseError
        As for :func:`read_cases`.
    """
    file = _json(data, source)
    top = Scope("")
    for key in file.doubles if isinstance(file, _Doubled) else ():
        top.refuse((key,), DOUBLED)
    _FILE(file, (), top)
    found = list(top.found)
    entries = file.get("cases") if isinstance(file, dict) else None
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        found.extend(_check_case(entry, i))
    found.extend(_doubled_ids(entries))
    if found:
        raise case_error(source, found)
    return tuple(_case(entry) for entry in file["cases"])


def _json(data: bytes, source: str) -> Any:
    try:
        file = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
        if _is_deeper_than(MOST_LEVELS, file):
            raise RecursionError
        return file
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not UTF-8; expected a JSON file in UTF-8"
    except json.JSONDecodeError as error:
        problem = f"line {error.lineno}, column {error.colno} is not JSON: {error.msg}"
    except RecursionError:
        problem = f"is nested too deeply; expected at most {MOST_LEVELS} levels"
    except ValueError as error:  # a whole number of thousands of digits
        problem = f"is not JSON that can be read: {error}"
    raise case_error(source, [Finding("", "", problem)])


def _is_deeper_than(levels: int, value: Any) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            entry
            for whole_ in layer
            if isinstance(whole_, (dict, list))
            for entry in (whole_.values() if isinstance(whole_, dict) else whole_)
        ]
    return bool(layer)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    keys = [key for key, _ in pairs]
    doubled = _Doubled(made)
    doubled.doubles = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return doubled


# ---- grammar of a file and of a case ----

_FILE = record("a case file", {"format": lambda *_: None, "cases": list_of(lambda *_: None)})
# The format's word is not compared: whatever a later format adds is refused by its key.

_RUN = record(
    "a run",
    {},
    {
        "start": word("empty"),
        "warm_up": number(ge=0),
        "length": or_null(number(gt=0)),
        "replications": or_null(whole(ge=1, le=10_000_000)),
    },
)
_CASE = record(
    "a case",
    {"id": name, "network": network, "run": _RUN, "measures": list_of(measure, least=1)},
    {
        "feature": text,
        "description": text,
        "semantics": list_of(text),
        "derivation": text,
        "published_cross_check": or_null(text),
    },
)


def _check_case(value: Any, number: int) -> list[Finding]:
    """Give everything that is wrong with one case."""
    id_ = value.get("id") if isinstance(value, dict) else None
    scope = Scope(f"case {id_}" if isinstance(id_, str) and id_.isprintable() else f"[{number}]")
    _refuse_doubles(value, (), scope)
    if isinstance(value, dict):
        name_nodes(value.get("network"), scope)
    _CASE(value, (), scope)
    if not scope.found:
        _check_lengths(value, scope)
        check_part_types(value["network"], scope)
    return scope.found


def _refuse_doubles(value: Any, path: Path, scope: Scope) -> None:
    if isinstance(value, dict):
        for key in value.doubles if isinstance(value, _Doubled) else ():
            scope.refuse((*path, key), DOUBLED)
        for key, entry in value.items():
            _refuse_doubles(entry, (*path, key), scope)
    elif isinstance(value, list):
        for i, entry in enumerate(value):
            _refuse_doubles(entry, (*path, i), scope)


def _check_lengths(value: Any, scope: Scope) -> None:
    """Refuse measures per time unit in a run without a length."""
    if value["run"].get("length") is not None:
        return
    for i, entry in enumerate(value["measures"]):
        if MEASURES[entry["name"]].needs == RATE:
            scope.refuse(("measures", i), f"'{entry['name']}' needs a 'length' in 'run'")


def _doubled_ids(entries: Any) -> list[Finding]:
    seen: set[str] = set()
    found = []
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        id_ = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(id_, str) and id_ in seen:
            found.append(Finding(f"[{i}]", "id", f"is {shown(id_)}, already the id of a case"))
        seen.add(str(id_))
    return found


def _case(value: Mapping[str, Any]) -> Case:
    run = value["run"]
    return Case(
        id=value["id"],
        network=value["network"],
        run=RunPlan(
            warm_up=float(run.get("warm_up", 0.0)),
            length=None if run.get("length") is None else float(run["length"]),
            replications=run.get("replications") and int(run["replications"]),
        ),
        measures=tuple(case_measure(entry) for entry in value["measures"]),
        feature=value.get("feature", ""),
        description=value.get("description", ""),
        semantics=tuple(value.get("semantics", ())),
        derivation=value.get("derivation", ""),
        published_cross_check=value.get("published_cross_check") or "",
    )


class _Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


AnyCase = TypeVar("AnyCase", bound=_Named)


def choose_cases(cases: tuple[AnyCase, ...], only: str) -> tuple[AnyCase, ...]:
    """Give the case of an id.

    Raises
    ------
    CaseError
        If there is none.
    """
    chosen = tuple(case for case in cases if case.id == only)
    if not chosen:
        hint = did_you_mean(only, [case.id for case in cases])
        raise case_error("only", [Finding("", "", f"there is no case {shown(only)}{hint}")])
    return chosen
