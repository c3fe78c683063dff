"""A state fits a plant that was lowered for another horizon, and the run goes on bit for bit."""

import pytest

from motorworks.compile import YEAR, compile_plant
from motorworks.kernel import Kernel, ReferenceKernel
from motorworks.plantfile import read_plant
from motorworks.program import streams

DAY = 86400.0
SHUT = "2025-12-24, 2025-12-29, 2025-12-30, 2025-12-31, 2026-01-01, 2026-01-02, " + ", ".join(
    f"2026-01-{day:02d}" for day in range(5, 30)
)  # over the end of a table of one year, and more than the week behind it

PLANT = """
[plant]
name = "horizon"
start = 2025-01-06
calendar = "works"

[calendar.works]
days_off = [{off}]
shifts = [{{ start = "06:00", length = "8 h", days = ["mon", "tue", "wed", "thu", "fri"] }}]

[calendar.always]
shifts = [{{ start = "00:00", length = "24 h" }}]
days_off = [2025-12-01]

[source.strip]
interarrival = {{ law = "exponential", mean = "40 h" }}
to = "line"

[sink.shipped]
[buffer.line]
[buffer.magnets]
[buffer.ready]

[supply.magnets]
to = "magnets"
lot = 5
reorder_point = 8
lead_time = "2 d"
timetable = {{ at = ["07:00"], calendar = "works" }}

[pool.hands]
count = 2
calendar = "works"
absence = 0.2

[pool.guards]
calendar = "always"
shifts = [{{ start = "00:00", length = "24 h", count = 1 }}]

[station.marry]
inputs = ["line", "magnets"]
steps = [{{ time = "3 h", operator = "hands" }}, {{ time = "1 h", operator = "guards" }}]
to = "ready"
calendar = "always"
planned_stop = {{ share = 0.1, every = "7 h" }}

[shipment.truck]
from = "ready"
to = "shipped"
container = 2
timetable = {{ at = ["12:00"], calendar = "works" }}
"""


@pytest.fixture(scope="module", params=["2025-05-01", SHUT], ids=["holiday", "shut"])
def plant(request, tmp_path_factory):
    """Give a plant whose tables are spelt out: dated hours, tours and supplies by them."""
    path = tmp_path_factory.mktemp("plant") / "horizon.toml"
    path.write_text(PLANT.format(off=request.param), encoding="utf-8")
    return read_plant(path)


@pytest.mark.parametrize("kernel", [Kernel, ReferenceKernel])
@pytest.mark.parametrize(
    ("saved", "before", "after"),
    [
        (10 * DAY, YEAR, 800 * DAY),
        (360 * DAY, YEAR, 800 * DAY),
        (365 * DAY, YEAR, 800 * DAY),
        (500 * DAY, 500 * DAY, 800 * DAY),
        (10 * DAY, 800 * DAY, YEAR),
        (360 * DAY, 800 * DAY, YEAR),
    ],
)
def test_a_state_goes_on_with_tables_of_another_horizon(plant, kernel, saved, before, after):
    """From a short table to a long one and back, up to the end of the one it goes on with."""
    first, then = (compile_plant(plant, horizon=h).program for h in (before, after))
    whole, begun = kernel(then, streams(then, 3)), kernel(first, streams(first, 3))
    whole.advance(saved)
    begun.advance(saved)
    rest = kernel.restore(then, begun.save())
    for run in (whole, rest):
        run.advance(min(after, 600 * DAY))
    assert whole.trace().equals(rest.trace())
    assert whole.trace().sink_count.sum() > 50
