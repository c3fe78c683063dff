"""How the values of a response are written: one unit for a whole figure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from motorworks.experiment.analysis import Results
from motorworks.experiment.paired import Estimate
from motorworks.experiment.plan import Response
from motorworks.report.axis import Axis, nice_axis
from motorworks.report.number import NOTHING, SPANS, plain

WORDS = {"1/year": "a year", "1/shift": "a shift", "1/h": "per h", "1/s": "per s", "-": "%"}
"""Units as people say them."""
MARK_DIGITS = 6


@dataclass(frozen=True)
class Measure:
    """The unit in which a response is shown.

    Attributes
    ----------
    word
        The unit; empty for none.
    size
        What one of it is in the unit of the KPI.
    most
        Greatest value shown, in the unit of the KPI.
    """

    word: str
    size: float
    most: float

    def mark(self, value: float) -> str:
        """Give a mark of an axis, without its unit but with all its digits: 107.5 k."""
        top = self.most / self.size
        by, letter = (1e6, " M") if top >= 8e5 else (1e3, " k") if top >= 1e4 else (1.0, "")
        return f"{plain(value / by, MARK_DIGITS)}{letter}" if abs(value) > 1e-12 * top else "0"

    def text(self, value: float | None, digits: int = 4) -> str:
        """Give a value with its unit."""
        if value is None or not math.isfinite(value):
            return NOTHING
        return f"{_number(value / self.size, digits)} {self.word}".strip()

    def bare(self, found: Estimate) -> str:
        """Give a mean with its half-width, without the unit."""
        if not math.isfinite(found.mean):
            return NOTHING
        mean = _number(found.mean / self.size)
        if found.half_width is None:
            return mean
        return f"{mean} ± {plain(found.half_width / self.size, 2)}"

    def sure(self, found: Estimate) -> str:
        """Give a mean with its half-width."""
        text = self.bare(found)
        return text if text == NOTHING else f"{text} {self.word}".strip()

    def of(self, label: str, found: Estimate) -> str:
        """Give what is measured with its mean: the unit is not said twice."""
        said = self.bare(found) if self.word and self.word in label else self.sure(found)
        return f"{lowered(label)}: {said}"

    def change(self, found: Estimate) -> str:
        """Give a difference with its sign and half-width."""
        text = self.bare_change(found)
        return text if text == NOTHING else f"{text} {self.points}".strip()

    def bare_change(self, found: Estimate) -> str:
        """Give a difference with its sign and half-width, without the unit."""
        if not math.isfinite(found.mean):
            return NOTHING
        number = _number(abs(found.mean) / self.size, 3)
        sign = "" if number == "0" else "−" if found.mean < 0 else "+"
        half = "" if found.half_width is None else f" ± {plain(found.half_width / self.size, 2)}"
        return f"{sign}{number}{half}"

    @property
    def points(self) -> str:
        """The unit of a difference: shares differ by points."""
        return "points" if self.word == "%" else self.word

    def axis(self, values: Iterable[float], marks: int = 5) -> Axis:
        """Give an axis over values of the KPI; its positions are in the unit shown."""
        known = [v / self.size for v in values if math.isfinite(v)]
        low, high = (min(known), max(known)) if known else (0.0, 1.0)
        least = max(abs(low), abs(high)) * 1e-6
        if high - low <= least:
            low, high = low - (abs(low) * 0.01 or 1.0), high + (abs(high) * 0.01 or 1.0)
        return nice_axis(low, high, self.mark, marks=marks)

    def at(self, axis: Axis, value: float) -> float:
        """Give the position of a value of the KPI on an axis [%]."""
        return axis.at(value / self.size)


def _number(value: float, digits: int = 4) -> str:
    return plain(value, digits if abs(value) < 1e4 else 1)


def measure(unit: str, most: float) -> Measure:
    """Give how values up to a size are shown.

    Parameters
    ----------
    unit
        Of the KPI.
    most
        The greatest of them.
    """
    if unit == "-":
        return Measure("%", 0.01, most)
    if unit == "s":
        size, word = next(((s, w) for s, w in SPANS if most >= 2 * s), (1.0, "s"))
        return Measure(word, size, most)
    return Measure(WORDS.get(unit, unit.replace("/year", " a year")), 1.0, most)


def measure_of(results: Results, response: int) -> Measure:
    """Give how a response of an experiment is shown, all its values alike."""
    return measure_values(results.units[response], results.values[:, :, response])


def measure_values(unit: str, values: object) -> Measure:
    """Give how values are shown, NaN among them left out."""
    flat = np.abs(np.asarray(values, dtype=float)).reshape(-1)
    known = flat[~np.isnan(flat)]
    return measure(unit, float(known.max()) if len(known) else 0.0)


def heading(response: Response, unit: Measure) -> str:
    """Give the title of a response with its unit."""
    said = response.label[:1].upper() + response.label[1:]
    doubled = unit.word and unit.word in said.split(",")[0]
    return said if doubled or not unit.word else f"{said}, {unit.word}"


def lowered(text: str) -> str:
    """Give a title as it stands within a sentence; abbreviations stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
