"""A validation case: a network, how it is run, and what is known of it exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """How far a simulated value may be from the exact one.

    Attributes
    ----------
    kind
        ``ci``: a confidence interval must cover the value and be narrow enough.
        ``exact``: one run must give the value.
    confidence
        Confidence of the interval, for ``ci`` [-].
    max_relative_half_width
        Half-width of the interval over the value, for ``ci`` [-].
    absolute
        Difference allowed, for ``exact``, in the unit of the value.
    """

    kind: str
    confidence: float = 0.999
    max_relative_half_width: float = 0.005
    absolute: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A figure of the network whose value is known.

    Attributes
    ----------
    name
        A key of :data:`motorworks.validation.MEASURES`.
    nodes
        Ids of the nodes it is about, taken together.
    value
        The exact value, in the case's time units where it is a time.
    tolerance
        How it is compared.
    argument
        State, time, number or bound that the measure needs beside its node, else ``None``.
    until
        Instant up to which a state time counts.
    """

    name: str
    nodes: tuple[str, ...]
    value: float
    tolerance: Tolerance
    argument: str | float | None = None
    until: float | None = None


@dataclass(frozen=True, kw_only=True)
class RunPlan:
    """How a case is run; always from the empty system.

    Attributes
    ----------
    warm_up
        Time thrown away at the start of each replication, in the case's time units.
    length
        Total time measured over all replications; ``None`` where the case is about the start.
    replications
        Runs from the empty system; ``None`` leaves their number to the comparison.
    """

    warm_up: float = 0.0
    length: float | None = None
    replications: int | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """A production system whose performance is known exactly.

    Attributes
    ----------
    id
        Unique in its file.
    feature, description, semantics, derivation, published_cross_check
        What it tests and why the values are right, for people.
    network
        The checked network, as it stands in the file.
    run
        How it is run.
    measures
        What is known.
    """

    id: str
    network: Mapping[str, Any]
    run: RunPlan
    measures: tuple[Measure, ...]
    feature: str = ""
    description: str = ""
    semantics: tuple[str, ...] = ()
    derivation: str = ""
    published_cross_check: str = ""
