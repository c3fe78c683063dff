"""Where runs are computed: in processes of this machine, or on a cluster."""

from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.experiment.work import Executor

Cluster = Annotated[
    str | None,
    typer.Option(help="Address of a Dask scheduler to compute on instead, as tcp://host:8786."),
]


def place(jobs: int, cluster: str | None) -> "Executor":
    """Give what computes the runs.

    Raises
    ------
    MotorworksError
        If both are asked for, or the cluster cannot be used.
    """
    if cluster is not None and jobs:
        raise MotorworksError("--jobs and --cluster are two places; give one of them")
    if cluster is not None:
        from motorworks.experiment.cluster import cluster as on_cluster

        return on_cluster(cluster)
    if jobs == 1:
        from motorworks.experiment.work import here

        return here
    from motorworks.experiment.cores import cores

    return cores(jobs)
