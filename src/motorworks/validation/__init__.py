"""Production systems whose performance is known exactly, and the comparison with them."""

from motorworks.validation.adapt import case_plant
from motorworks.validation.case import Case, Measure, RunPlan, Tolerance
from motorworks.validation.compare import Comparison, compare, student_half_width
from motorworks.validation.measures import MEASURES, STATES, MeasureKind
from motorworks.validation.read import SHIPPED, parse_cases, read_cases
from motorworks.validation.sets import SETS, WORKS, Member, members
from motorworks.validation.validate import SEED, validate
from motorworks.validation.verdict import Verdict
from motorworks.validation.works import judge_works
from motorworks.validation.works_case import WorksCase, WorksMeasure, read_works

__all__ = [
    "MEASURES",
    "SEED",
    "SETS",
    "SHIPPED",
    "STATES",
    "WORKS",
    "Case",
    "Comparison",
    "Measure",
    "MeasureKind",
    "Member",
    "RunPlan",
    "Tolerance",
    "Verdict",
    "WorksCase",
    "WorksMeasure",
    "case_plant",
    "compare",
    "judge_works",
    "members",
    "parse_cases",
    "read_cases",
    "read_works",
    "student_half_width",
    "validate",
]
