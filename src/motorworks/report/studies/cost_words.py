"""The cost of a motor in words, for the terminal and the head of its page."""

from typing import TYPE_CHECKING

from motorworks.report.number import NOTHING, percent, plain
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
from motorworks.report.studies.cost_lines import USES
from motorworks.report.studies.costed import Costed

SHOWN = 10
"""Operations on the terminal."""


def cost_sentence(found: Costed) -> str:
    """Give the answer in one sentence."""
    best, purse = found.best, found.purse
    half = f" ± {purse.text(best.half_width)}" if best.half_width else ""
    how = "simulated" if found.simulated else "by arithmetic, nothing simulated"
    name = found.plant.title or found.plant.name
    return (
        f"A good {found.plant.product} of {name} costs {purse.text(best.total)}{half} "
        f"{purse.code}, {how}."
    )


def cost_precision(found: Costed) -> str:
    """Give over how many motors it is reckoned, how sure it is and what the price leaves."""
    best, purse = found.best, found.purse
    price = mean_price(found)
    parts = [f"Over {number(best.good_per_year)} good {found.plant.product}s a year."]
    if found.simulated:
        gap = found.simulated.total - found.calculated.total
        side = "more" if gap >= 0 else "less"
        parts.append(
            f"That is {purse.text(abs(gap))} {purse.code} {side} than the arithmetic says."
        )
    if price > 0:
        margin = 1 - best.total / price
        parts.append(
            f"The mean price is {purse.text(price)} {purse.code}: {percent(margin)} is left."
        )
    if best.late:
        late = ", ".join(best.late)
        parts.append(
            f"No station is named at which these materials go in: {late}; scrap costs none of them."
        )
    return " ".join(parts)


def mean_price(found: Costed) -> float:
    """Give the price of a motor of the mix."""
    prices = {m.name: m.price for m in found.plant.models}
    return sum(share * prices.get(name, 0.0) for name, share in found.best.mix.items())


def cost_summary(found: Costed) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    purse, best = found.purse, found.best
    lines = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("line", "calculated", "simulated", "±")):
        lines.add_column(heading, justify="right" if n else "left")
    for line in best.lines:
        real = purse.text(line.amount) if found.simulated else NOTHING
        half = purse.text(line.half_width) if line.half_width else ""
        lines.add_row(line.title, purse.text(found.calculated[line.key]), real, half)
    total = purse.text(best.total) if found.simulated else NOTHING
    half = purse.text(best.half_width) if best.half_width else ""
    lines.add_row("Total", purse.text(found.calculated.total), total, half)
    dear = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(("operation, its material left out", purse.code)):
        dear.add_column(heading, justify="right" if n else "left")
    ranked = sorted(best.operations, key=lambda o: o.costs["material"] - o.total)
    for o in ranked[:SHOWN]:
        dear.add_row(printable(o.process), purse.text(o.total - o.costs["material"]))
    parts: list[RenderableType] = [
        Text(printable(cost_sentence(found)), "bold"),
        Text(printable(cost_precision(found))),
        lines,
        dear,
    ]
    waste = [s for s in best.shares if s.use in {"rework", "scrap", "waiting", "down"}]
    if waste:
        said = "; ".join(
            f"{USES[s.use].split(':')[0].lower()} {plain(purse.of(s.total))}" for s in waste
        )
        parts.append(Text(printable(f"of it: {said} {purse.code}"), "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
