"""A site plan: the page."""

from motorworks.report.number import plain
from motorworks.report.studies.siteplan_moved import Moved, moved_section
from motorworks.report.studies.siteplan_park import park_section
from motorworks.report.studies.siteplan_plan import checks_section, plan_section
from motorworks.report.studies.siteplan_region import region_section
from motorworks.report.studies.siteplan_sites import sites_section
from motorworks.report.studies.siteplan_words import siteplan_precision, siteplan_sentence
from motorworks.report.studies.study import Study
from motorworks.siteplan.study import SiteStudy


def siteplan_study(found: SiteStudy, moved: Moved | None = None) -> Study:
    """Give the page of a site plan."""
    plan, good = found.plan, all(c.good for c in found.checks)
    return Study(
        kind="site plan",
        plant=found.plant,
        chip="It fits" if good else "It does not fit",
        style="reached" if good else "missed",
        sentence=siteplan_sentence(found),
        precision=siteplan_precision(found),
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
                plan_section(found),
                checks_section(found),
                moved_section(moved) if moved else None,
                park_section(found.plant.currency, found.park) if found.park else None,
                region_section(found),
                sites_section(found.sites) if found.sites else None,
            )
            if s
        ),
    )
