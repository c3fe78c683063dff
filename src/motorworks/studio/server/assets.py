"""The files of the page: read once when the server begins, and fetched once by each browser."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from motorworks.studio.errors import NotThereError

ADDRESS = "/assets"
KINDS = {".js": "text/javascript", ".css": "text/css"}
MARKED = re.compile(r"[0-9a-f]{16}/(.*)", re.DOTALL)
FOREVER = "public, max-age=31536000, immutable"
"""For how long a browser keeps what lies under a mark: another content has another mark."""
ASK_FIRST = "no-cache"


@dataclass(frozen=True)
class Asset:
    """One file, with what is said about it."""

    data: bytes
    kind: str
    etag: str


class Assets:
    """Answers requests for the files of the page.

    Each lies under its own path, and under a mark of all that the page is made of: there a browser
    never asks for it again. A page that an older server gave has an older mark; it is given what
    there is now, to be asked for again.

    Parameters
    ----------
    files
        Their bytes by path, such as ``js/main.js``.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: _asset(name, data) for name, data in files.items()}
        marks = "".join(f"{name}{asset.etag}" for name, asset in sorted(self._files.items()))
        self.mark = blake2b(marks.encode(), digest_size=8).hexdigest()
        """Changes with any of the files."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request.

        Raises
        ------
        NotThereError
            If there is no such file.
        """
        path = scope["path"].removeprefix(f"{ADDRESS}/")
        marked = MARKED.fullmatch(path)
        asset = self._files.get(marked[1] if marked else path)
        if asset is None:
            raise NotThereError(f"there is no file {path[:80]!r} among those of the page")
        kept = FOREVER if path.startswith(f"{self.mark}/") else ASK_FIRST
        known = Headers(scope=scope).get("if-none-match") == asset.etag
        await _answer(asset, kept, known=known)(scope, receive, send)


def _answer(asset: Asset, kept: str, *, known: bool) -> Response:
    """Give a file, or that the browser's copy of it is still good."""
    headers = {"etag": asset.etag, "cache-control": kept}
    if known:
        return Response(status_code=304, headers=headers)
    return Response(asset.data, media_type=asset.kind, headers=headers)


def _asset(name: str, data: bytes) -> Asset:
    suffix = "." + name.rpartition(".")[2]
    kind = KINDS.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Asset(data, kind + charset, f'"{blake2b(data, digest_size=12).hexdigest()}"')
