"""The times of a pass, drawn at its start."""

from motorworks.kernel.reference.service import factor
from motorworks.kernel.reference.things import Machine
from motorworks.kernel.reference.world import World
from motorworks.program.program import CYCLE_FACTOR


def draw_steps(w: World, m: Machine, models: list[int]) -> list[float]:
    """Draw the time of every step [s]; of several models, lowest first, the longest counts."""
    times = []
    for _, laws in m.station.steps:
        longest = 0.0
        for model in models:
            law = laws[model]
            if law is not None:
                time = law.draw(m.process) * factor(w, m.station, CYCLE_FACTOR)
                longest = max(longest, time)
        times.append(longest)
    return times


def draw_setup(w: World, m: Machine, model: int) -> float:
    """Draw the changeover from the model set up to another [s]; 0 if there is none."""
    table = int(w.program.setup_table[m.station.number])
    if table < 0 or m.model < 0:
        return 0.0
    law = int(w.program.setup_law[(table * w.T + m.model) * w.T + model])
    return w.laws[law].draw(m.setup) if law >= 0 else 0.0
