"""A year of a plant in a process of its own: seconds and memory, all included.

``python -m benchmarks.year dalian "1 y"`` prints one line of JSON; the benchmark calls it so
that the peak memory is that of the run alone.
"""

import json
import subprocess
import sys
import time
from typing import Any


def measure(name: str, duration: str) -> dict[str, Any]:
    """Give what one run by ``motorworks.simulate`` takes, from the reading of the file on."""
    from benchmarks.clock import user_seconds

    begin, user = time.perf_counter(), user_seconds()
    import motorworks as mw

    plant = mw.load(name)
    loaded = user_seconds()
    run = mw.simulate(plant, duration=duration, warm_up="0 s")
    trace = run.replications[0].trace
    return {
        "duration": duration,
        "user_s": user_seconds() - user,
        "simulate_user_s": user_seconds() - loaded,
        "wall_s": time.perf_counter() - begin,
        "events": trace.events,
        "operations": trace.operations,
        "out": int(trace.sink_count.sum()),
        "peak_mib": run.peak_mib,
    }


def measure_apart(name: str, duration: str) -> dict[str, Any]:
    """Give :func:`measure` from a fresh process."""
    command = [sys.executable, "-m", "benchmarks.year", name, duration]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the run of {name} failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
