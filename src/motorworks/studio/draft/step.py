"""The steps of a draft, kept on disk: what can be undone after a restart as well."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from motorworks.files import whole

MOST_STEPS = 100
"""Steps that can be undone."""
INDEX = "draft.json"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A text of a draft and what led to it.

    Attributes
    ----------
    number
        Of the file that holds the text.
    words
        What was done.
    who
        By whom.
    """

    number: int
    words: str
    who: str = ""


@dataclass(kw_only=True)
class Kept:
    """What is kept of a draft beside its texts.

    Attributes
    ----------
    version
        Grows with every change, undoing included.
    steps
        The texts that there are, oldest first.
    at
        Which of them is the text now.
    file
        Plant file it is saved to; empty if to none so far.
    origin
        Where it came from, in words.
    based_in
        Folder from which other files that it names are found.
    saved
        Number of the text that was saved or read last.
    """

    version: int
    steps: list[Step]
    at: int
    file: str = ""
    origin: str = ""
    based_in: str = ""
    saved: int = 0


class Shelf:
    """The folder of a draft.

    Parameters
    ----------
    folder
        The folder; it is made when something is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self) -> tuple[Kept, dict[int, str]] | None:
        """Give what is kept and the texts by number; ``None`` if nothing whole is."""
        try:
            said = json.loads((self.folder / INDEX).read_text(encoding="utf-8"))
            kept = _kept(said)
            numbers = {step.number for step in kept.steps} | {kept.saved}
            texts = {number: self._file(number).read_bytes().decode() for number in numbers}
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return (kept, texts) if kept.steps and 0 <= kept.at < len(kept.steps) else None

    def keep(self, kept: Kept, texts: Mapping[int, str]) -> None:
        """Write what is kept; new texts first, so that nothing names what is not there.

        Parameters
        ----------
        kept
            What is kept.
        texts
            The texts by number.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for number, text in texts.items():
            if not self._file(number).exists():
                with whole(self._file(number)) as part:
                    part.write_bytes(text.encode())
        with whole(self.folder / INDEX) as part:
            part.write_text(json.dumps(asdict(kept)), encoding="utf-8")
        named = {self._file(number) for number in ({s.number for s in kept.steps} | {kept.saved})}
        for file in self.folder.glob("*.toml"):
            if file not in named:
                file.unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the folder away."""
        for file in [*self.folder.glob("*.toml"), self.folder / INDEX]:
            file.unlink(missing_ok=True)
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:08d}.toml"


def _kept(said: dict[str, Any]) -> Kept:
    return Kept(**{**said, "steps": [Step(**step) for step in said["steps"]]})
