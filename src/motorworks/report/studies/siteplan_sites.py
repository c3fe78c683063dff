"""Sites compared: scores, sources and what the ranking hangs on."""

from collections.abc import Mapping

from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent
from motorworks.report.table import Column, Table, numbers
from motorworks.siteplan.compare_sites import OFF, Comparison, Turn
from motorworks.siteplan.sites_file import Criterion


def sites_section(known: Comparison) -> Section:
    """Give sites compared, the source of each value, and what the ranking hangs on."""
    best = known.sites[0]
    return Section(
        key="sites",
        short="Sites",
        title="Sites compared",
        lead=f"{best.site.title} is the best of {len(known.sites)} sites with the weights given, "
        f"with {percent(best.first, 0)} of all weights, and in {percent(best.first_if_off, 0)} of "
        f"draws in which each assumed value is off by {percent(OFF, 0)} at the most.",
        figures=(_scores(known), _values(known), _weights(known)),
    )


def _scores(known: Comparison) -> Figure:
    ranked = known.sites
    points = (
        numbers(f"{c.title} × {percent(c.weight, 0)}", [round(r.points[c.name], 2) for r in ranked])
        for c in known.criteria
    )
    return Figure(
        key="sites",
        title=known.title or "Sites compared",
        lead="Points run from 0 for the worst to 1 for the best of these sites in each criterion; "
        "where all are alike each has 1.",
        template="table",
        table=Table(
            caption="Sites by weighted points",
            columns=(
                Column(name="Site", values=[r.site.title for r in ranked]),
                numbers("Score", [round(r.score, 3) for r in ranked]),
                Column(name="First of all weights", values=[r.first for r in ranked], kind="share"),
                Column(
                    name="First if assumptions are off",
                    values=[r.first_if_off for r in ranked],
                    kind="share",
                ),
                *points,
            ),
        ),
    )


def _values(known: Comparison) -> Figure:
    rows = [(r.site, c) for c in known.criteria for r in known.sites]
    kinds = ["ASSUMED" if s.assumed(c.name) else "given" for s, c in rows]
    assumed = kinds.count("ASSUMED")
    signs = ["" if s.assumed(c.name) else s.sources[c.name] for s, c in rows]
    return Figure(
        key="site-values",
        title="Where the values come from",
        lead=f"{len(rows) - assumed} of {len(rows)} values have a source; {assumed} are assumed.",
        template="table",
        table=Table(
            caption="Values of the sites with their sources",
            columns=(
                Column(name="Criterion", values=[c.title for _, c in rows]),
                Column(name="Site", values=[s.title for s, _ in rows]),
                numbers("Value", [s.values[c.name] for s, c in rows]),
                Column(name="Unit", values=[c.unit for _, c in rows]),
                Column(name="Kind", values=kinds),
                Column(name="Source", values=[known.sources.get(sign, sign) for sign in signs]),
            ),
        ),
    )


def _weights(known: Comparison) -> Figure:
    turns = {turn.criterion: turn for turn in known.turns}
    titles = {r.site.name: r.site.title for r in known.sites}
    return Figure(
        key="site-weights",
        title="What the ranking hangs on",
        lead="The nearest weight of each criterion at which another site becomes the best, while "
        "the other weights stay in proportion. Weights are opinions: --weight changes them.",
        template="table",
        table=Table(
            caption="Weights, and where they turn the ranking",
            columns=(
                Column(name="Criterion", values=[c.title for c in known.criteria]),
                Column(name="Better", values=[c.better for c in known.criteria]),
                Column(name="Weight", values=[c.weight for c in known.criteria], kind="share"),
                Column(name="Turns at", values=[_turn(c, turns) for c in known.criteria]),
                Column(
                    name="In favour of",
                    values=[
                        titles[turns[c.name].site] if c.name in turns else ""
                        for c in known.criteria
                    ],
                ),
            ),
        ),
    )


def _turn(criterion: Criterion, turns: Mapping[str, Turn]) -> str:
    turn = turns.get(criterion.name)
    return percent(turn.weight, 0) if turn else "no weight"
