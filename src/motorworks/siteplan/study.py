"""A site plan as a whole: buildings, flows, plan, checks, the park and the region."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.simulation import Run
from motorworks.siteplan.compare_sites import Comparison, compare_sites
from motorworks.siteplan.flows import flows, pulls
from motorworks.siteplan.ground import LANE, settled
from motorworks.siteplan.hauls import Flows
from motorworks.siteplan.park import Park, park
from motorworks.siteplan.place import STEPS, proposed
from motorworks.siteplan.plan import Plan
from motorworks.siteplan.rectangle import CLOSE, Rectangle
from motorworks.siteplan.region import Jobs, jobs
from motorworks.siteplan.routes import Routes
from motorworks.siteplan.sites_file import shipped_sites
from motorworks.siteplan.underlay import Underlay, read_underlay


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that a plan must keep, measured on the plan itself.

    Attributes
    ----------
    what
        In words.
    value, limit
        Measured, and the least or the most; both in ``unit``.
    unit
        Such as ``m2``; ``-`` for shares.
    good
        Whether it is kept.
    """

    what: str
    value: float
    limit: float
    unit: str
    good: bool


@dataclass(frozen=True, kw_only=True)
class SiteStudy:
    """A site plan with what belongs to it.

    Attributes
    ----------
    plant
        The plant.
    plan
        The plan.
    routes
        The ways on it, along the lanes.
    flows
        What goes between its buildings.
    checks
        What the plan must keep.
    park, jobs, sites
        The park, the jobs, and sites compared; ``None`` where nothing is known of them.
    underlay
        The drawing that was read; ``None`` without one.
    """

    plant: Plant
    plan: Plan
    routes: Routes
    flows: Flows
    checks: tuple[Check, ...]
    park: Park | None
    jobs: Jobs
    sites: Comparison | None
    underlay: Underlay | None = None

    @property
    def haulage(self) -> float:
        """Tonne-kilometres a year of material along the lanes, without wishes."""
        ways = self.plan.ways.items()
        return sum(t * self.routes.way(*ends) for ends, t in ways) / 1000

    @property
    def direct(self) -> float:
        """The same on rectilinear ways from middle to middle, straight through buildings."""
        ways = self.plan.ways.items()
        return sum(t * self.plan.way(*ends) for ends, t in ways) / 1000


def site_study(
    plant: Plant,
    *,
    run: Run | None = None,
    drawing: Path | str | None = None,
    sites: Path | str | None = None,
    weights: Mapping[str, float] | None = None,
    ratio: float = 1.6,
    lane: float = LANE,
    seed: int = 1,
    steps: int = STEPS,
) -> SiteStudy:
    """Give the site plan of a plant.

    Parameters
    ----------
    plant
        The plant.
    run
        A run of it, for simulated flows; calculated ones without.
    drawing
        An engineer's drawing (DXF) that fixes buildings or keeps ground free.
    sites
        A file of sites to compare; the one that comes with a plant of this name if not given.
    weights
        Weights of its criteria instead of those in the file.
    ratio
        Length of the land over its depth [-], where no drawing gives it.
    lane
        Gap between two buildings at least [m].
    seed, steps
        Of the search.

    Raises
    ------
    PlantError
        If the plant has nothing to place, no plan holds it, a file cannot be used, or weights are
        given and there are no sites.
    """
    table = sites or shipped_sites(plant.name)
    compared = compare_sites(table, weights=weights) if table else None
    if weights and compared is None:
        raise PlantError("siteplan: weights are given, but no sites to compare; give --sites FILE")
    ground, blocks = settled(plant, ratio=ratio, lane=lane)
    underlay = None if drawing is None else read_underlay(drawing, blocks)
    if underlay and underlay.outline:
        ground, blocks = settled(plant, lane=lane, outline=underlay.outline)
    if underlay and underlay.gates:
        ground = replace(ground, gates={**ground.gates, **underlay.gates})
    known = flows(plant, blocks, run)
    plan = proposed(
        ground,
        blocks,
        pulls(blocks, known),
        fixed=underlay.fixed if underlay else None,
        taken=underlay.taken if underlay else (),
        ways=known.ways,
        seed=seed,
        steps=steps,
    )
    routes = Routes(plan)
    return SiteStudy(
        plant=plant,
        plan=plan,
        routes=routes,
        flows=known,
        checks=checks(plan, routes),
        park=park(plant, known),
        jobs=jobs(plant),
        sites=compared,
        underlay=underlay,
    )


def checks(plan: Plan, routes: Routes) -> tuple[Check, ...]:
    """Measure on a plan what it must keep."""
    ground, places = plan.ground, plan.at
    covered = sum(r.area for r in places.values())
    green = ground.land - ground.paved.area
    paved = ground.paved.area - covered - sum(r.area for r in plan.taken)
    overlaps = sum(a.meets(b) for a, b in combinations(places.values(), 2))
    outside = sum(not ground.whole.holds(r) for r in places.values())
    gap = _least_gap(places, set(plan.fixed))
    lacking = sum(b.footprint > 1.01 * places[b.name].area for b in plan.blocks)
    return (
        _most("Buildings that overlap", overlaps, 0, ""),
        _most("Buildings that leave the land", outside, 0, ""),
        _most("Buildings with less ground than their floor asks for", lacking, 0, ""),
        _most("Buildings that no lane reaches", len(routes.unreached()), 0, ""),
        *([_least("Smallest gap between buildings", gap, ground.lane, "m")] if gap else ()),
        _most("Land under buildings", covered / ground.land, ground.coverage, "-"),
        _least("Land that stays green", green / ground.land, ground.green, "-"),
        _least("Land for roads, docks, yards and lanes", paved / ground.land, ground.roads, "-"),
    )


def _most(what: str, value: float, limit: float, unit: str) -> Check:
    return Check(what=what, value=value, limit=limit, unit=unit, good=value <= limit + CLOSE)


def _least(what: str, value: float, limit: float, unit: str) -> Check:
    return Check(what=what, value=value, limit=limit, unit=unit, good=value >= limit - CLOSE)


def _least_gap(places: Mapping[str, Rectangle], fixed: set[str]) -> float | None:
    pairs = [p for p in combinations(places, 2) if not set(p) <= fixed]
    return min((_gap(places[a], places[b]) for a, b in pairs), default=None)


def _gap(one: Rectangle, other: Rectangle) -> float:
    """Give the gap between two rectangles along the side that parts them more [m]."""
    across = max(other.x - one.right, one.x - other.right)
    up = max(other.y - one.top, one.y - other.top)
    return max(0.0, across, up)
