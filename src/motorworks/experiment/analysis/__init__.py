"""Results of an experiment → effects, trade-offs, paired differences."""

from motorworks.experiment.analysis.effects import (
    Effect,
    Effects,
    Interaction,
    Level,
    interactions,
    main_effects,
)
from motorworks.experiment.analysis.pairs import Pair, pairs
from motorworks.experiment.analysis.pareto import pareto_front
from motorworks.experiment.analysis.results import Results

__all__ = [
    "Effect",
    "Effects",
    "Interaction",
    "Level",
    "Pair",
    "Results",
    "interactions",
    "main_effects",
    "pairs",
    "pareto_front",
]
