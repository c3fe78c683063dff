"""Break plant files at random, by the hundred thousand, and see that each is answered.

Run as ``python tools/hunt_plant_files.py COUNT [SEED]`` with ``tests/plantfile`` on PYTHONPATH
(``make fuzz`` does it). Every broken file must give a plant or findings; a plant must be
taken by the kernel and run. Some plants are also given advice and written to a file that must
read back to the same plant. An exception, an answer that takes more than half a minute of
computing, a worker that dies or wants more than 4 GiB is a failure: the seed is printed, and the
text is kept in ``build/fuzz/``.
"""

import faulthandler
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from mutants import broken, golden_texts, guide_texts, texts, works_texts

from motorworks.advice import advise
from motorworks.compile import compile_plant
from motorworks.errors import MotorworksError
from motorworks.kernel import Kernel
from motorworks.plant import Plant
from motorworks.plantfile import check_plant, write_plant
from motorworks.program import streams

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

LONGEST, RUN, MEMORY = 30, 0.05, 4 << 30
WORKERS = 2
THOROUGH = 1 / 16
"""Share of the plants that are given advice and written, which takes long."""
KEPT = Path("build/fuzz")


class TooSlowError(Exception):
    """An input that was not answered in time."""


def main(count: int, seed: int) -> int:
    """Answer so many broken files; give 1 if one of them was not answered."""
    KEPT.mkdir(parents=True, exist_ok=True)
    begin = time.perf_counter()
    reached = [multiprocessing.Value("q", seed) for _ in range(WORKERS)]
    results: multiprocessing.Queue[Counter[str]] = multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=work, args=(seed + k, seed + count, reached[k], results))
        for k in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    total: Counter[str] = Counter()
    for worker, at in zip(workers, reached, strict=True):
        worker.join()
        if worker.exitcode:
            total["a worker died"] += 1
            keep(at.value, f"worker died with exit code {worker.exitcode}")
    while not results.empty():
        total += results.get()
    told = ", ".join(f"{n:,} {what}" for what, n in total.most_common())
    print(f"{count:,} broken plant files from seed {seed}: {told}; "
          f"{time.perf_counter() - begin:.0f} s")  # fmt: skip
    return int(any(what not in ("findings", "ran", "refused by the run") for what in total))


def work(first: int, end: int, at: "Synchronized[int]", results: object) -> None:
    """Answer every second file (of two workers) from the first seed on."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_slow)
    signal.signal(signal.SIGPROF, _too_slow)
    kinds = [texts(), golden_texts(), works_texts(), works_texts() + guide_texts()]
    met = Counter[str]()
    for seed in range(first, end, WORKERS):
        at.value = seed
        met[answer(kinds[seed // WORKERS % len(kinds)], seed)] += 1
    results.put(met)  # type: ignore[attr-defined]


def answer(whole: list[str], seed: int) -> str:
    """Break a file and tell what became of it."""
    text = broken(random.Random(~seed).choice(whole), seed)
    # In time of the processor, which other work does not use up; and in any case an end.
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    signal.alarm(10 * LONGEST)
    try:
        return _answer(text, thorough=random.Random(seed).random() < THOROUGH)
    except Exception:
        keep(seed, traceback.format_exc(), text)
        return "not answered"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def _answer(text: str, thorough: bool) -> str:
    plant, findings = check_plant(text)
    errors = [f for f in findings if f.severity == "error"]
    if (plant is None) != bool(errors) or not all(str(f).isprintable() for f in findings):
        msg = "a plant beside errors, or findings that cannot be printed"
        raise AssertionError(msg)
    if plant is None:
        return "findings"
    if thorough:
        _again(text, plant)
    program = compile_plant(plant).program
    kernel = Kernel(program, streams(program, 1))
    timer = Timer(RUN, kernel.cancel)
    timer.start()
    try:
        kernel.advance(86400.0)
        kernel.trace()
    except MotorworksError:
        return "refused by the run"
    finally:
        timer.cancel()
        timer.join()
    return "ran"


def _again(text: str, plant: Plant) -> None:
    """Advise on a plant, and read it back from the file that it is written to."""
    check_plant(text, further=advise)
    back, _ = check_plant(write_plant(plant))
    if back is None or replace(back, marks=()) != replace(plant, marks=()):
        raise AssertionError("a plant that cannot be written and read back")


def keep(seed: int, why: str, text: str = "") -> None:
    """Write down what was not answered."""
    (KEPT / f"{seed}.txt").write_text(why, encoding="utf-8")
    if text:
        (KEPT / f"{seed}.toml").write_text(text, encoding="utf-8", errors="surrogateescape")
    print(f"seed {seed}: {why.strip().splitlines()[-1]} (kept in {KEPT})", flush=True)


def _too_slow(_signal: int, _frame: object) -> None:
    msg = f"not answered within {LONGEST} s"
    raise TooSlowError(msg)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
