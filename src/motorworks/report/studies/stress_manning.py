"""Which lines are manned first: rules set against each other."""

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import span, wide
from motorworks.report.table import Column, Table, numbers
from motorworks.resilience import RULES, Ruled, Stress, rules_compared


def manning_section(found: Stress) -> Section | None:
    """Give what each rule of manning loses; ``None`` where none was set against another."""
    groups = rules_compared(found)
    if not groups:
        return None
    return Section(
        key="manning",
        short="Manning",
        title="Which lines to man first",
        figures=tuple(_figure(found, group, n) for n, group in enumerate(groups)),
    )


def manning_sentences(found: Stress) -> list[str]:
    """Say for each epidemic which rule loses least, and whether that is more than chance."""
    return [_best(found, group) for group in rules_compared(found)]


def _best(found: Stress, group: tuple[Ruled, ...]) -> str:
    best = min(group, key=lambda r: r.lost.mean)
    if all(r.lost == best.lost for r in group):
        return (
            f"All {len(group)} rules of manning lose the same: no line with a crew has several "
            "copies to choose from."
        )
    said = f"Of {len(group)} rules of manning least is lost by: {RULES[best.rule]}"
    said += f", {_amount(best.lost.mean, best.lost.half_width)} {found.plant.product}s"
    if best.fewer is None:
        return f"{said}."
    fewer = best.fewer
    by = f"{_amount(fewer.mean, fewer.half_width)} fewer than with {RULES[group[0].rule]}"
    chance = fewer.half_width is None or fewer.mean - fewer.half_width <= 0
    return f"{said}, {by}{'; chance explains as much' if chance else ''}."


def _amount(mean: float, half: float | None) -> str:
    return f"{mean:,.0f}" + ("" if half is None else f" ± {half:,.0f}")


def _figure(found: Stress, group: tuple[Ruled, ...], n: int) -> Figure:
    first = group[0]
    top = max(max(r.lost.mean for r in group), 1.0)
    event = first.tried.events[0]
    product = found.plant.product
    return Figure(
        key=f"manning-{n}",
        title=f"Good {product}s lost by rule",
        lead=f"From {event.begin:%Y-%m-%d}, {span(first.tried.duration)}. People are moved between "
        f"lines where the rule says so. Fewer: lost less than with {RULES[first.rule]}, "
        "replication by replication with the same random numbers.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=_title(r),
                    width=wide(100 * max(r.lost.mean, 0.0) / top),
                    value=f"{r.lost.mean:,.0f}",
                    small="" if r.lost.half_width is None else f"± {r.lost.half_width:,.0f}",
                    tip=f"{_title(r)}: {_amount(r.lost.mean, r.lost.half_width)} lost",
                )
                for r in group
            ]
        },
        table=Table(
            caption="Rules of manning",
            columns=(
                Column(name="Rule", values=[_title(r) for r in group]),
                numbers("Lost", [r.lost.mean for r in group]),
                numbers("± 95 %", [r.lost.half_width for r in group]),
                numbers("Fewer", [r.fewer.mean if r.fewer else None for r in group]),
                numbers("± 95 % of it", [r.fewer.half_width if r.fewer else None for r in group]),
            ),
        ),
    )


def _title(r: Ruled) -> str:
    said = RULES[r.rule]
    return f"{said[0].upper()}{said[1:]}"
