"""The office: takes orders, sees that they are done, and knows how far each is."""

import asyncio
import os
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.errors import ConflictError
from motorworks.studio.jobs.attempt import after, attempt, brought_in
from motorworks.studio.jobs.child import Child, Ended
from motorworks.studio.jobs.command import arguments
from motorworks.studio.jobs.job import (
    CANCELLED,
    INTERRUPTED,
    RUNNING,
    WAITING,
    Job,
    now,
)
from motorworks.studio.jobs.left import Pace
from motorworks.studio.jobs.order import Order
from motorworks.studio.jobs.shown import shown
from motorworks.studio.jobs.table import Table, new_name

MOST_WAITING = 100
"""Jobs that may wait; more are a mistake of a program that orders them."""

Tell = Callable[[dict[str, Any]], None]


class Office:
    """All jobs of a project.

    Parameters
    ----------
    folder
        Where jobs are kept; made with the first.
    store
        Where runs are kept.
    tell
        Takes news for every page: ``{"topic": "job", "job": ...}``.
    most
        Jobs at the same time; one per core if not given.
    command
        Gives the arguments of a job's process.
    """

    def __init__(
        self,
        folder: Path,
        store: Path,
        tell: Tell,
        *,
        most: int | None = None,
        command: Callable[[Order, Path, int], list[str]] = arguments,
    ) -> None:
        self.table = Table(folder)
        self.store = store
        self.most = most or os.cpu_count() or 1
        self.damaged: list[str] = []
        self._tell, self._command = tell, command
        self._jobs: dict[str, Job] = {}
        self._children: dict[str, Child] = {}
        self._busy: set[str] = set()
        self._paces: dict[str, Pace] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._saving = asyncio.Lock()
        self._over = False

    # ---- its own beginning and end ----

    async def begin(self) -> None:
        """Read the table, and go on with what a server before this one has not ended."""
        found, self.damaged = await asyncio.to_thread(self.table.all)
        self._jobs = {job.id: job for job in found}
        for job in found:
            if job.state in (RUNNING, INTERRUPTED):
                mark = f"server was restarted at {now()}, gone on with"
                self._change(job.marked(mark), state=WAITING, words="", share=None, left=None)
                await self._keep(job.id)
        self._fill()

    async def end(self) -> None:
        """End all processes; what they did not end is gone on with at the next beginning."""
        self._over = True
        for child in list(self._children.values()):
            await asyncio.to_thread(child.kill)
        while self._tasks:
            await asyncio.wait(self._tasks)

    # ---- jobs ----

    def all(self) -> list[Job]:
        """Give all jobs, the newest first."""
        return sorted(self._jobs.values(), key=lambda job: job.id, reverse=True)

    def get(self, job: str) -> Job | None:
        """Give a job; ``None`` if there is none of that name."""
        return self._jobs.get(job)

    async def take(self, order: Order, plants: Mapping[str, str]) -> Job:
        """Take an order with the texts of its plants, and give the job.

        Raises
        ------
        ConflictError
            If too many wait already.
        RunError
            If it cannot be written down.
        """
        if sum(job.state == WAITING for job in self._jobs.values()) >= MOST_WAITING:
            raise ConflictError(f"{MOST_WAITING} jobs wait already; cancel some of them first")
        job = Job(id=new_name(), order=order, made=now())
        await asyncio.to_thread(self.table.enter, job, plants)
        self._change(job)
        self._fill()
        return self._jobs[job.id]

    async def cancel(self, name: str) -> Job:
        """End a job at once; one that is over stays as it is."""
        job = self._jobs[name]
        if job.open:
            self._change(job, state=CANCELLED, ended=now(), left=None)
            if child := self._children.get(name):
                await asyncio.to_thread(child.kill)
            await self._keep(name)
        return self._jobs[name]

    async def remove(self, name: str) -> None:
        """End a job and take it away with all that it gave.

        Raises
        ------
        RunError
            If something of it cannot be removed.
        """
        await self.cancel(name)
        while name in self._busy:  # its process writes no more when this is over
            await asyncio.sleep(0.01)
        async with self._saving:
            await asyncio.to_thread(self.table.remove, name)
            self._jobs.pop(name, None)
        self._tell({"topic": "job", "removed": name})

    # ---- doing ----

    def _fill(self) -> None:
        """Begin jobs that wait, the oldest first, as long as there is room."""
        waiting = (job for job in list(self._jobs.values()) if job.state == WAITING)
        for job in sorted(waiting, key=lambda one: one.id):
            if self._over or len(self._busy) >= self.most:
                return
            if job.id not in self._busy:
                self._busy.add(job.id)
                self._later(self._do(job.id))

    async def _do(self, name: str) -> None:
        """Do a job once: from the start of its process to its end."""
        begin = time.monotonic()
        self._paces[name] = Pace()
        self._change(self._jobs[name], state=RUNNING, begun=now(), words="starting")
        await self._keep(name)
        try:
            ended = await self._worked(name)
            error = await asyncio.to_thread(brought_in, self.table.of(name), ended)
        except OSError as problem:
            error, ended = f"cannot be started: {problem}", Ended(code=1, said="")
        finally:
            self._children.pop(name, None)
        self._close(name, ended, error, time.monotonic() - begin)
        await self._keep(name)
        self._busy.discard(name)
        self._fill()

    async def _worked(self, name: str) -> Ended:
        """Start the process of a job and wait for its end."""
        processes = max(1, (os.cpu_count() or 1) // max(1, len(self._busy)))
        words = self._command(self._jobs[name].order, self.store, processes)

        def started(child: Child) -> bool:
            self._children[name] = child
            return not self._over and self._jobs[name].state == RUNNING  # or cancelled meanwhile

        return await attempt(words, self.table.of(name), partial(self._heard, name), started)

    def _heard(self, name: str, said: Mapping[str, Any]) -> None:
        job = self._jobs.get(name)
        if job is None or job.state != RUNNING:
            return
        left = self._paces[name].left(said["share"])
        if " left" in said["words"]:
            left = None  # the words say it already
        self._change(job, share=said["share"], words=said["words"], left=left)

    def _close(self, name: str, ended: Ended, error: str, took: float) -> None:
        """Write down how an attempt ended."""
        job = self._jobs[name]
        if job.state != RUNNING:
            return
        job = replace(job, seconds=job.seconds + took, left=None)
        self._change(replace(job, state=INTERRUPTED) if self._over else after(job, ended, error))

    # ---- keeping and telling ----

    def _change(self, job: Job, **values: Any) -> None:
        self._jobs[job.id] = replace(job, **values)
        self._tell({"topic": "job", "job": shown(self._jobs[job.id])})

    async def _keep(self, name: str) -> None:
        """Write down what is known of a job now."""
        async with self._saving:
            job = self._jobs.get(name)
            if job is None:
                return
            try:
                await asyncio.to_thread(self.table.save, job)
            except MotorworksError as error:
                self._tell({"topic": "job", "warning": str(error)})

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
