"""A plant simulated with the ways of its file and with those of its plan."""

from dataclasses import dataclass

from motorworks.report.figure import Figure, Section
from motorworks.report.table import Column, Table, numbers
from motorworks.simulation import Run
from motorworks.statistics import kpi_records, verdict

FLEET = {
    "fleet_utilisation": "Use of vehicles",
    "empty_travel_share": "Empty travel",
    "mean_wait_for_vehicle": "Mean wait for a vehicle [s]",
    "trips_per_hour": "Trips an hour",
}


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A plant simulated as it is and with its positions on the plan."""

    before: Run
    after: Run


def moved_rows(moved: Moved) -> list[tuple[str, float | None, float | None]]:
    """Give figures of a plant before and after its positions were moved."""
    rows = [("Good parts a year", verdict(moved.before).mean, verdict(moved.after).mean)]
    known = [
        {(k["name"], k["scope"]): k["mean"] for k in kpi_records(run)}
        for run in (moved.before, moved.after)
    ]
    for (name, scope), value in known[0].items():
        if name in FLEET:
            fleet = scope.partition(":")[2]
            rows.append((f"{FLEET[name]}: {fleet}", value, known[1].get((name, scope))))
    return rows


def moved_section(moved: Moved) -> Section:
    """Give the plant before and after its positions were moved."""
    rows = moved_rows(moved)
    return Section(
        key="moved",
        short="Simulated",
        title="Simulated with the ways of the plan",
        figures=(
            Figure(
                key="moved",
                title="Before and after",
                lead="The plant as its file has it, and with every position where the plan puts "
                "it; the same random numbers.",
                template="table",
                table=Table(
                    caption="Output and vehicles before and after",
                    columns=(
                        Column(name="Figure", values=[r[0] for r in rows]),
                        numbers("As in the file", [r[1] for r in rows]),
                        numbers("On the plan", [r[2] for r in rows]),
                    ),
                ),
            ),
        ),
    )
