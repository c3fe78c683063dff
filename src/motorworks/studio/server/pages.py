"""The page and the login, with what they load: all of it from the installed package."""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from posixpath import dirname, join, normpath

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.routing import Route

from motorworks.studio.server.assets import ADDRESS, Assets

TOKENS = "css/tokens.css"
"""Colours and sizes: those of the reports."""
STYLE = "css/page.css"
"""All styles of the page in one."""
STYLES = (TOKENS, "css/shell.css")
"""What comes first in it."""
FIRST = ("js/main.js", "js/works/view.js")
"""The scripts that the first picture needs, with all that they import."""
IMPORT = re.compile(
    r'^(?:import|export)\s+(?:[\w*\s,]*(?:\{[^{}]*\})?\s*from\s+)?"(\.[^"]+)"', re.MULTILINE
)
UNCHECKED = {"cache-control": "no-cache"}


def routes() -> APIRouter:
    """Give the routes of the page, of the login and of what they load."""
    found = sources()
    assets = Assets(found)
    router = APIRouter(include_in_schema=False)
    router.routes.append(Route(f"{ADDRESS}/{{path:path}}", assets, methods=["GET"]))
    whole = _marked(_with_hints(found), assets.mark)
    door = _marked(found["login.html"].decode(), assets.mark)

    @router.get("/")
    async def page() -> HTMLResponse:
        return HTMLResponse(whole, headers=UNCHECKED)

    @router.get("/login")
    async def login() -> HTMLResponse:
        return HTMLResponse(door, headers=UNCHECKED)

    return router


def sources() -> dict[str, bytes]:
    """Give the bytes of all files that a page is made of, by their path below ``/assets/``."""
    package = files("motorworks")  # by folders: to ask for a room by its name imports it
    found = dict(_below(package / "studio" / "web", ""))
    found[TOKENS] = (package / "report" / "style" / "tokens.css").read_bytes()
    styles = sorted(name for name in found if name.startswith("css/") and name not in STYLES)
    found[STYLE] = b"\n".join(found[name] for name in (*STYLES, *styles))
    return found


def _below(folder: Traversable, above: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _below(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_bytes()


def _with_hints(found: Mapping[str, bytes]) -> str:
    """Give the page with a hint for each script it begins with, so that all come at once."""
    hints = [f'<link rel="modulepreload" href="{ADDRESS}/{name}">' for name in needed(found, FIRST)]
    return found["index.html"].decode().replace("<!-- scripts -->", "\n    ".join(hints))


def needed(found: Mapping[str, bytes], begin: Iterable[str]) -> list[str]:
    """Give some scripts with all that they import, at any remove.

    Parameters
    ----------
    found
        As for :func:`sources`.
    begin
        Where to begin.
    """
    todo, seen = list(begin), dict[str, None]()
    while todo:
        name = todo.pop(0)
        if name in found and name not in seen:
            seen[name] = None
            todo += (normpath(join(dirname(name), to)) for to in imported(found[name].decode()))
    return list(seen)


def imported(script: str) -> list[str]:
    """Give what a script imports before it begins; not what it imports later, by a call."""
    return IMPORT.findall(script)


def _marked(text: str, mark: str) -> str:
    return text.replace(f'"{ADDRESS}/', f'"{ADDRESS}/{mark}/')
