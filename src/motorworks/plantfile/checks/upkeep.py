"""Short stops and preventive maintenance of stations."""

from motorworks.plant import Maintenance, Station
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

SHORTEST = 10.0
"""Time [s] from one maintenance to the next below which it would be all that happens."""

MOST_MODES = 100
"""Failures, short stops and maintenance of one machine."""

_CLOCKS = ("every", "every_cycles", "every_operating")


def check_upkeep(path: Path, station: Station, findings: Findings) -> None:
    """Check short stops, maintenance and the number of all modes of a station."""
    for n, stop in enumerate(station.short_stops):
        if stop.every.mean() <= 0:
            text = f"short_stop[{n}]: every is 0 s on average: the machine would never run"
            findings.error((*path, "short_stop", n, "every"), text, "Write a positive time.")
    for n, upkeep in enumerate(station.maintenance):
        _check_maintenance((*path, "maintenance", n), n, upkeep, findings)
    in_hours = any(upkeep.window is None for upkeep in station.maintenance)
    if in_hours and station.planned_stop is not None:
        share = station.planned_stop.share
        text = (
            f"has maintenance beside a planned_stop of {100 * share:.4g} %: what is modelled as "
            "maintenance must not be in that share too"
        )
        hint = "Lower planned_stop by it; a planned_stop without maintenance in it may stay."
        findings.warn((*path, "planned_stop"), text, hint)
    modes = len(station.failures) + len(station.short_stops) + len(station.maintenance)
    if modes > MOST_MODES:
        what = "failure modes" if modes == len(station.failures) else "modes of stopping"
        text = f"has {modes} {what}; at most {MOST_MODES}"
        findings.error((*path, "failures"), text, "Put modes together.")


def _check_maintenance(at: Path, n: int, upkeep: Maintenance, findings: Findings) -> None:
    given = [key for key in _CLOCKS if getattr(upkeep, key) is not None]
    if not given:
        text = f"maintenance[{n}] does not say when it is due"
        hint = 'Add every = "7 day", every_cycles = 20_000 or every_operating = "500 h".'
        findings.error(at, text, hint)
    elif len(given) > 1:
        text = f"maintenance[{n}] has {' and '.join(given)}"
        findings.error((*at, given[1]), text, "Write one of them, or two kinds of maintenance.")
    for key in ("every", "every_operating"):
        time = getattr(upkeep, key)
        if time is not None and time < SHORTEST:
            text = f"maintenance[{n}]: {key} is {time:g} s; must be >= {SHORTEST:g} s"
            findings.error((*at, key), text, "Write stops as short as that as short_stop.")
