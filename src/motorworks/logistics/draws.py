"""Random numbers of shipping: each hangs on seed, replication, name, purpose and its own number.

Two networks that differ in one truck or one sailing share all other draws (common random
numbers): a ship that is due at the same time is as late in both.
"""

import numpy as np

from motorworks.kernel import random
from motorworks.process import LAWS, Law
from motorworks.program.program import Array
from motorworks.program.streams import stream_state


class Draws:
    """The random numbers of one replication.

    Parameters
    ----------
    seed, replication
        What all of them hang on.
    """

    def __init__(self, seed: int, replication: int) -> None:
        self._seed = seed
        self._replication = replication

    def one(self, law: Law | None, name: str, number: int, purpose: str) -> float:
        """Give the one draw of a law that has this name, number and purpose [s]; 0 without law."""
        if law is None:
            return 0.0
        if law.kind == "constant":
            return law.numbers()[0]
        state = stream_state(self._seed, self._replication, name, number, purpose)
        return random.draw(LAWS[law.kind].code, law.numbers(), random.Stream(state))

    def quantities(
        self, kind: str, variation: float, mean: float, calls: int, name: str, model: int
    ) -> Array:
        """Give what is called off of a model each time, whole motors, shape (calls,).

        Parameters
        ----------
        kind
            ``even``, ``poisson`` or ``gamma``.
        variation
            Standard deviation over mean, for ``gamma``.
        mean
            Motors of a call-off in the mean.
        calls
            How many call-offs.
        name, model
            Whose.

        Notes
        -----
        What is no whole number is carried over to the next call-off, so that their sum is that of
        the exact quantities to less than one motor.
        """
        state = stream_state(self._seed, self._replication, name, model, "call-off")
        drawn = np.random.Generator(np.random.PCG64(state))
        if kind == "poisson":
            return drawn.poisson(mean, calls).astype(float)
        exact = np.full(calls, mean)
        if kind == "gamma" and variation > 0 and mean > 0:
            exact = drawn.gamma(variation**-2, mean * variation**2, calls)
        summed = np.floor(np.cumsum(exact) + 1e-9)
        return np.asarray(np.diff(summed, prepend=0.0))
