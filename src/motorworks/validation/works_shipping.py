"""The measures of what lies beyond the gate, by the ordinary simulation of shipping."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.logistics import Outcome, Terms
from motorworks.logistics.ship import feeds, one, reference_feed
from motorworks.logistics.survey import network_of
from motorworks.simulation.replicate import KernelLike
from motorworks.validation.case import Measure
from motorworks.validation.findings import Scope, case_error, did_you_mean, shown
from motorworks.validation.works_case import WorksCase, WorksMeasure


def shipping_values(
    case: WorksCase,
    wanted: Mapping[int, WorksMeasure],
    *,
    kernel: Callable[..., KernelLike],
    shift: int,
) -> dict[int, Sequence[float]]:
    """Give the measures of shipping over the replications they ask for, by their numbers.

    Parameters
    ----------
    case
        The case.
    wanted
        Its measures of shipping, by number.
    kernel
        The kernel that makes the motors.
    shift
        Added to the case's seed.

    Raises
    ------
    CaseError
        If a measure names what the plant does not have.
    """
    if not wanted:
        return {}
    random = any(m.tolerance.kind == "ci" for m in wanted.values())
    terms = Terms(
        duration=case.duration,
        warm_up=case.warm_up,
        simulated=math.inf,
        replications=case.replications if random else 1,
        seed=case.seed + shift,
    )
    found = feeds(case.plant, terms, kernel=kernel)
    network = network_of(case.plant, reference_feed(found), terms.horizon)
    outcomes = [one(network, feed, terms, r) for r, feed in enumerate(found)]
    return {i: [_value(case, m, o) for o in outcomes] for i, m in wanted.items()}


def _value(case: WorksCase, measure: Measure, outcome: Outcome) -> float:
    keys: Mapping[str, Any] = measure.keys if isinstance(measure, WorksMeasure) else {}
    if measure.name == "box":
        number = int(keys["n"])
        if number > len(outcome.boxes):
            raise MotorworksError(f"box {number} is not begun; there are {len(outcome.boxes)}")
        return float(getattr(outcome.boxes[number - 1], str(keys["instant"])))
    kind, _, name = (measure.nodes[0] if measure.nodes else "plant").partition(":")
    key = (kind, name, str(keys["figure"]))
    if key not in outcome.figures:
        scope = Scope(f"case {case.id}")
        known = [":".join(k[:2]).rstrip(":") + " " + k[2] for k in outcome.figures]
        asked = " ".join([*measure.nodes, str(keys["figure"])])
        scope.refuse((), f"shipping has no figure {shown(asked)}{did_you_mean(asked, known)}")
        raise case_error(case.id, scope.found)
    return outcome.figures[key]
