"""A site plan: page and terminal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motorworks.report.figure import Figure, Section
from motorworks.report.figures.site_plan import legend, plan_svg
from motorworks.report.figures.site_setting import setting_svg
from motorworks.report.number import percent, plain
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.simulation import Run
from motorworks.siteplan.compare_sites import Comparison
from motorworks.siteplan.ground import GATES
from motorworks.siteplan.park import IMPORT, MAKE, NEIGHBOUR, Park
from motorworks.siteplan.region import REGIONAL, SOURCE, Jobs
from motorworks.siteplan.study import SiteStudy
from motorworks.statistics import kpi_records, verdict

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

LEAST = 780
"""Width below which the drawing is scrolled [px]."""
FLEET = {
    "fleet_utilisation": "Use of vehicles",
    "empty_travel_share": "Empty travel",
    "mean_wait_for_vehicle": "Mean wait for a vehicle [s]",
    "trips_per_hour": "Trips an hour",
}


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A plant simulated as it is and with its positions on the plan."""

    before: Run
    after: Run


def siteplan_study(found: SiteStudy, moved: Moved | None = None) -> Study:
    """Give the page of a site plan."""
    plan, good = found.plan, all(c.good for c in found.checks)
    return Study(
        kind="site plan",
        plant=found.plant,
        chip="It fits" if good else "It does not fit",
        style="reached" if good else "missed",
        sentence=siteplan_sentence(found),
        precision=_precision(found),
        facts=(
            ("flows", found.flows.kind),
            ("good parts a year", plain(found.flows.good, 4)),
            ("mass of one", f"{plain(found.flows.mass)} kg"),
            ("land", "given" if plan.ground.given else "assumed: no [plant.site]"),
            ("shape", f"{plan.ground.width:.0f} × {plan.ground.height:.0f} m"),
        ),
        intervals="Areas are calculated from the plant file, tonnes from its flows and masses "
        f"({found.flows.basis}); ways run along the lanes and the road around, from door to door.",
        sections=tuple(
            s
            for s in (
                _drawn(found),
                _checked(found),
                _moved(moved) if moved else None,
                _parked(found.plant.currency, found.park) if found.park else None,
                _setting(found),
                _sites(found.sites) if found.sites else None,
            )
            if s
        ),
    )


def siteplan_sentence(found: SiteStudy) -> str:
    """Give the answer in one sentence."""
    plan = found.plan
    floor = sum(b.floor for b in plan.blocks)
    covered = sum(r.area for r in plan.at.values())
    return (
        f"{plain(floor, 4)} m² of floor stand on {plain(plan.ground.land, 4)} m² of land, which "
        f"they cover by {percent(covered / plan.ground.land)}."
    )


def _precision(found: SiteStudy) -> str:
    plan = found.plan
    more = found.haulage / found.direct - 1 if found.direct else 0.0
    least = percent(plan.bound / plan.cost if plan.cost else 0.0)
    less = ""
    if plan.naive:
        less = f" is {percent(1 - plan.cost / plan.naive)} less than the best plain layout's and"
    return (
        f"Material is carried {plain(found.haulage, 4)} tonne-kilometres a year along the lanes, "
        f"{percent(more)} more than straight through the buildings. The sum of tonnes times "
        f"rectilinear ways, by which the plan was searched,{less} cannot be below {least} of what "
        "it is."
    )


def _name(found: SiteStudy, end: str) -> str:
    return GATES.get(end) or next(b.title for b in found.plan.blocks if b.name == end)


def _column(name: str, values: list[float | None] | list[float], unit: str = "") -> Column:
    return Column(name=name, values=values, kind="number", unit=unit)


