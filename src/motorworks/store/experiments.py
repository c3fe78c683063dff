"""The experiments of a store: a file each, so that it is whole or not there."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from motorworks.errors import StoreError
from motorworks.store.files import write_durably


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """A plant that an experiment began with, as it was then.

    Attributes
    ----------
    scenario
        The scenario it belongs to; empty if the experiment has none.
    file
        Its file.
    content
        Fingerprint of the plant in that file (:func:`~motorworks.store.content.content`), by
        which it is seen whether the file has changed; empty if it was none by itself.
    text
        A plant file, with all that the experiment sets for every variant.
    """

    scenario: str
    file: str
    content: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Registered:
    """An experiment that has been begun.

    Attributes
    ----------
    name
        Its name.
    text
        The text of its file.
    words
        The keys of its trials in their order, 32 hexadecimal digits each.
    entered
        When, in universal time.
    plants
        What it began with: its plant, before any factor, of each scenario.
    """

    name: str
    text: str
    words: tuple[str, ...]
    entered: str
    plants: tuple[Simulated, ...] = ()


class Register:
    """The experiments in a folder.

    Parameters
    ----------
    folder
        The folder; it is there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def enter(
        self, name: str, text: str, words: Sequence[str], plants: Sequence[Simulated] = ()
    ) -> None:
        """Enter an experiment; the last one of a name counts.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        made = Registered(
            name=name, text=text, words=tuple(words), entered=now, plants=tuple(plants)
        )
        data = json.dumps(asdict(made), indent=0, ensure_ascii=False).encode()
        write_durably(self._path(name), data)

    def get(self, name: str) -> Registered | None:
        """Give the experiment of a name.

        Raises
        ------
        StoreError
            If its file is damaged.
        """
        path = self._path(name)
        return _read(path) if path.exists() else None

    def all(self) -> list[Registered]:
        """Give all experiments, by name.

        Raises
        ------
        StoreError
            If a file is damaged.
        """
        found = [_read(path) for path in self.folder.glob("*.json")]
        return sorted(found, key=lambda e: e.name)

    def _path(self, name: str) -> Path:
        word = hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
        return self.folder / f"{word}.json"


def _read(path: Path) -> Registered:
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        plants = tuple(Simulated(**plant) for plant in note.get("plants", ()))
        return Registered(**{**note, "words": tuple(note["words"]), "plants": plants})
    except (OSError, ValueError, TypeError, KeyError) as error:
        msg = (
            f"{path}: the experiment cannot be read ({error}). Its replications are kept: remove "
            "the file and run the experiment again, nothing is computed twice."
        )
        raise StoreError(msg) from error
