"""Designs of motors: whether they can be built."""

from motorworks.motor.geometry import design_faults
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings


def check_designs(plant: Plant, findings: Findings) -> None:
    """Refuse windings that cannot be made and dimensions that do not fit each other."""
    for design in plant.designs:
        path = ("design", design.name)
        if findings.tainted(path):
            continue
        for fault in design_faults(design):
            findings.error((*path, fault.key), fault.text, fault.hint)
