"""How large a request may be, how deep, and how long it may take to come."""

import asyncio
import re
import time
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from motorworks.studio.server.refusals import answer

KIB: Final = 1024
LARGEST = 256 * KIB
"""Bytes of a body, where nothing else is said."""
LARGEST_BY_PATH = (
    (re.compile(r"/api/plants/[^/]{1,64}/text"), 5_000_000),
    (re.compile(r"/api/plants/[^/]{1,64}/changes"), 1_000_000),
    (re.compile(r"/api/(login|logout|me|tokens|sessions|users)(/.*)?"), 8 * KIB),
)
"""Bytes of a body, by path: plant files are large, names and passwords small."""
DEEPEST = 64
"""Lists and objects of JSON within each other."""
LONGEST_ADDRESS = 4 * KIB
"""Bytes of path and query."""
MOST_HEADERS = 100
PATIENCE = 30.0
"""Time in which a body must have come [s]."""
MOST_AT_ONCE = 200
"""Requests that are answered at a time; WebSockets have a limit of their own."""
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
BRACKET = re.compile(rb"[\[\]{}]")


class Limits:
    """Refuses what is too large, too deep or too slow.

    Parameters
    ----------
    app
        What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._at_once = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await answer(*refusal)(scope, receive, send)
            return
        self._at_once += 1
        try:
            await self.app(scope, Body(scope, receive), send)
        finally:
            self._at_once -= 1

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Give code and words, if the body need not even be looked at."""
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, f"the address has more than {LONGEST_ADDRESS:,} bytes"
        if len(scope["headers"]) > MOST_HEADERS:
            return 431, f"the request has more than {MOST_HEADERS} headers"
        if self._at_once >= MOST_AT_ONCE:
            return 503, "too many requests at once; try again in a second"
        size = Headers(scope=scope).get("content-length", "0")
        largest = largest_body(scope["path"])
        if not size.isdecimal() or len(size) > 15 or int(size) > largest:
            return 413, f"the body may have {largest:,} bytes here"
        return None


class Body:
    """The body of a request as it comes, piece by piece; pieces without a length count as well.

    Parameters
    ----------
    scope
        The request.
    receive
        Gives the pieces.
    """

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.receive = receive
        self.largest = largest_body(scope["path"])
        self.until = time.monotonic() + PATIENCE
        self.size = 0
        self.complete = False
        kind = Headers(scope=scope).get("content-type", "")
        self.pieces: list[bytes] | None = [] if "json" in kind else None

    async def __call__(self) -> Message:
        """Give the next piece.

        Raises
        ------
        HTTPException
            If the body is too large, too deep or too slow.
        """
        if self.complete:  # what comes now is that the other side has gone
            return await self.receive()
        message = await self._next()
        if message["type"] == "http.request":
            self._take(message.get("body", b""))
            if not message.get("more_body", False):
                self.complete = True
                self._check_depth()
        return message

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout(max(0.0, self.until - time.monotonic())):
                return await self.receive()
        except TimeoutError:
            raise HTTPException(408, f"the body did not come within {PATIENCE:.0f} s") from None

    def _take(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > self.largest:
            raise HTTPException(413, f"the body may have {self.largest:,} bytes here")
        if self.pieces is not None:
            self.pieces.append(piece)

    def _check_depth(self) -> None:
        if self.pieces is not None and is_too_deep(b"".join(self.pieces)):
            raise HTTPException(422, f"the JSON is nested deeper than {DEEPEST} levels")


def largest_body(path: str) -> int:
    """Give how many bytes a body may have at a path."""
    return next((size for form, size in LARGEST_BY_PATH if form.fullmatch(path)), LARGEST)


def is_too_deep(text: bytes) -> bool:
    """Tell whether lists and objects of JSON stand too deep within each other."""
    if text.count(b"[") + text.count(b"{") <= DEEPEST:
        return False
    depth = 0
    for bracket in BRACKET.findall(STRING.sub(b"", text)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            return True
    return False
