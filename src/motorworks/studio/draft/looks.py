"""Looks at the texts of drafts: what is wrong with each, found on the bench."""

import asyncio

from motorworks.studio.bench import Bench
from motorworks.studio.draft.draft import Checked, Draft
from motorworks.studio.hub import Hub

LOOK = "motorworks.studio.draft.look:look"


class Looks:
    """Has texts looked at; one look serves all who wait for it.

    Parameters
    ----------
    bench
        Where texts are checked.
    hub
        Hears when it is known what is wrong.
    """

    def __init__(self, bench: Bench, hub: Hub) -> None:
        self._bench = bench
        self._hub = hub
        self._tasks: dict[str, tuple[int, asyncio.Task[None]]] = {}

    def begin(self, draft: Draft) -> "asyncio.Task[None]":
        """Give the look at a text as it is now."""
        version, task = self._tasks.get(draft.id, (-1, None))
        if task is None or version != draft.version or task.done():
            task = asyncio.ensure_future(self._look(draft))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._tasks[draft.id] = draft.version, task
        return task

    async def at(self, draft: Draft) -> Checked:
        """Give what is wrong with a text as it is now, when it is known."""
        while draft.checked.version != draft.version:
            await asyncio.shield(self.begin(draft))  # others wait for it too
        return draft.checked

    async def end(self) -> None:
        """Give up what is under way."""
        tasks = [task for _, task in self._tasks.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self, draft: Draft) -> None:
        """Have a text checked; what comes too late is of use to nobody."""
        version, text = draft.version, draft.text
        title, findings = await self._bench.call(LOOK, text, draft.folder)
        if draft.checked.version >= version:
            return
        good = not any(finding["severity"] == "error" for finding in findings)
        draft.checked = Checked(version=version, title=title, findings=findings, good=good)
        if good:
            draft.good_text, draft.good_version = text, version
        news = {"topic": "draft", "id": draft.id, "version": draft.version}
        self._hub.tell({**news, "checked": version})
