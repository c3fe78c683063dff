"""Pages of results: how they are answered, and those that the command line wrote."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from motorworks.studio.jobs import found, traces
from motorworks.studio.jobs.bodies import PageId, Pages, PageShown, Trace, Traces
from motorworks.studio.works import Works

SEALED = (
    "sandbox allow-scripts allow-modals; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
)
"""Nothing in a page can call the server or load anything, whatever stands in it; it may print."""


async def page_answer(path: Path, theme: str) -> Response:
    """Give the answer with a page, sealed off from the server."""
    data = await asyncio.to_thread(found.themed, path, theme)
    headers = {"Content-Security-Policy": SEALED}
    return Response(data, media_type="text/html; charset=utf-8", headers=headers)


def routes(works: Works) -> APIRouter:
    """Give the routes of pages that the command line wrote."""
    router = APIRouter(tags=["results"], dependencies=[Depends(works.access.viewer)])
    project, folder = works.project.folder, works.project.out
    where = project, folder, works.project.shared

    @router.get("/api/results", summary="Pages that the command line wrote")
    async def results() -> Pages:
        """Give the pages in the project's folder of results, those of jobs left out."""
        there = await asyncio.to_thread(found.pages, *where)
        return Pages(pages=[PageShown(**asdict(one)) for one in there])

    @router.get("/api/results/{id}/page", summary="Such a page", response_class=Response)
    async def page(
        id: PageId, theme: Annotated[str, Query(pattern="^(light|dark|)$")] = ""
    ) -> Response:
        path = await asyncio.to_thread(found.page_file, *where, id)
        return await page_answer(path, theme)

    @router.get("/api/reels/traces", summary="Runs that can be replayed")
    async def replayed() -> Traces:
        """Give the runs in the folder of results that kept a trace, wherever they were made."""
        there = await asyncio.to_thread(traces.traced_runs, project, folder)
        return Traces(traces=[Trace(**asdict(one)) for one in there])

    @router.get(
        "/api/reels/traces/scene",
        summary="The works of such a run, as they were then",
        response_class=Response,
        responses={200: {"content": {"application/json": {}}, "description": "The scene."}},
    )
    async def scene(name: Annotated[str, Query(min_length=1, max_length=500)]) -> Response:
        run = works.project.inside(name)
        text = await asyncio.to_thread(traces.plant_text, run)
        data = await works.bench.call(traces.DRAWN, text, 0)
        return Response(data, media_type="application/json")

    return router
