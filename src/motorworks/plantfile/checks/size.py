"""How large a plant may be."""

from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings

MOST_STATIONS = 5_000
MOST_MACHINES = 20_000
MOST_BUFFERS = 50_000
MOST_POSITIONS = 1_000
MOST_SINKS = 16_384
"""Sinks times models, for each of which throughput times are kept."""


def check_size(plant: Plant, findings: Findings) -> bool:
    """Refuse a plant with more stations, machines or buffers than a run can carry.

    Returns
    -------
    bool
        Whether it is small enough to be looked at more closely.
    """
    stations = len(plant.stations) + sum(n.lines * len(n.stations) for n in plant.lines)
    carrying = len(plant.transports) + sum(n.lines * len(n.transports) for n in plant.lines)
    machines = sum(s.machines for s in plant.stations) + sum(
        n.lines * s.machines for n in plant.lines for s in n.stations
    )
    buffers = len(plant.buffers) + sum(n.lines * len(n.buffers) for n in plant.lines)
    for count, most, what in (
        (stations, MOST_STATIONS, "stations"),
        (carrying, MOST_STATIONS, "transports"),
        (len(plant.positions), MOST_POSITIONS, "positions"),
        (machines, MOST_MACHINES, "machines"),
        (buffers, MOST_BUFFERS, "buffers"),
    ):
        if count > most:
            copies = "" if what == "positions" else ", all copies of lines counted"
            text = f"the plant has {count:,} {what}{copies}; at most {most:,}"
            findings.error(("plant",), text, "Describe fewer.")
    most_sinks = MOST_SINKS // max(1, len(plant.models))
    if len(plant.sinks) > most_sinks:
        text = f"the plant has {len(plant.sinks)} sinks; at most {most_sinks}"
        findings.error(("plant",), text, "Describe fewer.")
    if stations == 0 and not findings.tainted(("line",)) and not findings.tainted(("station",)):
        findings.error(("plant",), "the plant has no station", "Add a [line.NAME].")
    small = stations <= MOST_STATIONS and carrying <= MOST_STATIONS
    return small and buffers <= MOST_BUFFERS and len(plant.positions) <= MOST_POSITIONS
