"""Floor, footprint and land, kept apart, and whether the site holds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.plant import Plant, Site
from motorworks.sizing.modules import Installed
from motorworks.sizing.people import own_machines

ACCESS = 2.2
"""Gross over net floor of machines where the plant gives no site: an assumption."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Floor of a plant, and the ground it stands on; all in m2.

    Attributes
    ----------
    machines
        Net floor of the plant's own machines.
    access
        Floor with aisles and service space over net floor [-].
    areas
        Floor that no machine stands on, by name.
    storeys
        Storeys that the floor is stacked on.
    park
        Floor with aisles of the machines that stand with suppliers.
    site
        The ground; ``None`` where the plant says nothing of it.
    """

    machines: float
    access: float
    areas: Mapping[str, float]
    storeys: int
    park: float
    site: Site | None

    @property
    def workshops(self) -> float:
        """Floor of the workshops with aisles."""
        return self.machines * self.access

    @property
    def total(self) -> float:
        """All floor of the plant itself, on all storeys."""
        return self.workshops + sum(self.areas.values())

    @property
    def footprint(self) -> float:
        """Ground that the buildings cover."""
        return self.total / self.storeys

    @property
    def may_cover(self) -> float | None:
        """Ground that buildings may cover."""
        return self.site.land * self.site.buildable if self.site else None

    @property
    def roads(self) -> float:
        """Land for roads, docks and fire lanes."""
        return self.site.land * self.site.roads if self.site else 0.0

    @property
    def green(self) -> float:
        """Land that stays green."""
        return self.site.land * self.site.green if self.site else 0.0

    @property
    def fits(self) -> bool:
        """Whether the buildings cover no more than they may."""
        return self.may_cover is None or self.footprint <= self.may_cover * (1.0 + 1e-9)


def floor(plant: Plant, installed: Mapping[str, Installed]) -> Floor:
    """Give the floor of a plant.

    Parameters
    ----------
    plant
        The plant as sized.
    installed
        Machines by process.

    Notes
    -----
    ``net floor of machines x access + floor of areas and workshops beside the machines``. The
    footprint is that over the storeys. Presses on an upper floor and the like are not looked at.
    """
    site = plant.site
    access = site.access if site else ACCESS
    areas = {a.name: a.floor for a in plant.areas}
    for workshop in plant.workshops:
        if workshop.own and workshop.floor > 0.0:
            areas[f"workshop {workshop.name}"] = workshop.floor
    return Floor(
        machines=sum(n * s.footprint for _, s, n in own_machines(plant, installed)),
        access=access,
        areas=areas,
        storeys=site.storeys if site else 1,
        park=access * sum(n * s.footprint for _, s, n in own_machines(plant, installed, own=False)),
        site=site,
    )
