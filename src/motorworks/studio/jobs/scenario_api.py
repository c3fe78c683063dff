"""The API of scenarios: named copies of a plant beside the base, with what differs in words."""

import asyncio
import re
import unicodedata
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from motorworks.errors import MotorworksError
from motorworks.studio.errors import ConflictError
from motorworks.studio.jobs.asking import document
from motorworks.studio.jobs.bodies import (
    Fitting,
    PlantId,
    Process,
    Renamed,
    Scenario,
    ScenarioAsked,
    Suggestion,
)
from motorworks.studio.jobs.reading import Document
from motorworks.studio.works import Works

BASE = "base"
DIFFERENCES = "motorworks.studio.jobs.differences:about"
FITTING = "motorworks.studio.jobs.fitting:fitting"
SUGGESTIONS = "motorworks.studio.jobs.suggestions:suggestions"
PROCESSES = "motorworks.studio.jobs.suggestions:processes"
WITH_CHANGES = "motorworks.studio.jobs.suggestions:with_changes"
LONGEST_ID = 40
CREATED = 201


def routes(works: Works) -> APIRouter:
    """Give the routes of scenarios."""
    router = APIRouter(tags=["scenarios"])
    router.include_router(_reading(works))
    router.include_router(_changing(works))
    return router


def _reading(works: Works) -> APIRouter:
    router = APIRouter(dependencies=[Depends(works.access.viewer)])

    @router.get("/api/scenarios", summary="The base and its scenarios, with what differs")
    async def scenarios() -> list[Scenario]:
        there = [document(works, name) for name in works.plants.ids()]
        base = document(works, BASE)
        return list(await asyncio.gather(*(_differing(works, base, one) for one in there)))

    @router.get("/api/scenarios/{id}/suggestions", summary="Changes worth trying")
    async def suggestions(
        id: PlantId,
        process: Annotated[str, Query(max_length=200)] = "",
        places: Annotated[int | None, Query(ge=1, le=10_000)] = None,
    ) -> list[Suggestion]:
        """Give single changes; those at a process and its line, where one is named."""
        asked = document(works, id), process, places
        return [Suggestion(**one) for one in await works.bench.call(SUGGESTIONS, *asked)]

    @router.get("/api/scenarios/{id}/verbs", summary="What a plant can be asked")
    async def verbs(id: PlantId) -> Fitting:
        """Give what it lacks for some studies, and names that their options take."""
        return Fitting(**await works.bench.call(FITTING, document(works, id)))

    @router.get("/api/scenarios/{id}/processes", summary="Processes of a plant")
    async def processes(id: PlantId) -> list[Process]:
        found = await works.bench.call(PROCESSES, document(works, id))
        return [Process(**one) for one in found]

    return router


def _changing(works: Works) -> APIRouter:
    router = APIRouter()
    editor = Depends(works.access.editor)

    @router.post("/api/scenarios", status_code=CREATED, summary="A new scenario")
    async def create(asked: ScenarioAsked, _user: Annotated[Any, editor]) -> Scenario:
        """Copy a plant under a new name, as it stands in its draft, and set values in it."""
        origin = document(works, asked.origin)
        name = _free(asked.title, works.plants.ids())
        text = await works.bench.call(WITH_CHANGES, origin, [*asked.sets, _titled(asked.title)])
        words = f"copy of {asked.origin}"
        await works.plants.new(name, text, words, folder=origin.folder)
        return await _about(works, name)

    @router.put("/api/scenarios/{id}/title", summary="Give a scenario another title")
    async def rename(id: PlantId, asked: Renamed, user: Annotated[Any, editor]) -> Scenario:
        await _retitle(works, id, id, asked.title, user.name)
        return await _about(works, id)

    @router.put("/api/scenarios/{id}/base", summary="Make a scenario the base")
    async def adopt(id: PlantId, user: Annotated[Any, editor]) -> Scenario:
        """Give the base the text of a scenario; its title stays, and it can be undone."""
        if id == BASE:
            raise ConflictError("this is the base already")
        title = (await _about(works, BASE)).title
        await _retitle(works, id, BASE, title, user.name)
        return await _about(works, BASE)

    @router.delete("/api/scenarios/{id}", status_code=204, summary="Delete a scenario")
    async def delete(id: PlantId, _user: Annotated[Any, editor]) -> Response:
        await works.plants.remove(id)
        return Response(status_code=204)

    return router


async def _retitle(works: Works, origin: str, target: str, title: str, who: str) -> None:
    """Give a draft the text of one, under a title, unless one of them changes meanwhile."""
    version = works.plants.get(target).version
    text = await works.bench.call(WITH_CHANGES, document(works, origin), [_titled(title)])
    await works.plants.replace(target, text, version, who)


async def _about(works: Works, name: str) -> Scenario:
    """Give a scenario as it stands, with what differs from the base."""
    return await _differing(works, document(works, BASE), document(works, name))


async def _differing(works: Works, base: Document, other: Document) -> Scenario:
    """Give a scenario with what differs from the base."""
    found: dict[str, Any] = {"title": other.id, "differences": [], "count": 0, "error": ""}
    try:
        found |= await works.bench.call(DIFFERENCES, base, other)
    except MotorworksError as error:
        found["error"] = str(error)
    return Scenario(id=other.id, version=other.version, **found)


def _titled(title: str) -> str:
    """Give a title as a value to set."""
    return f'plant.title="{title.translate(_ESCAPED)}"'


_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def _free(title: str, taken: list[str]) -> str:
    """Give an id for a title that none of the plants has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "scenario"
    number = 2
    found = name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
