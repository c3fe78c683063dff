"""Production systems whose performance is known exactly, and the comparison with them."""

from motorworks.validation.adapt import case_plant
from motorworks.validation.case import Case, Measure, RunPlan, Tolerance
from motorworks.validation.measures import MEASURES, STATES, MeasureKind
from motorworks.validation.read import SHIPPED, parse_cases, read_cases

__all__ = [
    "MEASURES",
    "SHIPPED",
    "STATES",
    "Case",
    "Measure",
    "MeasureKind",
    "RunPlan",
    "Tolerance",
    "case_plant",
    "parse_cases",
    "read_cases",
]
