"""Conveyors: what cannot go with travelling through a machine."""

from motorworks.plant import Station
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

_UNSUPPORTED = {
    "batch": "parts enter a conveyor one by one",
    "steps": "a conveyor works while the part travels",
    "changeover": "a conveyor is not set up for another model",
    "tool": "a conveyor has no tool",
    "pull": "parts on it cannot be held back",
    "cycle_times": "all models travel at the same speed",
}


def check_conveyor(path: Path, station: Station, findings: Findings) -> None:
    """Refuse what a conveyor cannot do, and parts that would be further apart than it is long."""
    conveyor = station.conveyor
    if conveyor is None:
        return
    for key, why in _UNSUPPORTED.items():
        if getattr(station, key):
            text = f"{key} cannot go with conveyor: {why}"
            findings.error((*path, key), text, f"Remove {key}, or give it to a station of its own.")
    cycle = station.cycle_time.mean() if station.cycle_time else 0.0
    spacing, key = (conveyor.spacing, "spacing") if conveyor.spacing else (cycle, "cycle_time")
    if spacing > conveyor.transit:
        text = f"conveyor: transit is {short(conveyor.transit)}, less than its {key}"
        findings.error((*path, "conveyor"), f"{text} of {short(spacing)}", "Raise transit.")
