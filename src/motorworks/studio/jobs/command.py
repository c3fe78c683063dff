"""A job as the arguments of the process that does it, and as people write it."""

import shlex
import sys
from pathlib import Path

from motorworks.studio.jobs.order import COMPARISON, RUN, Order
from motorworks.studio.jobs.table import PAGES
from motorworks.studio.jobs.verbs import verb_of

COMPARES = "motorworks.studio.jobs.compare"
VERBS = "motorworks.cli"


def arguments(order: Order, store: Path, processes: int) -> list[str]:
    """Give program and arguments of the process that does a job, one word each.

    It is started in the folder of the job. No word is a path that came from outside.

    Parameters
    ----------
    order
        What is to be done.
    store
        Where runs are kept.
    processes
        How many it may start itself.
    """
    if order.kind == COMPARISON:
        return [sys.executable, "-m", COMPARES, str(store.absolute()), str(processes)]
    verb = verb_of(order.verb)
    words = [sys.executable, "-m", VERBS, verb.name, order.subjects[0].file, *_options(order)]
    words += ["--json", f"--out={PAGES}"]
    words += [f"--store={store.absolute()}"] if verb.stored else []
    return words + ([f"--jobs={processes}"] if verb.parallel else [])


def as_written(order: Order) -> str:
    """Give the command line that gives the same figures, from the folder of the job."""
    files = order.subjects if order.kind == COMPARISON else order.subjects[:1]
    words = ["motorworks", order.verb, *(one.file for one in files), *_options(order)]
    if order.kind == RUN:
        words.append(f"--out={PAGES}")
    return shlex.join(words)


def _options(order: Order) -> list[str]:
    found: list[str] = []
    for option in verb_of(order.verb).options:
        found += option.written(order.settings.get(option.name))
    return found
