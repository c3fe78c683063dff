"""Latin hypercube sampling: every input spread evenly over its range."""

import numpy as np

from motorworks.program.program import Array


def latin_hypercube(samples: int, inputs: int, seed: int) -> Array:
    """Give points of the unit cube, one from each of equally likely layers of every input.

    Parameters
    ----------
    samples
        How many points.
    inputs
        How many inputs.
    seed
        Seed of the sample.

    Returns
    -------
    numpy.ndarray
        Shape (samples, inputs), in (0, 1).

    Notes
    -----
    The range of each input is cut into ``samples`` layers of equal probability. Each layer gets
    one point, at an even place in it; which layers of different inputs meet is drawn.

    References
    ----------
    McKay, M. D., Beckman, R. J., Conover, W. J. (1979): A comparison of three methods for
    selecting values of input variables in the analysis of output from a computer code.
    Technometrics 21(2), 239-245, doi 10.1080/00401706.1979.10489755.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    layers = np.stack([generator.permutation(samples) for _ in range(inputs)], axis=1)
    within = generator.random((samples, inputs))
    # The generator may give exactly 0, which no quantile takes.
    return np.asarray((layers + np.maximum(within, 1e-12)) / samples)
