"""Sites compared by weighted criteria, and how far the ranking hangs on weights and assumptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from motorworks.errors import PlantError
from motorworks.siteplan.sites_file import Candidate, Criterion, Sites, read_sites

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS = 10_000
"""Weights, and assumed values, drawn for the sensitivity."""
OFF = 0.2
"""How far an assumed value may be off, either way [-]."""


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
    first_if_off
        Share of draws in which it is the best while assumed values are off by a fifth
        at the most, each by itself, under the weights given [-].
    points
        By criterion, 0 for the worst of the sites and 1 for the best.
    """

    site: Candidate
    score: float
    first: float
    first_if_off: float
    points: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """The weight of a criterion at which another site becomes the best [-].

    The other weights stay in proportion.
    """

    criterion: str
    weight: float
    site: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Sites, best first.

    Attributes
    ----------
    title
        Of the file.
    criteria
        With weights that sum to 1.
    sites
        Best first.
    turns
        Nearest weight of each criterion at which the best site changes; those without one are
        left out.
    sources
        What the signs of sources stand for.
    """

    title: str
    criteria: tuple[Criterion, ...]
    sites: tuple[Ranked, ...]
    turns: tuple[Turn, ...]
    sources: Mapping[str, str]


def compare_sites(
    path: Path | str, seed: int = 1, weights: Mapping[str, float] | None = None
) -> Comparison:
    """Give the sites of a file (TOML), best first.

    Parameters
    ----------
    path
        The file, as :func:`motorworks.siteplan.sites_file.read_sites` takes it.
    seed
        Seed of the weights and values drawn.
    weights
        Weights of criteria instead of those in the file; the others keep theirs. All together
        are scaled to sum to 1.

    Raises
    ------
    PlantError
        If the file cannot be used, or a weight names no criterion, is negative, or all are 0.

    Notes
    -----
    Points go straight from the worst to the best value among the sites; where all are alike
    each has 1. The score is the sum of weight x points. For the sensitivity weights are drawn
    evenly from all that sum to 1 (a flat Dirichlet law), and assumed values evenly from
    four to six fifths of what is assumed. The weight w at which site b draws level with the best
    site a, while the others stay in proportion, solves w a + (1 - w) A = w b + (1 - w) B with
    their points a, b in the criterion and their scores A, B without it.
    """
    known = read_sites(path)
    criteria = _weighted(known, weights or {}, path)
    share = np.array([c.weight for c in criteria])
    values = np.array([[s.values[c.name] for c in criteria] for s in known.sites])
    points = _points(criteria, values)
    scores = points @ share
    chance = np.random.default_rng(seed)
    first = _first(points @ chance.dirichlet(np.ones(len(criteria)), DRAWS).T)
    if_off = _first_if_off(known.sites, criteria, values, chance)
    ranked = [
        Ranked(
            site=site,
            score=float(scores[n]),
            first=float(first[n]),
            first_if_off=float(if_off[n]),
            points={c.name: float(points[n, k]) for k, c in enumerate(criteria)},
        )
        for n, site in enumerate(known.sites)
    ]
    return Comparison(
        title=known.title,
        criteria=criteria,
        sites=tuple(sorted(ranked, key=lambda r: -r.score)),
        turns=tuple(_turns(known.sites, criteria, points)),
        sources=known.sources,
    )


def _weighted(
    known: Sites, weights: Mapping[str, float], path: Path | str
) -> tuple[Criterion, ...]:
    """Give the criteria with weights that sum to 1."""
    names = [c.name for c in known.criteria]
    for name, weight in weights.items():
        if name not in names:
            said = ", ".join(names)
            raise PlantError(f"{path}: weight '{name}' names no criterion; expected one of {said}")
        if not 0 <= weight < float("inf"):
            raise PlantError(f"{path}: weight '{name}' is {weight:g}; expected 0 or more")
    given = [weights.get(c.name, c.weight) for c in known.criteria]
    total = sum(given)
    if total <= 0:
        raise PlantError(f"{path}: all weights are 0; give a criterion a weight above 0")
    return tuple(replace(c, weight=w / total) for c, w in zip(known.criteria, given, strict=True))


def _points(
    criteria: tuple[Criterion, ...], values: "NDArray[np.float64]"
) -> "NDArray[np.float64]":
    """Give the points of values (..., sites, criteria)."""
    low, high = values.min(axis=-2, keepdims=True), values.max(axis=-2, keepdims=True)
    alike = high <= low
    points = (values - low) / np.where(alike, 1.0, high - low)
    falling = np.array([c.better == "low" for c in criteria])
    points = np.where(falling, 1.0 - points, points)
    return np.asarray(np.where(alike, 1.0, points), dtype=float)


def _first(scores: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Give the share of draws (sites, draws) in which each site has the highest score."""
    best = np.argmax(scores, axis=0)
    return np.asarray(np.bincount(best, minlength=len(scores)) / scores.shape[1], dtype=float)


def _first_if_off(
    sites: tuple[Candidate, ...],
    criteria: tuple[Criterion, ...],
    values: "NDArray[np.float64]",
    chance: np.random.Generator,
) -> "NDArray[np.float64]":
    assumed = np.array([[s.assumed(c.name) for c in criteria] for s in sites])
    factors = chance.uniform(1 - OFF, 1 + OFF, (DRAWS, *values.shape))
    points = _points(criteria, values * np.where(assumed, factors, 1.0))
    return _first((points @ np.array([c.weight for c in criteria])).T)


def _turns(
    sites: tuple[Candidate, ...], criteria: tuple[Criterion, ...], points: "NDArray[np.float64]"
) -> Iterator[Turn]:
    share = np.array([c.weight for c in criteria])
    best = int(np.argmax(points @ share))
    for k, criterion in enumerate(criteria):
        if criterion.weight >= 1:
            continue
        rest = (points @ share - share[k] * points[:, k]) / (1 - share[k])
        level = [
            Turn(criterion=criterion.name, weight=w, site=site.name)
            for n, site in enumerate(sites)
            if n != best and (w := _level(rest[best] - rest[n], points[n, k] - points[best, k]))
        ]
        if level:
            yield min(level, key=lambda turn: abs(turn.weight - criterion.weight))


def _level(ahead: float, gained: float) -> float | None:
    """Give the weight at which two sites draw level; ``None`` where they never do."""
    if gained == 0 or ahead + gained == 0:
        return None
    weight = float(ahead / (ahead + gained))
    return weight if 0 < weight <= 1 else None
