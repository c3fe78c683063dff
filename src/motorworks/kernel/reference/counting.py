"""Parts that leave the plant, and the samples."""

from math import frexp, inf

from motorworks.kernel.reference.things import Machine, Part
from motorworks.kernel.reference.world import World
from motorworks.program.trace import HISTOGRAM_BINS


def enter_sink(w: World, sink: int, part: Part) -> None:
    """Count a part that leaves the plant through a sink."""
    time, model = w.now - part.entered, part.model
    w.sink_count[sink][model] += 1
    w.sink_first_pass[sink][model] += not part.reworked
    w.sink_time[sink][model] += time
    w.sink_histogram[sink][model][histogram_bin(time)] += 1
    w.remove_parts()
    w.record("puts", w.now, part.number, model, w.B + sink)
    if w.sink_log is not None:
        w.sink_log.append((w.now, sink, model, part.entered))


def histogram_bin(time: float) -> int:
    """Give the bin of a throughput time: 64 to each power of two, from 2**-8 s on."""
    mantissa, exponent = frexp(time)  # time = mantissa * 2**exponent, mantissa in [0.5, 1)
    step = int((mantissa * 2.0 - 1.0) * 64.0) if time > 0.0 else 0
    octave = exponent - 1 + 8 if time > 0.0 else -1
    return min(max(octave * 64 + step, 0), HISTOGRAM_BINS - 1)


def take_sample(w: World) -> None:
    """Write down what the samples hold, and set the time of the next one."""
    p = w.program
    w.sample += 1
    w.sample_time.append(w.now)
    w.sample_sink.append([sum(models) for models in w.sink_count])
    w.sample_energy.append(_energy(w))
    if w.sample % p.level_every == 0:
        w.sample_level.append([buffer.level for buffer in w.buffers])
    schedule_sample(w)


def schedule_sample(w: World) -> None:
    """Set the slot of the sampler: multiplied, not added up."""
    interval = w.program.sample_interval
    w.slots[0] = w.since + (w.sample + 1) * interval if interval > 0 else inf


def _energy(w: World) -> list[float]:
    energy = [0.0] * w.program.n_groups
    for m in w.machines:
        s = m.station.number
        group = w.program.station_group[s]
        if group >= 0:
            energy[group] += _energy_of(w, m, w.program.station_power[8 * s : 8 * s + 8].tolist())
    return energy


def _energy_of(w: World, m: Machine, power: list[float]) -> float:
    total = 0.0
    for state in range(8):
        time = m.state_time[state]
        if state == m.state:
            time += w.now - m.since
        total += power[state] * time
    return total
