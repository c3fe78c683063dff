"""As many replications as a wanted precision takes."""

from dataclasses import replace
from typing import Any

import numpy as np

from motorworks.experiment.trial import Response, good_per_year
from motorworks.plant import Plant
from motorworks.simulation import Run, simulate
from motorworks.statistics.precision import LEAST, MOST, Precision, missing


def simulate_precisely(
    plant: Plant,
    precision: float = 0.005,
    *,
    least: int = LEAST,
    most: int = MOST,
    response: Response = good_per_year,
    **how: Any,
) -> Run:
    """Give the run of a plant with as many replications as a precision takes.

    Parameters
    ----------
    plant
        The plant.
    precision
        Greatest half-width of the 95 % interval as a share of the mean [-].
    least, most
        Replications made in any case, and at which it is given up.
    response
        What is to be that precise: the good parts a year.
    how
        As for :func:`motorworks.simulate`, but not ``replications``.

    Returns
    -------
    Run
        The same values as :func:`motorworks.simulate` gives with that number of replications,
        whatever ``jobs`` is. :attr:`.Run.precision` keeps what was asked.

    Raises
    ------
    MotorworksError
        As :func:`motorworks.simulate`, and if the precision makes no sense.

    Notes
    -----
    The rule is that of :func:`motorworks.statistics.precision.missing`. A run that comes to a
    standstill gets no further replications.
    """
    wanted = Precision(share=precision, least=least, most=most)

    def more(run: Run) -> int:
        values = np.asarray(response(run), dtype=float)
        return 0 if run.gridlocks or np.isnan(values).any() else missing(values, wanted)

    run = simulate(plant, replications=least, more=more, **how)
    return replace(run, precision=precision)
