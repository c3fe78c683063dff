"""Jobs: in the plant, in the park, and what they bring to the region."""

from dataclasses import dataclass

from motorworks.plant import Plant

SPIN_OFF = 4.0
"""Jobs elsewhere for every one in the motor-vehicle industry, suppliers and spending together.

University of Michigan (Fulton, Grimes, Schmidt, McAlinden, Richardson), release of 15 March
2001: for each job at vehicle makers and dealers in the USA four more in suppliers and services.
National, so the greatest that a region can have.
"""
SOURCE = "University of Michigan, 15 March 2001: four further jobs for each, USA, whole country"
REGIONAL = 0.5
"""Share of them in the region [-], assumed: suppliers of steel, magnets and chips are elsewhere."""
CREWS = 4
"""Crews that share three shifts on all working days [-], assumed."""


@dataclass(frozen=True, kw_only=True)
class Jobs:
    """Jobs with a plant.

    Attributes
    ----------
    operators, staff
        In the plant: at the machines, and beside them.
    park
        In the firms next door.
    further
        In other suppliers and where all these people spend what they earn, in the region.
    most
        The same in the whole country, by the multiplier as published.
    """

    operators: float
    staff: float
    park: float
    further: float
    most: float

    @property
    def direct(self) -> float:
        """In the plant."""
        return self.operators + self.staff


def jobs(plant: Plant) -> Jobs:
    """Give the jobs that come with a plant.

    Notes
    -----
    Operators are the sum of ``operators`` over the plant's own machines, in four crews. Further
    jobs are direct jobs x 4 less those of the park, which is the first part of them; half of the
    rest is counted to the region.
    """
    outside = {w.name for w in plant.workshops if not w.own}
    at_machines = sum(
        line.lines * s.machines * s.operators
        for line in plant.lines
        for s in line.stations
        if (s.workshop or line.workshop) not in outside
    )
    at_machines += sum(
        s.machines * s.operators for s in plant.stations if s.workshop not in outside
    )
    operators = CREWS * at_machines
    staff = sum(s.people for s in plant.staff)
    park = sum(f.people for f in plant.firms)
    most = max(0.0, SPIN_OFF * (operators + staff) - park)
    return Jobs(operators=operators, staff=staff, park=park, further=REGIONAL * most, most=most)
