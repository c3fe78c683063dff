"""The scenes of drafts, each drawn once."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.errors import PlantError
from motorworks.studio.bench import Bench
from motorworks.studio.draft.draft import Draft
from motorworks.studio.draft.site_plans import SitePlans

if TYPE_CHECKING:
    from motorworks.studio.draft.desk import Desk

SCENE = "motorworks.studio.draft.drawn:drawn"
KEPT = 2
"""Scenes kept of each draft: as it is, and as it last was without errors."""


class Scenes:
    """Gives the scene of a draft; the last of each are kept.

    Parameters
    ----------
    desk
        The drafts.
    bench
        Where scenes are drawn.
    folder
        Where site plans are kept.
    tell
        Hears when all are drawn otherwise: on a site plan.
    """

    def __init__(
        self,
        desk: "Desk",
        bench: Bench,
        folder: Path,
        tell: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self._desk = desk
        self._bench = bench
        self._tell = tell
        self._plans = SitePlans(bench, folder, self._planned)
        self._drawn: dict[str, dict[int, asyncio.Task[bytes]]] = {}

    async def of(self, id: str) -> bytes:
        """Give the scene of a draft as JSON: as it is, or as it last was without errors.

        Parameters
        ----------
        id
            Of the draft.

        Raises
        ------
        NotThereError
            If there is no such draft.
        PlantError
            If it never was without errors.
        """
        draft = self._desk.get(id)
        try:
            return await self._scene(draft, draft.version, draft.text)
        except PlantError:
            await self._desk.looked_at(id)
            if draft.good_text:
                return await self._scene(draft, draft.good_version, draft.good_text)
            if draft.is_saved:
                raise
        return await self._scene(draft, 0, draft.saved_text)

    async def _scene(self, draft: Draft, version: int, text: str) -> bytes:
        """Give a scene; whoever asks for the same one meanwhile waits for it as well."""
        kept = self._drawn.setdefault(draft.id, {})
        if version not in kept or kept[version].cancelled():
            plan = self._plans.of(draft)
            call = self._bench.call(SCENE, text, version, draft.folder, plan)
            kept[version] = asyncio.ensure_future(call)
            for old in list(kept)[:-KEPT]:
                del kept[old]
        return await asyncio.shield(kept[version])

    def _planned(self) -> None:
        """Draw all anew, on the site plan that was found."""
        self._drawn.clear()
        self._tell({"topic": "scene"})

    async def end(self) -> None:
        """Give up what is under way."""
        await self._plans.end()
