"""The store of a command: opened, and what was found damaged in it said at the end."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from motorworks.store import Store


@contextlib.contextmanager
def opened(folder: Path) -> Iterator["Store"]:
    """Open a store; what was found damaged in it is said at the end, however that comes."""
    from motorworks.store import Store

    with Store(folder) as kept:
        try:
            yield kept
        finally:
            for text in kept.damaged:
                typer.echo(f"store: {text}", err=True)


def opened_if_any(folder: Path | None) -> contextlib.AbstractContextManager["Store | None"]:
    """Open a store where one is wanted."""
    return opened(folder) if folder is not None else contextlib.nullcontext()
