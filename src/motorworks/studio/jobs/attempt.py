"""One attempt at a job: its process from start to end, and what becomes of the job by it."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from motorworks.studio.jobs.child import Child, Ended
from motorworks.studio.jobs.job import ATTEMPTS, DONE, FAILED, WAITING, Job, now
from motorworks.studio.jobs.table import RESULT

STANDS_STILL = 3
"""Exit code of a command whose plant came to a standstill; what it made is there all the same."""
LARGEST_ANSWER = 64_000
"""Bytes of a refusal that are read."""
UNFINISHED = f"{RESULT}.part"


async def attempt(
    words: Sequence[str],
    folder: Path,
    hear: Callable[[Mapping[str, Any]], None],
    started: Callable[[Child], bool],
) -> Ended:
    """Start the process of a job and wait for its end.

    Parameters
    ----------
    words
        Its arguments.
    folder
        Of the job.
    hear
        Called with what it says of its progress.
    started
        Called with the process; tells whether it is still wanted.

    Raises
    ------
    OSError
        If it cannot be started.
    """
    loop = asyncio.get_running_loop()
    over: asyncio.Future[Ended] = loop.create_future()

    def heard(said: Mapping[str, Any]) -> None:
        loop.call_soon_threadsafe(hear, said)

    def end(ended: Ended) -> None:
        loop.call_soon_threadsafe(over.set_result, ended)

    child = await asyncio.to_thread(Child, words, folder, folder / UNFINISHED, heard, end)
    if not started(child):
        await asyncio.to_thread(child.kill)
    return await over


def brought_in(folder: Path, ended: Ended) -> str:
    """Give the answer its name; give why there is none.

    Raises
    ------
    OSError
        If it cannot be read or named.
    """
    answer = folder / UNFINISHED
    if ended.code in (0, STANDS_STILL):
        answer.replace(folder / RESULT)
        return ""
    with answer.open("rb") as file:
        return _refusal(file.read(LARGEST_ANSWER)) or ended.said[-2000:] or "it gave no reason"


def after(job: Job, ended: Ended, error: str) -> Job:
    """Give a job as it is after an attempt.

    Parameters
    ----------
    job
        As it was.
    ended
        How the process ended.
    error
        Why there is no answer; empty if there is one.
    """
    if not error:
        still = "the plant came to a standstill"
        job = job.marked(still) if ended.code == STANDS_STILL else job
        return replace(job, state=DONE, ended=now(), share=1.0)
    if ended.died:
        return _died(job)
    return replace(job, state=FAILED, ended=now(), error=error)


def _died(job: Job) -> Job:
    """Give a job whose process died: it waits again, unless it died too often."""
    job = replace(job, deaths=job.deaths + 1)
    if job.deaths < ATTEMPTS:
        mark = f"worker died at {now()}, restarted"
        return replace(job.marked(mark), state=WAITING, words="", share=None)
    error = (
        f"its worker died {job.deaths} times; the memory may be too small. Ask for fewer "
        "replications, or end other work on this machine, and begin it again."
    )
    return replace(job.marked(f"worker died at {now()}"), state=FAILED, ended=now(), error=error)


def _refusal(answer: bytes) -> str:
    """Give what a command says it refused, from its JSON; empty if it says nothing."""
    try:
        said = json.loads(answer)
        findings = [
            str(f.get("message", f)) if isinstance(f, dict) else str(f) for f in said["findings"]
        ]
        return "; ".join([str(said["error"]), *findings[:5]])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
