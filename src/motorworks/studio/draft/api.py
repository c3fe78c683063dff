"""The API of drafts: plants that are open, changed by operations, saved and compared."""

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.exceptions import HTTPException

from motorworks.studio.draft.bodies import (
    Changes,
    Differences,
    NewPlant,
    Plant,
    PlantId,
    PlantInList,
    Save,
    Turn,
    Version,
)
from motorworks.studio.draft.draft import Draft
from motorworks.studio.works import Works

if TYPE_CHECKING:
    from motorworks.studio.draft.desk import Desk

PATIENCE = 0.06
"""Seconds that an answer waits for findings; later ones come as news."""
FORM = "motorworks.studio.draft.told:form_told"
OUTLINE = "motorworks.studio.draft.told:outline_told"
DIFFERENCES = "motorworks.studio.draft.differences:differences"
EMPTY = "motorworks.studio.draft.new_plant:empty"
CREATED = 201
TOML = "application/toml"
JSON = "application/json"


def routes(works: Works) -> APIRouter:
    """Give the routes of drafts."""
    router = APIRouter(tags=["plants"])
    router.include_router(_reading(works))
    router.include_router(_things(works))
    router.include_router(_changing(works))
    router.include_router(_keeping(works))
    return router


def _reading(works: Works) -> APIRouter:
    router = APIRouter(prefix="/api/plants", dependencies=[Depends(works.access.viewer)])
    desk: Desk = works.plants

    @router.get("", summary="The plants that are open")
    async def plants() -> list[PlantInList]:
        return [PlantInList(**_short(desk.get(id))) for id in desk.ids()]

    @router.get("/{id}", summary="A plant: its state and what is wrong with it")
    async def plant(id: PlantId) -> Plant:
        return await _state(works, desk.get(id))

    @router.get(
        "/{id}/text",
        summary="The text of a plant file",
        response_class=Response,
        responses={200: {"content": {TOML: {}}, "description": "The text."}},
    )
    async def text(id: PlantId) -> Response:
        name = f'attachment; filename="{id}.toml"'
        return Response(desk.get(id).text, media_type=TOML, headers={"content-disposition": name})

    @router.get("/{id}/diff", summary="What differs from the saved file")
    async def differences(id: PlantId) -> Differences:
        draft = desk.get(id)
        name = draft.file.name if draft.file else f"{id}.toml"
        found = await works.bench.call(DIFFERENCES, draft.saved_text, draft.text, name)
        return Differences(**found, steps=draft.steps_since_saved())

    return router


def _json(words: str) -> dict[int | str, dict[str, Any]]:
    """Say that a route answers with JSON that is passed on as it is."""
    return {200: {"content": {JSON: {"schema": {"type": "object"}}}, "description": words}}


def _things(works: Works) -> APIRouter:
    router = APIRouter(prefix="/api/plants/{id}", dependencies=[Depends(works.access.viewer)])
    desk: Desk = works.plants

    @router.get(
        "/tree",
        summary="What a plant is made of",
        response_class=Response,
        responses=_json("Kinds of things, and the things of each."),
    )
    async def tree(id: PlantId) -> Response:
        draft = desk.get(id)
        told = await works.bench.call(OUTLINE, draft.text, draft.version, draft.folder)
        return Response(told, media_type=JSON)

    @router.get(
        "/form",
        summary="The fields of a thing",
        response_class=Response,
        responses=_json("The fields, with what may stand in them and what does."),
    )
    async def form(
        id: PlantId, path: Annotated[str, Query(min_length=1, max_length=1000)] = "plant"
    ) -> Response:
        draft = desk.get(id)
        told = await works.bench.call(FORM, draft.text, draft.version, path, draft.folder)
        return Response(told, media_type=JSON)

    @router.get(
        "/scene",
        summary="The works from above, as last without errors",
        response_class=Response,
        responses=_json("The scene."),
    )
    async def scene(id: PlantId) -> Response:
        return Response(await desk.scenes.of(id), media_type=JSON)

    return router


