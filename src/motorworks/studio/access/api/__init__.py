"""What the API offers about people: logging in, tokens, sessions, users, the log."""

from fastapi import APIRouter

from motorworks.studio.access.api import login, sessions, tokens, users
from motorworks.studio.works import Works


def routes(works: Works) -> APIRouter:
    """Give the routes about people."""
    router = APIRouter(tags=["people"])
    for part in (login, tokens, sessions, users):
        router.include_router(part.routes(works))
    return router
