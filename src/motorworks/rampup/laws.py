"""Learning laws: the factor after so much experience."""

import math

from motorworks.plant import Learning

DAY = 86400.0


def factor_after(law: Learning, experience: float) -> float:
    """Give the factor of a learning curve.

    Parameters
    ----------
    law
        The curve, with its start and its time or motors.
    experience
        Days in service, or good parts made where the law counts ``motors``.

    Returns
    -------
    float
        The factor [-], between start and plateau.

    Notes
    -----
    With x the experience, s the start, p the plateau, h the time or motors of the law and
    b = -log2(rate):

    - wright: s (1 + x / h)^-b, the power law with a first lot h
    - de_jong: s (M + (1 - M) (1 + x / h)^-b) with the incompressible share M
    - exponential: p + (s - p) 2^(-x / h)
    - s_curve: p + (s - p) / (1 + (x / h)^k) with the steepness k

    The power laws stop at p. A factor that begins below its plateau (availability) rises by the
    same laws: of wright and de_jong the distance from the plateau is then what shrinks.

    References
    ----------
    Wright, T. P. (1936): Factors affecting the cost of airplanes. J. Aeronautical Sciences 3.
    De Jong, J. R. (1957): The effects of increasing skill on cycle time. Ergonomics 1.
    Towill, D. R. (1990): Forecasting learning curves. Int. J. Forecasting 6 (exponential).
    Carr, G. W. (1946): Peacetime cost estimating requires new learning curves. Aviation 45
    (S-curve).

    Examples
    --------
    >>> curve = Learning(name="c", on=("all",), of="cycle_time", start=1.4, time=60 * 86400.0)
    >>> round(factor_after(curve, 60), 9)  # half of the 40 % is learnt after 60 days
    1.2
    """
    start = 1.0 if law.start is None else law.start
    x = experience / scale_of(law)
    if law.form == "exponential":
        return law.plateau + (start - law.plateau) * math.exp2(-x)
    if law.form == "s_curve":
        return law.plateau + (start - law.plateau) / (1 + math.pow(x, law.steepness))
    fixed = law.incompressible if law.form == "de_jong" else 0.0
    left = fixed + (1 - fixed) * math.pow(1 + x, math.log2(law.rate))
    if start < law.plateau:
        return law.plateau - (law.plateau - start) * left
    return max(law.plateau, start * left)


def scale_of(law: Learning) -> float:
    """Give the law's own measure of experience: days, or good parts."""
    if law.motors is not None:
        return law.motors
    return (law.time or DAY) / DAY