def _changing(works: Works) -> APIRouter:
    router = APIRouter(prefix="/api/plants/{id}")
    desk: Desk = works.plants
    editor = Depends(works.access.editor)

    @router.post("/changes", summary="Change a plant by operations")
    async def change(id: PlantId, asked: Changes, user: Annotated[Any, editor]) -> Plant:
        """Do all changes or none; they can be undone in one step."""
        changes = [
            one.model_dump(by_alias=True, exclude_none=True, exclude_unset=True)
            for one in asked.changes
        ]
        return await _state(works, await desk.change(id, changes, asked.version, user.name))

    @router.post("/undo", summary="Undo the last step")
    async def undo(id: PlantId, asked: Turn, _user: Annotated[Any, editor]) -> Plant:
        return await _state(works, await desk.step(id, -1, asked.version))

    @router.post("/redo", summary="Do again what was undone")
    async def redo(id: PlantId, asked: Turn, _user: Annotated[Any, editor]) -> Plant:
        return await _state(works, await desk.step(id, 1, asked.version))

    @router.put(
        "/text",
        summary="Send a plant file",
        openapi_extra={"requestBody": {"required": True, "content": {
            "text/plain": {"schema": {"type": "string"}}}}},
    )  # fmt: skip
    async def upload(
        id: PlantId,
        request: Request,
        user: Annotated[Any, editor],
        version: Annotated[Version | None, Query()] = None,
    ) -> Plant:
        """Give a plant another text; one of a new id is opened."""
        text = await _body(request)
        if id in desk.ids():
            return await _state(works, await desk.replace(id, text, version, user.name))
        return await _state(works, await desk.new(id, text, "uploaded"))

    return router


def _keeping(works: Works) -> APIRouter:
    router = APIRouter(prefix="/api/plants")
    desk: Desk = works.plants
    editor = Depends(works.access.editor)

    @router.post("", status_code=CREATED, summary="A new plant, or a copy of one")
    async def create(asked: NewPlant, _user: Annotated[Any, editor]) -> Plant:
        if asked.origin is not None:
            return await _state(works, await desk.copy(asked.origin, asked.id))
        text = await works.bench.call(EMPTY, asked.id, asked.title)
        return await _state(works, await desk.new(asked.id, text, "begun empty"))

    @router.post("/{id}/save", summary="Write a plant to its file")
    async def save(id: PlantId, asked: Save, _user: Annotated[Any, editor]) -> Plant:
        saved = await desk.save(id, asked.name, over=asked.over, version=asked.version)
        return await _state(works, saved)

    @router.post("/{id}/reread", summary="Take over the text of the file")
    async def reread(id: PlantId, user: Annotated[Any, editor]) -> Plant:
        return await _state(works, await desk.reread(id, user.name))

    @router.delete("/{id}", status_code=204, summary="Close a copy")
    async def remove(id: PlantId, _user: Annotated[Any, editor]) -> Response:
        await desk.remove(id)
        return Response(status_code=204)

    return router


async def _body(request: Request) -> str:
    """Give the text that was sent; how large it may be is seen to before."""
    data = await request.body()
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise HTTPException(422, f"the file is not UTF-8 at byte {error.start}") from None


def _short(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "title": draft.checked.title or draft.id,
        "version": draft.version,
        "saved": draft.is_saved,
        "file": draft.file.name if draft.file else None,
    }


async def _state(works: Works, draft: Draft) -> Plant:
    """Give a draft as it stands; findings that take long come later, as news."""
    desk: Desk = works.plants
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await desk.looked_at(draft.id)
    checked = draft.checked
    return Plant(
        **_short(draft),
        origin=draft.origin,
        shipped=draft.file is None,
        outside=await desk.changed_outside(draft.id),
        undo=draft.undo_words,
        redo=draft.redo_words,
        steps=draft.steps_since_saved(),
        checked=checked.version,
        drawn=draft.good_version,
        errors=sum(1 for found in checked.findings if found["severity"] == "error"),
        findings=json.loads(json.dumps(checked.findings)),
    )
