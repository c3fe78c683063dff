"""How the server is."""

import time

from fastapi import APIRouter, Depends
from pydantic import BaseModel

import motorworks
from motorworks.studio.server.pulse import Pulse
from motorworks.studio.works import Works


class Health(BaseModel):
    """How the server is."""

    version: str
    up: float
    """Time since the start [s]."""
    longest_stall: float
    """Longest time in which the server could not answer [s]."""
    longest_stall_own: float
    """Longest such time that it took itself, without waiting for a processor [s]."""
    longest_stall_lately: float
    """Longest time in which it could not answer in the last 10 to 20 seconds [s]."""
    pages: int
    """Open pages."""


def routes(works: Works, pulse: Pulse) -> APIRouter:
    """Give the route that says how the server is."""
    router = APIRouter(tags=["server"])
    begin = time.monotonic()

    @router.get(
        "/api/health", summary="How the server is", dependencies=[Depends(works.access.viewer)]
    )
    async def health() -> Health:
        return Health(
            version=motorworks.__version__,
            up=time.monotonic() - begin,
            longest_stall=pulse.longest,
            longest_stall_own=pulse.own,
            longest_stall_lately=pulse.lately,
            pages=len(works.hub),
        )

    return router
