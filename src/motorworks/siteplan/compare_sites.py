"""Sites compared by weighted criteria, and how far the ranking hangs on the weights."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.errors import PlantError

DRAWS = 10_000
"""Weights drawn for the sensitivity."""
MOST_BYTES = 1_000_000


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


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A site with its score.

    Attributes
    ----------
    site
        The site.
    score
        Weighted mean of its points, 0 worst to 1 best [-].
    first
        Share of all weights with which it is the best [-].
    points
        By criterion, 0 for the worst of the sites and 1 for the best.
    """

    site: Candidate
    score: float
    first: float
    points: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Sites, best first."""

    title: str
    criteria: tuple[Criterion, ...]
    sites: tuple[Ranked, ...]


def shipped_sites(plant: str) -> Path | None:
    """Give the file of sites that comes with a plant of this name; ``None`` if there is none."""
    path = Path(str(files("motorworks.siteplan") / "sites" / f"{plant}.toml"))
    return path if plant.isidentifier() and path.is_file() else None


def compare_sites(path: Path | str, seed: int = 1) -> Comparison:
    """Give the sites of a file (TOML), best first.

    Parameters
    ----------
    path
        The file, with tables ``criterion`` and ``site``.
    seed
        Seed of the weights drawn.

    Raises
    ------
    PlantError
        If the file cannot be used.

    Notes
    -----
    Points go straight from the worst to the best value among the sites; where all are alike
    each has 1. The score is the sum of weight x points. For the sensitivity weights are drawn
    evenly from all that sum to 1 (a flat Dirichlet law).
    """
    given = _read(Path(path))
    criteria = tuple(_criterion(path, n, c) for n, c in given["criterion"].items())
    total = sum(c.weight for c in criteria)
    if total <= 0:
        raise PlantError(f"{path}: all weights are 0; give a criterion a weight above 0")
    sites = tuple(_site(path, n, s, criteria) for n, s in given["site"].items())
    points = np.column_stack([_points(c, sites) for c in criteria])
    scores = points @ np.array([c.weight / total for c in criteria])
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(criteria)), DRAWS)
    best = np.bincount(np.argmax(points @ drawn.T, axis=0), minlength=len(sites)) / DRAWS
    ranked = [
        Ranked(
            site=site,
            score=float(scores[n]),
            first=float(best[n]),
            points={c.name: float(points[n, k]) for k, c in enumerate(criteria)},
        )
        for n, site in enumerate(sites)
    ]
    ranked.sort(key=lambda r: -r.score)
    return Comparison(title=str(given.get("title", "")), criteria=criteria, sites=tuple(ranked))


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


def _points(criterion: Criterion, sites: tuple[Candidate, ...]) -> Any:
    values = np.array([s.values[criterion.name] for s in sites])
    spread = values.max() - values.min()
    if spread <= 0:
        return np.ones(len(values))
    points = (values - values.min()) / spread
    return points if criterion.better == "high" else 1 - points
