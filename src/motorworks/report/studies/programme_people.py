"""The people of a programme by week."""

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.report.axis import nice_axis, steps
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.figures.gantt import KINDS
from motorworks.report.number import plain
from motorworks.report.studies.programme_axis import project_axis
from motorworks.report.table import Column, Table


def people_figure(found: ProgrammeStudy) -> Figure:
    """Give people by week, by kind of activity."""
    site = found.site
    edges = [float(w.toordinal()) for w in site.weeks] + [site.weeks[-1].toordinal() + 7.0]
    x = project_axis(edges[0], edges[-1])
    y = nice_axis(0.0, float(site.total.max()), plain)
    stacked = np.cumsum(site.people, axis=0)
    colours = [f"flow-{n % 7}" for n in range(len(site.kinds))]
    shapes = [
        Shape("solid", steps(edges, stacked[n].tolist(), x, y), colours[n])
        for n in reversed(range(len(site.kinds)))
    ]
    middle = [e + 3.5 for e in edges[:-1]]
    return Figure(
        key="people",
        title="People by week",
        lead=f"Mean of each week with earliest dates; the most on one day are "
        f"{plain(site.peak)}, first on {site.peak_day}.",
        template="keyed_chart",
        data={
            "key": [(KINDS[k], c, "") for k, c in zip(site.kinds, colours, strict=True)],
            "chart": Chart(
                x=x,
                y=y,
                label="People by week",
                shapes=tuple(shapes),
                points=points(
                    [x.at(m) for m in middle],
                    [f"week of {w}" for w in site.weeks],
                    [
                        (KINDS[k], [plain(float(v)) for v in row])
                        for k, row in zip(site.kinds, site.people, strict=True)
                    ],
                ),
            ),
        },
        table=Table(
            caption="People by week",
            columns=(
                Column(name="Week from", values=[str(w) for w in site.weeks]),
                *(
                    Column(name=KINDS[k], values=row.tolist(), kind="number")
                    for k, row in zip(site.kinds, site.people, strict=True)
                ),
                Column(name="All", values=site.total.tolist(), kind="number"),
            ),
        ),
    )
