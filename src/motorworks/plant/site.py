"""The ground the plant stands on, floor beside the machines, and the firms next door."""

from dataclasses import dataclass

from motorworks.process import described

KINDS = ("store", "buffer", "laboratory", "workshop", "utilities", "office", "research")


@dataclass(frozen=True, kw_only=True)
class Site:
    """The ground, and what may be built on it."""

    land: float = described("Land of the plant itself.", quantity="area", gt=0, example='"20 ha"')
    reserved: float = described(
        "Land kept for supporting enterprises.", default=0.0, quantity="area", ge=0
    )
    zone: float = described(
        "Area of the zone that the site is part of.", default=0.0, quantity="area", ge=0
    )
    zone_land: float = described(
        "Construction land in that zone.", default=0.0, quantity="area", ge=0
    )
    coverage: float = described(
        "Share of the land that buildings may cover.",
        default=0.6,
        quantity="share",
        gt=0,
        le=1,
    )
    green: float = described(
        "Share of the land that stays green.", default=0.1, quantity="share", ge=0, lt=1
    )
    roads: float = described(
        "Share of the land for roads, docks and fire lanes.",
        default=0.2,
        quantity="share",
        ge=0,
        lt=1,
    )
    storeys: int = described(
        "Storeys that production and support floor may be stacked on.", default=1, ge=1, le=20
    )
    access: float = described(
        "Floor of a workshop with aisles and service space, over the net floor of its machines.",
        default=2.2,
        ge=1,
        le=20,
    )

    @property
    def buildable(self) -> float:
        """Share of the land that buildings may cover: the limit, or what roads and green leave."""
        return min(self.coverage, max(0.0, 1.0 - self.roads - self.green))

    @property
    def most_floor(self) -> float:
        """Floor that the land allows on all storeys [m2]."""
        return self.land * self.buildable * self.storeys


@dataclass(frozen=True, kw_only=True)
class Area:
    """Floor that no machine stands on: stores, laboratories, utilities, offices."""

    name: str = described("Name, unique among areas.")
    title: str = described("What people call it.", default="")
    floor: float = described("Floor, walls and aisles included.", quantity="area", ge=0)
    kind: str = described("What it is for.", default="store", choices=KINDS)
    fixed: float = described(
        "Share of it that does not grow with the output.",
        default=0.0,
        quantity="share",
        ge=0,
        le=1,
    )


@dataclass(frozen=True, kw_only=True)
class Staff:
    """People beside those that the machines ask for."""

    name: str = described("Name, unique among groups of staff.")
    title: str = described("What people call it.", default="")
    people: float = described("People in all crews together.", ge=0, le=1_000_000)
    wage: str = described(
        "Tariff that a year of one of them costs.", default="operator", refers="tariff"
    )
    fixed: float = described(
        "Share of them that does not grow with the output.",
        default=0.0,
        quantity="share",
        ge=0,
        le=1,
    )
    research: bool = described("Whether they belong to research and development.", default=False)


@dataclass(frozen=True, kw_only=True)
class Capital:
    """Money spent once, beside the prices of the machines.

    It is a fixed amount, a share of what the machines cost, and so much for every m2 of floor or
    land: what is given is added up.
    """

    name: str = described("Name, unique among items of capital.")
    title: str = described("What people call it.", default="")
    amount: float = described("Fixed amount.", default=0.0, quantity="money", ge=0)
    share: float = described(
        "Share of what the machines cost.", default=0.0, quantity="share", ge=0
    )
    tariff: str | None = described(
        "Tariff paid for every m2 of ``per``.", default=None, refers="tariff"
    )
    per: str | None = described(
        "Floor of production and support, floor of research, or land.",
        default=None,
        choices=("floor", "research_floor", "land"),
    )
    growing: float = described(
        "Share of the fixed amount that grows with the output.",
        default=0.0,
        quantity="share",
        ge=0,
        le=1,
    )
    life: float | None = described(
        "Years over which it is depreciated; those of machines if not given, of buildings for "
        "floor, and never for land.",
        default=None,
        gt=0,
        le=100,
    )


@dataclass(frozen=True, kw_only=True)
class Firm:
    """A supporting enterprise in the park beside the plant."""

    name: str = described("Name, unique among firms; materials name it as their supplier.")
    title: str = described("What people call it.", default="")
    floor: float = described("Floor, walls and aisles included.", quantity="area", ge=0)
    people: float = described("People.", default=0.0, ge=0, le=1_000_000)
    stock: float = described(
        "Time of consumption for which it keeps stock.",
        default=0.0,
        quantity="time",
        ge=0,
        example='"0.5 d"',
    )
    supplies: str = described("What it supplies, in words.", default="")
