"""Many plants under the same chance: what takes output, what would bring it, how sure it is."""

from motorworks.experiment.bottleneck import Ranking, rank_bottlenecks
from motorworks.experiment.bridge import Bridge, Step, bridge
from motorworks.experiment.improve import Improvement, improve
from motorworks.experiment.paired import Estimate, difference
from motorworks.experiment.precise import simulate_precisely
from motorworks.experiment.select import Selected, select
from motorworks.experiment.trial import Outcome, Settings, good_per_year, outcomes
from motorworks.experiment.uncertain import Uncertainty, uncertain

__all__ = [
    "Bridge",
    "Estimate",
    "Improvement",
    "Outcome",
    "Ranking",
    "Selected",
    "Settings",
    "Step",
    "Uncertainty",
    "bridge",
    "difference",
    "good_per_year",
    "improve",
    "outcomes",
    "rank_bottlenecks",
    "select",
    "simulate_precisely",
    "uncertain",
]
