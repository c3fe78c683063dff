"""Results in a folder: tables for people and programs, and what is needed to read them back."""

import io
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.errors import MotorworksError, RunError
from motorworks.experiment.analysis.results import Results
from motorworks.experiment.plan.noun import Experiment, Factor, Point, Response, Scenario
from motorworks.files import whole
from motorworks.plantfile.text import toml

ABOUT = "experiment.json"
TABLE = "results.parquet"
FORMAT = 1
_VALUES = ("low", "high")


def save_results(results: Results, folder: Path | str) -> Path:
    """Write the tables of an experiment into a folder; give the folder.

    Parameters
    ----------
    results
        What the experiment gave.
    folder
        Made if it is not there. ``results.parquet`` and ``results.csv`` hold the tidy table,
        ``summary.csv`` the means, ``experiment.json`` what the experiment was.

    Raises
    ------
    RunError
        If they cannot be written.

    Notes
    -----
    The files hold nothing of when and where they were made: equal experiments give equal bytes.
    """
    folder = Path(folder)
    tidy, summary = results.tidy(), results.summary()
    parquet = io.BytesIO()
    tidy.write_parquet(parquet, compression="zstd")
    files = {
        TABLE: parquet.getvalue(),
        "results.csv": tidy.write_csv().encode(),
        "summary.csv": summary.write_csv().encode(),
        ABOUT: f"{json.dumps(_about(results), indent=1, ensure_ascii=False)}\n".encode(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            _write(folder / name, data)
    except OSError as error:
        text = f"{folder}: cannot be written: {error.strerror or error}. Choose another with --out."
        raise RunError(text) from error
    return folder


def load_results(folder: Path | str) -> Results:
    """Read the results of an experiment from its folder.

    Raises
    ------
    MotorworksError
        If there are none, or they cannot be read.
    """
    import polars as pl

    folder = Path(folder)
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        table = pl.read_parquet(folder / TABLE)
    except FileNotFoundError:
        text = f"{folder}: holds no results of an experiment; make them with: experiment run"
        raise MotorworksError(text) from None
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise MotorworksError(f"{folder}: the results cannot be read: {error}") from error
    try:
        return _results(about, table["value"].to_numpy())
    except (KeyError, TypeError, ValueError) as error:
        text = f"{folder}: {ABOUT} and {TABLE} do not belong together, or are of another version"
        raise MotorworksError(text) from error


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    with whole(path) as part:
        part.write_bytes(data)


def _about(results: Results) -> dict[str, Any]:
    experiment = asdict(results.experiment)
    for factor in experiment["factors"]:
        factor["levels"] = [toml(v) for v in factor["levels"]]
        for end in _VALUES:
            factor[end] = None if factor[end] is None else toml(factor[end])
    return {
        "format": FORMAT,
        "made_by": f"motorworks {version('motorworks')}",
        "name": results.name,
        "plant": results.plant,
        "experiment": experiment,
        "responses": [asdict(r) for r in results.responses],
        "units": list(results.units),
        "replications": results.replications,
        "points": [
            {
                "number": p.number,
                "scenario": p.scenario,
                "values": {k: None if v is None else toml(v) for k, v in p.values.items()},
                "trouble": trouble,
            }
            for p, trouble in zip(results.points, results.troubles, strict=True)
        ],
    }


def _results(about: Mapping[str, Any], values: Any) -> Results:
    if about["format"] != FORMAT:
        raise ValueError(about["format"])
    written = about["points"]
    shape = (len(written), about["replications"], len(about["responses"]))
    return Results(
        name=about["name"],
        plant=about["plant"],
        experiment=_experiment(about["experiment"]),
        points=tuple(
            Point(
                number=p["number"],
                scenario=p["scenario"],
                values={k: _value(v) for k, v in p["values"].items()},
            )
            for p in written
        ),
        responses=tuple(Response(**_known(Response, r)) for r in about["responses"]),
        units=tuple(about["units"]),
        values=np.asarray(values, dtype=float).reshape(shape),
        troubles=tuple(p["trouble"] for p in written),
    )


def _experiment(said: Mapping[str, Any]) -> Experiment:
    plain = _known(Experiment, said)
    plain["set"] = tuple(plain["set"])
    plain["factors"] = tuple(_factor(f) for f in plain["factors"])
    plain["scenarios"] = tuple(
        Scenario(**{**_known(Scenario, s), "set": tuple(s["set"])}) for s in plain["scenarios"]
    )
    plain["responses"] = tuple(Response(**_known(Response, r)) for r in plain["responses"])
    return Experiment(**plain)


def _factor(said: Mapping[str, Any]) -> Factor:
    plain = _known(Factor, said)
    plain["paths"] = tuple(plain["paths"])
    plain["levels"] = tuple(_value(v) for v in plain["levels"])
    for end in _VALUES:
        plain[end] = _value(plain[end])
    return Factor(**plain)


def _known(noun: type, said: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(noun)}
    return {k: v for k, v in said.items() if k in names}


def _value(text: str | None) -> Any:
    return None if text is None else tomllib.loads(f"value = {text}")["value"]