def plan_figure(found: SiteStudy) -> Figure:
    """Give the plan to scale with its buildings."""
    plan, blocks = found.plan, found.plan.blocks
    lines = found.underlay.lines if found.underlay else ()
    svg, unnamed = plan_svg(plan, found.routes, lines)
    table = Table(
        caption="Buildings",
        columns=(
            _column("Number", [float(n) for n in range(1, len(blocks) + 1)]),
            Column(name="Building", values=[b.title for b in blocks]),
            Column(name="Kind", values=[b.kind for b in blocks]),
            _column("Floor", [b.floor for b in blocks], "m2"),
            _column("Storeys", [float(b.storeys) for b in blocks]),
            _column("Ground", [plan.at[b.name].area for b in blocks], "m2"),
            _column("West side at", [plan.at[b.name].x for b in blocks], "m"),
            _column("South side at", [plan.at[b.name].y for b in blocks], "m"),
            Column(
                name="Place",
                values=["fixed" if b.name in plan.fixed else "proposed" for b in blocks],
            ),
        ),
    )
    return Figure(
        key="site",
        title="Buildings and the flow of material between them",
        lead="To scale, north is up. Lanes are as wide as the tonnes a year that run along them, "
        "both ways together; arrows show the way most of it goes. Thin lines inside workshops are "
        "lines side by side. Grey is the road around, green the belt.",
        template="site_plan",
        data={"svg": svg, "key": legend(blocks), "least": LEAST},
        table=table,
        note="".join(f"{name}. " for name in unnamed)
        + "Point at a lane to see what runs along it."
        + (" fl.: storeys." if any(b.storeys > 1 for b in blocks) else ""),
    )


def _drawn(found: SiteStudy) -> Section:
    hauls = found.flows.hauls
    ways = {ends: found.routes.way(*ends) for ends in found.plan.ways}
    return Section(
        key="plan",
        short="Plan",
        title="The plan",
        figures=(
            plan_figure(found),
            Figure(
                key="hauls",
                title="What goes between buildings",
                template="table",
                table=Table(
                    caption="Material between buildings in a year",
                    columns=(
                        Column(name="From", values=[_name(found, h.origin) for h in hauls]),
                        Column(name="To", values=[_name(found, h.target) for h in hauls]),
                        Column(name="What", values=[h.what for h in hauls]),
                        _column("Parts", [h.parts or None for h in hauls]),
                        _column("Mass", [h.tonnes for h in hauls], "t"),
                        _column("Way", [ways[h.origin, h.target] for h in hauls], "m"),
                        _column(
                            "Haulage",
                            [h.tonnes * ways[h.origin, h.target] / 1000 for h in hauls],
                            "t km",
                        ),
                        Column(name="Kind", values=[found.flows.kind for _ in hauls]),
                    ),
                ),
            ),
        ),
    )


def _checked(found: SiteStudy) -> Section:
    checks = found.checks
    figures = [
        Figure(
            key="checks",
            title="What the plan must keep",
            lead="Measured on the plan itself.",
            template="table",
            table=Table(
                caption="Checks of the plan",
                columns=(
                    Column(name="Check", values=[c.what for c in checks]),
                    Column(name="Is", values=[_said(c.value, c.unit) for c in checks]),
                    Column(name="Limit", values=[_said(c.limit, c.unit) for c in checks]),
                    Column(name="Kept", values=["yes" if c.good else "NO" for c in checks]),
                ),
            ),
        )
    ]
    said = found.underlay.findings if found.underlay else ()
    if said:
        figures.append(
            Figure(
                key="underlay",
                title="What the drawing left open",
                template="table",
                table=Table(
                    caption="Findings of the drawing",
                    columns=(
                        Column(name="Layer", values=[f.path for f in said]),
                        Column(name="Finding", values=[f.message for f in said]),
                        Column(name="What to do", values=[f.hint for f in said]),
                    ),
                ),
            )
        )
    return Section(key="checks", short="Checks", title="Checks", figures=tuple(figures))


def _said(value: float, unit: str) -> str:
    return percent(value) if unit == "-" else f"{plain(value)} {unit}".strip()


