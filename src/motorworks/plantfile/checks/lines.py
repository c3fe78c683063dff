"""Lines: copies and what each makes."""

from motorworks.plant import Line, Plant
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path


def check_lines(plant: Plant, findings: Findings) -> None:
    """Check the allocation of models to the copies of every line."""
    for line in plant.lines:
        path: Path = ("line", line.name)
        at = (*path, "allocation")
        if not line.allocation or findings.tainted(at) or findings.tainted((*path, "lines")):
            continue
        if len(line.allocation) != line.lines:
            text = f"allocation has {len(line.allocation)} lists for {line.lines} copies"
            findings.error(at, text, "Write one list of models for each copy.")
        _check_models_left(path, line, findings)


def _check_models_left(path: Path, line: Line, findings: Findings) -> None:
    for n, models in enumerate(line.allocation):
        if not models:
            text = f"allocation[{n}] is empty: copy {n + 1} would make nothing"
            findings.error((*path, "allocation", n), text, "List its models.")
        for station in line.stations:
            if models and station.models and not set(models) & set(station.models):
                text = f"none of its models is allocated to copy {n + 1} of the line"
                at = (*path, "station", station.name, "models")
                findings.error(at, text, "Add one of them, or leave models out.")
