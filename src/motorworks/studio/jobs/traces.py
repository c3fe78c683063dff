"""Runs in the folder of results that kept a trace, to be replayed in the works."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.errors import NotThereError

DEEPEST = 6
"""Folders below that of results in which runs are looked for."""
MOST = 200
RUN, TRACE, PLANT = "run.json", "trace", "plant.toml"
LARGEST_RUN = 1_000_000
"""Bytes of the description of a run that are read."""
DRAWN = "motorworks.studio.draft.drawn:drawn"


@dataclass(frozen=True, kw_only=True)
class TracedRun:
    """A run with a trace.

    Attributes
    ----------
    name
        Its folder, from that of the project.
    title
        What is shown to people.
    made
        When it was written, UTC.
    since, until
        Begin and end of what was measured [s].
    replications
        How many there are.
    """

    name: str
    title: str
    made: str
    since: float
    until: float
    replications: int


def traced_runs(project: Path, out: Path) -> list[TracedRun]:
    """Give the runs with a trace below a folder of results, the newest first.

    Parameters
    ----------
    project
        Folder of the project.
    out
        Where results are written in it.
    """
    found = (_run(folder, project) for folder in _folders(out, DEEPEST))
    there = [run for run in found if run is not None]
    return sorted(there, key=lambda run: (run.made, run.name), reverse=True)[:MOST]


def plant_text(folder: Path) -> str:
    """Give the plant of a run as it was simulated.

    Raises
    ------
    NotThereError
        If there is none.
    """
    try:
        return (folder / PLANT).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotThereError("there is no run with its plant in this folder") from error


def _folders(folder: Path, deep: int) -> Iterator[Path]:
    """Give folders of runs with a trace; links are not followed."""
    try:
        entries = [entry for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        return
    if (folder / TRACE).is_dir() and (folder / RUN).is_file():
        yield folder
        return
    for entry in entries:
        if not entry.is_symlink() and deep:
            yield from _folders(entry, deep - 1)


def _run(folder: Path, project: Path) -> TracedRun | None:
    """Give what a run says of itself; ``None`` if it is no whole one."""
    try:
        with (folder / RUN).open("rb") as file:
            said = json.loads(file.read(LARGEST_RUN))
        made = datetime.fromtimestamp((folder / RUN).stat().st_mtime, UTC)
        since = float(said["warm_up"])
        return TracedRun(
            name=folder.relative_to(project).as_posix(),
            title=_title(folder),
            made=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            since=since,
            until=since + float(said["duration"]),
            replications=len(said["replications"]),
        )
    except (OSError, ValueError, KeyError, TypeError, MotorworksError):
        return None


def _title(folder: Path) -> str:
    """Give the title of the plant of a run, or else its name or that of the folder."""
    import tomllib

    found: Any = tomllib.loads(plant_text(folder)).get("plant", {})
    return str(found.get("title") or found.get("name") or folder.name)[:200]
