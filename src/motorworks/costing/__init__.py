"""What a good motor costs: from the simulated run, and by arithmetic beside it."""

from motorworks.costing.calculated import calculated_cost
from motorworks.costing.cost import Cost, CostLine, Operation, Share
from motorworks.costing.people import Group, people
from motorworks.costing.prices import check_prices
from motorworks.costing.simulated import activities, simulated_cost
from motorworks.costing.values import Values

__all__ = [
    "Cost",
    "CostLine",
    "Group",
    "Operation",
    "Share",
    "Values",
    "activities",
    "calculated_cost",
    "check_prices",
    "people",
    "simulated_cost",
]
