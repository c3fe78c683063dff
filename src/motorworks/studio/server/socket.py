"""The WebSocket of a page: frames and news to it, wishes from it."""

import asyncio
import contextlib
import json
import time
from collections import deque
from typing import Any, Protocol

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from motorworks.errors import MotorworksError
from motorworks.studio.access import User
from motorworks.studio.works import Works

LARGEST_WISH = 4096
"""Characters of a message from a page."""
TOO_MANY_ERRORS = 20
MOST_WISHES = 200
"""Wishes of a page in a second; a hand on a slider makes sixty."""
REFUSED, TOO_SLOW, NONSENSE = 4401, 4408, 4400
"""Codes with which a socket is closed: nobody is logged in, too much waits, nothing makes sense."""


class Player(Protocol):
    """What gives a page its frames."""

    async def do(self, wish: dict[str, Any]) -> None:
        """Take a wish such as ``{"do": "speed", "speed": 60}``."""
        ...

    async def next(self) -> bytes | dict[str, Any]:
        """Wait for the next frame or news, and give it."""
        ...

    async def close(self) -> None:
        """Let go of what is played."""
        ...


def routes(works: Works) -> APIRouter:
    """Give the route of the WebSocket."""
    router = APIRouter()

    @router.websocket("/api/socket")
    async def socket(websocket: WebSocket) -> None:
        try:
            user = await works.access.of_socket(websocket)
        except MotorworksError as error:
            await websocket.close(REFUSED, str(error)[:100])
            return
        await websocket.accept()
        await _serve(works, websocket, user)

    return router


async def _serve(works: Works, websocket: WebSocket, user: User) -> None:
    """Serve a page until it goes away; whatever ends one of the tasks ends all."""
    player: Player | None = works.reels.player(user) if works.reels else None
    tasks = [
        asyncio.create_task(_listen(websocket, player)),
        asyncio.create_task(_news(works, websocket)),
        asyncio.create_task(works.access.watch(websocket, user)),
    ]
    if player:
        tasks.append(asyncio.create_task(_play(websocket, player)))
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            with contextlib.suppress(WebSocketDisconnect, RuntimeError, asyncio.CancelledError):
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if player:
            await player.close()
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await websocket.close()


async def _listen(websocket: WebSocket, player: Player | None) -> None:
    """Take wishes; one that makes no sense is answered, many end the connection."""
    wrong = 0
    last: deque[float] = deque(maxlen=MOST_WISHES)
    while wrong < TOO_MANY_ERRORS:
        try:
            text = await _text(websocket)
            last.append(time.monotonic())
            if len(last) == MOST_WISHES and last[-1] - last[0] < 1.0:
                await websocket.close(TOO_SLOW, "too many messages at once")
                return
            wish = _wish(text)
            if player:
                await player.do(wish)
        except MotorworksError as error:
            wrong += 1
            await websocket.send_text(json.dumps({"topic": "refused", "error": str(error)[:500]}))
    await websocket.close(NONSENSE, "too many messages that make no sense")


async def _text(websocket: WebSocket) -> str:
    try:
        return await websocket.receive_text()
    except KeyError:  # bytes came instead
        raise MotorworksError('a message is no JSON; expected such as {"do": "stop"}') from None


def _wish(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_WISH:
        raise MotorworksError(f"a message may have {LARGEST_WISH} characters")
    try:
        wish = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MotorworksError('the message is no JSON; expected such as {"do": "stop"}') from error
    if not isinstance(wish, dict) or not isinstance(wish.get("do"), str):
        raise MotorworksError('the message says nothing to do; expected such as {"do": "stop"}')
    return wish


async def _news(works: Works, websocket: WebSocket) -> None:
    async with works.hub.heard() as queue:
        while (text := await queue.get()) is not None:
            await websocket.send_text(text)
    await websocket.close(TOO_SLOW, "too much waited to be read")


async def _play(websocket: WebSocket, player: Player) -> None:
    while True:
        thing = await player.next()
        if isinstance(thing, bytes):
            await websocket.send_bytes(thing)
        else:
            await websocket.send_text(json.dumps(thing))
