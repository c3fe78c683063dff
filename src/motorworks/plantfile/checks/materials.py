"""Materials against the stations at which they go in."""

from motorworks.errors import did_you_mean
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings


def check_materials(plant: Plant, findings: Findings) -> None:
    """Add a finding for every place of use that is no station of the plant."""
    stations = [*plant.stations, *(s for line in plant.lines for s in line.stations)]
    known = {s.name for s in stations} | {s.process for s in stations if s.process}
    for material in plant.materials:
        for n, place in enumerate(material.used_at):
            path = ("material", material.name, "used_at", n)
            if place not in known and not findings.tainted(path):
                text = f"used_at names '{place}', and there is no such station"
                findings.error(path, text, did_you_mean(place, known))
