"""One more crew of a resource."""

import math
from dataclasses import replace

from motorworks.projects.resource import Resource

CREW = 100.0
"""One more crew where there are many people; a quarter more where there are few."""
MANY = 300.0


def one_crew(resource: Resource) -> float:
    """Give how many people one more crew has."""
    return CREW if resource.amount >= MANY else float(max(1, math.ceil(resource.amount / 4)))


def larger(resource: Resource, crew: float) -> Resource:
    """Give a resource with so much more of it at any time."""
    return replace(
        resource,
        amount=resource.amount + crew,
        changes=tuple(replace(c, amount=c.amount + crew) for c in resource.changes),
    )
