"""What a KPI is, and the values of one KPI over scopes and replications."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from motorworks.program.program import Array
from motorworks.statistics.scope import Scope

SHARE = "-"
ALL_LEVELS = ("plant", "workshop", "line", "station")


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """The definition of one KPI.

    Attributes
    ----------
    name
        Its name in tables and JSON.
    sentence
        What it tells.
    formula
        With the symbols of the elements.
    unit
        ``-`` for a share.
    source
        Who defines it.
    levels
        Where it is given: plant, workshop, line, station, model, pool, fleet, tour, supply.
    undefined
        Why it has no value where it has none.
    kind
        ``simulated``, or ``calculated`` from the plant file alone.
    """

    name: str
    sentence: str
    formula: str
    unit: str = SHARE
    source: str
    levels: tuple[str, ...]
    undefined: str = ""
    kind: str = "simulated"


class Block(NamedTuple):
    """The values of one KPI.

    Attributes
    ----------
    name
        Of the KPI.
    scopes
        Where.
    values
        Shape (R, X), NaN where it has no value.
    """

    name: str
    scopes: Sequence[Scope]
    values: Array
