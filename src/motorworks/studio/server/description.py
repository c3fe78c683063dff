"""The description of the API, for programs that are to use it."""

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
        return JSONResponse(app.openapi())  # put together before the server was up

    return router
