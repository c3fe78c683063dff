"""Designs of motors: whether they can be built, and which operations follow from them."""

from motorworks.errors import did_you_mean
from motorworks.motor.geometry import design_faults
from motorworks.motor.operations import OPERATIONS
from motorworks.plant import Plant, Station
from motorworks.plantfile.checks.names import nouns
from motorworks.plantfile.findings import Findings


def check_designs(plant: Plant, findings: Findings) -> None:
    """Refuse windings that cannot be made, dimensions that do not fit, unknown operations."""
    for design in plant.designs:
        path = ("design", design.name)
        if findings.tainted(path):
            continue
        for fault in design_faults(design):
            findings.error((*path, fault.key), fault.text, fault.hint)
    for where, noun in nouns(plant):
        if isinstance(noun, Station):
            _check_operation((*where, "operation"), noun.operation, findings)


def _check_operation(path: tuple[str | int, ...], name: str | None, findings: Findings) -> None:
    if name is not None and name not in OPERATIONS and not findings.tainted(path):
        text = f"operation is '{name}', and no formula of that name is known"
        findings.error(path, text, did_you_mean(name, OPERATIONS))
