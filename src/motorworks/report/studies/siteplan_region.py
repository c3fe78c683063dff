"""The setting of a site and the jobs that come with it."""

from motorworks.report.figure import Figure, Section
from motorworks.report.figures.site_setting import setting_svg
from motorworks.report.number import percent
from motorworks.report.table import Column, Table, numbers
from motorworks.siteplan.region import REGIONAL, SOURCE, Jobs
from motorworks.siteplan.study import SiteStudy


def region_section(found: SiteStudy) -> Section | None:
    """Give the zone around and the jobs; ``None`` where nothing is known of either."""
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
                numbers("People", [r[1] for r in rows]),
                Column(name="Kind", values=[r[2] for r in rows]),
            ),
        ),
        note=f"Multiplier: {SOURCE}. Those of the park count as its first part. A multiplier of "
        "another country and time; an order of magnitude only.",
    )
