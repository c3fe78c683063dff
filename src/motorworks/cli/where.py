"""Where runs are computed: in processes of this machine, or on a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.cli.kept import opened_if_any
from motorworks.errors import MotorworksError, StoppedError

if TYPE_CHECKING:
    from motorworks.experiment.work import Executor
    from motorworks.store import Store

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


@contextmanager
def places(
    store: Path | None, jobs: int, cluster: str | None
) -> Iterator["tuple[Store | None, Executor | None]"]:
    """Give where the runs of a study are kept and computed; neither if nothing is asked for.

    What is computed on cores keeps its processes, since a study asks again and again.

    Raises
    ------
    MotorworksError
        If both places are asked for.
    StoppedError
        As the block does, with what becomes of what was done.
    """
    if store is None and cluster is None:
        yield None, None
        return
    from motorworks.experiment.cores import lasting_cores

    with opened_if_any(store) as kept:
        try:
            if cluster is not None or jobs == 1:
                yield kept, place(jobs, cluster)
            else:
                with lasting_cores(jobs) as where:
                    yield kept, where
        except StoppedError as error:
            words = f"; what is done is kept in {store}, run the same again to go on"
            raise StoppedError(f"stopped{words if store else ''}") from error
