"""Logarithm and exponential with the same bits on every platform.

The functions of a C library differ in the last bit from one platform to the next. These use
only ``+ - * /`` and the bits of the numbers, in the same order as ``cpp/elementary.hpp``.
"""

from math import inf, isnan, nan
from struct import Struct

from motorworks.kernel.tables import LOG_LEAD, LOG_REST, POWER_LEAD, POWER_REST, STEP

_DOUBLE = Struct("<d")
_WORD = Struct("<Q")
_FRACTION = (1 << 52) - 1
_ONE = 1023 << 52
_TO_WHOLE = float.fromhex("0x1.8p+52")  # added and taken away, it rounds to a whole number
_STEP_LEAD, _STEP_REST, _STEPS = STEP
_LN2_LEAD, _LN2_REST = LOG_LEAD[128], LOG_REST[128]


def _bits(x: float) -> int:
    return int(_WORD.unpack(_DOUBLE.pack(x))[0])


def _number(bits: int) -> float:
    return float(_DOUBLE.unpack(_WORD.pack(bits))[0])


def log(x: float) -> float:
    """Give the natural logarithm; -inf at 0, nan below.

    Parameters
    ----------
    x
        Any number [-].

    Notes
    -----
    With x = 2**k m, 1 <= m < 2, and F the multiple of 1/128 nearest to m,
    log x = k log 2 + log F + log(1 + (m - F)/F): the first two from a table in two parts,
    the last by its series. The error is below 1 unit in the last place.

    References
    ----------
    P. T. P. Tang (1990), Table-driven implementation of the logarithm function in IEEE
    floating-point arithmetic, ACM Transactions on Mathematical Software 16, 378-400,
    doi 10.1145/98267.98294 (the idea; tables and series are our own).
    """
    if not 0.0 < x < inf:
        return -inf if x == 0.0 else inf if x == inf else nan
    shift = 0.0
    if x < float.fromhex("0x1p-1022"):
        x *= float.fromhex("0x1p+54")
        shift = -54.0
    bits = _bits(x)
    k = float((bits >> 52) - 1023) + shift
    m = _number((bits & _FRACTION) | _ONE)
    j = int((m - 1.0) * 128.0 + 0.5)
    centre = 1.0 + j * 0.0078125
    r = (m - centre) / centre
    series = -0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7)))))
    lead = k * _LN2_LEAD + LOG_LEAD[j]
    rest = k * _LN2_REST + LOG_REST[j]
    return lead + (r + (r * r * series + rest))


def log1p(x: float) -> float:
    """Give log(1 + x), accurate for small ``x`` above -1.

    Parameters
    ----------
    x
        A number above -1 [-].
    """
    w = 1.0 + x
    return log(w) + (x - (w - 1.0)) / w


def exp(x: float) -> float:
    """Give the exponential; inf above 709.78, 0 below -745.13.

    Parameters
    ----------
    x
        Any number [-].

    Notes
    -----
    With n the whole number nearest to 64 x / log 2 and n = 64 k + j,
    exp x = 2**k 2**(j/64) exp(x - n log(2)/64): a table in two parts and the series. The
    error is below 1 unit in the last place.

    References
    ----------
    P. T. P. Tang (1989), Table-driven implementation of the exponential function in IEEE
    floating-point arithmetic, ACM Transactions on Mathematical Software 15, 144-157,
    doi 10.1145/63522.214389 (the idea; tables and series are our own).
    """
    if isnan(x):
        return x
    if x > 709.782712893384:
        return inf
    if x < -745.1332191019412:
        return 0.0
    whole = (x * _STEPS + _TO_WHOLE) - _TO_WHOLE
    n = int(whole)
    r = (x - whole * _STEP_LEAD) - whole * _STEP_REST
    series = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))))
    j = n & 63
    k = n >> 6
    # In two factors: 2**k itself may lie outside the range, and only the last may round.
    half = k >> 1
    power = POWER_LEAD[j] + (POWER_LEAD[j] * series + POWER_REST[j])
    return power * _number((half + 1023) << 52) * _number((k - half + 1023) << 52)
