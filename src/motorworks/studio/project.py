"""The folder that the studio works in, and the way that paths from outside take into it."""

import re
from pathlib import Path

from motorworks.errors import MotorworksError
from motorworks.studio.errors import NotThereError

OUT = "motorworks-out"
"""Folder for all that is made, as for the other verbs."""
LONGEST_NAME = 255


class Project:
    """A folder with a plant in it, and what the studio keeps beside it.

    Parameters
    ----------
    folder
        The folder; nothing outside it is read or written for a user of the page.
    plant
        The plant that was opened: path of a file, or the name of a shipped plant.
    """

    def __init__(self, folder: Path, plant: str) -> None:
        self.folder = folder.resolve()
        self.plant = plant

    @property
    def out(self) -> Path:
        """Folder of results, shared with the command line."""
        return self.folder / OUT

    @property
    def shared(self) -> Path:
        """Folder of what the studio keeps whatever plant is open, such as accounts."""
        return self.out / "studio"

    @property
    def kept(self) -> Path:
        """Folder of what the studio keeps of this plant: drafts, scenarios, jobs."""
        return self.shared / (re.sub(r"[^A-Za-z0-9_.-]+", "-", Path(self.plant).stem) or "plant")

    def inside(self, name: str, *, below: Path | None = None) -> Path:
        """Give the path of a name that came from outside.

        Parameters
        ----------
        name
            Relative path with ``/`` between its parts.
        below
            Folder within the project in which it must lie; the project itself if not given.

        Raises
        ------
        MotorworksError
            If it leads out of the folder, by a link as well, or is no path at all.
        """
        base = (below or self.folder).resolve()
        parts = name.split("/")
        bad = any(p in ("", ".", "..") or len(p) > LONGEST_NAME for p in parts)
        if bad or re.search(r"[\x00-\x1f\\:]", name):
            raise MotorworksError(
                f"{name[:80]!r} is no path within the project; expected names with / between them"
            )
        path = base.joinpath(*parts)
        if not path.resolve().is_relative_to(base):
            raise MotorworksError(f"{name[:80]!r} leads out of the project folder")
        return path

    def existing(self, name: str, *, below: Path | None = None) -> Path:
        """Give the path of a file that is there.

        Raises
        ------
        NotThereError
            If it is not.
        MotorworksError
            As for :meth:`inside`.
        """
        path = self.inside(name, below=below)
        if not path.is_file():
            raise NotThereError(f"there is no file {name[:80]!r} in the project")
        return path
