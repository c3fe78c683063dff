"""The plan of a site, what goes between its buildings, and what it must keep."""

from motorworks.report.figure import Figure, Section
from motorworks.report.figures.site_plan import legend, plan_svg
from motorworks.report.number import percent, plain
from motorworks.report.table import Column, Table, numbers
from motorworks.siteplan.ground import GATES
from motorworks.siteplan.study import SiteStudy

LEAST = 780
"""Width below which the drawing is scrolled [px]."""


def _name(found: SiteStudy, end: str) -> str:
    return GATES.get(end) or next(b.title for b in found.plan.blocks if b.name == end)


def plan_figure(found: SiteStudy) -> Figure:
    """Give the plan to scale with its buildings."""
    plan, blocks = found.plan, found.plan.blocks
    lines = found.underlay.lines if found.underlay else ()
    svg, unnamed = plan_svg(plan, found.routes, lines)
    table = Table(
        caption="Buildings",
        columns=(
            numbers("Number", [float(n) for n in range(1, len(blocks) + 1)]),
            Column(name="Building", values=[b.title for b in blocks]),
            Column(name="Kind", values=[b.kind for b in blocks]),
            numbers("Floor", [b.floor for b in blocks], "m2"),
            numbers("Storeys", [float(b.storeys) for b in blocks]),
            numbers("Ground", [plan.at[b.name].area for b in blocks], "m2"),
            numbers("West side at", [plan.at[b.name].x for b in blocks], "m"),
            numbers("South side at", [plan.at[b.name].y for b in blocks], "m"),
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


def plan_section(found: SiteStudy) -> Section:
    """Give the plan to scale and what goes between its buildings."""
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
                        numbers("Parts", [h.parts or None for h in hauls]),
                        numbers("Mass", [h.tonnes for h in hauls], "t"),
                        numbers("Way", [ways[h.origin, h.target] for h in hauls], "m"),
                        numbers(
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


def checks_section(found: SiteStudy) -> Section:
    """Give what the plan must keep, and what a drawing left open."""
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
                    Column(name="Is", values=[measured(c.value, c.unit) for c in checks]),
                    Column(name="Limit", values=[measured(c.limit, c.unit) for c in checks]),
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


def measured(value: float, unit: str) -> str:
    """Give what was measured with its unit."""
    return percent(value) if unit == "-" else f"{plain(value)} {unit}".strip()
