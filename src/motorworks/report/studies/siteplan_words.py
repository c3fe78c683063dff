"""A site plan in words, for the terminal and the head of its page."""

from typing import TYPE_CHECKING

from motorworks.report.number import percent, plain
from motorworks.report.studies.siteplan_moved import Moved, moved_rows
from motorworks.report.studies.siteplan_plan import measured
from motorworks.report.terminal import printable
from motorworks.siteplan.study import SiteStudy

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

NO_SITE = (
    "The plant file has no [plant.site]: the land is as large as the buildings ask for under the "
    "usual shares (60 % covered, 10 % green). Give land, coverage, green, roads and storeys there."
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


def siteplan_precision(found: SiteStudy) -> str:
    """Give the haulage, and how good the plan is, in words."""
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
        Text(siteplan_precision(found)),
        *([Text(NO_SITE, "yellow")] if not found.plan.ground.given else []),
        grid,
        *(
            Text(f"not kept: {c.what} {measured(c.value, c.unit)}", "red")
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
