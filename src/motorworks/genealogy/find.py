"""The trace of a run, by the folder that a person would name."""

from pathlib import Path

from motorworks.errors import MotorworksError
from motorworks.files import is_folder
from motorworks.genealogy.archive import Archive
from motorworks.simulation.lives import FOLDER


def find_archive(run: Path | str, replication: int | None = None) -> Archive:
    """Give the index of one replication of a run.

    Parameters
    ----------
    run
        Folder of the run, of its traces, or of the trace of one replication.
    replication
        Which one, from 0; the first that is there if not given.

    Raises
    ------
    MotorworksError
        If there is no such folder, no trace in it, or not of this replication.
    RunError
        If files of the trace are damaged or missing.
    """
    run = Path(run)
    if not is_folder(run):
        msg = f"{run}: there is no such folder; give that of a run that was made with --trace"
        raise MotorworksError(msg)
    if is_folder(run / FOLDER) and replication is None:
        return Archive(run)
    traces = [path.parent for at in (run, run / "trace") for path in _in(at)]
    named = f"replication-{replication:03d}" if replication is not None else None
    found = [path for path in traces if named in (None, path.name)]
    if found:
        return Archive(found[0])
    if traces:
        has = ", ".join(str(int(path.name.rpartition("-")[2])) for path in traces)
        msg = f"{run}: holds no trace of replication {replication}; there are: {has}"
        raise MotorworksError(msg)
    msg = f"{run}: holds no trace; make one with `motorworks run PLANT --trace --out {run}`"
    raise MotorworksError(msg)


def _in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"replication-*/{FOLDER}"))