def moved_rows(moved: Moved) -> list[tuple[str, float | None, float | None]]:
    """Give figures of a plant before and after its positions were moved."""
    rows = [("Good parts a year", verdict(moved.before).mean, verdict(moved.after).mean)]
    known = [
        {(k["name"], k["scope"]): k["mean"] for k in kpi_records(run)}
        for run in (moved.before, moved.after)
    ]
    for (name, scope), value in known[0].items():
        if name in FLEET:
            fleet = scope.partition(":")[2]
            rows.append((f"{FLEET[name]}: {fleet}", value, known[1].get((name, scope))))
    return rows


def _moved(moved: Moved) -> Section:
    rows = moved_rows(moved)
    return Section(
        key="moved",
        short="Simulated",
        title="Simulated with the ways of the plan",
        figures=(
            Figure(
                key="moved",
                title="Before and after",
                lead="The plant as its file has it, and with every position where the plan puts "
                "it; the same random numbers.",
                template="table",
                table=Table(
                    caption="Output and vehicles before and after",
                    columns=(
                        Column(name="Figure", values=[r[0] for r in rows]),
                        _column("As in the file", [r[1] for r in rows]),
                        _column("On the plan", [r[2] for r in rows]),
                    ),
                ),
            ),
        ),
    )


def _parked(currency: str, known: Park) -> Section:
    members = known.members
    unit = f"M{currency}"

    def cost(way: str) -> list[float | None]:
        return [next((c.total / 1e6 for c in m.choices if c.way == way), None) for m in members]

    fits = "fits" if known.fits else "does not fit"
    return Section(
        key="park",
        short="Park",
        title="The park",
        lead=f"{plain(known.floor, 4)} m² of floor and {plain(known.people, 4)} people; "
        f"{plain(known.footprint, 4)} m² of ground, which {fits} under the "
        f"{plain(known.allowed, 4)} m² that may be covered of {plain(known.land, 4)} m².",
        figures=(
            Figure(
                key="park",
                title="Make, neighbour or import",
                lead="Yearly cost of each way: interest on stock, carriage, interest on floor and "
                "machines, margin or lack of scale, and contribution lost to interruptions. "
                "Ranked by what a neighbour saves over import for every m² that it takes.",
                template="table",
                table=Table(
                    caption="Firms of the park, best use of the ground first",
                    columns=(
                        Column(name="Firm", values=[m.firm.title for m in members]),
                        Column(
                            name="Best",
                            values=[m.best.way if m.best else "service" for m in members],
                        ),
                        _column(
                            "Saved per m²", [m.gain_per_area or None for m in members], currency
                        ),
                        _column("Floor", [m.firm.floor for m in members], "m2"),
                        _column("People", [m.firm.people for m in members]),
                        _column("Stock", [m.firm.stock / 86400 for m in members], "d"),
                        _column("Supplies", [m.value / 1e6 or None for m in members], unit),
                        _column("Mass", [m.tonnes or None for m in members], "t"),
                        _column("Lead time", [m.lead_time or None for m in members], "d"),
                        _column("Make", cost(MAKE), unit),
                        _column("Neighbour", cost(NEIGHBOUR), unit),
                        _column("Import", cost(IMPORT), unit),
                    ),
                ),
                note=_terms(known),
            ),
        ),
    )


def _terms(known: Park) -> str:
    t = known.terms
    return (
        f"All assumed: carriage {t.freight:g} {t.currency} per t km over {t.distance[0]:g}, "
        f"{t.distance[1]:g} and {t.distance[2]:g} km; {t.events[0]:g}, {t.events[1]:g} and "
        f"{t.events[2]:g} interruptions a year of {t.outage[0]:g}, {t.outage[1]:g} and "
        f"{t.outage[2]:g} days, of which {percent(t.covered, 0)} of the contribution is "
        f"lost; machines of {plain(t.equipment)} {t.currency} per m²; a firm adds "
        f"{percent(t.conversion, 0)} of its price, of which {percent(t.margin, 0)} is margin and "
        f"{percent(t.scale, 0)} the lack of scale. Where the ways lie within a tenth of each "
        "other, take them as equal. Masses only of what is counted in kg."
    )


