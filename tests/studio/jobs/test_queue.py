"""So many jobs wait, and no more."""

import asyncio
import sys
from pathlib import Path

import pytest
from tests.studio.jobs.offices import Heard, comparison, office, plants

from motorworks.studio.errors import ConflictError
from motorworks.studio.jobs import office as module

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


def test_a_program_that_orders_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that is cancelled makes room again."""
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    texts = plants()

    async def work() -> None:
        async with office(tmp_path, Heard(), command=lambda *_: SLEEP) as there:
            jobs = [await there.take(comparison(texts), texts) for _ in range(there.most + 3)]
            with pytest.raises(ConflictError, match="3 jobs wait already"):
                await there.take(comparison(texts), texts)
            await there.cancel(jobs[-1].id)
            assert await there.take(comparison(texts), texts)

    asyncio.run(work())
