"""The tables of a sizing."""

from collections.abc import Iterable, Sequence

from motorworks.report.table import Column, Table, Value
from motorworks.sizing import Sized
from motorworks.sizing.needed import SPENT

HEADS = {
    "work": "Work",
    "speed": "Speed loss",
    "failures": "Failures",
    "short_stops": "Short stops",
    "tools": "Tools",
    "changeovers": "Changeovers",
    "maintenance": "Maintenance",
    "planned": "Planned stops",
    "in_breaks": "In breaks",
}


def machines_table(of: Sized) -> Table:
    """Give machines by process, loss by loss."""
    rows = list(of.installed.values())
    return Table(
        caption="Machines by process",
        columns=(
            Column(name="Process", values=[i.process for i in rows]),
            _numbers("Load a year", [of.asked[i.process].worked for i in rows]),
            *(
                _numbers(HEADS[key], [getattr(of.needed[i.process], key) for i in rows])
                for key in SPENT
            ),
            _numbers("Needed", [i.needed for i in rows]),
            _numbers("Textbook", [of.textbook[i.process].nominal for i in rows]),
            _numbers("Installed", [i.machines for i in rows]),
            Column(name="Load", values=[i.load for i in rows], kind="share"),
            Column(name="Kind", values=[i.kind for i in rows]),
            Column(name="Note", values=[machines_note(of, i.process) for i in rows]),
        ),
    )


def notes_table(of: Sized) -> Table | None:
    """Give the processes of which the textbook would install another number, and why."""
    rows = [i for i in of.installed.values() if of.by_textbook[i.process] != i.machines]
    if not rows:
        return None
    return Table(
        caption="Where the textbook has another number",
        columns=(
            Column(name="Process", values=[i.process for i in rows]),
            _numbers("Needed", [i.needed for i in rows]),
            _numbers("Installed", [i.machines for i in rows]),
            _numbers("Textbook", [of.by_textbook[i.process] for i in rows]),
            Column(name="Note", values=[machines_note(of, i.process) for i in rows]),
        ),
    )


def machines_note(of: Sized, process: str) -> str:
    """Say why another number of machines is installed than by the textbook; else nothing."""
    here, textbook = of.installed[process], of.by_textbook[process]
    if textbook == here.machines:
        return ""
    needed = f"{textbook:,} by the textbook, {of.textbook[process].nominal:.2f} needed"
    free = -of.needed[process].in_breaks
    if textbook > here.machines and free > 0.005:
        return (
            f"{needed}: every stop in full. Repairs that run on through breaks and planned stops "
            f"take {free:.2f} machines less"
        )
    return (
        f"{needed}: the textbook knows no changeovers of this allocation, no modules and no places"
    )


def lines_table(of: Sized) -> Table:
    """Give lines with their models and places."""
    placed = {line.name: line.places for line in of.plant.lines}
    rows = list(of.lines.values())
    found = [of.places.get(r.line) for r in rows]
    return Table(
        caption="Lines",
        columns=(
            Column(name="Line", values=[r.line for r in rows]),
            _numbers("Copies", [r.copies for r in rows]),
            Column(
                name="Models of its copies",
                values=[copies_text(r.allocation) for r in rows],
            ),
            Column(name="As in the plant", values=["yes" if r.kept else "no" for r in rows]),
            _numbers(
                "Places", [placed[r.line] if p else None for r, p in zip(rows, found, strict=True)]
            ),
            _numbers("Fewest that do", [p.places if p else None for p in found]),
            _numbers("Wanted a year", [p.wanted if p else None for p in found]),
            _numbers("With none", [p.without if p else None for p in found]),
            _numbers("With the fewest", [p.output if p else None for p in found]),
            _numbers("With 200", [p.endless if p else None for p in found]),
        ),
    )


def copies_text(allocation: tuple[tuple[str, ...], ...]) -> str:
    """Give the models of copies in a few words: ``3 x a, 1 x a + b``."""
    if not allocation:
        return "all"
    kinds = dict.fromkeys(allocation)
    return ", ".join(f"{allocation.count(kind)} x {' + '.join(kind)}" for kind in kinds)


def people_table(of: Sized) -> Table:
    """Give people by group."""
    rows = of.people.groups
    return Table(
        caption="People by group",
        columns=(
            Column(name="Group", values=[g.title for g in rows]),
            Column(name="Kind", values=[g.kind for g in rows]),
            _numbers("In a shift", [g.per_shift or None for g in rows]),
            _numbers("In all crews", [g.people for g in rows]),
            Column(name="Absence", values=[g.absence for g in rows], kind="share"),
            _numbers("Hired", [g.hired for g in rows]),
        ),
    )


