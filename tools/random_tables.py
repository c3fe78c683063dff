"""Write the tables behind the random numbers and the elementary functions.

One computation gives two files with the same numbers, for Python and for C++. It works in
decimal arithmetic of 36 digits, so that every platform writes the same bytes.

Run from the root of the repository: ``python tools/random_tables.py``.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, getcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / "src/motorworks/kernel/tables.py"
CPP = ROOT / "src/motorworks/kernel/cpp/tables.hpp"

getcontext().prec = 36

LAYERS = 256
LOG_CELLS = 128
EXP_CELLS = 64
LOG_BITS = 38
"""Bits behind the point kept in the leading part of a logarithm: sums of such parts and of
up to 1075 logarithms of 2 are exact."""
STEP_BITS = 42
"""Bits behind the point kept in the leading part of ln(2)/64: times 2**17 it is exact."""

Edges = list[Decimal]


def exponential_density(x: Decimal) -> Decimal:
    """Give the density of the exponential law with mean 1."""
    return (-x).exp()


def exponential_inverse(y: Decimal) -> Decimal:
    """Give the point at which the exponential density is ``y``."""
    return -y.ln()


def exponential_tail(x: Decimal) -> Decimal:
    """Give the area under the exponential density right of ``x``."""
    return (-x).exp()


def normal_density(x: Decimal) -> Decimal:
    """Give the density of the normal law, scaled to 1 at 0."""
    return (-x * x / 2).exp()


def normal_inverse(y: Decimal) -> Decimal:
    """Give the positive point at which the scaled normal density is ``y``."""
    return (-2 * y.ln()).sqrt()


def normal_tail(x: Decimal) -> Decimal:
    """Give the area under the scaled normal density right of ``x``: a continued fraction."""
    below = x
    for k in range(2000, 0, -1):
        below = x + k / below
    return normal_density(x) / below


class Curve:
    """A falling density with what the ziggurat needs of it."""

    def __init__(
        self,
        density: Callable[[Decimal], Decimal],
        inverse: Callable[[Decimal], Decimal],
        tail: Callable[[Decimal], Decimal],
    ) -> None:
        self.density, self.inverse, self.tail = density, inverse, tail

    def edges(self) -> Edges:
        """Give the widths of the layers, widest first, 0 last.

        The first is that of a rectangle with the area of the lowest layer, tail included;
        the second is where the tail begins, found by bisection such that the layers, all
        of one area, end exactly at the top.
        """
        low, high = Decimal(1), Decimal(12)
        for _ in range(120):
            middle = (low + high) / 2
            if self._top(middle) is None:
                low = middle
            else:
                high = middle
        edges = self._top(high)
        assert edges is not None
        return edges

    def _top(self, start: Decimal) -> Edges | None:
        """Give the layers for a tail that begins at ``start``; None if they pass the top."""
        area = start * self.density(start) + self.tail(start)
        edges = [area / self.density(start), start]
        while len(edges) <= LAYERS:
            height = self.density(edges[-1]) + area / edges[-1]
            if height >= 1:
                return None
            edges.append(self.inverse(height))
        edges[-1] = Decimal(0)  # up to the last digits of the bisection
        return edges


def split(value: Decimal, bits: int) -> tuple[float, float]:
    """Give ``value`` as a leading part of few bits and the rest."""
    lead = Decimal(int((value * 2**bits).to_integral_value())) / 2**bits
    return float(lead), float(value - lead)


def tables() -> dict[str, list[float]]:
    """Give every table by name."""
    result: dict[str, list[float]] = {}
    for name, curve in {
        "EXPONENTIAL": Curve(exponential_density, exponential_inverse, exponential_tail),
        "NORMAL": Curve(normal_density, normal_inverse, normal_tail),
    }.items():
        edges = curve.edges()
        result[f"{name}_EDGE"] = [float(x) for x in edges]
        result[f"{name}_HEIGHT"] = [float(curve.density(x)) for x in edges]
    logs = [split((1 + Decimal(j) / LOG_CELLS).ln(), LOG_BITS) for j in range(LOG_CELLS + 1)]
    result["LOG_LEAD"], result["LOG_REST"] = ([p[i] for p in logs] for i in (0, 1))
    powers = [Decimal(2) ** (Decimal(j) / EXP_CELLS) for j in range(EXP_CELLS)]
    result["POWER_LEAD"] = [float(p) for p in powers]
    result["POWER_REST"] = [float(p - Decimal(float(p))) for p in powers]
    step = Decimal(2).ln() / EXP_CELLS
    result["STEP"] = [*split(step, STEP_BITS), float(1 / step)]
    return result


SENTENCES = {
    "EXPONENTIAL_EDGE": "Widths of the layers of the ziggurat under exp(-x), widest first.",
    "EXPONENTIAL_HEIGHT": "exp(-x) at these widths.",
    "NORMAL_EDGE": "Widths of the layers of the ziggurat under exp(-x*x/2), widest first.",
    "NORMAL_HEIGHT": "exp(-x*x/2) at these widths.",
    "LOG_LEAD": "Leading part of log(1 + j/128), 38 bits behind the point.",
    "LOG_REST": "What is left of log(1 + j/128).",
    "POWER_LEAD": "2**(j/64), rounded.",
    "POWER_REST": "What is left of 2**(j/64).",
    "STEP": "log(2)/64: its leading part, 42 bits behind the point; the rest; the reciprocal.",
}


def rows(values: list[float], separator: str) -> Iterator[str]:
    """Give the numbers as hexadecimal text, four on a line."""
    for i in range(0, len(values), 4):
        yield separator.join(v.hex() for v in values[i : i + 4])


def python_text(content: dict[str, list[float]]) -> str:
    """Give the Python module."""
    parts = [
        '"""Tables of the random numbers; written by tools/random_tables.py, not by hand.\n\n'
        'The header cpp/tables.hpp holds the same numbers.\n"""\n\n\n'
        "def _floats(text: str) -> tuple[float, ...]:\n"
        "    return tuple(map(float.fromhex, text.split()))\n\n"
    ]
    for name, values in content.items():
        body = "\n".join(f"    {row}" for row in rows(values, " "))
        parts.append(f'\n{name} = _floats("""\n{body}\n""")\n"""{SENTENCES[name]}"""\n')
    return "".join(parts)


def cpp_text(content: dict[str, list[float]]) -> str:
    """Give the C++ header."""
    parts = [
        "// Tables of the random numbers; written by tools/random_tables.py, not by hand.\n"
        "// The module kernel/tables.py holds the same numbers.\n"
        "#pragma once\n\nnamespace motorworks::tables {\n"
    ]
    for name, values in content.items():
        body = "\n".join(f"    {row}," for row in rows(values, ", "))
        parts.append(
            f"\n// {SENTENCES[name]}\n"
            f"inline constexpr double {name}[{len(values)}] = {{\n{body}\n}};\n"
        )
    return "".join([*parts, "\n}  // namespace motorworks::tables\n"])


def main() -> None:
    """Write both files."""
    content = tables()
    PYTHON.write_text(python_text(content), encoding="utf-8", newline="\n")
    CPP.write_text(cpp_text(content), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
