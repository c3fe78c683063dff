"""Laws of duration: how long something takes, certain or random.

The first argument of an exponential law is its mean, never its rate; the standard
deviation of a lognormal law is that of the time itself, not of its logarithm.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from motorworks.process.field import FieldNote

Parameter = float | tuple[float, ...]


class LawKind(NamedTuple):
    """A kind of law: its code in the kernel and its parameters with their notes."""

    code: int
    sentence: str
    parameters: dict[str, FieldNote]


def _time(sentence: str, **bounds: Any) -> FieldNote:
    return FieldNote(sentence, quantity="time")._replace(**bounds)


def _number(sentence: str, **bounds: Any) -> FieldNote:
    return FieldNote(sentence)._replace(**bounds)


LAWS: dict[str, LawKind] = {
    "constant": LawKind(0, "Always the same.", {"value": _time("the time", ge=0)}),
    "exponential": LawKind(1, "Memoryless.", {"mean": _time("mean", gt=0)}),
    "erlang": LawKind(
        2,
        "Sum of equal exponential stages.",
        {
            "stages": _number("number of stages", ge=1, le=1000),
            "mean": _time("mean of the whole", gt=0),
        },
    ),
    # A smaller shape gives times beyond every number.
    "gamma": LawKind(
        3, "Gamma.", {"shape": _number("shape", ge=1e-3), "scale": _time("scale", gt=0)}
    ),
    "hyperexponential": LawKind(
        4,
        "One of several exponentials, drawn by probability.",
        {
            "probs": _number("probabilities, summing to 1", ge=0, le=1),
            "means": _time("means", gt=0),
        },
    ),
    "lognormal": LawKind(
        5,
        "Lognormal, given by mean and standard deviation of the time itself.",
        {"mean": _time("mean", gt=0), "sd": _time("standard deviation", gt=0)},
    ),
    "weibull": LawKind(
        6, "Weibull.", {"shape": _number("shape", ge=0.05), "scale": _time("scale", gt=0)}
    ),
    "uniform": LawKind(
        7, "Uniform.", {"min": _time("least", ge=0), "max": _time("greatest", ge=0)}
    ),
    "triangular": LawKind(
        8,
        "Triangular.",
        {
            "min": _time("least", ge=0),
            "mode": _time("most likely", ge=0),
            "max": _time("greatest", ge=0),
        },
    ),
    "constant_plus": LawKind(
        9,
        "A base time, plus with some probability a geometric number (1, 2, ...) of units.",
        {
            "base": _time("base time", ge=0),
            "probability": _number("probability of the extra", ge=0, le=1),
            "success": _number("success chance of the geometric number", gt=0, le=1),
            "unit": _time("length of one unit", ge=0),
        },
    ),
}


@dataclass(frozen=True)
class Law:
    """A law of duration.

    Parameters
    ----------
    kind
        A key of :data:`LAWS`.
    parameters
        The parameters in the order of :data:`LAWS`, times in seconds; a parameter that
        is a list (of a hyperexponential law) is a tuple.
    """

    kind: str
    parameters: tuple[Parameter, ...]

    def numbers(self) -> tuple[float, ...]:
        """Give the parameters flattened to plain numbers, as the kernel takes them."""
        flat: list[float] = []
        for parameter in self.parameters:
            flat.extend(parameter if isinstance(parameter, tuple) else (parameter,))
        return tuple(flat)

    def mean(self) -> float:
        """Give the mean [s]."""
        return float(_MEANS[self.kind](*self.parameters))

    def variance(self) -> float:
        """Give the variance [s2]."""
        return float(_VARIANCES[self.kind](*self.parameters))

    def scaled(self, factor: float) -> "Law":
        """Give the law of the duration multiplied by ``factor`` [-]."""
        notes = LAWS[self.kind].parameters.values()
        return Law(
            self.kind,
            tuple(
                _times(p, factor) if note.quantity == "time" else p
                for p, note in zip(self.parameters, notes, strict=True)
            ),
        )

    def faults(self) -> list[str]:
        """Give what is wrong with the parameters taken together; empty if nothing."""
        return list(_faults(self))


def _times(parameter: Parameter, factor: float) -> Parameter:
    if isinstance(parameter, tuple):
        return tuple(p * factor for p in parameter)
    return parameter * factor


def _faults(law: Law) -> Iterable[str]:
    named = dict(zip(LAWS[law.kind].parameters, law.parameters, strict=True))
    if law.kind in {"uniform", "triangular"}:
        order = [n for n in ("min", "mode", "max") if n in named]
        for low, high in pairwise(order):
            if named[low] > named[high]:  # type: ignore[operator]
                yield f"{low} must not be above {high}"
    if law.kind == "erlang" and named["stages"] != int(named["stages"]):  # type: ignore[arg-type]
        yield "stages must be a whole number"
    if law.kind == "lognormal" and named["sd"] > 1e6 * named["mean"]:  # type: ignore[operator]
        yield "sd must be at most a million times mean"
    if law.kind == "hyperexponential":
        probs, means = named["probs"], named["means"]
        if not isinstance(probs, tuple) or not isinstance(means, tuple) or len(probs) != len(means):
            yield "probs and means must be lists of the same length"
        elif abs(sum(probs) - 1) > 1e-9:
            yield f"probs must sum to 1, they sum to {sum(probs):g}"


_MEANS: dict[str, Callable[..., float]] = {
    "constant": lambda value: value,
    "exponential": lambda mean: mean,
    "erlang": lambda _stages, mean: mean,
    "gamma": lambda shape, scale: shape * scale,
    "hyperexponential": lambda probs, means: math.fsum(
        p * m for p, m in zip(probs, means, strict=True)
    ),
    "lognormal": lambda mean, _sd: mean,
    "weibull": lambda shape, scale: scale * math.gamma(1 + 1 / shape),
    "uniform": lambda low, high: (low + high) / 2,
    "triangular": lambda low, mode, high: (low + mode + high) / 3,
    "constant_plus": lambda base, probability, success, unit: base + probability * unit / success,
}

_VARIANCES: dict[str, Callable[..., float]] = {
    "constant": lambda _value: 0.0,
    "exponential": lambda mean: mean**2,
    "erlang": lambda stages, mean: mean**2 / stages,
    "gamma": lambda shape, scale: shape * scale**2,
    "hyperexponential": lambda probs, means: (
        math.fsum(2 * p * m**2 for p, m in zip(probs, means, strict=True))
        - math.fsum(p * m for p, m in zip(probs, means, strict=True)) ** 2
    ),
    "lognormal": lambda _mean, sd: sd**2,
    "weibull": lambda shape, scale: (
        scale**2 * (math.gamma(1 + 2 / shape) - math.gamma(1 + 1 / shape) ** 2)
    ),
    "uniform": lambda low, high: (high - low) ** 2 / 12,
    "triangular": lambda low, mode, high: (
        (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    ),
    "constant_plus": lambda _base, probability, success, unit: (
        (unit / success) ** 2 * probability * (2 - success - probability)
    ),
}
