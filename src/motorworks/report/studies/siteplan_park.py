"""The park beside a plant: make, neighbour or import, and how sure that is."""

from collections.abc import Iterator, Mapping

from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, plain
from motorworks.report.table import Column, Table, numbers
from motorworks.siteplan.park import Park
from motorworks.siteplan.sweep import DRAWS, SURE
from motorworks.siteplan.terms import FACTORS, RANGES, TITLES
from motorworks.siteplan.ways import IMPORT, MAKE, NEIGHBOUR

MOST = 3
"""Terms that are named in a row."""


def park_section(currency: str, known: Park) -> Section:
    """Give the park: what each way costs, and how far the choice hangs on assumed terms."""
    fits = "fits" if known.fits else "does not fit"
    return Section(
        key="park",
        short="Park",
        title="The park",
        lead=f"{plain(known.floor, 4)} m² of floor and {plain(known.people, 4)} people; "
        f"{plain(known.footprint, 4)} m² of ground, which {fits} under the "
        f"{plain(known.allowed, 4)} m² that may be covered of {plain(known.land, 4)} m². "
        + park_sentence(known),
        figures=(_sweep(known), _ways(currency, known)),
    )


def park_sentence(known: Park) -> str:
    """Give what may be said of the park in spite of the assumed terms."""
    swept = [m for m in known.members if m.sweep]
    sure = [m for m in swept if m.sweep and m.sweep.sure]
    near = [m for m in swept if m.sweep and m.sweep.shares[IMPORT] <= 1 - SURE]
    if not swept:
        return ""
    return (
        f"For {len(near)} of {len(swept)} suppliers it is sure that their goods should not come "
        f"from afar; whether to make them or to have a neighbour make them is sure for {len(sure)}."
    )


def _sweep(known: Park) -> Figure:
    members = [m for m in known.members if m.sweep]
    sweeps = [m.sweep for m in members if m.sweep]
    shares = (
        Column(name=title, values=[s.shares[way] for s in sweeps], kind="share")
        for way, title in ((MAKE, "Make"), (NEIGHBOUR, "Neighbour"), (IMPORT, "Import"))
    )
    return Figure(
        key="park-sweep",
        title="How sure the choice is",
        lead=f"All terms of the choice are assumed. They were drawn {DRAWS:,} times, jointly, "
        "between their low and high values; the shares say how often each way is the cheapest. "
        f"What holds in {percent(SURE, 0)} of the draws or more counts as a finding.",
        template="table",
        table=Table(
            caption="Share of draws in which each way is the cheapest",
            columns=(
                Column(name="Firm", values=[m.firm.title for m in members]),
                Column(name="Finding", values=[s.finding or "open" for s in sweeps]),
                *shares,
                Column(name="Typical terms", values=[s.best for s in sweeps]),
                Column(name="Turned by", values=[_turned(s.turns) for s in sweeps]),
            ),
        ),
        note=_ranges(),
    )


def _turned(turns: Mapping[str, str]) -> str:
    """Give the terms whose low or high value alone makes another way the cheapest."""
    said = [name.split(" ") for name in turns]
    more = f" and {len(said) - MOST} more" if len(said) > MOST else ""
    named = ", ".join(f"{TITLES[name]} {end}" for name, end in said[:MOST])
    return f"{named}{more}" if said else "no single term"


def _ranges() -> str:
    """Give the ranges of all terms in words."""
    one = (f"{TITLES[n]} {low:g} to {high:g}" for n, (low, _, high) in RANGES.items())
    factors = (f"{TITLES[n]} times {low:g} to {high:g}" for n, (low, _, high) in FACTORS.items())
    return (
        f"Ranges, triangular laws around the typical values below: {', '.join((*one, *factors))}."
    )


def _ways(currency: str, known: Park) -> Figure:
    return Figure(
        key="park",
        title="Make, neighbour or import",
        lead="Yearly cost of each way with typical terms: interest on stock, carriage, interest "
        "on floor and machines, margin or lack of scale, and contribution lost to interruptions. "
        "Ranked by what a neighbour saves over import for every m² that it takes.",
        template="table",
        table=Table(
            caption="Firms of the park, best use of the ground first",
            columns=(*_firms(currency, known), *_costs(currency, known)),
        ),
        note=_terms(known),
    )


def _firms(currency: str, known: Park) -> Iterator[Column]:
    members = known.members
    best = [m.best.way if m.best else "service" for m in members]
    yield Column(name="Firm", values=[m.firm.title for m in members])
    yield Column(name="Cheapest, typical terms", values=best)
    yield numbers("Saved per m²", [m.gain_per_area or None for m in members], currency)
    yield numbers("Floor", [m.firm.floor for m in members], "m2")
    yield numbers("People", [m.firm.people for m in members])
    yield numbers("Stock", [m.firm.stock / 86400 for m in members], "d")
    yield numbers("Supplies", [m.value / 1e6 or None for m in members], f"M{currency}")
    yield numbers("Mass", [m.tonnes or None for m in members], "t")
    yield numbers("Lead time", [m.lead_time or None for m in members], "d")


def _costs(currency: str, known: Park) -> Iterator[Column]:
    for way, title in ((MAKE, "Make"), (NEIGHBOUR, "Neighbour"), (IMPORT, "Import")):
        costs = [
            next((c.total / 1e6 for c in m.choices if c.way == way), None) for m in known.members
        ]
        yield numbers(title, costs, f"M{currency}")


def _terms(known: Park) -> str:
    t = known.terms
    return (
        f"All assumed: carriage {t.freight:g} {t.currency} per t km over {t.distance[0]:g}, "
        f"{t.distance[1]:g} and {t.distance[2]:g} km; {t.events[0]:g}, {t.events[1]:g} and "
        f"{t.events[2]:g} interruptions a year of {t.outage[0]:g}, {t.outage[1]:g} and "
        f"{t.outage[2]:g} days, of which {percent(t.covered, 0)} of the contribution is "
        f"lost; machines of {plain(t.equipment)} {t.currency} per m²; a firm adds "
        f"{percent(t.conversion, 0)} of its price, of which {percent(t.margin, 0)} is margin and "
        f"{percent(t.scale, 0)} the lack of scale. Masses only of what is counted in kg."
    )
