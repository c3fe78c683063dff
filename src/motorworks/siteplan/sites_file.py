"""A file of sites: what they are compared by, their values and where these come from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import Any

from motorworks.errors import PlantError

MOST_BYTES = 1_000_000
ASSUMED = {"", "assumption", "assumed"}
"""Sources that are none."""


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What sites are compared by: ``better`` is ``low`` or ``high``, ``weight`` a share [-]."""

    name: str
    title: str
    unit: str
    weight: float
    better: str


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A site with a value and a source for every criterion."""

    name: str
    title: str
    values: Mapping[str, float]
    sources: Mapping[str, str]

    def assumed(self, criterion: str) -> bool:
        """Tell whether nothing but an assumption stands behind a value."""
        return self.sources.get(criterion, "").strip().lower() in ASSUMED


@dataclass(frozen=True, kw_only=True)
class Sites:
    """A file of sites: criteria, sites, and the sources in words by their sign."""

    title: str
    criteria: tuple[Criterion, ...]
    sites: tuple[Candidate, ...]
    sources: Mapping[str, str]


def shipped_sites(plant: str) -> Path | None:
    """Give the file of sites that comes with a plant of this name; ``None`` if there is none."""
    path = Path(str(files("motorworks.siteplan") / "sites" / f"{plant}.toml"))
    return path if plant.isidentifier() and path.is_file() else None


def read_sites(path: Path | str) -> Sites:
    """Give the sites of a file (TOML).

    Parameters
    ----------
    path
        The file, with tables ``criterion`` and ``site``, and ``source`` for what signs stand for.

    Raises
    ------
    PlantError
        If the file cannot be used.
    """
    given = _read(Path(path))
    criteria = tuple(_criterion(path, n, c) for n, c in given["criterion"].items())
    said = given.get("source", {})
    if not isinstance(said, dict):
        raise PlantError(f'{path}: source is no table; expected SIGN = "what it is"')
    return Sites(
        title=str(given.get("title", "")),
        criteria=criteria,
        sites=tuple(_site(path, n, s, criteria) for n, s in given["site"].items()),
        sources={str(sign): str(text) for sign, text in said.items()},
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PlantError(f"{path}: larger than 1 MB; expected a short table of sites")
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PlantError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlantError(f"{path}: is no TOML: {error}") from error
    for key in ("criterion", "site"):
        tables = given.get(key)
        if not isinstance(tables, dict) or not tables:
            raise PlantError(f"{path}: has no table [{key}.NAME]; expected one at least")
        for name, table in tables.items():
            if not isinstance(table, dict):
                raise PlantError(f"{path}: {key} '{name}' is no table")
    return given


def _criterion(path: Path | str, name: str, given: dict[str, Any]) -> Criterion:
    better = given.get("better", "high")
    if better not in {"low", "high"}:
        raise PlantError(f"{path}: criterion '{name}': better is {better!r}; expected low or high")
    weight = _number(path, f"criterion '{name}': weight", given.get("weight"))
    if weight < 0:
        raise PlantError(f"{path}: criterion '{name}': weight is {weight:g}; expected 0 or more")
    title, unit = str(given.get("title", name)), str(given.get("unit", ""))
    return Criterion(name=name, title=title, unit=unit, weight=weight, better=better)


def _site(
    path: Path | str, name: str, given: dict[str, Any], criteria: tuple[Criterion, ...]
) -> Candidate:
    values, sources = given.get("values"), given.get("sources", {})
    if not isinstance(values, dict) or not isinstance(sources, dict):
        raise PlantError(f"{path}: site '{name}': values and sources must be tables")
    return Candidate(
        name=name,
        title=str(given.get("title", name)),
        values={
            c.name: _number(path, f"site '{name}': {c.name}", values.get(c.name)) for c in criteria
        },
        sources={c.name: str(sources.get(c.name, "")) for c in criteria},
    )


def _number(path: Path | str, what: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        given = "missing" if value is None else f"{value!r}"
        raise PlantError(f"{path}: {what} is {given}; expected a number")
    return float(value)
