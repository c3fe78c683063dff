"""The app: the routes of all parts of the studio over one :class:`.Works`."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI

import motorworks
from motorworks.errors import MotorworksError
from motorworks.studio.access import Access
from motorworks.studio.access import api as people
from motorworks.studio.access.gate import Gate
from motorworks.studio.bench import Bench
from motorworks.studio.draft.api import routes as plants_of
from motorworks.studio.draft.desk import BASE, Desk
from motorworks.studio.hub import Hub
from motorworks.studio.jobs.api import routes as jobs_of
from motorworks.studio.jobs.office import Office
from motorworks.studio.project import Project
from motorworks.studio.reel.api import routes as reels_of
from motorworks.studio.reel.reels import Reels
from motorworks.studio.server import description, health, pages, socket
from motorworks.studio.server.headers import Headers
from motorworks.studio.server.limits import Limits
from motorworks.studio.server.pulse import Pulse
from motorworks.studio.server.refusals import REFUSALS, add_refusals
from motorworks.studio.server.warm import rest, warm
from motorworks.studio.works import Works

LONGEST_START = 1.5
"""Time that the first scene may keep the server from being up [s]."""


def make_works(project: Project, access: Access, hub: Hub, bench: Bench) -> Works:
    """Give what all parts share.

    Parameters
    ----------
    project
        The folder with the plant.
    access
        Who may do what.
    hub, bench
        News, and the processes that compute.
    """
    jobs = Office(project.kept / "jobs", project.out / "store", hub.tell)
    desk = Desk(project, bench, hub)
    works = Works(project=project, access=access, hub=hub, bench=bench, plants=desk, jobs=jobs)
    works.reels = Reels(bench, hub)
    works.closing += [access.close, works.reels.close]
    return works


async def _first_scene(works: Works) -> None:
    """Have the scene ready that every page begins with, unless that takes too long."""
    with contextlib.suppress(TimeoutError, MotorworksError):
        await asyncio.wait_for(works.plants.scenes.of(BASE), LONGEST_START)


def make_app(works: Works) -> FastAPI:
    """Give the app.

    Parameters
    ----------
    works
        What all parts share.
    """
    pulse = Pulse()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await works.bench.start()
        await works.plants.begin()
        first = asyncio.ensure_future(_first_scene(works))
        works.closing.append(works.plants.end)
        await works.jobs.begin()
        works.closing.append(works.jobs.end)
        await warm(app)
        await first
        rest()
        pulse.start()
        yield
        pulse.stop()
        for close in reversed(works.closing):
            await close()
        await works.bench.stop()

    routers = [
        pages.routes(),  # first: a page asks for many files at once
        health.routes(works, pulse),
        people.routes(works),
        socket.routes(works),
        plants_of(works),
        jobs_of(works),
        reels_of(works),
    ]
    return assembled(works, routers, lifespan)


def assembled(
    works: Works,
    routers: Iterable[APIRouter],
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]],
) -> FastAPI:
    """Give an app of routers, with all that stands before them.

    Parameters
    ----------
    works
        What all parts share.
    routers
        The routes.
    lifespan
        What is to be begun and ended with the server.
    """
    app = FastAPI(
        title="Motorworks studio",
        version=motorworks.__version__,
        description="Runs, results, scenarios and tokens of a plant that is open in the studio.",
        lifespan=lifespan,
        openapi_url=None,  # see description.py
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        responses=REFUSALS,
        redirect_slashes=False,
    )
    add_refusals(app)
    app.include_router(description.routes(works, app))
    for router in routers:
        app.include_router(router)
    app.add_middleware(Gate, access=works.access)
    app.add_middleware(Limits)
    app.add_middleware(Headers)
    return app
