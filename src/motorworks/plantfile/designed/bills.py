"""Bills and figures of a model that follow from a change of its motor."""

from collections.abc import Callable
from dataclasses import replace

from motorworks.motor import Design
from motorworks.motor.bill import bill
from motorworks.motor.masses import laminations, masses
from motorworks.motor.winding import hairpins
from motorworks.plant import Model
from motorworks.plantfile.designed.changes import Change, Since


def weighed(model: Model, since: Since) -> Model:
    """Give a model with the bill and the figures of its new design.

    Parameters
    ----------
    model
        The model as stated.
    since
        What has changed in the motors since a value was stated.
    """

    def renewed(table: str, name: str, value: float, new: Callable[..., float]) -> float:
        change = since(("model", model.name, table, name)).get(model.name)
        return _short(new(name, value, change)) if change else value

    materials = {name: renewed("bill", name, a, _amount) for name, a in model.bill.items()}
    data = {name: renewed("data", name, value, _figure) for name, value in model.data.items()}
    if (materials, data) == (dict(model.bill), dict(model.data)):
        return model
    return replace(model, bill=materials, data=data)


def _short(value: float) -> float:
    """Give a value with nine digits, more than anybody knows."""
    return float(f"{value:.9g}")


def _amount(name: str, value: float, change: Change) -> float:
    """Give the amount of a material in proportion to what the design needs of it."""
    before, after = (bill(design) for design in change)
    return value * after[name] / before[name] if before.get(name, 0.0) > 0 else value


def _figure(name: str, value: float, change: Change) -> float:
    """Give a figure of the design by its name in the plant file; others stay."""
    old, new = change
    counted = {"slots": new.slots, "hairpins": hairpins(new), "laminations": laminations(new)}
    if name in counted:
        return float(counted[name])
    return value * _ratio(name, old, new)


def _ratio(name: str, old: Design, new: Design) -> float:
    before, after = masses(old), masses(new)
    ratios = {
        "stack_length_mm": new.stack_length / old.stack_length,
        "stator_od_mm": new.stator_outer / old.stator_outer,
        "motor_mass_kg": after.motor / before.motor,
        "steel_net_kg": after.steel / before.steel,
    }
    return ratios.get(name, 1.0)
