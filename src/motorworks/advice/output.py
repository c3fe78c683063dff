"""What the plant will make, and what stands in the way of its target, before any simulation."""

import math
from collections import defaultdict

from motorworks.advice.words import million
from motorworks.capacity import (
    Machines,
    OutputEstimate,
    ProcessCapacity,
    StaticCapacity,
    estimate_output,
    mix_limits,
)
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path


def advise_output(machines: Machines, findings: Findings) -> None:
    """Say about what the plant will make, and which process is short of the target."""
    plant = machines.plant
    estimate = estimate_output(plant, machines)
    static = estimate.static
    if plant.target is not None:
        _short(static, plant.target, plant.product, findings)
        _allocated(static, plant.target, plant.product, findings)
        for limit in mix_limits(machines, static, plant.target):
            findings.advise(
                ("model", limit.model, "share"),
                f"more than {limit.share:.0%} of the mix (it has {limit.now:.0%}, the others in "
                f"proportion) would leave '{limit.process}' with less than the target of "
                f"{million(plant.target)}",
                "Plan machines there before the mix goes that way.",
            )
    _say(plant, estimate, findings)


def _path(process: str) -> Path:
    line, _, station = process.rpartition("/")
    return ("line", line, "station", station) if line else ("station", station)


def _short(static: StaticCapacity, target: float, product: str, findings: Findings) -> None:
    """Name the processes that have not enough machines for the mix."""
    for process in static.processes:
        if 0 < process.good_per_year < target:
            need = process.machines * target / process.good_per_year
            mix = "; the mix as it is overloads it" if len(static.mix) > 1 else ""
            findings.advise(
                _path(process.process),
                f"{_machines(process)} {million(process.good_per_year)} good {product}s a "
                f"year, less than the target of {million(target)}{mix}",
                f"{need:.1f} machines would do, with nothing to spare.",
            )


def _allocated(static: StaticCapacity, target: float, product: str, findings: Findings) -> None:
    """Name for each line the process that has too little where the models are allocated."""
    worst: dict[str, list[ProcessCapacity]] = defaultdict(list)
    for process in sorted(static.processes, key=lambda p: p.as_allocated):
        if process.as_allocated < target <= process.good_per_year:
            worst[process.process.rpartition("/")[0] or process.process].append(process)
    for processes in worst.values():
        first, others = processes[0], len(processes) - 1
        beside = f"; {others} more of its line have too little" if others else ""
        findings.advise(
            _path(first.process),
            f"as the models are allocated {_machines(first)} {million(first.as_allocated)} "
            f"good {product}s a year in this mix, less than the target of {million(target)}; "
            f"shared evenly they would allow {million(first.good_per_year)}{beside}",
            "See allocation, models and lots.",
        )


def _machines(process: ProcessCapacity) -> str:
    one = process.machines == 1
    return "its machine allows" if one else f"its {process.machines} machines allow"


def _say(plant: Plant, estimate: OutputEstimate, findings: Findings) -> None:
    static = estimate.static
    # Beyond 1e20 the linear programme knows no bound: such a plant has no figure worth saying.
    if static.tightest is None or not math.isfinite(static.good_per_year):
        return
    if static.good_per_year <= 0:
        findings.advise(
            ("plant",),
            f"no good {plant.product} can come of it in this mix, whatever the machines do",
            "See which models each way carries, shares, scrap rates and what the sinks count as.",
        )
        return
    made, most = million(estimate.good_per_year), million(static.good_per_year)
    text = (
        f"a quick estimate is {made} good {plant.product}s a year; the machines allow {most}, "
        f"'{static.tightest.process}' least"
    )
    if plant.target is not None and estimate.good_per_year < plant.target <= static.as_allocated:
        text += (
            f"; that machines wait for each other would cost the target of {million(plant.target)}"
        )
    findings.advise(("plant",), text, "Simulate it: motorworks run.")