def floor_table(of: Sized) -> Table:
    """Give floor and land."""
    floor = of.floor
    titles = {a.name: a.title for a in of.plant.areas}
    rows: list[tuple[str, Value, str]] = [
        ("Machines, net", floor.machines, ""),
        (f"Workshops, x {floor.access:g} access", floor.workshops, ""),
        *((titles.get(n, "") or n, area, "") for n, area in floor.areas.items()),
        ("Floor in all", floor.total, ""),
        (f"Footprint on {floor.storeys} storeys", floor.footprint, "fits" if floor.fits else ""),
    ]
    if floor.site is not None:
        rows += [
            ("Buildings may cover", floor.may_cover, f"{floor.site.buildable:.0%} of the land"),
            ("Roads, docks, fire lanes", floor.roads, f"{floor.site.roads:.0%} of the land"),
            ("Green", floor.green, f"{floor.site.green:.0%} of the land"),
            ("Land", floor.site.land, ""),
        ]
    if floor.park:
        rows.append(("Machines of suppliers, with access", floor.park, "in the park"))
    return _rows("Floor and land", ("What", "m2", "Note"), rows)


def utilities_table(of: Sized) -> Table:
    """Give energy and what leaves the plant."""
    power, out = of.power, of.shipped
    rows: list[tuple[str, Value, str]] = [
        ("Connected power of the machines", power.connected / 1e6, "MW"),
        ("Peak, 80 % of the machines at once (assumed), with overhead", power.peak / 1e6, "MW"),
        ("Mean in planned time", power.mean / 1e6, "MW"),
        ("Energy of the machines", power.process / 3.6e12, "GWh a year"),
        ("Energy in all", power.energy / 3.6e12, "GWh a year"),
        (f"Energy a {of.plant.product}", power.each / 3.6e6, "kWh"),
    ]
    if out.mass is not None and out.boxes is not None:
        rows += [
            ("Good parts", out.mass / 1e6, "kt a year"),
            ("40 ft containers of 24 t (assumed), if all is exported", out.boxes, "a year"),
        ]
    rows += [(f"Racks by {name}", racks, "a day") for name, racks in out.racks.items()]
    return _rows("Energy and what leaves", ("What", "Value", "Unit"), rows)


def flows_table(of: Sized) -> Table:
    """Give compressed air, cooling water and process heat."""
    found = of.utilities
    hour = (3600.0, "m3/h")
    rows = (
        ("Compressed air, free air", found.air, *hour),
        ("Cooling water", found.water, *hour),
        ("Process heat", found.heat, 1e-3, "kW"),
    )
    flows = [flow for _, flow, _, _ in rows]
    scales = [scale for _, _, scale, _ in rows]

    def scaled(name: str) -> list[Value]:
        return [getattr(f, name) * s for f, s in zip(flows, scales, strict=True)]

    return Table(
        caption="Compressed air, water and heat",
        columns=(
            Column(name="What", values=[name for name, _, _, _ in rows]),
            _numbers("Connected", scaled("connected")),
            _numbers("Peak", scaled("peak")),
            _numbers("Normal", scaled("normal")),
            _numbers("Mean", scaled("mean")),
            Column(name="Unit", values=[unit for _, _, _, unit in rows]),
        ),
    )


def compressors_table(of: Sized) -> Table:
    """Give compressors and what cooling carries off."""
    found = of.utilities
    rows: list[tuple[str, Value, str]] = [
        ("Compressors that share the peak", found.compressors, "and one spare (N + 1)"),
        ("Free air of each", found.each * 3600.0, "m3/h"),
        ("Their electricity, 0.11 kWh a m3", found.air_energy / 3.6e12, "GWh, in the overhead"),
        ("Heat to be cooled off at the peak, 6 K", found.cooling / 1e3, "kW"),
    ]
    return _rows("Compressors and cooling", ("What", "Value", "Note"), rows)


def uses_table(of: Sized) -> Table:
    """Give air, water and heat by process, each machine at work."""
    rows = of.utilities.by_process
    return Table(
        caption="Air, water and heat by process",
        columns=(
            Column(name="Process", values=[r.process for r in rows]),
            _numbers("Machines", [r.machines for r in rows]),
            _numbers("Compressed air", [r.air * 3600.0 for r in rows], "m3/h"),
            _numbers("Cooling water", [r.water * 3600.0 for r in rows], "m3/h"),
            _numbers("Process heat", [r.heat / 1e3 for r in rows], "kW"),
        ),
    )


def materials_table(of: Sized) -> Table:
    """Give the materials of a year."""
    rows = of.materials
    return Table(
        caption="Materials",
        columns=(
            Column(name="Material", values=[m.title for m in rows]),
            _numbers("A year", [m.a_year for m in rows]),
            _numbers("A day of work", [m.a_day for m in rows]),
            Column(name="Unit", values=[m.unit for m in rows]),
            _numbers("Cost a year", [m.cost for m in rows], of.plant.currency),
            Column(name="With scrap", values=["yes" if m.with_scrap else "no" for m in rows]),
        ),
    )


def _numbers(name: str, values: Sequence[Value], unit: str = "") -> Column:
    return Column(name=name, values=values, kind="number", unit=unit)


def _rows(
    caption: str, names: tuple[str, str, str], rows: Iterable[tuple[str, Value, str]]
) -> Table:
    what, values, notes = zip(*rows, strict=True)
    return Table(
        caption=caption,
        columns=(
            Column(name=names[0], values=what),
            _numbers(names[1], values),
            Column(name=names[2], values=notes),
        ),
    )
