"""The sheet of a motor: page and terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from motorworks.motor.masses import strokes
from motorworks.motor.operations import OPERATIONS
from motorworks.motor.sheet import Figure as Told
from motorworks.motor.sheet import Sheet
from motorworks.motor.strip import Strip
from motorworks.plant import Plant
from motorworks.report.figure import Figure, Section
from motorworks.report.figures.motor import efficiency_map, legend, section, strip_drawing
from motorworks.report.number import plain
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid

MASSES = (
    ("stator_steel", "Stator laminations"),
    ("rotor_steel", "Rotor laminations"),
    ("copper", "Copper"),
    ("magnets", "Magnets"),
    ("aluminium", "Housing and end shields"),
    ("shaft", "Shaft"),
    ("paper", "Slot paper"),
    ("resin", "Resin"),
    ("powder", "Powder on the ends"),
    ("motor", "Motor, all in all"),
    ("strip", "Strip that is stamped for it"),
)
"""Masses on the sheet, with their words."""
VALID = (
    "First-order reckoning of the fundamental wave: on a motor measured at 60 points it is 0.5 "
    "points of efficiency too high in the mean and 2.2 points off (root of the mean square), the "
    "current 14 % off. Harmonics of the inverter and the heating by losses are left out."
)


def design_sentence(found: Sheet) -> str:
    """Give a motor in one sentence."""
    told = {f.key: f.value for f in found.performance}
    design = found.design
    return (
        f"{design.title or design.name}: {plain(told['peak_torque'])} N m up to "
        f"{plain(told['base_speed'], 2)} /min, {plain(told['peak_power'])} kW, "
        f"{plain(found.masses.motor)} kg, {told['best_efficiency']:.1f} % at best."
    )


def design_study(found: Sheet, plant: Plant) -> Study:
    """Give the page of a motor."""
    return Study(
        kind="motor",
        plant=plant,
        chip="Calculated",
        sentence=design_sentence(found),
        precision=VALID,
        facts=tuple(
            (f.title.lower(), plain(f.value))
            for f in found.winding
            if f.key in ("slots", "poles", "layers", "hairpins", "weld_points", "magnets")
        ),
        intervals="Every number on this page is calculated from the design; nothing is simulated.",
        sections=(
            Section(
                key="section",
                short="Section",
                title="The motor in section",
                figures=(
                    Figure(
                        key="section",
                        title="Section to scale",
                        lead="Slots with their conductors, magnets by polarity, the shaft.",
                        template="drawing",
                        data={"svg": section(found.design), "narrow": True, "legend": ()},
                        table=_table("Dimensions", found.dimensions),
                    ),
                    _list("winding", "Winding", found.winding),
                ),
            ),
            Section(
                key="masses",
                short="Masses",
                title="What it weighs",
                figures=(_masses(found),),
            ),
            Section(
                key="performance",
                short="Performance",
                title="What it does",
                figures=(_map(found), _list("figures", "Figures", found.performance)),
            ),
            Section(
                key="strip",
                short="Strip",
                title="Laminations on the strip",
                figures=tuple(_strip(found, n) for n in range(len(found.strips))),
            ),
            Section(
                key="times",
                short="Cycle times",
                title="Cycle time of each operation",
                figures=(_times(found),),
            ),
        ),
    )


def _table(caption: str, rows: Sequence[Told]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(name="Figure", values=[r.title for r in rows]),
            Column(name="Value", values=[r.value for r in rows], kind="number"),
            Column(name="Unit", values=[r.unit for r in rows]),
        ),
    )


def _list(key: str, title: str, rows: Sequence[Told]) -> Figure:
    return Figure(key=key, title=title, template="table", table=_table(title, rows))


def _masses(found: Sheet) -> Figure:
    return Figure(
        key="masses",
        title="Masses",
        lead="What stays in the motor; the strip is what the press takes for it.",
        template="table",
        table=Table(
            caption="Masses",
            columns=(
                Column(name="Part", values=[words for _, words in MASSES]),
                Column(
                    name="Mass",
                    values=[getattr(found.masses, name) for name, _ in MASSES],
                    kind="number",
                    unit="kg",
                ),
            ),
        ),
    )


def _map(found: Sheet) -> Figure:
    rows = [
        (torque, 60 * speed, efficiency)
        for torque, line in zip(found.map.torques, found.map.efficiency, strict=True)
        for speed, efficiency in zip(found.map.speeds, line, strict=True)
        if efficiency == efficiency
    ]
    return Figure(
        key="map",
        title="Efficiency by torque and speed",
        lead="Up to the limits of current, voltage and power, drawn as a line.",
        template="drawing",
        data={
            "svg": efficiency_map(found.map, list(found.envelope)),
            "narrow": False,
            "legend": legend(),
        },
        note=VALID,
        table=Table(
            caption="Efficiency map",
            columns=(
                Column(
                    name="Torque", values=[float(r[0]) for r in rows], kind="number", unit="N m"
                ),
                Column(
                    name="Speed", values=[float(r[1]) for r in rows], kind="number", unit="/min"
                ),
                Column(name="Efficiency", values=[float(r[2]) for r in rows], kind="share"),
            ),
        ),
    )


def _strip(found: Sheet, number: int) -> Figure:
    layout, share = found.strips[number]
    rows = "One row" if layout.rows == 1 else f"{layout.rows} rows, each shifted by half a pitch"
    return Figure(
        key=f"strip-{layout.rows}",
        title=rows,
        lead=f"Strip of {1e3 * layout.width:.1f} mm, advance {1e3 * layout.pitch:.1f} mm: "
        f"{100 * share:.1f} % ends in laminations. {strokes(found.design, layout.rows):.4g} "
        f"strokes for the stacks of a motor{_chosen(found, layout)}.",
        template="drawing",
        data={"svg": strip_drawing(found.design, layout), "narrow": False, "legend": ()},
    )


def _chosen(found: Sheet, layout: Strip) -> str:
    return ": what the design has" if layout.rows == found.design.strip_rows else ""


def _times(found: Sheet) -> Figure:
    rows = list(OPERATIONS.values())
    return Figure(
        key="times",
        title="Formulas and times",
        lead="Each time follows from the design; names in brackets are references of the plant.",
        template="table",
        table=Table(
            caption="Cycle times",
            columns=(
                Column(name="Operation", values=[o.process for o in rows]),
                Column(
                    name="Time",
                    values=[found.times[o.process] for o in rows],
                    kind="number",
                    unit="s",
                ),
                Column(name="Formula", values=[o.formula for o in rows]),
                Column(name="Basis", values=[o.basis for o in rows]),
            ),
        ),
    )


# ---- terminal ----


def design_summary(found: Sheet) -> "Group":
    """Give the sheet for the terminal."""
    from rich.columns import Columns
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    weights = [
        Told(key=name, title=words, value=getattr(found.masses, name), unit="kg")
        for name, words in MASSES
    ]
    layouts = [told for layout, share in found.strips for told in _told(found, layout, share)]
    parts: list[RenderableType] = [
        Text(printable(design_sentence(found)), "bold"),
        Columns(
            [
                _grid("dimensions", found.dimensions),
                _grid("winding", found.winding),
                _grid("masses", weights),
                _grid("performance", found.performance),
                _grid("strip", layouts),
            ],
            padding=(1, 4),
        ),
        Text(VALID, "dim"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _told(found: Sheet, layout: Strip, share: float) -> Iterator[Told]:
    """Give what a layout of the strip takes: steel and strokes."""
    title = f"Strip of {1e3 * layout.width:.0f} mm, {layout.rows} row"
    title += "s" if layout.rows > 1 else ""
    yield Told(key=f"strip_{layout.rows}", title=f"{title}: used", value=100 * share, unit="%")
    count = strokes(found.design, layout.rows)
    yield Told(key=f"strokes_{layout.rows}", title="... strokes for a motor", value=count, unit="")


def _grid(title: str, rows: Iterable[Told]) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    grid.add_column(title, overflow="fold")
    grid.add_column(justify="right")
    grid.add_column()
    for row in rows:
        grid.add_row(printable(row.title), plain(row.value), row.unit)
    return grid
