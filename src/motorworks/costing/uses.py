"""What the time of machines went into, and what each use of it cost."""

from typing import Any

import numpy as np

from motorworks.costing.cost import Share
from motorworks.program import program as p
from motorworks.program.program import Array

STATES = {
    "setting_up": (p.SETUP,),
    "waiting": (p.BLOCKED, p.WAIT, p.STARVED),
    "down": (p.DOWN,),
    "planned_stop": (p.STOP,),
    "off_shift": (p.OFF,),
}
"""States of machines by what their time is used for; work is told apart by its outcome."""


def uses(ledger: Any) -> tuple[Share, ...]:
    """Give what each use of machine time cost, for a good motor.

    Notes
    -----
    What a machine costs in a year (its people, depreciation and maintenance) is spread over its
    planned hours, so that an hour of waiting costs as much as an hour of work. Working time is
    split by what came of the passes: good, to be repeated, scrap. Electricity is that
    of the state itself.
    """
    act = ledger.activity
    if act.time is None:
        return ()
    time = act.time[ledger.at]
    planned = time.sum(axis=1) - time[:, p.OFF]
    yearly = ledger.labour + ledger.depreciation + ledger.maintenance
    rate = np.divide(_alike(ledger, yearly), planned, out=np.zeros(len(planned)), where=planned > 0)
    energy = act.energy[ledger.at] * ledger.kwh
    whole = float((rate * planned).sum())

    def share(use: str, hours: Array, power: Array, material: float = 0.0) -> Share:
        cost = float((rate * hours).sum()) if use != "off_shift" else 0.0
        return Share(
            use=use,
            time=cost / whole if whole > 0 else 0.0,
            time_cost=cost / ledger.good,
            energy_cost=float(power.sum()) / ledger.good,
            material=material / ledger.good,
        )

    passes = act.passes[ledger.at].sum(axis=1)
    lost = float(ledger.scrapped.sum() + ledger.lost().sum())
    found = []
    for use, part, material in (
        ("first_pass", None, 0.0),
        ("rework", act.rework[ledger.at].sum(axis=1), 0.0),
        ("scrap", act.scrap[ledger.at].sum(axis=1), lost),
    ):
        bad = act.rework[ledger.at].sum(axis=1) + act.scrap[ledger.at].sum(axis=1)
        n = passes - bad if part is None else part
        of = np.divide(n, passes, out=np.zeros(len(n)), where=passes > 0)
        found.append(share(use, of * time[:, p.WORK], of * energy[:, p.WORK], material))
    for use, states in STATES.items():
        mine = list(states)
        found.append(share(use, time[:, mine].sum(axis=1), energy[:, mine].sum(axis=1)))
    return tuple(found)


def _alike(ledger: Any, yearly: Array) -> Array:
    """Give yearly costs by station, those of a process spread over its machines alike."""
    from motorworks.compile import process_of

    names = [process_of(u) for u in ledger.units]
    machines = np.array([u.station.machines for u in ledger.units], dtype=float)
    sums: dict[str, float] = {}
    counts: dict[str, float] = {}
    for name, cost, n in zip(names, yearly, machines, strict=True):
        sums[name] = sums.get(name, 0.0) + float(cost)
        counts[name] = counts.get(name, 0.0) + n
    return np.array([sums[x] / counts[x] * n for x, n in zip(names, machines, strict=True)])
