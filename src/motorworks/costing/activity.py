"""What a plant does in a year, as far as it costs: the same for a run and for arithmetic."""

from dataclasses import dataclass

from motorworks.program.program import Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Activity:
    """What happened, scaled to a planned year.

    ``S`` stations of the layout, ``T`` models, ``K`` sinks; 8 states of machines.

    Attributes
    ----------
    good
        Good motors by model, (T,).
    passes, scrap, rework
        Parts worked, scrapped and to be repeated, (S, T).
    lost
        Parts by model into sinks that do not count as good, (K, T).
    energy
        Electric energy by state [kWh], (S, 8).
    time
        Machine time by state [s], (S, 8); ``None`` where nothing was simulated.
    """

    good: Array
    passes: Array
    scrap: Array
    rework: Array
    lost: Array
    energy: Array
    time: Array | None = None
