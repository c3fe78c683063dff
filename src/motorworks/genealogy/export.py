"""Event logs of some motors written to a file, and how large they become."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from motorworks.errors import MotorworksError, RunError
from motorworks.files import whole
from motorworks.genealogy.archive import Archive
from motorworks.genealogy.ocel import write_ocel
from motorworks.genealogy.xes import write_xes

FORMATS: dict[str, Callable[[Archive, Iterable[int]], Iterator[str]]] = {
    "xes": write_xes,
    "ocel": write_ocel,
}
"""What writes each format."""
LARGEST = 2 << 30
"""Bytes that an export may have, about."""
_SAMPLES = 20


def expected_bytes(archive: Archive, kind: str, motors: range) -> int:
    """Give about how large an export becomes, from some motors spread over the range.

    Parameters
    ----------
    archive
        The index of a trace.
    kind
        ``xes`` or ``ocel``.
    motors
        Numbers of the motors.
    """
    sample = motors[:: max(1, len(motors) // _SAMPLES)]
    if not sample:
        return 0
    return (
        sum(len(text.encode()) for text in FORMATS[kind](archive, sample))
        * len(motors)
        // len(sample)
    )


def export_log(archive: Archive, kind: str, motors: range, path: Path) -> int:
    """Write the event log of some motors; give its bytes.

    Parameters
    ----------
    archive
        The index of a trace.
    kind
        ``xes`` or ``ocel``.
    motors
        Numbers of the motors.
    path
        File to write; it is whole or not there at all.

    Raises
    ------
    MotorworksError
        If there is no such format, no such motor, or the file would become too large.
    RunError
        If it cannot be written.
    """
    if kind not in FORMATS:
        msg = f"--export is {kind!r}; expected {' or '.join(FORMATS)}"
        raise MotorworksError(msg)
    for number in (motors[0], motors[-1]) if motors else (0,):
        archive.motor(number)
    size = expected_bytes(archive, kind, motors)
    if size > LARGEST:
        msg = (
            f"the log of {len(motors)} motors would have about {size >> 20} MiB, more than "
            f"{LARGEST >> 20} MiB; export fewer with --motors A-B or --from and --to"
        )
        raise MotorworksError(msg)
    try:
        with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            for text in FORMATS[kind](archive, motors):
                file.write(text)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}"
        raise RunError(msg) from error
    return path.stat().st_size
