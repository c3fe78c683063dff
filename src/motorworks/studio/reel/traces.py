"""The finished runs of a project that can be played. Runs on the bench."""

import json
from pathlib import Path
from typing import Any

from motorworks.errors import RunError
from motorworks.simulation.events import FOLDER, NOTE
from motorworks.studio.scene import scene_of

RECORD, PLANT = "run.json", "plant.toml"
DEEPEST = 6
"""Folders below the project in which runs are looked for."""
MOST = 200


def traces(folder: Path) -> list[dict[str, Any]]:
    """Give the runs with a whole trace below a folder, the latest first."""
    found: list[tuple[float, dict[str, Any]]] = []
    for record in _records(folder, DEEPEST):
        run = record.parent
        note = run / "trace" / "replication-000" / FOLDER / NOTE
        if not note.is_file() or not (run / PLANT).is_file():
            continue
        try:
            known = json.loads(note.read_text(encoding="utf-8"))
            span = {"since": float(known.get("since", 0.0)), "until": float(known["until"])}
        except (OSError, ValueError, KeyError, TypeError):
            continue  # half written, or no trace: it cannot be played
        told = {
            "name": run.relative_to(folder).as_posix(),
            "title": run.name,
            "made": note.stat().st_mtime,
            "replications": len(list((run / "trace").glob("replication-*"))),
        }
        found.append((note.stat().st_mtime, told | span))
    return [told for _, told in sorted(found, key=lambda pair: -pair[0])[:MOST]]


def _records(folder: Path, deep: int) -> list[Path]:
    found = []
    try:
        for entry in sorted(folder.iterdir()):
            if entry.name == RECORD:
                found.append(entry)
            elif deep and entry.is_dir() and not entry.is_symlink():
                found += _records(entry, deep - 1)
    except OSError:
        return found
    return found


def trace_scene(run: Path) -> bytes:
    """Give the scene of the plant of a run, as JSON.

    Raises
    ------
    RunError
        If the folder holds no run.
    PlantError
        If its plant cannot be read.
    """
    from motorworks.plantfile import read_plant

    plant = run / PLANT
    if not plant.is_file():
        raise RunError(f"{run.name}: holds no run; give the folder that `motorworks run` wrote")
    return json.dumps(scene_of(read_plant(plant))).encode()
