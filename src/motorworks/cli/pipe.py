"""Standard output as a pipe: its reader may leave early, as ``head`` does, or have no room."""

import functools
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console


def to_a_reader(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a command that ends in peace when nobody reads on, and in one word on Ctrl-C."""

    @functools.wraps(verb)
    def called(*arguments: object, **options: object) -> None:
        try:
            verb(*arguments, **options)
        except BrokenPipeError:
            _into_nothing()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            sys.stderr.write("stopped\n")
            raise typer.Exit(130) from None

    return called


def console() -> "Console":
    """Give a terminal of rich that leaves a reader who is gone to :func:`to_a_reader`."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Terminal()


def flushed(code: int) -> int:
    """Send off what is still to be written, and give the exit code.

    Parameters
    ----------
    code
        The exit code if all goes well or nobody reads on.
    """
    from motorworks.cli.output import refused

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _into_nothing()
    except OSError as error:
        _into_nothing()
        return code or refused(error, as_json=False)
    return code


def _into_nothing() -> None:
    """Turn what is left towards nothing, or Python tries to write it once more at its end."""
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 -- a name of the system, no path
        os.dup2(nothing.fileno(), sys.stdout.fileno())
