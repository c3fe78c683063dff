"""Two charts of the peers as SVG, on white paper of their own: dark pages show them, too."""

import math
from typing import Any
from xml.sax.saxutils import escape

WIDTH, LABELS, RIGHT, ROW, TOP, GAP = 760, 110, 90, 26, 34, 52
OWN, OTHER, INK, FAINT, BAND = "#0b6bcb", "#8a5a00", "#222222", "#d5d5d5", "#cfe8d5"


def speed_chart(record: dict[str, Any]) -> str:
    """Draw the time per operation of every simulator, on a logarithmic axis."""
    entries = [e for line in record["peers"].values() for e in line.values() if e["measured"]]
    values = [entry["ns_per_operation"] for entry in entries]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def place(ns: float) -> float:
        return LABELS + (WIDTH - LABELS - RIGHT) * (math.log10(ns) - low) / max(high - low, 1)

    ticks = [(place(10.0**power), _power(power)) for power in range(low, high + 1)]
    parts = []
    for top, line, measured in _panels(record):
        bottom = top + ROW * len(measured)
        parts += [
            _title(top, f"{line}: time per operation, logarithmic"),
            *_axis(ticks, top, bottom),
        ]
        for y, package, entry in _rows(top, measured):
            ns, colour = entry["ns_per_operation"], _colour(package)
            parts += [
                _text(LABELS - 12, y + 4, entry["name"], "end"),
                f'<line x1="{LABELS}" y1="{y}" x2="{place(ns):.1f}" y2="{y}" stroke="{FAINT}"/>',
                f'<circle cx="{place(ns):.1f}" cy="{y}" r="5.5" fill="{colour}"/>',
                _text(place(ns) + 11, y + 4, _time(ns), "start"),
            ]
    return _picture(record, parts, "Time per station operation of each simulator on two lines")


def throughput_chart(record: dict[str, Any]) -> str:
    """Draw every throughput with its interval beside the known one."""
    parts = []
    for top, line, measured in _panels(record):
        true = record["lines"][line]["throughput_true"]
        low, high = _range(true, [entry["throughput"] for entry in measured.values()])

        def place(value: float, low: float = low, high: float = high) -> float:
            return LABELS + (WIDTH - LABELS - RIGHT) * (value - low) / (high - low)

        bottom = top + ROW * len(measured)
        left, right = (place(true["mean"] + s * true["half_width"]) for s in (-1.0, 1.0))
        ticks = [(place(value), f"{value:.2f}") for value in _hundredths(low, high)]
        parts += [
            _title(top, f"{line}: parts per second, 99.9 % intervals; green: known"),
            *_axis(ticks, top, bottom),
            f'<rect x="{left - 1:.1f}" y="{top}" width="{right - left + 2:.1f}" '
            f'height="{bottom - top}" fill="{BAND}" stroke="#5aa870" stroke-width="0.5"/>',
        ]
        for y, package, entry in _rows(top, measured):
            found, colour = entry["throughput"], _colour(package)
            half = found["half_width"] or 0.0
            ends = [place(found["mean"] + sign * half) for sign in (-1.0, 1.0)]
            parts += [
                _text(LABELS - 12, y + 4, entry["name"], "end"),
                f'<line x1="{ends[0]:.1f}" y1="{y}" x2="{ends[1]:.1f}" y2="{y}" '
                f'stroke="{colour}" stroke-width="2.5"/>',
                f'<circle cx="{place(found["mean"]):.1f}" cy="{y}" r="4.5" fill="{colour}"/>',
                _text(WIDTH - RIGHT + 12, y + 4, f"{found['mean']:.4f}", "start"),
            ]
    return _picture(record, parts, "Throughput of each simulator with its interval on two lines")


def _panels(record: dict[str, Any]) -> list[tuple[int, str, dict[str, Any]]]:
    """Give for each line the top of its panel [px], its name and what was measured."""
    result, top = [], TOP
    for line, entries in record["peers"].items():
        measured = {package: e for package, e in entries.items() if e["measured"]}
        result.append((top, line, measured))
        top += ROW * len(measured) + GAP + 10
    return result


def _rows(top: int, measured: dict[str, Any]) -> list[tuple[float, str, dict[str, Any]]]:
    return [
        (top + ROW * (number + 0.5), package, entry)
        for number, (package, entry) in enumerate(measured.items())
    ]


def _range(true: dict[str, float], found: list[dict[str, Any]]) -> tuple[float, float]:
    """Give the ends of the axis: all intervals, and a little more on both sides."""
    reach = max(
        [abs(f["mean"] - true["mean"]) + (f["half_width"] or 0.0) for f in found]
        + [true["half_width"], 0.01]
    )
    return true["mean"] - 1.08 * reach, true["mean"] + 1.08 * reach


def _hundredths(low: float, high: float) -> list[float]:
    """Give at most seven round ticks."""
    step = next(
        s for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if (high - low) / s <= 7 or s == 1
    )
    return [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _axis(ticks: list[tuple[float, str]], top: float, bottom: float) -> list[str]:
    return [
        f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}" stroke="{FAINT}"/>'
        + _text(x, bottom + 15, text, "middle")
        for x, text in ticks
    ]


def _title(top: float, text: str) -> str:
    return (
        f'<text x="{LABELS}" y="{top - 11}" fill="{INK}" font-weight="bold">{escape(text)}</text>'
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{INK}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _colour(package: str) -> str:
    return OWN if package == "motorworks" else OTHER


def _power(power: int) -> str:
    return _time(10.0**power)


def _time(ns: float) -> str:
    """Give a time with its unit, two or three digits: 24.9 ns, 6.71 µs."""
    return f"{ns:.3g} ns" if ns < 999.5 else f"{ns / 1000:.3g} µs"


def _picture(record: dict[str, Any], parts: list[str], alt: str) -> str:
    top, _line, measured = _panels(record)[-1]
    height = top + ROW * len(measured) + 28
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" role="img" aria-label="{escape(alt)}" '
            'font-family="system-ui, sans-serif" font-size="13">',
            f"<title>{escape(alt)}</title>",
            f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )
