"""Exact cases as plant files: a folder with ``plant.toml`` and ``case.toml``, read and checked.

``case.toml`` says what is known of the plant: a title, the keys of the plant file that the
case ``covers``, the ``derivation`` by hand or by formula, how long it runs, and one
``[[measure]]`` for every value. Times are text such as ``"90 s"`` or plain seconds; values
are in SI units.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import MotorworksError, PlantError
from motorworks.plant import Plant
from motorworks.plantfile import read_plant
from motorworks.plantfile.shape import keys_of, tables
from motorworks.simulation.span import seconds
from motorworks.validation.case import Measure, Tolerance
from motorworks.validation.checks import Check, list_of, name, number, record, text, whole
from motorworks.validation.findings import (
    Finding,
    Path,
    Scope,
    case_error,
    did_you_mean,
    shown,
)
from motorworks.validation.works_measures import KINDS, works_measure

CASE_FILE, PLANT_FILE = "case.toml", "plant.toml"

FEWEST = 20
"""Replications of a measure with a confidence interval at the least."""


@dataclass(frozen=True, kw_only=True)
class WorksMeasure(Measure):
    """A figure of a plant whose value is known.

    Attributes
    ----------
    keys
        What the measure says beside name, nodes, value and tolerance; times in seconds.
    """

    keys: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WorksCase:
    """A plant of which some figures are known exactly.

    Attributes
    ----------
    id
        Name of its folder.
    title, derivation
        What it tests and why the values are right, for people.
    covers
        Keys of the plant file that it tests, such as ``buffer.capacity``.
    plant
        The plant.
    duration, warm_up
        Time measured and thrown away before [s].
    seed
        Seed of its random numbers.
    replications
        Independent runs for measures with a confidence interval.
    measures
        What is known.
    """

    id: str
    title: str
    derivation: str
    covers: tuple[str, ...]
    plant: Plant
    duration: float
    warm_up: float
    seed: int
    replications: int
    measures: tuple[WorksMeasure, ...]


def read_works(folder: str | FilePath | None = None) -> tuple[WorksCase, ...]:
    """Give the cases of a folder, in the order of their names.

    Parameters
    ----------
    folder
        A folder with a ``case.toml``, or one whose folders have one; the shipped cases if
        not given.

    Raises
    ------
    CaseError
        If a file cannot be read or says anything that the format does not know; the message
        holds all findings of all cases.
    """
    root = shipped_folder() if folder is None else FilePath(folder)
    folders = [root] if (root / CASE_FILE).is_file() else _folders(root)
    found: list[Finding] = []
    cases = [_read(each, found) for each in folders]
    if not folders:
        found.append(Finding("", "", f"holds no folder with a {CASE_FILE}"))
    if found:
        raise case_error(ascii(str(root))[1:-1], found)
    return tuple(case for case in cases if case is not None)


def shipped_folder() -> FilePath:
    """Give the folder of the shipped cases."""
    return FilePath(str(resources.files("motorworks.validation") / "works"))


def _folders(root: FilePath) -> list[FilePath]:
    if not root.is_dir():
        return []
    return sorted(f for f in root.iterdir() if (f / CASE_FILE).is_file())


# ---- grammar ----


def time(value: Any, path: Path, scope: Scope) -> None:
    """Check for a time: text with a unit, or plain seconds."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        scope.refuse(path, f'is {shown(value)}; expected a time such as "90 s"')
        return
    try:
        seconds(value, "it")
    except MotorworksError as error:
        scope.refuse(path, str(error).removeprefix("it "))


def _long(value: Any, path: Path, scope: Scope) -> None:
    before = len(scope.found)
    time(value, path, scope)
    if len(scope.found) == before and seconds(value) == 0:
        scope.refuse(path, f"is {shown(value)}; expected a time above 0 s")


def _covered(value: Any, path: Path, scope: Scope) -> None:
    """Check for a noun or a key of the plant file, such as ``station.tool.life``."""
    if not isinstance(value, str):
        scope.refuse(path, f'is {shown(value)}; expected a key such as "buffer.capacity"')
        return
    known: Mapping[str, Any] = {"plant": None, **tables()}
    words = value.split(".")
    for i, part in enumerate(words):
        if part not in known:
            where = ".".join(words[:i]) or "a plant file"
            scope.refuse(path, f"is {shown(value)}; {where} has no '{part}'{_hint(part, known)}")
            return
        known = _below(part, known[part])


def _hint(word: str, known: Mapping[str, Any]) -> str:
    return did_you_mean(word, known)


def _below(word: str, key: Any) -> Mapping[str, Any]:
    """Give the keys below a key; none below a plain value."""
    if key is None:
        return keys_of(Plant)
    shape = key.shape if key.shape.noun or not key.shape.item else key.shape.item
    return keys_of(shape.noun, library=word == "process") if shape.noun else {}


