"""Many plants under the same chance: what takes output, what would bring it, how sure it is."""

from motorworks.experiment.bridge import Bridge, Step, bridge
from motorworks.experiment.trial import Outcome, Settings, good_per_year, outcomes

__all__ = ["Bridge", "Outcome", "Settings", "Step", "bridge", "good_per_year", "outcomes"]
