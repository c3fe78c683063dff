"""How much is measured: the full benchmark, and a tiny one that only proves it runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Sizes of one round and number of rounds.

    Attributes
    ----------
    rounds
        Rounds; every round runs every case once, so that a slow spell hits all of them.
    hold
        Operations of each hold model.
    line, line_simpy
        Measured time of the two lines in the kernel and in SimPy [s].
    line_warm_up
        Time thrown away before [s].
    plant, plant_warm_up
        Measured time of the plant, and time thrown away before [s]. The plant's first day is
        a holiday, and its second begins at 06:00.
    year
        Length of the run that is called the year.
    """

    rounds: int
    hold: int
    line: float
    line_simpy: float
    line_warm_up: float
    plant: float
    plant_warm_up: float
    year: str


DAY = 86400.0
FULL = Plan(
    rounds=5,
    hold=20_000_000,
    line=500_000.0,
    line_simpy=20_000.0,
    line_warm_up=4_000.0,
    plant=20 * DAY,
    plant_warm_up=3 * DAY,
    year="1 y",
)
QUICK = Plan(
    rounds=1,
    hold=20_000,
    line=500.0,
    line_simpy=100.0,
    line_warm_up=50.0,
    plant=0.05 * DAY,
    plant_warm_up=1.3 * DAY,
    year="1.35 d",
)
