"""The page and what it loads: all of it from the installed package."""

import mimetypes
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from motorworks.studio.errors import NotThereError

WEB = "web"
TOKENS = "css/tokens.css"
"""Colours and sizes: those of the reports."""
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


def routes() -> APIRouter:
    """Give the routes of the page and its assets."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def page(request: Request) -> Response:
        return _answer("index.html", request)

    @router.get("/login")
    async def login(request: Request) -> Response:
        return _answer("login.html", request)

    @router.get("/assets/{path:path}")
    async def asset(path: str, request: Request) -> Response:
        return _answer(path, request)

    return router


def _answer(path: str, request: Request) -> Response:
    """Give a file, or that the browser's copy of it is still good."""
    data, mark = _file(path)
    headers = {"etag": mark, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=_kind(path), headers=headers)


def _kind(path: str) -> str:
    suffix = "." + path.rpartition(".")[2]
    kind = KINDS.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _file(path: str) -> tuple[bytes, str]:
    """Give the bytes of a file of the page and a mark of what is in it.

    Raises
    ------
    NotThereError
        If there is no such file.
    """
    name = path.removeprefix("/")
    if name not in listed():
        raise NotThereError(f"there is no file {path[:80]!r} among those of the page")
    data = _whole_page() if name == "index.html" else listed()[name].read_bytes()
    return data, f'"{blake2b(data, digest_size=12).hexdigest()}"'


@cache
def listed() -> dict[str, Traversable]:
    """Give all files that a page may load, by their path below ``/assets/``."""
    found: dict[str, Traversable] = {}
    package = files("motorworks")  # by folders: to ask for a room by its name imports it
    _list(package / "studio" / WEB, "", found)
    found[TOKENS] = package / "report" / "style" / "tokens.css"
    return found


def _list(folder: Traversable, above: str, found: dict[str, Traversable]) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            _list(entry, f"{above}{entry.name}/", found)
        else:
            found[above + entry.name] = entry


def _whole_page() -> bytes:
    """Give the page with a hint for each style and script, so that all are fetched at once."""
    names = [n for n in listed() if n != "js/login.js" and "/login" not in n]
    hints = [
        f'<link rel="modulepreload" href="/assets/{n}">'
        for n in names
        if n.startswith("js/") and n.endswith(".js") and "/access/login" not in n
    ]
    styles = [
        f'<link rel="stylesheet" href="/assets/{n}">'
        for n in sorted(names, key=lambda n: (n != TOKENS, n != "css/shell.css", n))
        if n.startswith("css/")
    ]
    text = listed()["index.html"].read_text(encoding="utf-8")
    return text.replace("<!-- assets -->", "\n    ".join([*styles, *hints])).encode()