_CI = record(
    "a tolerance 'ci'",
    {"type": text},
    {"confidence": number(gt=0, le=0.999999), "max_relative_half_width": number(gt=0)},
)


def _tolerance(value: Any, path: Path, scope: Scope) -> None:
    if isinstance(value, dict) and value.get("type") == "ci":
        _CI(value, path, scope)
    elif isinstance(value, (dict, str)):
        scope.refuse(path, f'is {shown(value)}; expected a number, or {{ type = "ci" }}')
    else:
        number(ge=0)(value, path, scope)


def _measure(value: Any, path: Path, scope: Scope) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        scope.refuse(path, "has no 'name', which a measure needs")
        return
    kind = KINDS.get(value["name"])
    if kind is None:
        hint = did_you_mean(value["name"], KINDS)
        scope.refuse((*path, "name"), f"is {shown(value['name'])}, which is no measure{hint}")
        return
    checks: dict[str, Check] = {"time": time, "until": time, **works_measure(value["name"])}
    required = {"name": text, "value": number(), **{k: checks[k] for k in kind.required}}
    optional = {"tolerance": _tolerance, **{k: checks[k] for k in kind.optional}}
    record(f"a measure '{value['name']}'", required, optional)(value, path, scope)


_CASE = record(
    "a case",
    {
        "title": name,
        "covers": list_of(_covered, least=1),
        "derivation": text,
        "duration": _long,
        "measure": list_of(_measure, least=1),
    },
    {
        "warm_up": time,
        "seed": whole(ge=0, le=2**62),
        "replications": whole(ge=1, le=10_000),
    },
)


# ---- reading ----


def _read(folder: FilePath, found: list[Finding]) -> WorksCase | None:
    """Give the case of a folder, or ``None`` with what is wrong added to the findings."""
    scope = Scope(f"case {folder.name}")
    plant = _plant(folder / PLANT_FILE, scope)
    raw = _toml(folder / CASE_FILE, scope)
    if raw is not None:
        _CASE(raw, (), scope)
    if raw is not None and not scope.found:
        _check_together(raw, scope)
    found.extend(scope.found)
    if scope.found or raw is None or plant is None:
        return None
    return _case(folder.name, raw, plant)


def _plant(path: FilePath, scope: Scope) -> Plant | None:
    try:
        return read_plant(path)
    except PlantError as error:
        for finding in error.findings or (error,):
            scope.refuse((PLANT_FILE,), str(finding))
    return None


def _toml(path: FilePath, scope: Scope) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        scope.refuse((CASE_FILE,), f"cannot be read: {error}")
    return None


def _check_together(raw: Mapping[str, Any], scope: Scope) -> None:
    """Refuse intervals of too few replications, and values that a warm-up throws away."""
    for i, entry in enumerate(raw["measure"]):
        random = isinstance(entry.get("tolerance"), dict)
        if random and raw.get("replications", 1) < FEWEST:
            message = f"is {raw.get('replications', 1)}; a tolerance 'ci' needs at least {FEWEST}"
            scope.refuse(("replications",), f"{message} (measure {i + 1})")
            return


def _case(id_: str, raw: Mapping[str, Any], plant: Plant) -> WorksCase:
    return WorksCase(
        id=id_,
        title=raw["title"],
        derivation=raw["derivation"].strip(),
        covers=tuple(raw["covers"]),
        plant=plant,
        duration=seconds(raw["duration"]),
        warm_up=seconds(raw.get("warm_up", 0.0)),
        seed=int(raw.get("seed", 1)),
        replications=int(raw.get("replications", 1)),
        measures=tuple(_case_measure(entry) for entry in raw["measure"]),
    )


def _case_measure(entry: Mapping[str, Any]) -> WorksMeasure:
    nodes = entry.get("of", ())
    keys = {
        key: seconds(value) if key in ("time", "until") else value
        for key, value in entry.items()
        if key not in ("name", "of", "value", "tolerance")
    }
    return WorksMeasure(
        name=entry["name"],
        nodes=tuple(nodes) if isinstance(nodes, list) else (nodes,) if nodes else (),
        value=float(entry["value"]),
        tolerance=_case_tolerance(entry.get("tolerance", 1e-9)),
        argument=keys.get("n"),
        keys=keys,
    )


def _case_tolerance(value: Any) -> Tolerance:
    if not isinstance(value, dict):
        return Tolerance(kind="exact", absolute=float(value))
    numbers = {key: float(given) for key, given in value.items() if key != "type"}
    return Tolerance(kind="ci", **numbers)
