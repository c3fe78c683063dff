"""Failures, short stops and maintenance apart: what the modes of stations took."""

import numpy as np

from motorworks.compile.stations import modes
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.ratio import ratio

KINDS = ("failure", "short_stop", "maintenance")


def find_stops(run: Run, down: Array) -> dict[str, Array]:
    """Give short, CMT, PMT, failures and short stops of every station, each (R, S).

    A repair runs on off shift, where the machine is not down but off. The time down of a
    station is therefore shared by its failures and its short stops as their whole time is.

    Parameters
    ----------
    run
        The run.
    down
        Time down of every station [s], shape (R, S).
    """
    time = by_kind(run, "mode_down")
    count = by_kind(run, "mode_failures")
    short, failed = time["short_stop"], time["failure"]
    share = np.nan_to_num(ratio(short, short + failed))
    return {
        "short": np.minimum(short, down * share),
        "CMT": failed,
        "PMT": time["maintenance"],
        "failures": count["failure"],
        "short stops": count["short_stop"],
    }


def by_kind(run: Run, name: str) -> dict[str, Array]:
    """Give a field of the trace by mode, summed over the modes of a kind; each (R, S)."""
    each = [(s, mode.kind) for s, u in enumerate(run.compiled.layout.work_units)
            for mode in modes(u.station)]  # fmt: skip
    values = np.stack([getattr(r.trace, name) for r in run.replications]).astype(float)
    stations = len(run.compiled.layout.work_units)
    member = {kind: np.zeros((len(each), stations)) for kind in KINDS}
    for m, (s, kind) in enumerate(each):
        member[kind][m, s] = 1.0
    return {kind: values @ member[kind] for kind in KINDS}
