"""A plant that is being worked on: its text, what was done to it, what is wrong with it."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from motorworks.studio.draft.step import MOST_STEPS, Kept, Shelf, Step
from motorworks.studio.errors import ConflictError


@dataclass(kw_only=True)
class Checked:
    """What a look at a text found.

    Attributes
    ----------
    version
        Of the draft; -1 before the first look.
    title
        What the plant is called.
    findings
        As the API gives them.
    good
        Whether the text has no errors.
    """

    version: int = -1
    title: str = ""
    findings: list[dict[str, Any]] = field(default_factory=list)
    good: bool = False


class Draft:
    """A plant file under work.

    Parameters
    ----------
    id
        Its id.
    shelf
        Where it is kept.
    kept, texts
        What is kept, and the texts by number.
    """

    def __init__(self, id: str, shelf: Shelf, kept: Kept, texts: dict[int, str]) -> None:
        self.id = id
        self.shelf = shelf
        self.kept = kept
        self.texts = texts
        self.checked = Checked()
        self.good_text = ""
        """The text that was last without errors."""
        self.good_version = -1
        self.lock = asyncio.Lock()

    # ---- what it is ----

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.texts[self.kept.steps[self.kept.at].number]

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self.kept.version

    @property
    def saved_text(self) -> str:
        """The text as it was last saved or read from its file."""
        return self.texts[self.kept.saved]

    @property
    def is_saved(self) -> bool:
        """Whether nothing has changed since."""
        return self.text == self.saved_text

    @property
    def file(self) -> Path | None:
        """The plant file; ``None`` if there is none that may be written."""
        return Path(self.kept.file) if self.kept.file else None

    @property
    def folder(self) -> Path | None:
        """Folder from which other files are found that the text names."""
        return Path(self.kept.based_in) if self.kept.based_in else None

    @property
    def origin(self) -> str:
        """Where it came from, in words."""
        return self.kept.origin

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What is wrong with the text that was looked at last."""
        return self.checked.findings

    @property
    def undo_words(self) -> str:
        """What would be undone; empty if nothing."""
        return self.kept.steps[self.kept.at].words if self.kept.at else ""

    @property
    def redo_words(self) -> str:
        """What would be done again; empty if nothing."""
        later = self.kept.steps[self.kept.at + 1 : self.kept.at + 2]
        return later[0].words if later else ""

    def steps_since_saved(self) -> list[str]:
        """Give what was done since the text was saved, oldest first."""
        numbers = [step.number for step in self.kept.steps]
        if self.kept.saved not in numbers[: self.kept.at + 1]:
            return [step.words for step in self.kept.steps[1 : self.kept.at + 1]]
        begun = numbers.index(self.kept.saved)
        return [step.words for step in self.kept.steps[begun + 1 : self.kept.at + 1]]

    # ---- what is done to it ----

    def demand(self, version: int | None) -> None:
        """Refuse a change of another version than the one there is.

        Raises
        ------
        ConflictError
            If it was made on another version.
        """
        if version is not None and version != self.version:
            raise ConflictError(
                f"plant '{self.id}' was changed meanwhile: this change was made on version "
                f"{version}, now it has version {self.version}. Look at it again"
            )

    async def take(self, text: str, words: str, who: str = "") -> None:
        """Make a text the text of the draft, as a step that can be undone."""
        number = max(self.texts) + 1  # of what can still be reached, so no file is written over
        steps = [*self.kept.steps[: self.kept.at + 1], Step(number=number, words=words, who=who)]
        steps = steps[-MOST_STEPS - 1 :]
        kept = replace(self.kept, version=self.version + 1, steps=steps, at=len(steps) - 1)
        await self._keep(kept, {number: text})

    async def go(self, by: int) -> None:
        """Go back (-1) or forth (1) by one step.

        Raises
        ------
        ConflictError
            If there is none.
        """
        at = self.kept.at + by
        if not 0 <= at < len(self.kept.steps):
            raise ConflictError(f"there is nothing to {'undo' if by < 0 else 'do again'}")
        await self._keep(replace(self.kept, at=at, version=self.version + 1), {})

    async def note_saved(self, file: Path | None = None) -> None:
        """Note that the text is that of its file now."""
        kept = replace(self.kept, saved=self.kept.steps[self.kept.at].number)
        if file is not None:
            kept.file, kept.based_in = str(file), str(file.parent)
        await self._keep(kept, {})

    async def _keep(self, kept: Kept, new: dict[int, str]) -> None:
        numbers = {step.number for step in kept.steps} | {kept.saved}
        both = {**self.texts, **new}
        texts = {number: text for number, text in both.items() if number in numbers}
        await asyncio.to_thread(self.shelf.keep, kept, texts)
        self.texts, self.kept = texts, kept