def _setting(found: SiteStudy) -> Section | None:
    site, known = found.plant.site, found.jobs
    figures = []
    if site and site.zone > 0:
        figures.append(
            Figure(
                key="setting",
                title="Plant and park within the zone",
                lead="Squares of one scale; where they lie in the zone is not shown.",
                template="site_plan",
                data={"svg": setting_svg(site), "key": [], "least": 560},
            )
        )
    if known.direct > 0:
        figures.append(_jobs(known))
    if not figures:
        return None
    return Section(key="region", short="Region", title="The region", figures=tuple(figures))


def _jobs(known: Jobs) -> Figure:
    rows = (
        ("At the machines, four crews", known.operators, "calculated"),
        ("Beside the machines", known.staff, "given"),
        ("In the park", known.park, "given"),
        (f"Further, in the region ({percent(REGIONAL, 0)} assumed)", known.further, "assumed"),
        ("Further, in the whole country, at the most", known.most, "published multiplier"),
    )
    return Figure(
        key="jobs",
        title="Jobs",
        template="table",
        table=Table(
            caption="Jobs with the plant",
            columns=(
                Column(name="Where", values=[r[0] for r in rows]),
                _column("People", [r[1] for r in rows]),
                Column(name="Kind", values=[r[2] for r in rows]),
            ),
        ),
        note=f"Multiplier: {SOURCE}. Those of the park count as its first part. A multiplier of "
        "another country and time; an order of magnitude only.",
    )


def _sites(known: Comparison) -> Section:
    ranked = known.sites
    return Section(
        key="sites",
        short="Sites",
        title="Sites compared",
        figures=(
            Figure(
                key="sites",
                title=known.title or "Sites compared",
                lead="Points run from the worst to the best of these sites in each criterion. The "
                "share of all weights with which a site is the best says how the ranking hangs on "
                "them.",
                template="table",
                table=Table(
                    caption="Sites by weighted criteria",
                    columns=(
                        Column(name="Site", values=[r.site.title for r in ranked]),
                        _column("Score", [r.score for r in ranked]),
                        *(
                            _column(
                                f"{c.title} ({percent(c.weight, 0)})",
                                [r.site.values[c.name] for r in ranked],
                                c.unit,
                            )
                            for c in known.criteria
                        ),
                        Column(name="First with", values=[r.first for r in ranked], kind="share"),
                        Column(
                            name="Sources",
                            values=[
                                ", ".join(
                                    f"{c.name}: {r.site.sources[c.name] or 'none'}"
                                    for c in known.criteria
                                )
                                for r in ranked
                            ],
                        ),
                    ),
                ),
            ),
        ),
    )


# ---- terminal ----


def siteplan_summary(found: SiteStudy, moved: Moved | None = None) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("building", "floor m2", "storeys", "ground m2", "at x, y m")):
        grid.add_column(heading, justify="right" if n else "left", overflow="fold")
    for b in found.plan.blocks:
        place = found.plan.at[b.name]
        at = f"{place.x:.0f}, {place.y:.0f}"
        cells = (f"{b.floor:,.0f}", str(b.storeys), f"{place.area:,.0f}", at)
        grid.add_row(printable(b.title), *cells)
    parts: list[RenderableType] = [
        Text(siteplan_sentence(found), "bold"),
        Text(_precision(found)),
        *([Text(NO_SITE, "yellow")] if not found.plan.ground.given else []),
        grid,
        *(
            Text(f"not kept: {c.what} {_said(c.value, c.unit)}", "red")
            for c in found.checks
            if not c.good
        ),
        *(
            Text(printable(str(f)), "yellow")
            for f in (found.underlay.findings if found.underlay else ())
        ),
    ]
    for name, before, after in moved_rows(moved) if moved else ():
        parts.append(Text(printable(f"{name}: {plain(before, 4)} → {plain(after, 4)}")))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


NO_SITE = (
    "The plant file has no [plant.site]: the land is as large as the buildings ask for under the "
    "usual shares (60 % covered, 10 % green). Give land, coverage, green, roads and storeys there."
)
