"""The API of jobs: comparisons, runs and studies, and what they gave."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import FileResponse

from motorworks.studio.errors import ConflictError, NotThereError
from motorworks.studio.jobs import asking, estimate, found, page_api, scenario_api
from motorworks.studio.jobs.bodies import (
    ComparisonAsked,
    Estimate,
    File,
    Files,
    JobId,
    Jobs,
    JobShown,
    Measure,
    RunAsked,
    StudyAsked,
)
from motorworks.studio.jobs.groups import GROUPS
from motorworks.studio.jobs.job import DONE, Job
from motorworks.studio.jobs.option import read_settings
from motorworks.studio.jobs.order import RUN
from motorworks.studio.jobs.page_api import page_answer
from motorworks.studio.jobs.shown import shown
from motorworks.studio.jobs.table import PAGES, RESULT
from motorworks.studio.jobs.verbs import COMPARISON, STUDIES
from motorworks.studio.jobs.verbs import RUN as RUN_VERB
from motorworks.studio.works import Works

CREATED = 201


def routes(works: Works) -> APIRouter:
    """Give the routes of jobs, scenarios and results."""
    router = APIRouter()
    router.include_router(_orders(works))
    router.include_router(_jobs(works))
    router.include_router(_given(works))
    router.include_router(scenario_api.routes(works))
    router.include_router(page_api.routes(works))
    return router


def job_of(works: Works, name: str) -> Job:
    """Give a job.

    Raises
    ------
    NotThereError
        If there is none of that name.
    """
    job: Job | None = works.jobs.get(name)
    if job is None:
        raise NotThereError(f"there is no job '{name}'")
    return job


def _orders(works: Works) -> APIRouter:
    """Give the routes that take orders."""
    router = APIRouter(tags=["jobs"])
    editor = Depends(works.access.editor)

    @router.post("/api/comparisons", status_code=CREATED, summary="Compare plants")
    async def compare(asked: ComparisonAsked, user: Annotated[Any, editor]) -> JobShown:
        """Simulate plants under the same random numbers; differences have paired intervals."""
        return _shown(await asking.compare(works, asked, user.name))

    @router.post("/api/comparisons/estimate", summary="How long a comparison will take")
    async def estimated(asked: ComparisonAsked, _user: Annotated[Any, editor]) -> Estimate:
        settings = read_settings(COMPARISON.options, asked.settings)
        plants = asking.documents(works, asked.plants)
        name = f"{estimate.__name__}:estimate"
        return Estimate(**await works.bench.call(name, plants, settings, str(works.jobs.store)))

    @router.post("/api/runs", status_code=CREATED, summary="Run a plant")
    async def run(asked: RunAsked, user: Annotated[Any, editor]) -> JobShown:
        """Simulate a plant with replications, and write its report."""
        return _shown(await asking.run(works, asked, user.name))

    @router.post("/api/studies", status_code=CREATED, summary="Study a plant")
    async def study(asked: StudyAsked, user: Annotated[Any, editor]) -> JobShown:
        """Start a verb of the command line; GET /api/verbs has them with their options."""
        return _shown(await asking.study(works, asked, user.name))

    @router.get(
        "/api/verbs",
        summary="What can be started, with its options",
        dependencies=[Depends(works.access.viewer)],
    )
    async def verbs() -> dict[str, Any]:
        return {
            "run": RUN_VERB.to_dict(),
            "comparison": COMPARISON.to_dict(),
            "studies": [verb.to_dict() for verb in STUDIES],
            "groups": [{"title": title, "verbs": list(names)} for title, names in GROUPS],
        }

    @router.get(
        "/api/measures",
        summary="Figures that can be compared",
        dependencies=[Depends(works.access.viewer)],
    )
    async def measures() -> list[Measure]:
        found = await works.bench.call(f"{estimate.__name__}:measures")
        return [Measure(**one) for one in found]

    return router


def _jobs(works: Works) -> APIRouter:
    """Give the routes of the table of jobs."""
    router = APIRouter(tags=["jobs"], dependencies=[Depends(works.access.viewer)])

    @router.get("/api/jobs", summary="All jobs")
    async def jobs() -> Jobs:
        return Jobs(
            jobs=[_shown(job) for job in works.jobs.all()],
            most=works.jobs.most,
            damaged=works.jobs.damaged,
        )

    @router.get("/api/jobs/{id}", summary="A job")
    async def job(id: JobId) -> JobShown:
        return _shown(job_of(works, id))

    @router.delete(
        "/api/jobs/{id}",
        summary="Cancel a job, or remove one that is over",
        dependencies=[Depends(works.access.editor)],
        response_model=JobShown,
        responses={204: {"description": "It was over, and is removed."}},
    )
    async def delete(id: JobId) -> Any:
        """End a job at once; one that is over is removed with all that it gave."""
        if job_of(works, id).open:
            return _shown(await works.jobs.cancel(id))
        await works.jobs.remove(id)
        return Response(status_code=204)

    return router


def _given(works: Works) -> APIRouter:
    """Give the routes of what a job gave."""
    router = APIRouter(tags=["jobs"], dependencies=[Depends(works.access.viewer)])

    def folder(name: str) -> Path:
        """Give the folder of a job that is done."""
        job = job_of(works, name)
        if job.state != DONE:
            raise NotThereError(f"job '{name}' is {job.state} and has given nothing")
        found: Path = works.jobs.table.of(name)
        return found

    @router.get(
        "/api/jobs/{id}/result", summary="The answer of a job", response_model=dict[str, Any]
    )
    async def result(id: JobId) -> Response:
        """Give what the same verb of the command line prints with --json."""
        answer = folder(id) / RESULT
        data = await asyncio.to_thread(_read, answer)
        return Response(data, media_type="application/json")

    @router.get("/api/jobs/{id}/page", summary="The page of a job", response_class=Response)
    async def page(
        id: JobId, theme: Annotated[str, Query(pattern="^(light|dark|)$")] = ""
    ) -> Response:
        """Give the self-contained page; whatever is in it, it cannot call the server."""
        path = await asyncio.to_thread(found.first_page, folder(id) / PAGES)
        return await page_answer(path, theme)

    @router.get("/api/jobs/{id}/files", summary="The files that a job gave")
    async def files(id: JobId) -> Files:
        there = folder(id) / PAGES
        listed = await asyncio.to_thread(found.files, there)
        played = (there / found.TRACE).is_dir()
        kept = there.relative_to(works.project.folder).as_posix() if played else ""
        return Files(files=[File(name=n, size=size) for n, size in listed], trace=kept)

    @router.get("/api/jobs/{id}/files/{name:path}", summary="A file", response_class=FileResponse)
    async def file(id: JobId, name: str) -> FileResponse:
        there = folder(id) / PAGES
        if name not in dict(await asyncio.to_thread(found.files, there)):
            raise NotThereError(f"there is no file '{name[:80]}' of this job")
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'"}
        return FileResponse(there / name, filename=Path(name).name, headers=headers)

    @router.post(
        "/api/jobs/{id}/workbook",
        summary="Write the workbook of a run",
        dependencies=[Depends(works.access.editor)],
        status_code=CREATED,
    )
    async def workbook(id: JobId) -> File:
        """Write plant and results of a run as an Excel workbook among its files."""
        there = folder(id) / PAGES
        if job_of(works, id).order.kind != RUN:
            raise ConflictError("only a run has a workbook; tables of others are among its files")
        name = await works.bench.call(f"{estimate.__name__}:write_run_workbook", str(there))
        return File(name=name, size=(there / name).stat().st_size)

    return router


def _shown(job: Job) -> JobShown:
    return JobShown(**shown(job))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotThereError("the answer of this job is gone") from error
