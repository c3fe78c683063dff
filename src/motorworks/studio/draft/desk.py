"""The plants that the studio has open: the one it was begun with, and copies beside it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError
from motorworks.studio.bench import Bench
from motorworks.studio.draft.draft import Checked, Draft
from motorworks.studio.draft.looks import Looks
from motorworks.studio.draft.opening import ID, fresh, kept_drafts, opened
from motorworks.studio.draft.plant_file import differs, ended, folder_of, named, text_of, written
from motorworks.studio.draft.scenes import Scenes
from motorworks.studio.draft.step import Shelf
from motorworks.studio.errors import ConflictError, NotThereError
from motorworks.studio.hub import Hub
from motorworks.studio.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motorworks.studio.draft.edit import Change

BASE = "base"
"""Id of the plant that the studio was begun with."""
MOST_PLANTS = 200
EDIT = "motorworks.studio.draft.edit:apply"


class Desk:
    """All drafts by id.

    Parameters
    ----------
    project
        The folder; drafts are kept in it.
    bench
        Where texts are changed and checked.
    hub
        Hears of every change.
    """

    def __init__(self, project: Project, bench: Bench, hub: Hub) -> None:
        self._project = project
        self._bench = bench
        self._hub = hub
        self._folder = project.kept / "drafts"
        self._drafts: dict[str, Draft] = {}
        self._looks = Looks(bench, hub)
        self.scenes = Scenes(self, bench, project.kept / "plans", hub.tell)
        """The drafts as seen from above."""

    # ---- asking ----

    def ids(self) -> list[str]:
        """Give all ids, the base first."""
        return sorted(self._drafts, key=lambda id: (id != BASE, id))

    def get(self, id: str) -> Draft:
        """Give a draft.

        Raises
        ------
        NotThereError
            If there is none of that id.
        """
        if id not in self._drafts:
            raise NotThereError(f"there is no plant '{id[:80]}' open in the studio")
        return self._drafts[id]

    async def looked_at(self, id: str) -> Checked:
        """Give what is wrong with the text as it is now, when it is known."""
        return await self._looks.at(self.get(id))

    # ---- beginning ----

    async def begin(self) -> None:
        """Open what was kept, and the plant that the studio was begun with.

        Raises
        ------
        MotorworksError
            If the plant cannot be read.
        """
        for draft in await asyncio.to_thread(kept_drafts, self._folder):
            self._drafts[draft.id] = draft
        text, file = await asyncio.to_thread(opened, self._project.plant)
        if BASE not in self._drafts:
            self._enter(BASE, text, file, f"opened from {self._project.plant}")
        else:
            await self._compare(self._drafts[BASE], text)
        for draft in self._drafts.values():
            self._looks.begin(draft)

    async def end(self) -> None:
        """Stop looking at texts."""
        await self.scenes.end()
        await self._looks.end()

    async def _compare(self, draft: Draft, text: str) -> None:
        """Take a file that was changed while the studio was away, if nothing was changed here."""
        if text != draft.saved_text and draft.is_saved:
            await draft.take(text, "taken over from the file, which was changed outside")
            await draft.note_saved()

    def _enter(
        self, id: str, text: str, file: Path | None, origin: str, folder: Path | None = None
    ) -> Draft:
        based_in = folder or (file.parent if file else folder_of(self._project))
        shelf = Shelf(self._folder / id)
        draft = self._drafts[id] = fresh(id, shelf, text, origin, file=file, based_in=based_in)
        return draft

    # ---- changing ----

    async def change(
        self, id: str, changes: "Sequence[Change]", version: int | None = None, who: str = ""
    ) -> Draft:
        """Do operations on a draft, all of them or none.

        Parameters
        ----------
        id
            Of the draft.
        changes
            As for :func:`motorworks.studio.draft.edit.apply`.
        version
            Of the draft that they were made on.
        who
            Who does it.

        Raises
        ------
        ConflictError
            If the draft was changed meanwhile.
        MotorworksError
            If one of them cannot be done.
        """
        draft = self.get(id)
        async with draft.lock:
            draft.demand(version)
            edited = await self._bench.call(EDIT, draft.text, list(changes), draft.folder)
            if edited.text != draft.text:
                await draft.take(edited.text, edited.words, who)
                self._tell(draft)
        return draft

    async def replace(self, id: str, text: str, version: int | None = None, who: str = "") -> Draft:
        """Give a draft another text, as a change that can be undone."""
        draft = self.get(id)
        async with draft.lock:
            draft.demand(version)
            if text != draft.text:
                await draft.take(ended(text), "text replaced", who)
                self._tell(draft)
        return draft

    async def step(self, id: str, by: int, version: int | None = None) -> Draft:
        """Undo (-1) or do again (1)."""
        draft = self.get(id)
        async with draft.lock:
            draft.demand(version)
            await draft.go(by)
            self._tell(draft)
        return draft

    # ---- drafts ----

    async def copy(self, origin: str, new: str) -> Draft:
        """Copy a draft as it stands.

        Raises
        ------
        ConflictError
            If the id is taken.
        """
        of = self.get(origin)
        return await self.new(new, of.text, f"copy of {origin}", folder=of.folder)

    async def new(self, id: str, text: str, origin: str, folder: Path | None = None) -> Draft:
        """Open a plant of a text.

        Raises
        ------
        ConflictError
            If the id is taken, or too many are open.
        """
        if id in self._drafts:
            raise ConflictError(f"there is a plant '{id}' already. Take another name")
        if len(self._drafts) >= MOST_PLANTS:
            raise ConflictError(f"there are {MOST_PLANTS} plants open. Remove one of them first")
        if not ID.fullmatch(id):
            raise MotorworksError(
                f"'{id[:80]}' is no id; it must be made of small letters, digits, _ and -"
            )
        draft = self._enter(id, ended(text), None, origin, folder)
        await asyncio.to_thread(draft.shelf.keep, draft.kept, draft.texts)
        self._tell(draft)
        return draft

    async def remove(self, id: str) -> None:
        """Take a draft away; its plant file, if it has one, stays.

        Raises
        ------
        ConflictError
            If it is the base.
        """
        draft = self.get(id)
        if id == BASE:
            raise ConflictError("the base stays; only copies beside it can be removed")
        del self._drafts[id]
        await asyncio.to_thread(draft.shelf.remove)
        self._hub.tell({"topic": "draft", "id": id, "version": None})

    # ---- files ----

    async def changed_outside(self, id: str) -> bool:
        """Tell whether the plant file is not what it was when it was last read or saved."""
        draft = self.get(id)
        return draft.file is not None and await asyncio.to_thread(differs, draft)

    async def save(
        self, id: str, name: str = "", *, over: bool = False, version: int | None = None
    ) -> Draft:
        """Write a draft to its plant file, or to another one in the project folder.

        Parameters
        ----------
        id
            Of the draft.
        name
            Of the file, for a draft that has none or is to have another.
        over
            Whether a file that is there already, or was changed outside, is written over.
        version
            Of the draft that is meant.

        Raises
        ------
        ConflictError
            If the draft has no file and none is named, or the file would be written over.
        """
        draft = self.get(id)
        async with draft.lock:
            draft.demand(version)
            file = named(self._project, name) if name else draft.file
            if file is None:
                raise ConflictError(
                    "this plant has no file of its own yet. Give it a name such as works.toml"
                )
            await asyncio.to_thread(written, draft, file, over)
            await draft.note_saved(file)
            self._hub.tell({"topic": "draft", "id": id, "version": draft.version})
        return draft

    async def reread(self, id: str, who: str = "") -> Draft:
        """Take the text of the plant file, as a change that can be undone.

        Raises
        ------
        NotThereError
            If the draft has no file.
        """
        draft = self.get(id)
        if draft.file is None:
            raise NotThereError("this plant has no file of its own")
        text = await asyncio.to_thread(text_of, draft.file)
        async with draft.lock:
            await draft.take(text, "taken over from the file", who)
            await draft.note_saved()
            self._tell(draft)
        return draft

    def _tell(self, draft: Draft) -> None:
        self._hub.tell({"topic": "draft", "id": draft.id, "version": draft.version})
        self._looks.begin(draft)
