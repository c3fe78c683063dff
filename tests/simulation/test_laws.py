"""What must not change a plant: the order in its file; and what must not harm it: more places."""

import os
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.plant import Plant
from motorworks.plantfile import read_plant
from motorworks.simulation import Run, simulate

seeds = st.integers(min_value=0, max_value=2**62)
EXAMPLES = int(os.environ.get("MOTORWORKS_FUZZ_EXAMPLES", "5000"))

# ---- the order of the file ----


def _blocks(seed: int) -> list[str]:
    """Give the tables of a random plant in which no two things happen at one instant.

    Parts arrive, are worked on and fail at exponential times; every buffer has one taker, for
    two that wait from the first instant on would be served in the order of the file.
    """
    r = Random(seed)
    n = r.randint(2, 6)
    pooled = r.random() < 0.6
    blocks, fed = ["[sink.out]\n"], set()
    for s in range(n):
        ways = [f"b{t}" for t in range(s + 1, n)] + ["out"]
        chosen = r.sample(ways, min(len(ways), r.choice((1, 1, 2))))
        fed.update(chosen)
        blocks.append(_station(r, s, chosen, pooled))
    for s in range(n):
        places = "" if r.random() < 0.3 else f"capacity = {r.randint(1, 4)}\n"
        blocks.append(f"[buffer.b{s}]\n{places}")
        if s == 0 or f"b{s}" not in fed or r.random() < 0.2:
            mean = r.uniform(1.0, 4.0)
            blocks.append(
                f'[source.q{s}]\ninterarrival = {{ law = "exponential", mean = "{mean} s" }}\n'
                f'to = "b{s}"\n'
            )
    text = "".join(blocks)
    if "fitter" in text:
        blocks.append(f"[pool.fitter]\ncount = {r.randint(1, 2)}\n")
    if "scrap_to" in text:
        blocks.append('[sink.scrap]\ncounts_as = "scrap"\n')
    return blocks


def _station(r: Random, s: int, ways: list[str], pooled: bool) -> str:
    lines = [
        f'[station.s{s}]\ninputs = ["b{s}"]\nmachines = {r.randint(1, 3)}',
        f'cycle_time = {{ law = "exponential", mean = "{r.uniform(0.5, 3.0)} s" }}',
    ]
    if len(ways) == 2:
        p = round(r.uniform(0.1, 0.9), 3)
        chances = [(ways[0], p), (ways[1], 1 - p)]
        entries = ", ".join(f'{{ to = "{w}", probability = {c} }}' for w, c in chances)
        lines.append(f"random = [{entries}]")
    else:
        lines.append(f'to = "{ways[0]}"')
    if r.random() < 0.4:
        lines.append('scrap_rate = 0.1\nscrap_to = "scrap"')
    if r.random() < 0.6:
        crew = 'crew = "fitter", ' if pooled else ""
        lines.append(
            f"failures = [{{ {crew}"
            'mtbf = { law = "exponential", mean = "20 s" }, '
            'mttr = { law = "exponential", mean = "3 s" } }]'
        )
    return "\n".join(lines) + "\n"


def _plant(blocks: list[str], folder: Path) -> Plant:
    text = '[plant]\nname = "random"\nproduct = "part"\n' + "".join(blocks)
    path = folder / "plant.toml"
    path.write_text(text)
    return read_plant(path)


def _run(plant: Plant, seed: int) -> Run:
    return simulate(plant, duration=300.0, warm_up=20.0, seed=seed, sample_interval=0.0)


def _by_name(run: Run) -> dict[str, object]:
    """Give counts and times under the names of what they belong to."""
    program, trace = run.compiled.program, run.replications[0].trace
    machines = np.repeat(np.arange(len(program.station_kind)), program.station_machines)
    found: dict[str, object] = {}
    for s, name in enumerate(program.station_names):
        found[f"states {name}"] = trace.state_time[machines == s].tolist()
        found[f"made {name}"] = [
            x[s].tolist() for x in (trace.produced, trace.good, trace.scrap, trace.first_pass)
        ]
    for b, name in enumerate(program.buffer_names):
        found[f"level {name}"] = (trace.buffer_level[b].tolist(), float(trace.buffer_integral[b]))
    for k, name in enumerate(program.sink_names):
        found[f"left {name}"] = trace.sink_count[k].tolist()
    return found


def _assert_order_is_free(seed: int, folder: Path) -> None:
    blocks = _blocks(seed)
    shuffled = Random(seed + 1).sample(blocks, len(blocks))
    written, mixed = (_by_name(_run(_plant(b, folder), seed)) for b in (blocks, shuffled))
    assert written == mixed


@settings(max_examples=60)
@given(seed=seeds)
def test_the_order_of_the_file_changes_nothing(seed, tmp_path_factory):
    """Stations, buffers, sources, pools in another order: the same run, to the last bit."""
    _assert_order_is_free(seed, tmp_path_factory.getbasetemp())


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_the_order_of_the_file_changes_nothing_on_a_long_hunt(seed, tmp_path_factory):
    """The same, many more times."""
    _assert_order_is_free(seed, tmp_path_factory.getbasetemp())


# ---- more places ----


def _line(seed: int, places: list[int]) -> str:
    """Give a serial line of single machines that fail while they work."""
    r = Random(seed)
    lines = ['[plant]\nname = "serial"\nproduct = "part"\n[source.rod]\n[sink.out]\n']
    n = len(places) + 1
    for s in range(n):
        ends = f'inputs = ["{"rod" if s == 0 else f"b{s}"}"]\n'
        ends += f'to = "{"out" if s == n - 1 else f"b{s + 1}"}"\n'
        law = r.choice(("constant", "exponential", "exponential"))
        key = "value" if law == "constant" else "mean"
        lines.append(
            f"[station.s{s}]\n{ends}"
            f'cycle_time = {{ law = "{law}", {key} = "{r.choice((0.8, 1.0, 1.2))} s" }}\n'
        )
        if r.random() < 0.7:
            lines.append(
                'failures = [{ mtbf = { law = "exponential", mean = "15 s" }, '
                'mttr = { law = "exponential", mean = "4 s" } }]\n'
            )
    lines += [f"[buffer.b{s}]\ncapacity = {c}\n" for s, c in enumerate(places, start=1)]
    return "".join(lines)


def _made(text: str, seed: int, folder: Path) -> list[float]:
    path = folder / "line.toml"
    path.write_text(text)
    run = simulate(
        read_plant(path), duration=400.0, warm_up=0.0, seed=seed, sample_interval=0.0, sink_log=True
    )
    log = run.replications[0].trace.sink_log
    assert log is not None
    return log["time"].tolist()


def _assert_more_is_no_less(seed: int, folder: Path) -> None:
    r = Random(seed)
    places = [r.randint(0, 4) for _ in range(r.randint(1, 5))]
    more = [c + r.choice((0, 1, 2)) for c in places]
    few, many = (_made(_line(seed, c), seed, folder) for c in (places, more))
    assert len(many) >= len(few)
    assert all(b <= a + 1e-9 for a, b in zip(few, many, strict=False))


@settings(max_examples=60)
@given(seed=seeds)
def test_more_places_never_hurt_a_serial_line(seed, tmp_path_factory):
    """Under the same random numbers, no part leaves later with more places before it."""
    _assert_more_is_no_less(seed, tmp_path_factory.getbasetemp())


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES)
@given(seed=seeds)
def test_more_places_never_hurt_a_serial_line_on_a_long_hunt(seed, tmp_path_factory):
    """The same, many more times."""
    _assert_more_is_no_less(seed, tmp_path_factory.getbasetemp())
