"""Production systems whose performance is known exactly, and the comparison with them."""

from motorworks.validation.adapt import case_plant
from motorworks.validation.case import Case, Measure, RunPlan, Tolerance
from motorworks.validation.compare import Comparison, compare, student_half_width
from motorworks.validation.measures import MEASURES, STATES, MeasureKind
from motorworks.validation.read import SHIPPED, parse_cases, read_cases
from motorworks.validation.validate import SEED, Verdict, validate

__all__ = [
    "MEASURES",
    "SEED",
    "SHIPPED",
    "STATES",
    "Case",
    "Comparison",
    "Measure",
    "MeasureKind",
    "RunPlan",
    "Tolerance",
    "Verdict",
    "case_plant",
    "compare",
    "parse_cases",
    "read_cases",
    "student_half_width",
    "validate",
]
