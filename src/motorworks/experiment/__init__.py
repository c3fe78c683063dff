"""Many plants under the same chance: what takes output, what would bring it, how sure it is."""

from motorworks.experiment.bridge import Bridge, Step, bridge
from motorworks.experiment.improve import Improvement, improve
from motorworks.experiment.precise import simulate_precisely
from motorworks.experiment.trial import Outcome, Settings, good_per_year, outcomes
from motorworks.experiment.uncertain import Uncertainty, uncertain

__all__ = [
    "Bridge",
    "Improvement",
    "Outcome",
    "Settings",
    "Step",
    "Uncertainty",
    "bridge",
    "good_per_year",
    "improve",
    "outcomes",
    "simulate_precisely",
    "uncertain",
]
