"""Pages of results: how they are answered, and those that the command line wrote."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from motorworks.studio.jobs import found
from motorworks.studio.jobs.bodies import PageId, Pages, PageShown
from motorworks.studio.works import Works

SEALED = (
    "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
)
"""Nothing in a page can call the server or load anything, whatever stands in it."""


async def page_answer(path: Path, theme: str) -> Response:
    """Give the answer with a page, sealed off from the server."""
    data = await asyncio.to_thread(found.themed, path, theme)
    headers = {"Content-Security-Policy": SEALED}
    return Response(data, media_type="text/html; charset=utf-8", headers=headers)


def routes(works: Works) -> APIRouter:
    """Give the routes of pages that the command line wrote."""
    router = APIRouter(tags=["results"], dependencies=[Depends(works.access.viewer)])
    folder, own = works.project.out, works.project.shared

    @router.get("/api/results", summary="Pages that the command line wrote")
    async def results() -> Pages:
        """Give the pages in the project's folder of results, those of jobs left out."""
        there = await asyncio.to_thread(found.pages, folder, own)
        return Pages(pages=[PageShown(**asdict(one)) for one in there])

    @router.get("/api/results/{id}/page", summary="Such a page", response_class=Response)
    async def page(
        id: PageId, theme: Annotated[str, Query(pattern="^(light|dark|)$")] = ""
    ) -> Response:
        path = await asyncio.to_thread(found.page_file, folder, own, id)
        return await page_answer(path, theme)

    return router
