"""How far the estimate of a line's output lies from its simulation, on random lines.

``python -m benchmarks.line_estimate [LINES]`` prints a line of figures for each and a summary.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator

from motorworks.experiment.trial import good_per_year
from motorworks.plantfile import read_plant
from motorworks.simulation import simulate
from motorworks.sizing import Stage, line_rate

LINES = 60
DAYS = 250
PLACES = (0, 2, 5, 10, 20, 40, 80)
Line = tuple[list[Stage], list[int]]


def lines(count: int, seed: int = 1) -> Iterator[Line]:
    """Give random lines: 3 to 20 stations of 35 to 65 s, available 88 to 98 %.

    They stop for 10 to 45 min in the mean.
    """
    draw = random.Random(seed)
    for _ in range(count):
        length, spread = draw.choice([3, 5, 8, 10, 14, 20]), draw.choice([0.0, 0.1, 0.3])
        stages = [
            Stage(
                time=round(draw.uniform(50 * (1 - spread), 50 * (1 + spread)), 2),
                down=round(draw.uniform(0.02, 0.13), 4),
                repair=round(draw.uniform(600, 2700)),
            )
            for _ in range(length)
        ]
        if draw.random() < 0.3:  # one of them three times as slow, and three times there
            n = draw.randrange(length)
            s = stages[n]
            stages[n] = Stage(time=3 * s.time, machines=3, down=s.down, repair=s.repair)
        same = [draw.choice(PLACES)] * (length - 1)
        mixed = [draw.choice(PLACES[:-1]) for _ in same]
        yield stages, same if draw.random() < 0.6 else mixed


def plant_text(stages: list[Stage], places: list[int]) -> str:
    """Give a line as a plant file."""
    names = [f"s{n:02}" for n in range(len(stages))]
    rows = ['[plant]\nname = "line"\n[source.parts]\n[sink.out]\n[line.row]']
    rows.append(f"stations = {names}".replace("'", '"'))
    rows += [f"[line.row.buffer.b{n}]\ncapacity = {k}" for n, k in enumerate(places)]
    for n, (name, stage) in enumerate(zip(names, stages, strict=True)):
        taken = "parts" if n == 0 else f"b{n - 1}"
        given = "out" if n == len(stages) - 1 else f"b{n}"
        rows.append(f'[line.row.station.{name}]\ninputs = ["{taken}"]\nto = "{given}"')
        rows.append(f'machines = {stage.machines}\ncycle_time = "{stage.time} s"')
        if stage.down:
            mtbf, mttr = stage.repair / stage.down, stage.repair
            rows.append(f'failures = [{{ mtbf = "{mtbf} s", mttr = "{mttr} s" }}]')
    return "\n".join(rows) + "\n"


def simulated(line: Line, days: float = DAYS, replications: int = 2) -> float:
    """Give the good parts a second that simulation finds."""
    run = simulate(
        read_plant(plant_text(*line)),
        duration=f"{days} d",
        warm_up="10 d",
        replications=replications,
        seed=3,
        jobs=1,
        sample_interval=0.0,
    )
    return float(good_per_year(run).mean()) / (365 * 86_400)


def main() -> None:
    """Compare and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    errors, spent = [], []
    print("stations  places        alone/h  estimate/h  simulated/h  error")
    for stages, places in lines(count):
        begin = time.process_time()
        found = line_rate(stages, places)
        spent.append(time.process_time() - begin)
        rate = simulated((stages, places))
        errors.append(found.rate / rate - 1)
        kind = f"{places[0]}" if len(set(places)) == 1 else f"{min(places)} to {max(places)}"
        print(
            f"{len(stages):8}  {kind:10}  {found.alone * 3600:9.2f}  {found.rate * 3600:10.2f}  "
            f"{rate * 3600:11.2f}  {errors[-1]:+.2%}",
            flush=True,
        )
    sizes = sorted(abs(e) for e in errors)
    print(
        f"\n{count} lines: mean error {statistics.mean(errors):+.2%}, mean size "
        f"{statistics.mean(sizes):.2%}, 90 % below {sizes[int(0.9 * count)]:.2%}, "
        f"largest {sizes[-1]:.2%}; "
        f"{1e3 * statistics.median(spent):.1f} ms in the middle, {1e3 * max(spent):.1f} ms at most"
    )


if __name__ == "__main__":
    main()
