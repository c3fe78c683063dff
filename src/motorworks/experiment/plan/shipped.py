"""The experiments that come with the product."""

from motorworks.errors import ExperimentError
from motorworks.files.catalogue import Catalogue

SHIPPED = Catalogue("experiment/plan/examples", "experiment", ExperimentError)
