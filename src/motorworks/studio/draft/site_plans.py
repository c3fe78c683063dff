"""The site plan on which the drafts are drawn: found once in the background, kept by content."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.bench import Bench
from motorworks.studio.draft.draft import Draft

PLAN = "motorworks.studio.scene.site:site_plan"
FORM = "1"
"""Raised when the same plant gives another plan."""
LATER = 3.0
"""Time after which it is begun, so that the first picture does not wait for it [s]."""


class SitePlans:
    """Gives the site plan of the plant that the studio was begun with.

    All drafts are drawn on it, for what is changed in them moves no building.

    Parameters
    ----------
    bench
        Where it is found.
    folder
        Where it is kept.
    found
        Called when it is there.
    """

    def __init__(self, bench: Bench, folder: Path, found: Callable[[], None]) -> None:
        self._bench = bench
        self._folder = folder
        self._found = found
        self._plan: dict[str, Any] | None = None
        self._task: asyncio.Task[None] | None = None

    def of(self, draft: Draft) -> dict[str, Any] | None:
        """Give the plan, ``None`` while there is none; the first draft asked of begins it."""
        if self._task is None:
            kept = kept_at(self._folder, draft.saved_text)
            known, self._plan = kept_plan(kept)
            self._task = asyncio.create_task(self._find(draft, kept, known=known))
        return self._plan

    async def _find(self, draft: Draft, kept: Path, *, known: bool) -> None:
        if known:
            return
        await asyncio.sleep(LATER)
        try:
            plan = await self._bench.call(PLAN, draft.saved_text, draft.folder, kept)
        except (MotorworksError, OSError):
            return  # the works is drawn by its structure
        if plan is not None:
            self._plan = plan
            self._found()

    async def end(self) -> None:
        """Give it up."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)


def kept_at(folder: Path, text: str) -> Path:
    """Give the file in which the plan of a text is kept."""
    digest = hashlib.blake2b((FORM + text).encode(), digest_size=16).hexdigest()
    return folder / f"{digest}.json"


def kept_plan(file: Path) -> tuple[bool, dict[str, Any] | None]:
    """Tell whether a plan is known, and give it; ``None`` where the plant has none."""
    try:
        return True, json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False, None
