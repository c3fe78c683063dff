"""The API of reels: opening them, and what is asked about a moment."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field

from motorworks.errors import MotorworksError
from motorworks.studio.works import Works

MOST_TIME = 1e12
"""Greatest time that may be asked for [s]."""

Reel = Annotated[str, Path(pattern=r"^r[0-9]{1,12}$", description="Id of a reel.")]
Node = Annotated[int, Path(ge=0, le=0xFFFFFFFF, description="Node of the scene.")]
Part = Annotated[int, Path(ge=0, le=1 << 53, description="Number of a part.")]
At = Annotated[
    float, Query(ge=0, le=MOST_TIME, allow_inf_nan=False, description="Time of the run [s].")
]


class ReelAsked(BaseModel, extra="forbid"):
    """What is to be played: a plant, simulated now, or the trace of a finished run."""

    plant: Annotated[str | None, Field(max_length=64)] = None
    """Id of a plant that is open in the studio."""
    seed: Annotated[int, Field(ge=0, le=(1 << 63) - 1)] = 1
    """Of the random numbers."""
    trace: Annotated[str | None, Field(max_length=500)] = None
    """Folder of a run with a trace, below the project."""
    replication: Annotated[int, Field(ge=0, le=100_000)] = 0
    """Which of its replications."""


class ReelOpened(BaseModel):
    """A reel, and what can be played of it."""

    reel: str
    about: dict[str, Any]


def routes(works: Works) -> APIRouter:
    """Give the routes of reels."""
    router = APIRouter(
        prefix="/api/reels", tags=["reels"], dependencies=[Depends(works.access.viewer)]
    )
    _opening(works, router)
    _asking(works, router)
    return router


def _opening(works: Works, router: APIRouter) -> None:
    @router.post("", summary="Open a plant or the trace of a run to be played")
    async def open_reel(asked: ReelAsked) -> ReelOpened:
        if (asked.plant is None) == (asked.trace is None):
            raise MotorworksError("a reel plays either a plant or a trace; give one of them")
        if asked.trace is not None:
            folder = works.project.inside(asked.trace)
            reel = await works.reels.trace(folder, asked.replication)
        else:
            draft = works.plants.get(asked.plant)
            reel = await works.reels.live(
                asked.plant, draft.text, draft.version, asked.seed, draft.folder
            )
        return ReelOpened(reel=reel, about=works.reels.shelf(reel).about)

    @router.get("", summary="The reels that are open")
    async def open_reels() -> list[ReelOpened]:
        shelves = [(reel, works.reels.shelf(reel)) for reel in works.reels.ids()]
        return [ReelOpened(reel=reel, about=shelf.about) for reel, shelf in shelves]


def _asking(works: Works, router: APIRouter) -> None:
    async def ask(reel: str, method: str, *arguments: Any) -> dict[str, Any]:
        answer: dict[str, Any] = await works.reels.ask(reel, method, *arguments)
        return answer

    @router.get("/{reel}/figures", summary="Key figures at a moment")
    async def figures(reel: Reel, at: At) -> dict[str, Any]:
        return await ask(reel, "figures", at)

    @router.get("/{reel}/insight", summary="KPIs and bottlenecks of the last hours and since begin")
    async def insight(reel: Reel, at: At) -> dict[str, Any]:
        return await ask(reel, "insight", at)

    @router.get("/{reel}/series", summary="Figures over time, for charts")
    async def series(reel: Reel, at: At) -> dict[str, Any]:
        return await ask(reel, "series", at)

    @router.get("/{reel}/cards/{node}", summary="What is to be known of a machine or a place")
    async def card(reel: Reel, node: Node, at: At) -> dict[str, Any]:
        return await ask(reel, "card", node, at)

    @router.get("/{reel}/parts/{part}", summary="Where a part is, and its life so far")
    async def part(reel: Reel, part: Part, at: At) -> dict[str, Any]:
        return await ask(reel, "part", part, at)

    @router.get("/{reel}/motors/{motor}", summary="The part that was the n-th good motor")
    async def motor(reel: Reel, motor: Part) -> dict[str, Any]:
        return await ask(reel, "motor", motor)
