"""The cost of a good motor: nouns that hold it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LINES = (
    "material",
    "labour",
    "electricity",
    "depreciation",
    "maintenance",
    "yield_loss",
    "research",
)
"""The lines of a cost, in the order in which they are added up."""
ROUNDING = 1e-12
"""Share of a cost that its sums may be off by rounding [-]."""
TITLES = {
    "material": "Material",
    "labour": "Labour",
    "electricity": "Electricity",
    "depreciation": "Depreciation",
    "maintenance": "Maintenance",
    "yield_loss": "Yield loss",
    "research": "Research and development",
}
FORMULAS = {
    "material": "bill of each model x price, by the models made, less steel scrap sold",
    "labour": "people x wage of a year / good motors of a year",
    "electricity": "power x time in each state x (1 + overhead) x tariff / good motors",
    "depreciation": "capital / life / good motors of a year",
    "maintenance": "rate x value of the machines / good motors of a year",
    "yield_loss": "scrapped and surplus parts x material in them so far / good motors",
    "research": "people of research x wage of a year / good motors of a year",
}


@dataclass(frozen=True, kw_only=True)
class CostLine:
    """A line of the cost of a good motor.

    Attributes
    ----------
    key, title, formula
        One of :data:`LINES`, in words, and how it is reckoned.
    amount
        For a good motor [currency].
    half_width
        Half the 95 % interval over replications; ``None`` where nothing is random.
    kind
        ``simulated`` or ``calculated``.
    """

    key: str
    title: str
    formula: str
    amount: float
    kind: str
    half_width: float | None = None


@dataclass(frozen=True, kw_only=True)
class Operation:
    """What an operation costs for each good motor [currency].

    Attributes
    ----------
    process, title, workshop
        The operation; its machines in equal lines taken together.
    machines
        Machines.
    passes, scrapped, reworked
        Parts worked, scrapped and repeated for each good motor.
    kwh
        Electric energy of its machines for each good motor, overhead left out.
    costs
        By line, without what belongs to no operation.
    """

    process: str
    title: str
    workshop: str
    machines: int
    passes: float
    scrapped: float
    reworked: float
    kwh: float
    costs: Mapping[str, float]

    @property
    def total(self) -> float:
        """All its lines [currency]."""
        return sum(self.costs.values())


@dataclass(frozen=True, kw_only=True)
class Share:
    """What the time of machines went into, and what it cost for each good motor.

    Attributes
    ----------
    use
        ``first_pass``, ``rework``, ``scrap``, ``setting_up``, ``waiting``, ``down``,
        ``planned_stop``, ``off_shift``.
    time
        Share of the working hours of all own machines, weighted by what an hour of each costs.
    time_cost
        Labour, depreciation and maintenance of the machines in that time [currency].
    energy_cost
        Electricity in that time, overhead included [currency].
    material
        Material lost in it [currency].
    """

    use: str
    time: float
    time_cost: float
    energy_cost: float
    material: float = 0.0

    @property
    def total(self) -> float:
        """Time, energy and material [currency]."""
        return self.time_cost + self.energy_cost + self.material


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a good motor costs.

    Attributes
    ----------
    kind
        ``simulated`` or ``calculated``.
    currency
        Of all amounts.
    good_per_year
        Good motors a year over which yearly costs are spread.
    lines
        In the order of :data:`LINES`.
    operations
        By operation, own workshops only; what belongs to none is left out.
    models
        By model and line.
    shares
        What the time of machines went into; empty where nothing was simulated.
    scrap_credit
        Steel scrap sold, already taken off the material.
    late
        Materials that name no operation at which they go in.
    replications
        Over which the mean is taken; 0 where nothing was simulated.
    half_width
        Of the total; ``None`` with fewer than two replications.
    """

    kind: str
    currency: str
    good_per_year: float
    lines: tuple[CostLine, ...]
    operations: tuple[Operation, ...]
    models: Mapping[str, Mapping[str, float]]
    shares: tuple[Share, ...] = ()
    scrap_credit: float = 0.0
    late: tuple[str, ...] = ()
    replications: int = 0
    half_width: float | None = None
    mix: Mapping[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """The cost of a good motor [currency]."""
        return sum(line.amount for line in self.lines)

    def __getitem__(self, key: str) -> float:
        """Give the amount of a line [currency]."""
        return next(line.amount for line in self.lines if line.key == key)

    def workshops(self) -> dict[str, dict[str, float]]:
        """Give the lines by workshop; what belongs to no operation comes as ``whole plant``."""
        found: dict[str, dict[str, float]] = {}
        for operation in self.operations:
            row = found.setdefault(operation.workshop, dict.fromkeys(LINES, 0.0))
            for key, amount in operation.costs.items():
                row[key] += amount
        sums = {key: sum(row[key] for row in found.values()) for key in LINES}
        rest = {line.key: line.amount - sums[line.key] for line in self.lines}
        # What is left of a line by rounding alone is nothing.
        least = ROUNDING * self.total
        found["whole plant"] = {k: 0.0 if abs(x) < least else x for k, x in rest.items()}
        return found
