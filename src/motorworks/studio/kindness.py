"""How processes that compute stand back behind those that must answer at once."""

import contextlib
import os
from pathlib import Path


def stand_back(pid: int, by: int) -> None:
    """Let a process that leads a session stand back behind all others, its children with it.

    Where Linux shares its processors out among sessions first, being nice counts within the own
    session alone, so the session as a whole must stand back too. Where that cannot be had the
    process computes all the same.

    Parameters
    ----------
    pid
        The process.
    by
        By how much, 0 to 19 (nice).
    """
    with contextlib.suppress(OSError, AttributeError):  # AttributeError: no Unix
        os.setpriority(os.PRIO_PROCESS, pid, by)
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(by), encoding="ascii")
