"""Who writes into a store: each opening is an owner, alive as long as its lock is held.

The operating system drops a lock when its process ends, however it ends. So a process that was
killed is known to be dead at once, without any time to wait for.
"""

import contextlib
import secrets
from pathlib import Path

from motorworks.files import try_lock


class Owner:
    """One opening of a store.

    Parameters
    ----------
    folder
        Where the locks lie.

    Attributes
    ----------
    name
        Eight hexadecimal digits, in the names of all that it writes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = secrets.token_hex(4)
        self._file = self._path(self.name).open("wb")
        # Between opening and locking another may have taken it for dead: then it is gone.
        while not try_lock(self._file) or not self._path(self.name).exists():
            self._file.close()
            self.name = secrets.token_hex(4)
            self._file = self._path(self.name).open("wb")

    def lives(self, name: str) -> bool:
        """Tell whether an owner is still at work; what a dead one leaves is cleared away."""
        if name == self.name:
            return True
        try:
            with self._path(name).open("rb+") as file:
                if not try_lock(file):
                    return True
                with contextlib.suppress(OSError):
                    self._path(name).unlink()
                return False
        except FileNotFoundError:
            return False

    def others(self) -> list[str]:
        """Give the names of the other owners that are at work."""
        names = [path.stem for path in self.folder.glob("*.lock")]
        return [n for n in names if n != self.name and self.lives(n)]

    def leave(self) -> None:
        """Be no owner any more."""
        with contextlib.suppress(OSError):
            self._path(self.name).unlink()
        self._file.close()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.lock"
