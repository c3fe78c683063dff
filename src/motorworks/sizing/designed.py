"""A plant whose motors have been changed → bills and cycle times that go with them.

What the plant file says of the motors as they were stays the truth about them: the formulas of
:mod:`motorworks.motor` only say in what proportion it changes. A plant whose designs are as they
were comes out equal.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from motorworks.motor import Design
from motorworks.motor.bill import bill
from motorworks.motor.masses import laminations, masses
from motorworks.motor.operations import OPERATIONS
from motorworks.motor.winding import hairpins
from motorworks.plant import Line, Mark, Model, Plant, Station, Step
from motorworks.plantfile.quantity import Money
from motorworks.plantfile.text import toml
from motorworks.plantfile.written import quantity
from motorworks.process import Law

Change = tuple[Design, Design]
"""A design before and after."""


def changes(plant: Plant, shipped: Plant) -> dict[str, Change]:
    """Give the designs before and after of the models whose motor has changed.

    Parameters
    ----------
    plant
        The plant with its new designs.
    shipped
        The plant as it was when its bills and times were written down.
    """
    before = {m.name: _design(shipped, m) for m in shipped.models}
    after = {m.name: _design(plant, m) for m in plant.models}
    found = {}
    for name, new in after.items():
        old = before.get(name)
        if old is not None and new is not None and _figures(old) != _figures(new):
            found[name] = (old, new)
    return found


def undesigned(plant: Plant, shipped: Plant) -> Plant:
    """Give a plant with the motors of another, all else as it is.

    Parameters
    ----------
    plant
        The plant with its new designs.
    shipped
        The plant whose designs go with the bills and times.
    """
    named = {m.name: m.design for m in shipped.models}
    models = tuple(replace(m, design=named.get(m.name, m.design)) for m in plant.models)
    return replace(plant, designs=shipped.designs, models=models)


def _design(plant: Plant, model: Model) -> Design | None:
    return next((d for d in plant.designs if d.name == model.design), None)


def _figures(design: Design) -> Design:
    return replace(design, name="", title="")


def designed(plant: Plant, shipped: Plant) -> Plant:
    """Give a plant with the bills and cycle times of its designs.

    Parameters
    ----------
    plant
        The plant with its new designs; its bills and times are those of the old ones.
    shipped
        The plant as it was when its bills and times were written down.

    Notes
    -----
    A material of a bill and a cycle time change as its formula does from the old design to the
    new one. Ovens and conveyors, which have one time for all models, take the mean over the mix.
    What no formula knows stays as it is.
    """
    changed = changes(plant, shipped)
    if not changed:
        return plant
    timed = retimed(plant, changed)
    new = replace(
        plant,
        models=tuple(
            _weighed(m, changed[m.name]) if m.name in changed else m for m in plant.models
        ),
        processes=tuple(timed(s) for s in plant.processes),
        stations=tuple(timed(s) for s in plant.stations),
        lines=tuple(_line(line, timed) for line in plant.lines),
    )
    return replace(new, marks=_marks(plant, new))


# ---- times ----


def retimed(plant: Plant, changed: Mapping[str, Change]) -> Callable[[Station], Station]:
    """Give what puts a station's times right.

    Parameters
    ----------
    plant
        The plant, for the mix of its models.
    changed
        Designs before and after by model, as :func:`changes` gives them.
    """
    times = {process: _ratios(process, changed) for process in OPERATIONS}
    mean = {process: _mean_ratio(process, plant, changed) for process in OPERATIONS}

    def timed(station: Station) -> Station:
        process = operation_of(station)
        ratios = {m: r for m, r in times.get(process, {}).items() if _worked(station, m)}
        return _timed(station, ratios, mean.get(process, 1.0)) if ratios else station

    return timed


def operation_of(station: Station) -> str:
    """Give the operation that a station does: the one it names, its process, else its own name."""
    if station.operation is not None:
        return station.operation
    process = station.process
    return process if process is not None and process in OPERATIONS else station.name


def _ratios(process: str, changed: Mapping[str, Change]) -> dict[str, float]:
    """Give new over old time by model, where they differ [-]."""
    formula = OPERATIONS[process].time
    found = {name: formula(new) / formula(old) for name, (old, new) in changed.items()}
    return {name: ratio for name, ratio in found.items() if ratio != 1.0}


def _mean_ratio(process: str, plant: Plant, changed: Mapping[str, Change]) -> float:
    """Give new over old time in the mean of the mix [-]."""
    formula = OPERATIONS[process].time
    old, new = [], []
    for model in plant.models:
        design = _design(plant, model)
        if design is None:
            continue
        before, after = changed.get(model.name, (design, design))
        share = model.share or (0.0 if any(m.share for m in plant.models) else 1.0)
        old.append(share * formula(before))
        new.append(share * formula(after))
    total = math.fsum(old)
    return math.fsum(new) / total if total > 0 else 1.0


def _worked(station: Station, model: str) -> bool:
    return not station.models or model in station.models


def _timed(station: Station, ratios: Mapping[str, float], mean: float) -> Station:
    """Give a station with new times."""
    if station.conveyor:
        conveyor = station.conveyor
        spacing = conveyor.spacing and conveyor.spacing * mean
        time = station.cycle_time and station.cycle_time.scaled(mean)
        return replace(station, cycle_time=time, conveyor=replace(conveyor, spacing=spacing))
    if station.steps:
        return replace(station, steps=tuple(_step(s, ratios) for s in station.steps))
    times = dict(_scaled(station.cycle_time, station.cycle_times, ratios))
    return replace(station, cycle_times={**station.cycle_times, **times})


def _step(step: Step, ratios: Mapping[str, float]) -> Step:
    return replace(step, times={**step.times, **dict(_scaled(step.time, step.times, ratios))})


def _scaled(
    time: Law | None, times: Mapping[str, Law], ratios: Mapping[str, float]
) -> Iterator[tuple[str, Law]]:
    for model, ratio in ratios.items():
        law = times.get(model, time)
        if law is not None:
            yield model, law.scaled(ratio)


def _line(line: Line, timed: Callable[[Station], Station]) -> Line:
    return replace(line, stations=tuple(timed(s) for s in line.stations))


# ---- bills ----


def _weighed(model: Model, change: Change) -> Model:
    """Give a model with the bill and the figures of its new design."""
    old, new = change
    before, after = bill(old), bill(new)
    known = {name: after[name] / before[name] for name in after if before[name] > 0}
    materials = {name: _short(a * known.get(name, 1.0)) for name, a in model.bill.items()}
    data = {name: _short(_figure(name, value, old, new)) for name, value in model.data.items()}
    return replace(model, bill=materials, data=data)


def _short(value: float) -> float:
    """Give a value with nine digits, more than anybody knows."""
    return float(f"{value:.9g}")


def _figure(name: str, value: float, old: Design, new: Design) -> float:
    """Give a figure of the design by its name in the plant file; others stay."""
    counted = {"slots": new.slots, "hairpins": hairpins(new), "laminations": laminations(new)}
    if name in counted:
        return float(counted[name])
    before, after = masses(old), masses(new)
    ratio = {
        "stack_length_mm": new.stack_length / old.stack_length,
        "stator_od_mm": new.stator_outer / old.stator_outer,
        "motor_mass_kg": after.motor / before.motor,
        "steel_net_kg": after.steel / before.steel,
    }
    return value * ratio.get(name, 1.0)


# ---- marks ----


def _marks(old: Plant, new: Plant) -> tuple[Mark, ...]:
    """Give the marks of a plant, those of what has changed saying where it comes from."""
    before, after = dict(_values(old)), dict(_values(new))
    changed = {path: value for path, value in after.items() if before.get(path) != value}
    kept = {m.path: m for m in old.marks}
    for path, value in changed.items():
        kept[path] = Mark(path=path, value=value, source="calc", note="follows from the design")
    return tuple(kept.values())


def _values(plant: Plant) -> Iterator[tuple[str, str]]:
    """Give the values that follow from designs, as written, by their path in the file."""
    for model in plant.models:
        for table in ("bill", "data"):
            for key, value in getattr(model, table).items():
                yield f"model.{model.name}.{table}.{key}", f"{value:.12g}"
    for process in plant.processes:
        at = f"process.{process.name}"
        if process.cycle_time is not None:
            yield f"{at}.cycle_time", _time_text(process.cycle_time)
        for name, law in process.cycle_times.items():
            yield f"{at}.cycle_times.{name}", _time_text(law)


def _time_text(law: Law) -> str:
    return toml(quantity(law.mean(), "time", Money()))
