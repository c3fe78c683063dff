"""A run on disk: the plant as text, the traces as arrays, the rest as JSON.

``load_run`` lowers the plant again, so a stored run is read back with the version that
reads it; the version that made it is kept in the record.
"""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 -- it is a class

import numpy as np

from motorworks.compile import compile_plant
from motorworks.errors import RunError
from motorworks.files import whole
from motorworks.program import Trace
from motorworks.simulation.run import Early, Replication, Run

RECORD = "run.json"
PLANT = "plant.toml"
ARRAYS = "traces.npz"
EARLY = "early"
"""Before the names of the arrays of a warm-up."""
_PLAIN = ("seed", "warm_up", "duration", "warm_up_basis", "version", "wall", "peak_mib", "stopped")
_OF_REPLICATION = ("number", "wall", "gridlock", "complete", "measuring")
_UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    BadZipFile,
    ZlibError,
)
_SCALARS = ("status", "now", "since", "events", "operations")


def save_run(run: Run, folder: Path) -> None:
    """Write a run into a folder, each file whole or not at all.

    Raises
    ------
    RunError
        If the folder cannot be written.
    """
    arrays: dict[str, Any] = {}
    for i, replication in enumerate(run.replications):
        arrays.update(_arrays(f"{i}/", replication.trace))
        if replication.early is not None:
            arrays.update({f"{i}/{EARLY}/{k}": v for k, v in replication.early._asdict().items()})
    record = {name: getattr(run, name) for name in _PLAIN}
    record["sample_interval"] = run.compiled.program.sample_interval
    record["level_every"] = run.compiled.program.level_every
    record["visits"] = str(run.visits) if run.visits else None
    record["warnings"] = list(run.warnings)
    record["precision"] = run.precision
    record["replications"] = [
        {name: getattr(r, name) for name in _OF_REPLICATION} for r in run.replications
    ]
    from motorworks.plantfile import write_plant

    try:
        folder.mkdir(parents=True, exist_ok=True)
        _whole(folder / PLANT, lambda f: f.write(write_plant(run.plant).encode()))
        _whole(folder / ARRAYS, lambda f: np.savez_compressed(f, **arrays))
        _whole(folder / RECORD, lambda f: f.write(json.dumps(record, indent=1).encode()))
    except OSError as error:
        msg = f"{folder}: cannot write the run: {error.strerror or error}"
        raise RunError(msg) from error


def load_run(folder: Path) -> Run:
    """Give the run that :func:`save_run` wrote.

    Raises
    ------
    RunError
        If the folder does not hold a run.
    """
    from motorworks.plantfile import read_plant

    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        plant = read_plant(folder / PLANT)
        with (
            (folder / ARRAYS).open("rb") as file,
            np.load(file, allow_pickle=False) as arrays,
        ):
            count = range(len(record["replications"]))
            traces = [_trace(f"{i}/", arrays) for i in count]
            early = [_early(f"{i}/{EARLY}/", arrays) for i in count]
        return _run(record, plant, traces, early)
    except _UNREADABLE as error:
        reason = getattr(error, "strerror", None) or error
        msg = f"{folder}: holds no run that can be read ({reason}); give the folder of --out"
        raise RunError(msg) from error


def _early(prefix: str, arrays: Any) -> Early | None:
    fields = [prefix + name for name in Early._fields]
    return Early(*(arrays[f] for f in fields)) if all(f in arrays for f in fields) else None


def _run(record: dict[str, Any], plant: Any, traces: list[Trace], early: list[Early | None]) -> Run:
    compiled = compile_plant(
        plant,
        horizon=record["warm_up"] + record["duration"],
        sample_interval=record["sample_interval"],
        level_every=record["level_every"],
    )
    return Run(
        plant=plant,
        compiled=compiled,
        replications=tuple(
            Replication(trace=t, early=e, **r)
            for t, e, r in zip(traces, early, record["replications"], strict=True)
        ),
        visits=Path(record["visits"]) if record["visits"] else None,
        warnings=tuple(record["warnings"]),
        precision=record.get("precision"),
        **{name: record[name] for name in _PLAIN},
    )


def _arrays(prefix: str, trace: Trace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in dataclasses.fields(trace):
        value = getattr(trace, field.name)
        if isinstance(value, dict):
            found.update({f"{prefix}{field.name}/{k}": v for k, v in value.items()})
        elif value is not None:
            found[prefix + field.name] = np.asarray(value)
    return found


def _trace(prefix: str, arrays: Any) -> Trace:
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Trace):
        key = prefix + field.name
        if key in arrays:
            value = arrays[key]
            values[field.name] = value.item() if field.name in _SCALARS else value
    return Trace(**values)


def _whole(path: Path, write: Callable[[BinaryIO], Any]) -> None:
    """Write a file so that its name stands for all of it or nothing."""
    with whole(path) as part, part.open("wb") as file:
        write(file)
