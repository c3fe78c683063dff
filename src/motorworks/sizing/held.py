"""What it takes to hold a demand with changed motors, when the plant is sized anew for them."""

from collections.abc import Callable
from dataclasses import dataclass

from motorworks.capacity import Machines
from motorworks.errors import MotorworksError
from motorworks.sizing.size import size
from motorworks.sizing.sized import Sized


@dataclass(frozen=True, kw_only=True)
class Held:
    """A plant sized for the same demand, before and after.

    Attributes
    ----------
    before, after
        The plant as :func:`motorworks.sizing.size` builds it for either motor; ``None`` where it
        cannot be.
    why_not
        Why it cannot be; empty if it can.
    """

    before: Sized | None
    after: Sized | None
    why_not: str = ""

    def _pair(self, figure: Callable[[Sized], float]) -> tuple[float, float] | None:
        if self.before is None or self.after is None:
            return None
        return figure(self.before), figure(self.after)

    @property
    def lines(self) -> dict[str, tuple[int, int]]:
        """Lines before and after by name; those of several stations whose number changes."""
        if self.before is None or self.after is None:
            return {}
        several = {x.name for x in self.after.base.lines if len(x.stations) > 1}
        now = self.after.lines
        pairs = {n: (x.copies, now[n].copies) for n, x in self.before.lines.items() if n in now}
        return {n: pair for n, pair in pairs.items() if n in several and pair[0] != pair[1]}

    @property
    def machines(self) -> tuple[float, float] | None:
        """Machines in all, before and after."""
        return self._pair(lambda s: float(sum(i.machines for i in s.installed.values())))

    @property
    def people(self) -> tuple[float, float] | None:
        """People, before and after."""
        return self._pair(lambda s: s.people.total)

    @property
    def floor(self) -> tuple[float, float] | None:
        """Floor [m2], before and after."""
        return self._pair(lambda s: s.floor.total)

    @property
    def price(self) -> tuple[float, float] | None:
        """Price of all machines [plant's currency], before and after."""
        return self._pair(lambda s: s.spent.machines)


def held(before: Machines, after: Machines, demand: float) -> Held:
    """Give the plants that make so many good parts a year with the motors before and after.

    Parameters
    ----------
    before, after
        The plant's machines with either motor.
    demand
        Good parts a year.
    """
    try:
        return Held(
            before=size(before.plant, demand, machines=before),
            after=size(after.plant, demand, machines=after),
        )
    except MotorworksError as error:
        return Held(before=None, after=None, why_not=str(error))
