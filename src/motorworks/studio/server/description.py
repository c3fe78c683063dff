"""The description of the API, for programs that are to use it."""

import asyncio
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import JSONResponse

from motorworks.studio.works import Works


def routes(works: Works, app: FastAPI) -> APIRouter:
    """Give the route of the description.

    Parameters
    ----------
    works
        What all parts share.
    app
        What is described.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/api/openapi.json", dependencies=[Depends(works.access.viewer)])
    async def description() -> JSONResponse:
        # Putting it together takes about a second, in which others must not wait.
        found: dict[str, Any] = await asyncio.to_thread(app.openapi)
        return JSONResponse(found)

    return router
