"""How far the choice between making, a neighbour and import hangs on the assumed terms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motorworks.siteplan.terms import FACTORS, RANGES, Terms, changed
from motorworks.siteplan.ways import OPTIONS, Supplied, choices

DRAWS = 1000
"""Sets of terms that are drawn."""
SURE = 0.9
"""Share of the draws from which the best way is a finding [-]."""


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """How often each way is the best while the terms change.

    Attributes
    ----------
    best
        The cheapest way with typical terms.
    shares
        Share of joint draws of all terms in which each way is the cheapest [-].
    turns
        Terms at whose low or high end alone another way becomes the cheapest: that way.
    """

    best: str
    shares: Mapping[str, float]
    turns: Mapping[str, str]

    @property
    def share(self) -> float:
        """Share of the draws in which the typical best stays the best [-]."""
        return self.shares[self.best]

    @property
    def sure(self) -> bool:
        """Whether the best way is a finding: best in nine of ten draws at least."""
        return self.share >= SURE

    @property
    def finding(self) -> str:
        """What may be said in spite of the assumed terms, in words; empty where nothing may."""
        if self.sure:
            return self.best
        out = [way for way in OPTIONS if self.shares[way] <= 1 - SURE]
        return f"not {out[0]}" if out else ""


def swept(of: Supplied, terms: Terms, draws: Sequence[Terms]) -> Sweep:
    """Give how far the best way to get the goods of a firm hangs on the terms.

    Parameters
    ----------
    of
        What is supplied.
    terms
        Typical terms.
    draws
        Terms drawn jointly, as :func:`motorworks.siteplan.terms.drawn` gives them.
    """
    best = cheapest(of, terms)
    met = Counter(cheapest(of, t) for t in draws)
    return Sweep(
        best=best,
        shares={way: met[way] / len(draws) for way in OPTIONS},
        turns={f"{name} {end}": way for name, end, way in _ends(of, terms) if way != best},
    )


def _ends(of: Supplied, terms: Terms) -> list[tuple[str, str, str]]:
    """Give the cheapest way with each term at its low and at its high end, the others typical."""
    ends = [
        (name, end, value)
        for name, (low, _, high) in (RANGES | FACTORS).items()
        for end, value in (("low", low), ("high", high))
    ]
    return [(name, end, cheapest(of, changed(terms, name, value))) for name, end, value in ends]


def cheapest(of: Supplied, terms: Terms) -> str:
    """Give the way with the least yearly cost."""
    return min(choices(of, terms), key=lambda c: c.total).way
