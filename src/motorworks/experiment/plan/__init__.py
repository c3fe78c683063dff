"""One experiment file → one Experiment, its points and its plants."""

from motorworks.experiment.plan.designs import points
from motorworks.experiment.plan.noun import Experiment, Factor, Point, Response, Scenario
from motorworks.experiment.plan.read import Planned, check_experiment, read_experiment

__all__ = [
    "Experiment",
    "Factor",
    "Planned",
    "Point",
    "Response",
    "Scenario",
    "check_experiment",
    "points",
    "read_experiment",
]
