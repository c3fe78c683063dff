"""Pages of results in a project: those of jobs, and those that the command line wrote."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from motorworks.studio.errors import NotThereError

DEEPEST = 4
"""Folders below that of results in which pages are looked for."""
MOST = 500
EXPERIMENTS = "*.results"
HEAD = 4096
"""Bytes at the beginning of a page that are read to tell what it is."""
TRACE = "trace"
_MADE = re.compile(r'<meta name="generator" content="Motorworks ([^"]{1,60})">')
_TITLE = re.compile(r"<title>(.*) – Motorworks (.*)</title>")
_BEGIN = re.compile(r'<html lang="en"[^>]*>')
THEMES = ("light", "dark")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that the command line wrote.

    Attributes
    ----------
    id
        Its name for the studio.
    file
        Where it lies, from the folder of the project.
    plant, kind
        Of what it is, and what kind of page.
    version
        Of Motorworks that made it.
    made
        When, UTC.
    size
        Bytes.
    """

    id: str
    file: str
    plant: str
    kind: str
    version: str
    made: str
    size: int


def pages(project: Path, out: Path, without: Path) -> list[Page]:
    """Give the pages of results in a project, the newest first.

    Parameters
    ----------
    project
        Folder of the project; folders of experiments lie beside their files in it.
    out
        Where the other verbs of the command line write.
    without
        A folder in it that is passed over.
    """
    roots = [out, *sorted(project.glob(EXPERIMENTS))]
    files = (path for root in roots for path in _files(root, without, DEEPEST))
    there = [page for page in (_page(path, project) for path in files) if page is not None]
    return sorted(there, key=lambda page: (page.made, page.file), reverse=True)[:MOST]


def page_file(project: Path, out: Path, without: Path, name: str) -> Path:
    """Give the file of a page.

    Raises
    ------
    NotThereError
        If there is none of that name.
    """
    for page in pages(project, out, without):
        if page.id == name:
            return project / page.file
    raise NotThereError(f"there is no page '{name[:40]}' among the results")


def _files(folder: Path, without: Path, deep: int) -> Iterator[Path]:
    """Give the pages in a folder and those below it; links are not followed."""
    if folder.is_symlink():
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink() or entry == without:
            continue
        if entry.is_dir() and deep and entry.name != TRACE:
            yield from _files(entry, without, deep - 1)
        elif entry.suffix == ".html" and entry.is_file():
            yield entry


def _page(path: Path, project: Path) -> Page | None:
    """Give what a page says of itself; ``None`` if it is none of Motorworks."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD).decode("utf-8", "replace")
        about = path.stat()
    except OSError:
        return None
    made, title = _MADE.search(head), _TITLE.search(head)
    if made is None or title is None:
        return None
    name = path.relative_to(project).as_posix()
    return Page(
        id=blake2b(name.encode(), digest_size=8).hexdigest(),
        file=name,
        plant=html.unescape(title[1]),
        kind=html.unescape(title[2]),
        version=html.unescape(made[1]),
        made=datetime.fromtimestamp(about.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        size=about.st_size,
    )


# ---- what a job gave ----


def files(folder: Path) -> list[tuple[str, int]]:
    """Give names and sizes of what lies in the folder of a job's results, traces left out."""
    found: list[tuple[str, int]] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and name.parts[0] != TRACE:
            found.append((name.as_posix(), path.stat().st_size))
    return found[:MOST]


def first_page(folder: Path) -> Path:
    """Give the page of a job's results.

    Raises
    ------
    NotThereError
        If it has none.
    """
    for path in sorted(folder.glob("*.html")):
        if path.is_file() and not path.is_symlink():
            return path
    raise NotThereError("there is no page of this result")


def themed(path: Path, theme: str) -> bytes:
    """Give a page, in light or dark colours where one is wanted.

    Raises
    ------
    NotThereError
        If it is gone.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotThereError(f"the page {path.name} cannot be read") from error
    if theme in THEMES:
        text = _BEGIN.sub(f'<html lang="en" data-theme="{theme}">', text, count=1)
    return text.encode()
