"""The experiments that come with the product."""

from motorworks.errors import ExperimentError
from motorworks.plantfile.catalogue import Catalogue

SHIPPED = Catalogue("motorworks.experiment.plan", "examples", "experiment", ExperimentError)
