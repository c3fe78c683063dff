"""What is said of one measure of one case."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from motorworks.validation.case import Case, Measure
from motorworks.validation.compare import Comparison
from motorworks.validation.measures import MEASURES
from motorworks.validation.works_case import WorksCase, WorksMeasure


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One measure of one case, exact and simulated.

    Attributes
    ----------
    set
        Name of the set that the case is of, as given for a file or folder; empty for cases that
        were given themselves.
    case, feature
        Id of the case and what it tests.
    measure, node, argument
        Name of the measure, its node or nodes joined by ``+``, and its state, time, number
        or bound as text, empty if it has none.
    exact
        The known value.
    mean
        The simulated one, NaN where there is none.
    half_width
        Half-width of its confidence interval, ``None`` for a single run.
    n
        Replications.
    holds
        Whether the simulated value confirms the exact one.
    why
        Why not; empty if it holds.
    """

    set: str
    case: str
    feature: str
    measure: str
    node: str
    argument: str
    exact: float
    mean: float
    half_width: float | None
    n: int
    holds: bool
    why: str

    @property
    def label(self) -> str:
        """The measure in one line, such as ``state fraction M1 processing``."""
        words = (self.measure.replace("_", " "), self.node, self.argument)
        return " ".join(word for word in words if word)

    def to_dict(self) -> dict[str, Any]:
        """Give the verdict as plain values, for JSON; ``null`` where there is no number."""
        values = asdict(self)
        values["mean"] = None if math.isnan(self.mean) else self.mean
        values["verdict"] = "holds" if values.pop("holds") else "misses"
        return values


def verdict(set_: str, case: Case | WorksCase, measure: Measure, found: Comparison) -> Verdict:
    """Give the verdict on a measure of a case from its comparison."""
    return Verdict(
        set=set_,
        case=case.id,
        feature=case.title if isinstance(case, WorksCase) else case.feature,
        measure=measure.name,
        node="+".join(measure.nodes),
        argument=_keys(measure.keys) if isinstance(measure, WorksMeasure) else _argument(measure),
        exact=measure.value,
        mean=found.mean,
        half_width=found.half_width,
        n=found.n,
        holds=not found.why,
        why=found.why,
    )


def _keys(keys: Mapping[str, Any]) -> str:
    """Give what a measure of a plant file says as text, such as ``state=down until=90``."""
    words = (
        f"{key}={value:g}" if isinstance(value, (int, float)) else str(value)
        for key, value in keys.items()
    )
    return " ".join(words)


def _argument(measure: Measure) -> str:
    """Give state, time, number or bound as text, such as ``n=10`` or ``blocked until=88``."""
    key = MEASURES[measure.name].argument
    if key is None:
        return ""
    if isinstance(measure.argument, str):
        until = "" if measure.until is None else f" until={measure.until:g}"
        return f"{measure.argument}{until}"
    return f"{key}={measure.argument:g}"
