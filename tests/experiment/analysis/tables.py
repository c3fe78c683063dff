"""Small tables of results, written by hand."""

import numpy as np

from motorworks.experiment.analysis import Results
from motorworks.experiment.plan import Experiment, Factor, Response, points


def results(values, experiment, responses=("y",), wishes=("more",), troubles=None):
    """Give results from values, shape (P, R) or (P, R, K)."""
    values = np.asarray(values, dtype=float)
    values = values[:, :, None] if values.ndim == 2 else values
    found = points(experiment)
    assert len(found) == len(values)
    return Results(
        name="hand",
        plant="by hand",
        experiment=experiment,
        points=found,
        responses=tuple(
            Response(name=name, kpi="throughput", wish=wish)
            for name, wish in zip(responses, wishes, strict=True)
        ),
        units=("1/s",) * len(responses),
        values=values,
        troubles=tuple(troubles or [""] * len(values)),
    )


def two_by_two(design="full_factorial", **more):
    """Give an experiment of two factors with two levels."""
    factors = (
        Factor(name="a", title="A", paths=("plant.a",), levels=(1, 2)),
        Factor(name="b", paths=("plant.b",), levels=("low", "high")),
    )
    return Experiment(plant="x", design=design, factors=factors, **more)
