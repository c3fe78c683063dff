"""Which Motorworks makes the figures: its version, and its sources where they may change."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path

from motorworks.kernel.envelope import RULES

ABOVE = ("cli", "studio", "report", "workbook")
"""Rooms above the store and the experiments: no figure can hang on them, they only show it."""
KERNEL = "motorworks.kernel._kernel"


@cache
def made_by() -> str:
    """Give what figures are kept under: version, the kernel's rules, sources in development.

    It is found once for each process, so sources that change meanwhile count from the next one on.
    """
    made = f"{version('motorworks')} rules {RULES}"
    if not in_development(distribution("motorworks").read_text("direct_url.json")):
        return made
    return f"{made} sources {fingerprint(list(sources(Path(__file__).parents[1])))}"


def in_development(origin: str | None) -> bool:
    """Tell whether a package was installed from a folder, where its sources are at hand.

    Parameters
    ----------
    origin
        The ``direct_url.json`` that pip leaves beside it; ``None`` where it came from an index.

    References
    ----------
    PEP 610, Recording the Direct URL Origin of installed distributions.
    """
    return origin is not None and "dir_info" in json.loads(origin)


def sources(package: Path) -> Iterator[tuple[str, Path]]:
    """Give the files of a package that figures hang on, each with its name: modules, the kernel."""
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package)
        if name.parts[0] not in ABOVE:
            yield name.as_posix(), path
    kernel = find_spec(KERNEL)
    if kernel is not None and kernel.origin is not None:
        yield KERNEL, Path(kernel.origin)


def fingerprint(files: list[tuple[str, Path]]) -> str:
    """Give a word for files by name and content, 16 hexadecimal digits."""
    found = hashlib.blake2b(digest_size=8)
    for name, path in files:
        data = path.read_bytes()
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
