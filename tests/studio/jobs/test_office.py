"""Jobs from order to end: figures of the command line, cancel, death, restart."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.studio.jobs.offices import Heard, comparison, office, over, plants, study, until

from motorworks.errors import MotorworksError
from motorworks.store import Store
from motorworks.studio.jobs.job import CANCELLED, DONE, FAILED, RUNNING, WAITING
from motorworks.studio.jobs.office import Office
from motorworks.studio.jobs.order import Order
from motorworks.studio.jobs.table import RESULT, Table

SLEEP = "import time; time.sleep(600)"
MORE = ["line.stators.places=10"]


def result(there: Office, job: str) -> dict[str, Any]:
    """Give the answer of a job."""
    found: dict[str, Any] = json.loads((there.table.of(job) / RESULT).read_text())
    return found


def sleeping(_order: Order, _store: Path, _processes: int) -> list[str]:
    """Give a process that does nothing for long."""
    return [sys.executable, "-c", SLEEP]


def gone(pid: int) -> bool:
    """Tell whether there is no such process group any more."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_comparison_gives_the_figures_of_the_command_line(tmp_path: Path) -> None:
    """Every figure and interval is equal to the last digit, and the runs are the same runs."""
    texts = plants(MORE)
    heard = Heard()

    async def work() -> tuple[dict[str, Any], str]:
        async with office(tmp_path, heard) as there:
            job = await over(there, await there.take(comparison(texts), texts))
            assert job.state == DONE, job.error
            return result(there, job.id), job.id

    ours, name = asyncio.run(work())
    folder = tmp_path / "jobs" / name
    words = [sys.executable, "-m", "motorworks.cli", "compare"]
    words += [f"plants/{text}.toml" for text in texts]
    words += ["--for=5d", "--warm-up=1d", "--replications=3", "--seed=7", "--json"]
    words += [f"--store={tmp_path / 'store'}", "--jobs=1"]
    with Store(tmp_path / "store") as kept:
        before = kept.count()
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    for one, other in zip(ours["variants"], theirs["variants"], strict=True):
        assert one["figures"] == other["figures"]
    for key in ("mean", "half_width", "half_width_together", "share", "verdict", "response"):
        assert [d[key] for d in ours["differences"]] == [d[key] for d in theirs["differences"]]
    with Store(tmp_path / "store") as kept:
        assert kept.count() == before == 6
    assert heard.states(name) == ["waiting", "running", "done"]
    assert (folder / "result" / "compare.html").read_text().startswith("<!doctype html>")
    assert (folder / "result" / "replications.csv").read_text().count("\n") == 1 + 2 * 3 * 3


def test_a_study_is_the_verb_of_the_command_line(tmp_path: Path) -> None:
    """It writes its page, and its answer is the command's JSON."""
    texts = plants()

    async def work() -> tuple[dict[str, Any], Path]:
        async with office(tmp_path, Heard()) as there:
            job = await over(there, await there.take(study("size"), texts))
            assert job.state == DONE, job.error
            return result(there, job.id), there.table.of(job.id)

    answer, folder = asyncio.run(work())
    assert answer["page"] == "result/size.html"
    assert (folder / answer["page"]).is_file()


def test_what_a_command_refuses_is_said(tmp_path: Path) -> None:
    """A job whose command finds something wrong fails with its words."""
    texts = plants()

    async def work() -> Any:
        async with office(tmp_path, Heard()) as there:
            return await over(there, await there.take(study("size", demand="much"), texts))

    job = asyncio.run(work())
    assert job.state == FAILED
    assert "much" in job.error


def test_cancel_ends_the_process_group_at_once(tmp_path: Path) -> None:
    """The process is gone, the job cancelled, and stays so."""
    texts = plants()

    async def work() -> None:
        async with office(tmp_path, Heard(), command=sleeping) as there:
            job = await there.take(comparison(texts), texts)
            await until(lambda: there._children.get(job.id))
            pid = there._children[job.id].pid
            assert (await there.cancel(job.id)).state == CANCELLED
            await until(lambda: gone(pid))
            await until(lambda: job.id not in there._busy)
            assert (await there.cancel(job.id)).state == CANCELLED
            await there.remove(job.id)
            assert not there.table.of(job.id).exists()
            assert there.get(job.id) is None

    asyncio.run(work())


def test_a_worker_that_dies_is_started_again_once(tmp_path: Path) -> None:
    """The job is marked, and what was computed before is not computed again."""
    texts = plants(MORE)
    heard = Heard()

    async def work() -> None:
        async with office(tmp_path, heard) as there:
            job = await there.take(comparison(texts, duration="60d", replications=3), texts)
            await until(lambda: there._children.get(job.id))
            os.killpg(there._children[job.id].pid, signal.SIGKILL)
            ended = await over(there, job)
            assert ended.state == DONE, ended.error
            assert ended.deaths == 1
            assert "worker died at" in ended.marks[0]
            assert "restarted" in ended.marks[0]

    asyncio.run(work())


