"""What comes back from the kernel: counts, times and samples since statistics began."""

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

HISTOGRAM_BINS = 3072
"""Bins of the throughput-time histogram: 64 per power of two, from 2**-8 s to 2**40 s.
Bin i of octave o starts at 2**(o-8) * (1 + i/64); shorter times fall in the first bin,
longer ones in the last."""

RUNNING, ENDED, STOPPED, PILE_UP, STANDSTILL = range(5)
"""Status after ``advance``: time reached; no event left (nothing will ever happen again);
a recording buffer is full and must be drained, or cancelled; more parts than allowed;
hundreds of thousands of events at one and the same instant (times of zero in a circle)."""

GOOD, SCRAP, REWORK = range(3)
"""Outcome of a visit."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Trace:
    """Statistics since the last reset, flushed up to the time reached.

    Letters in shapes as in :mod:`motorworks.program.program`; ``I`` inputs and ``R`` route
    entries of all stations, ``N`` samples, ``H`` histogram bins.
    """

    status: int
    """RUNNING, ENDED, STOPPED, PILE_UP, STANDSTILL."""
    now: float
    """Time reached [s]."""
    since: float
    """Time of the last reset of statistics [s]."""
    events: int
    """Events handled since the start."""
    operations: int
    """Operations (completed passes) since the start."""

    state_time: Array
    """Time of each machine in each state [s], float64 (M, 8); rows sum to now - since."""
    cycles: Array
    """Completed passes of each machine, int64 (M,)."""
    produced: Array
    """Parts that completed a pass at each station, by model, int64 (S, T)."""
    good: Array
    """... of these, judged good, int64 (S, T)."""
    first_pass: Array
    """... of the good, without a repeat at this station, int64 (S, T)."""
    scrap: Array
    """... judged scrap, int64 (S, T)."""
    rework: Array
    """... to be repeated, int64 (S, T)."""
    setups: Array
    """Changeovers of each station, int64 (S,)."""
    tool_changes: Array
    """Tool changes of each station, int64 (S,)."""
    failures: Array
    """Failures of each station, int64 (S,)."""
    upkeeps: Array
    """Upkeeps begun at each station, int64 (S,)."""
    mode_failures: Array
    """How often each failure mode, or upkeep, took a machine down, int64 (F,)."""
    mode_down: Array
    """Machine time down of each of them, with the wait for its crew [s], float64 (F,)."""
    overflowed: Array
    """Parts sent to the overflow sink of each route entry, int64 (R,)."""
    starved_by: Array
    """Machine time starved for want of each input [s], float64 (I,)."""
    blocked_by: Array
    """Machine time blocked at each route entry [s], float64 (R,)."""
    blocked_rework: Array
    """Machine time of each station blocked by its rework or scrap place [s], float64 (S,)."""
    repair_wait: Array
    """Machine time of each station down or in upkeep without a crew [s], float64 (S,)."""

    buffer_integral: Array
    """Integral of the parts in each buffer over time [part s], float64 (B,)."""
    buffer_max: Array
    """Most parts in each buffer, int64 (B,)."""
    buffer_entries: Array
    """Parts that entered each buffer, int64 (B,)."""
    buffer_level: Array
    """Parts in each buffer now, by model, int64 (B, T)."""

    parts_integral: Array
    """Integral of the parts in the plant over time [part s], float64 (1,)."""
    parts_now: Array
    """Parts in the plant now, int64 (1,)."""
    parts_made: Array
    """Parts created and removed (sinks, scrap, joins, losses) since the start, int64 (2,)."""

    sink_count: Array
    """Parts that entered each sink, by model, int64 (K, T)."""
    sink_first_pass: Array
    """... of these, never reworked anywhere, int64 (K, T)."""
    sink_time: Array
    """Sum of their throughput times [s], float64 (K, T)."""
    sink_histogram: Array
    """Their throughput times in bins, int64 (K, T, H)."""

    source_arrivals: Array
    """Parts that arrived (or were taken) from each source, int64 (Q,)."""
    source_lost: Array
    """... of these, lost for want of a place, int64 (Q,)."""

    pool_busy: Array
    """Integral of the busy people of each pool [s], float64 (P,)."""
    pool_wait: Array
    """Sum of the waiting times of served requests [s], float64 (P,)."""
    pool_served: Array
    """Requests served, int64 (P,)."""
    pool_present: Array
    """Integral of the people of each pool present on shift [s], float64 (P,)."""
    pool_helped: Array
    """Requests of each pool served by its relief, int64 (P,)."""
    pool_laid_down: Array
    """Pieces of work that people of each pool laid down at the end of a shift, int64 (P,)."""

    fleet_time: Array
    """Time of each pool's vehicles in the ended phases of transports: empty travel, loading,
    loaded travel, unloading [s], float64 (P, 4); 0 for people."""
    fleet_trips: Array
    """Trips ended, int64 (P,)."""
    fleet_parts: Array
    """Parts carried on them, int64 (P,)."""

    tour_runs: Array
    """Runs of each tour begun, int64 (D,)."""
    tour_late: Array
    """Departures that found no vehicle at home, int64 (D,)."""
    tour_parts: Array
    """Parts set down, int64 (D,)."""
    tour_away: Array
    """Time its vehicles were away, added up [s], float64 (D,)."""
    tour_aboard: Array
    """Parts in its vehicles now, int64 (D,)."""
    supply_orders: Array
    """Orders given by each supply, int64 (V,)."""
    supply_ordered: Array
    """Parts ordered, int64 (V,)."""
    supply_arrived: Array
    """Parts delivered, int64 (V,)."""
    supply_expired: Array
    """... parts that expired before they were taken, int64 (V,)."""
    supply_on_order: Array
    """Parts on order now, int64 (V,)."""
    supply_stock: Array
    """Parts of its model in the buffer and waiting outside it, as counted last, int64 (V,)."""
    supply_stock_integral: Array
    """... added up over time [part s], float64 (V,)."""
    supply_order_integral: Array
    """Parts on order, added up over time [part s], float64 (V,)."""
    supply_empty_time: Array
    """Time without stock [s], float64 (V,)."""
    supply_taken: Array
    """Parts of its model taken from the buffer, int64 (V,)."""
    supply_late: Array
    """... of these, by machines that had stood still for them, int64 (V,)."""
    supply_deliveries: Array
    """Orders delivered, int64 (V,)."""
    supply_awaited: Array
    """... of these, after which a part was taken late, int64 (V,)."""
    supply_awaited_time: Array
    """Time before them in which it was waited for a delivery [s], float64 (V,)."""
    supply_use: Array
    """Parts used a day, as given or measured [1/day], float64 (V,)."""

    sample_time: Array
    """Times of the samples [s], float64 (N,)."""
    sample_sink: Array
    """Parts that entered each sink since the reset, int64 (N, K)."""
    sample_energy: Array
    """Energy of each group since the reset [J], float64 (N, G)."""
    sample_level: Array
    """Parts in each buffer at every level_every-th sample, int32 (N', B)."""

    state: Array
    """State of each machine now, int8 (M,)."""
    state_since: Array
    """Since when, for the same cause, at the earliest since the last reset [s], float64 (M,)."""
    waits_for: Array
    """Place a blocked machine waits for, else -1, int32 (M,)."""
    waits_model: Array
    """Model of the part with which it waits, else -1, int32 (M,)."""
    holds: Array
    """Parts in each machine, int32 (M,); what a transport has not loaded yet is in its buffer."""

    sink_log: dict[str, Array] | None = None
    """If asked for, every sink entry: time, sink, type, entered."""

    @staticmethod
    def from_kernel(values: dict[str, Any]) -> "Trace":
        """Give the trace from what the kernel's ``trace()`` returned."""
        return Trace(**values)

    def equals(self, other: "Trace") -> bool:
        """Tell whether two traces are equal bit for bit."""
        return all(
            _same(getattr(self, f.name), getattr(other, f.name)) for f in dataclasses.fields(self)
        )


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(a[k], b[k]) for k in a)
    if a is None or b is None:
        return a is b
    return bool(np.array_equal(np.asarray(a), np.asarray(b)))
