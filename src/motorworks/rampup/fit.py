"""Learning curves through points that were seen."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.plant import Learning
from motorworks.program.program import Array
from motorworks.rampup.laws import DAY, factor_after

POWER = ("wright", "de_jong")


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A learning curve with how well it goes through its points.

    Attributes
    ----------
    learning
        The curve, with what was fitted written in.
    fitted
        Names of what was fitted; empty where there were no points.
    residuals
        Value seen less value of the curve, by point [-].
    """

    learning: Learning
    fitted: tuple[str, ...] = ()
    residuals: tuple[float, ...] = ()

    @property
    def rms(self) -> float:
        """Root mean square of the residuals [-]; 0 without points."""
        return float(np.sqrt(np.mean(np.square(self.residuals)))) if self.residuals else 0.0


def fitted(law: Learning) -> Fit:
    """Give a learning curve by least squares through its points; as it is if it has none.

    Notes
    -----
    Fitted are the start, the time or motors, and in the power laws the rate, from what the plant
    file gives; the plateau, the incompressible part and the steepness are kept. Positive
    parameters are fitted by their logarithms (Levenberg-Marquardt of scipy).

    Raises
    ------
    MotorworksError
        If there are fewer points than parameters.
    """
    if not law.points:
        return Fit(learning=law)
    from scipy.optimize import least_squares

    names = _names(law)
    if len(law.points) < len(names):
        msg = (
            f"learning '{law.name}' has {len(law.points)} points; a fit of {', '.join(names)} "
            f"takes {len(names)} or more"
        )
        raise MotorworksError(msg)
    at = np.array([p.at for p in law.points])
    seen = np.array([p.value for p in law.points])

    def off(parameters: Array) -> Array:
        curve = _with(law, names, parameters)
        return np.asarray(seen - [factor_after(curve, float(x)) for x in at])

    first = _first(law, names, at, seen)
    best = least_squares(off, first, x_scale=1.0, xtol=1e-12, ftol=1e-12, gtol=1e-12)
    return Fit(
        learning=_with(law, names, best.x),
        fitted=names,
        residuals=tuple(float(r) for r in off(best.x)),
    )


def _names(law: Learning) -> tuple[str, ...]:
    scale = "motors" if law.motors is not None else "time"
    return ("start", scale, "rate") if law.form in POWER else ("start", scale)


def _first(law: Learning, names: tuple[str, ...], at: Array, seen: Array) -> Array:
    """Give where the search begins: the file's own values, else what the points suggest."""
    middle = float(np.median(at[at > 0])) if (at > 0).any() else 1.0
    scale = law.motors or ((law.time or middle * DAY) / DAY)
    values = {
        "start": law.start or float(seen[0]),
        "time": scale,
        "motors": scale,
        "rate": law.rate,
    }
    return np.array(
        [np.log(values[n] / (1 - values[n])) if n == "rate" else np.log(values[n]) for n in names]
    )


def _with(law: Learning, names: tuple[str, ...], parameters: Array) -> Learning:
    given: dict[str, Any] = {}
    for name, value in zip(names, np.clip(parameters, -40, 40), strict=True):
        if name == "rate":
            given[name] = float(1 / (1 + np.exp(-value)))
        else:
            given[name] = float(np.exp(value)) * (DAY if name == "time" else 1.0)
    return replace(law, **given)
