"""A process that does what the server asks of it: calls of functions, or of one object's methods.

It ends when its input does, so none is left behind by a server that was killed. Only functions
of the studio are called, whatever the input says. Its arguments are the folders in which plant
files may name others.
"""

import os
import pickle
import sys
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

from motorworks.plantfile.reach import reach_only
from motorworks.studio.bench.messages import receive, send
from motorworks.studio.kindness import stand_back

ROOM = "motorworks.studio."
KINDNESS = 5
"""How far it stands back behind the server, which must answer at once (nice)."""


def serve() -> None:
    """Do what comes in on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever anybody prints must not get between the answers
    stand_back(os.getpid(), KINDNESS)
    kept: list[Any] = []
    while (asked := receive(sys.stdin.buffer)) is not None:
        try:
            answer: tuple[bool, object] = True, _done(asked, kept)
        except Exception as error:
            answer = False, _told(error)
        try:
            send(answers, answer)
        except BrokenPipeError:  # the server has gone
            return


def _done(asked: tuple[str, str, tuple[Any, ...]], kept: list[Any]) -> object:
    verb, name, arguments = asked
    if verb == "method":
        return getattr(kept[0], name)(*arguments)
    made = _named(name)(*arguments)
    if verb == "make":
        kept[:] = [made]
        return None
    return made


def _named(name: str) -> Any:
    """Give a function or class of the studio, such as ``motorworks.studio.scene:scene_of``."""
    module, _, what = name.partition(":")
    if not module.startswith(ROOM):
        raise ValueError(f"{module} is no part of the studio")
    return attrgetter(what)(import_module(module))


def _told(error: Exception) -> Exception:
    """Give an error that can be sent: itself, or its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


if __name__ == "__main__":
    reach_only(map(Path, sys.argv[1:]))
    serve()