def test_a_worker_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    """The job fails, and says what can be done."""
    texts = plants()

    def dying(_order: Order, _store: Path, _processes: int) -> list[str]:
        return [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]

    async def work() -> None:
        async with office(tmp_path, Heard(), command=dying) as there:
            job = await over(there, await there.take(comparison(texts), texts))
            assert job.state == FAILED
            assert "died 2 times" in job.error
            assert len(job.marks) == 2

    asyncio.run(work())


def test_no_more_jobs_run_than_there_is_room_for(tmp_path: Path) -> None:
    """The others wait, the oldest begins first."""
    texts = plants()

    async def work() -> None:
        async with office(tmp_path, Heard(), command=sleeping, most=1) as there:
            first = await there.take(comparison(texts), texts)
            second = await there.take(comparison(texts), texts)
            await until(lambda: there._children.get(first.id))
            assert [job.state for job in there.all()] == [WAITING, RUNNING]
            await there.cancel(first.id)
            await until(lambda: there.all()[0].state == RUNNING)
            assert there.all()[0].id == second.id

    asyncio.run(work())


def test_a_server_that_is_closed_goes_on_at_its_next_beginning(tmp_path: Path) -> None:
    """An open job is written down as interrupted, and done by the next office."""
    texts = plants(MORE)

    async def close() -> str:
        async with office(tmp_path, Heard(), command=sleeping) as there:
            job = await there.take(comparison(texts), texts)
            await until(lambda: there._children.get(job.id))
        return job.id

    async def go_on(name: str) -> Any:
        async with office(tmp_path, Heard()) as there:
            job = there.get(name)
            assert job is not None
            return await over(there, job)

    name = asyncio.run(close())
    assert json.loads((tmp_path / "jobs" / name / "job.json").read_text())["state"] == "interrupted"
    ended = asyncio.run(go_on(name))
    assert ended.state == DONE, ended.error
    assert "server was restarted" in ended.marks[0]


SERVER = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from tests.studio.jobs.offices import Heard, comparison, office, plants

async def work():
    texts = plants({more!r})
    async with office(Path({folder!r}), Heard()) as there:
        job = await there.take(comparison(texts, duration="250d", replications=5), texts)
        while not there.get(job.id).counted or there.get(job.id).counted[0] < 1:
            await asyncio.sleep(0.02)
        print(job.id, there._children[job.id].pid, flush=True)
        await asyncio.sleep(600)

asyncio.run(work())
"""


def test_a_server_that_is_killed_goes_on_and_computes_nothing_twice(tmp_path: Path) -> None:
    """Its orphan ends by itself; the next server takes what is kept from the store."""
    script = SERVER.format(here=str(Path(__file__).parents[3]), more=MORE, folder=str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        name, pid = server.stdout.readline().split()
        server.kill()
    heard = Heard()

    async def go_on() -> Any:
        await until(lambda: gone(int(pid)))
        async with office(tmp_path, heard) as there:
            job = there.get(name)
            assert job is not None
            return await over(there, job)

    ended = asyncio.run(go_on())
    assert ended.state == DONE, ended.error
    words = [n["job"]["words"] for n in heard.news if "job" in n]
    assert any("of them kept before" in text for text in words)
    with Store(tmp_path / "store") as kept:
        assert kept.count() == 10


def test_a_damaged_entry_is_said_and_the_others_stay(tmp_path: Path) -> None:
    """The table is read though one of its files is no job."""
    texts = plants()

    async def work() -> None:
        async with office(tmp_path, Heard(), command=sleeping) as there:
            job = await there.take(comparison(texts), texts)
            await there.cancel(job.id)
        bad = tmp_path / "jobs" / "20260101-000000-000000"
        bad.mkdir()
        (bad / "job.json").write_text('{"id": ')
        async with office(tmp_path, Heard(), command=sleeping) as there:
            assert [one.id for one in there.all()] == [job.id]
            assert "20260101-000000-000000" in there.damaged[0]

    asyncio.run(work())


@pytest.mark.parametrize("name", ["..", "20260101-000000-00000g", "a/b", ""])
def test_a_name_that_is_none_of_a_job_is_refused(tmp_path: Path, name: str) -> None:
    """No folder is looked for under it."""
    with pytest.raises(MotorworksError, match="is no job"):
        Table(tmp_path).of(name)
