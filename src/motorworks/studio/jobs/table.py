"""The table of jobs on disk: a folder for each, with a file that is whole or not there."""

import json
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from motorworks.errors import MotorworksError, RunError
from motorworks.files import whole
from motorworks.studio.jobs.job import Job, read_job

FILE = "job.json"
RESULT = "result.json"
PLANTS = "plants"
PAGES = "result"
"""Folder of what a job gives: pages and tables."""
NAME = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{6}")


class Table:
    """Jobs in a folder.

    Parameters
    ----------
    folder
        The folder; made with the first job.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, job: str) -> Path:
        """Give the folder of a job.

        Raises
        ------
        MotorworksError
            If that cannot be the name of a job.
        """
        if not NAME.fullmatch(job):
            raise MotorworksError(f"'{job[:60]}' is no job")
        return self.folder / job

    def enter(self, job: Job, plants: Mapping[str, str]) -> None:
        """Make the folder of a job with its frozen plants.

        Raises
        ------
        RunError
            If it cannot be written.
        """
        folder = self.of(job.id)
        try:
            (folder / PLANTS).mkdir(parents=True)
            (folder / PAGES).mkdir()
            for subject in job.order.subjects:
                with whole(folder / subject.file) as part:
                    part.write_text(plants[subject.id], encoding="utf-8", newline="\n")
        except OSError as error:
            raise _unwritten(folder, error) from error
        self.save(job)

    def save(self, job: Job) -> None:
        """Write what is known of a job.

        Raises
        ------
        RunError
            If it cannot be written; what was written before stays.
        """
        folder = self.of(job.id)
        try:
            with whole(folder / FILE) as part:
                part.write_text(json.dumps(job.to_dict(), indent=1), encoding="utf-8")
        except OSError as error:
            raise _unwritten(folder, error) from error

    def all(self) -> tuple[list[Job], list[str]]:
        """Give all jobs, the oldest first, and in words what could not be read."""
        found, damaged = [], []
        for path in sorted(self.folder.glob(f"*/{FILE}")):
            if not NAME.fullmatch(path.parent.name):
                continue
            try:
                found.append(_named(read_job(path.read_text(encoding="utf-8")), path.parent.name))
            except (MotorworksError, OSError, UnicodeDecodeError) as error:
                damaged.append(f"{path}: {error}")
        return found, damaged

    def remove(self, job: str) -> None:
        """Take a job away with all it gave.

        Raises
        ------
        RunError
            If something of it cannot be removed.
        """
        folder = self.of(job)
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            msg = f"{folder}: cannot be removed: {error.strerror or error}"
            raise RunError(msg) from error


def _named(job: Job, name: str) -> Job:
    if job.id != name:
        raise MotorworksError(f"is the file of job '{job.id}'")
    return job


def new_name() -> str:
    """Give a name for a job; names of later ones come later in the alphabet."""
    now = time.time_ns()
    day = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now // 1_000_000_000))
    return f"{day}-{now // 1000 % 1_000_000:05x}{secrets.randbelow(16):x}"


def _unwritten(folder: Path, error: OSError) -> RunError:
    reason = error.strerror or error
    return RunError(f"{folder}: cannot be written: {reason}. Make room there, and ask again.")
