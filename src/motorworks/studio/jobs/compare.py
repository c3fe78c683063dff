"""A comparison in a process of its own: ``python -m motorworks.studio.jobs.compare STORE JOBS``.

It works in the folder of a job: reads the frozen plants, keeps every run in the store of the
project, writes page and tables, and prints what ``motorworks compare --json`` prints, with the
figures of each replication and the answer in a sentence.
"""

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.errors import MotorworksError, RefusedError
from motorworks.studio.jobs.answer import answer
from motorworks.studio.jobs.job import read_job
from motorworks.studio.jobs.order import Order
from motorworks.studio.jobs.table import FILE, PAGES
from motorworks.studio.jobs.telling import telling

if TYPE_CHECKING:
    from motorworks.experiment.analysis.comparison import Comparison

PAGE = "compare.html"


class Count:
    """Runs done and of all, as they are told."""

    def __init__(self) -> None:
        self._done = self._of = self._kept = 0

    def take(self, done: int, of: int) -> None:
        """Take how many are done; the first call says what was kept before."""
        if not self._of:
            self._kept = done
        self._done, self._of = done, of

    def look(self) -> tuple[float | None, str]:
        """Give the share that is done, and the count in words."""
        if not self._of:
            return None, "reading the plants"
        kept = f", {self._kept:,} of them kept before" if self._kept else ""
        return self._done / self._of, f"{self._done:,} of {self._of:,} replications{kept}"


def compared_as_ordered(order: Order, store: Path, processes: int) -> "Comparison":
    """Give the comparison that a job asks for.

    Parameters
    ----------
    order
        What is compared, and how.
    store
        Where runs are kept; what is there is not computed again.
    processes
        Runs at the same time.

    Raises
    ------
    MotorworksError
        If it cannot be done; the message says why.
    """
    from motorworks.experiment.analysis.comparison import compare_values
    from motorworks.experiment.conduct import compared
    from motorworks.experiment.cores import cores
    from motorworks.experiment.plan.alike import settings_alike, wanted_responses
    from motorworks.plantfile import read_plant
    from motorworks.statistics.registry import REGISTRY
    from motorworks.store import Store

    said = order.settings
    settings = settings_alike(said["duration"], said["warm_up"], said["replications"], said["seed"])
    wanted = wanted_responses(said["responses"] or ())
    plants = [read_plant(Path(subject.file)) for subject in order.subjects]
    count = Count()
    with telling(count.look), Store(store) as kept:
        values, troubles = compared(
            plants, wanted, settings, store=kept, where=cores(processes), progress=count.take
        )
        for text in kept.damaged:
            sys.stderr.write(f"store: {text}\n")
    units = [REGISTRY[r.figure].unit for r in wanted]
    return compare_values(names(order), wanted, units, values, troubles=troubles)


def names(order: Order) -> list[str]:
    """Give the names of the plants: their titles, with the id where two have the same."""
    titles = [subject.title for subject in order.subjects]
    return [f"{s.title} ({s.id})" if titles.count(s.title) > 1 else s.title for s in order.subjects]


def write(found: "Comparison", folder: Path) -> dict[str, Any]:
    """Write page and tables of a comparison, and give its record.

    Raises
    ------
    RunError
        If they cannot be written.
    """
    from motorworks.experiment.analysis.record import comparison_record
    from motorworks.report.experiments import write_comparison

    write_comparison(found, folder / PAGE)
    _tables(found, folder)
    return comparison_record(found) | answer(found) | {"page": PAGE}


def _tables(found: "Comparison", folder: Path) -> None:
    import polars as pl

    pl.DataFrame(
        [
            {
                "plant": name,
                "replication": r,
                "response": response.name,
                "unit": found.units[k],
                "value": _finite(float(found.values[v, r, k])),
            }
            for v, name in enumerate(found.names)
            for r in range(found.values.shape[1])
            for k, response in enumerate(found.responses)
        ]
    ).write_csv(folder / "replications.csv")
    pl.DataFrame(
        [
            {
                "response": found.responses[p.response].name,
                "unit": found.units[p.response],
                "of": found.names[p.other],
                "against": found.names[p.one],
                "difference": p.mean,
                "half_width": p.half_width,
                "half_width_together": p.half_width_together,
                "share": p.share,
                "verdict": p.verdict,
            }
            for p in found.pairs
        ]
    ).write_csv(folder / "differences.csv")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _plain(value: Any) -> Any:
    """Give a value without numbers that JSON has no word for."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return _finite(value) if isinstance(value, float) else value


def main() -> int:
    """Do the comparison of the job in this folder and give the exit code."""
    store, processes = Path(sys.argv[1]), int(sys.argv[2])
    try:
        order = read_job(Path(FILE).read_text(encoding="utf-8")).order
        record = write(compared_as_ordered(order, store, processes), Path(PAGES))
    except MotorworksError as error:
        findings = error.findings if isinstance(error, RefusedError) else ()
        said = [f.to_dict() if hasattr(f, "to_dict") else str(f) for f in findings]
        sys.stdout.write(json.dumps({"error": str(error).splitlines()[0], "findings": said}))
        return 2
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sys.stdout.write(json.dumps({"error": f"{error.filename}: {reason}", "findings": []}))
        return 1
    sys.stdout.write(json.dumps(_plain(record), allow_nan=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
