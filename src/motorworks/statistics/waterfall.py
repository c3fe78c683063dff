"""Where the planned time of machines goes, loss by loss, down to the time of good parts."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.elements import Measured, measure
from motorworks.statistics.figures import HOUR, ratio
from motorworks.statistics.scope import PLANT, find_scopes

if TYPE_CHECKING:
    import polars as pl


class _Step(NamedTuple):
    step: str
    kind: str
    time: Array


def oee_waterfall(run: Run, scope: str = PLANT) -> "pl.DataFrame":
    """Give the losses between planned operation time and net good time.

    Parameters
    ----------
    run
        The run.
    scope
        ``plant``, ``workshop:NAME``, ``line:NAME`` or ``station:NAME``.

    Returns
    -------
    polars.DataFrame
        Columns step, kind (``total``, ``loss``, ``subtotal``, ``result``), hours (of
        machines in the time measured, mean over replications), share (of the planned
        operation time) and half_width of the share. Each subtotal is what stands before it
        less the losses between. Parts weigh by their planned run time, so that hours add up;
        the OEE index weighs them equally.

    Raises
    ------
    MotorworksError
        If there is no such scope.
    """
    return oee_waterfalls(run, [scope])[scope]


def oee_waterfalls(run: Run, names: Iterable[str]) -> "dict[str, pl.DataFrame]":
    """Give the waterfalls of several scopes, as :func:`oee_waterfall` gives one.

    Raises
    ------
    MotorworksError
        If there is no such scope.
    """
    scopes = find_scopes(run)
    of = measure(run).over(scopes)
    return {name: _frame(list(_steps(of, scopes.index(name)))) for name in names}


def _frame(steps: list[_Step]) -> "pl.DataFrame":
    import polars as pl

    shares = [estimate(ratio(s.time, steps[0].time)[:, None]) for s in steps]
    return pl.DataFrame(
        {
            "step": [s.step for s in steps],
            "kind": [s.kind for s in steps],
            "hours": [float(s.time.mean()) / HOUR for s in steps],
            "share": [float(e.mean[0]) for e in shares],
            "half_width": [float(e.half_width[0]) for e in shares],
        }
    ).with_columns(pl.selectors.float().fill_nan(None))


def _steps(of: Measured, x: int) -> Iterator[_Step]:
    def loss(step: str, time: Array) -> _Step:
        return _Step(step, "loss", time[:, x])

    yield _Step("planned operation time", "total", of["POT"][:, x])
    yield loss("planned stops", of["PDOT"])
    yield _Step("planned busy time", "subtotal", of["PBT"][:, x])
    yield loss("starved", of["starved"])
    yield loss("blocked", of["blocked"])
    yield loss("waiting for an operator", of["waiting"])
    yield loss("failures", of["down"] - of["short"])
    yield loss("setup", of["AUST"])
    if of["short stops"].any():
        yield loss("short stops", of["short"])
    yield _Step("production time", "subtotal", of["APT"][:, x])
    yield loss("speed loss", of["APT"] - of["PRI×PQ"])
    yield loss("rework", of["PRI×PQ"] - of["PRI×GQ"] - of["PRI×SQ"])
    yield loss("scrap", of["PRI×SQ"])
    yield _Step("net good time", "result", of["PRI×GQ"][:, x])
