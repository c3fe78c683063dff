"""All that follows from one design, put together."""

from dataclasses import dataclass

from motorworks.motor.bill import bill
from motorworks.motor.design import Design
from motorworks.motor.losses import Losses
from motorworks.motor.magnetics import Floats
from motorworks.motor.masses import Masses, masses, rotor_section, stator_section
from motorworks.motor.operations import OPERATIONS
from motorworks.motor.performance import Efficiency, Performance
from motorworks.motor.rotor import magnets
from motorworks.motor.stator import (
    conductor,
    conductor_length,
    slot_fill,
    slot_width,
    tooth_width,
    yoke,
)
from motorworks.motor.strip import Strip, strip, utilisation
from motorworks.motor.winding import (
    hairpins,
    slots_per_pole_and_phase,
    turns,
    weld_points,
    winding_factor,
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of a motor.

    Attributes
    ----------
    key
        Short name, unique on a sheet.
    title
        What people call it.
    value
        The figure, in ``unit``.
    unit
        Its unit; empty for a number.
    """

    key: str
    title: str
    value: float
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What follows from a design.

    Attributes
    ----------
    design
        The design.
    dimensions, winding, performance
        Figures of each kind.
    masses
        Masses.
    bill
        Material that goes into one motor, by its name in the plant [kg].
    map
        Efficiency map.
    envelope
        Greatest torque [N m] at each speed of the map, shape (s,).
    strips
        Layouts with one and two rows, with the share of the strip that each uses [-].
    times
        Cycle time of each operation [s].
    """

    design: Design
    dimensions: tuple[Figure, ...]
    winding: tuple[Figure, ...]
    performance: tuple[Figure, ...]
    masses: Masses
    bill: dict[str, float]
    map: Efficiency
    envelope: Floats
    strips: tuple[tuple[Strip, float], ...]
    times: dict[str, float]


def sheet(design: Design) -> Sheet:
    """Give the sheet of a design without faults."""
    motor = Performance(design)
    found = motor.map()
    net = stator_section(design) + rotor_section(design)
    layouts = [strip(design, rows) for rows in (1, 2)]
    return Sheet(
        design=design,
        dimensions=_dimensions(design),
        winding=_winding(design, motor.losses),
        performance=_performance(motor, found),
        masses=masses(design),
        bill=bill(design),
        map=found,
        envelope=motor.envelope(found.speeds),
        strips=tuple((layout, utilisation(net, layout)) for layout in layouts),
        times={name: operation.time(design) for name, operation in OPERATIONS.items()},
    )


def _mm(key: str, title: str, length: float) -> Figure:
    return Figure(key=key, title=title, value=1e3 * length, unit="mm")


def _dimensions(d: Design) -> tuple[Figure, ...]:
    width, height = conductor(d)
    return (
        _mm("stator_outer", "Stator, outside", d.stator_outer),
        _mm("bore", "Bore", d.bore),
        _mm("airgap", "Air gap", d.airgap),
        _mm("stack_length", "Stack", d.stack_length),
        _mm("slot_width", "Slot width", slot_width(d)),
        _mm("slot_depth", "Slot depth", d.slot_depth),
        _mm("tooth_width", "Tooth at the bore", tooth_width(d)),
        _mm("yoke", "Yoke", yoke(d)),
        _mm("conductor_width", "Conductor width", width),
        _mm("conductor_height", "Conductor height", height),
        _mm("magnet_width", "Magnet width", d.magnet_width),
        _mm("magnet_thickness", "Magnet thickness", d.magnet_thickness),
        _mm("shaft_diameter", "Shaft in the rotor", d.shaft_diameter),
    )


def _winding(d: Design, losses: Losses) -> tuple[Figure, ...]:
    return (
        Figure(key="slots", title="Slots", value=d.slots),
        Figure(key="poles", title="Poles", value=d.poles),
        Figure(key="q", title="Slots per pole and phase", value=slots_per_pole_and_phase(d)),
        Figure(key="layers", title="Layers", value=d.layers),
        Figure(key="parallel_paths", title="Parallel paths", value=d.parallel_paths),
        Figure(key="turns", title="Turns of a phase in series", value=turns(d)),
        Figure(key="winding_factor", title="Winding factor", value=winding_factor(d)),
        Figure(key="hairpins", title="Hairpins", value=hairpins(d)),
        Figure(key="weld_points", title="Weld points", value=weld_points(d)),
        Figure(key="magnets", title="Magnets", value=magnets(d)),
        Figure(key="slot_fill", title="Copper in the slot", value=100 * slot_fill(d), unit="%"),
        _mm("conductor_length", "Length of a leg with its heads", conductor_length(d)),
        Figure(
            key="resistance",
            title="Resistance of a phase, cold",
            value=1e3 * losses.resistance(20),
            unit="mOhm",
        ),
    )


def _performance(motor: Performance, found: Efficiency) -> tuple[Figure, ...]:
    d = motor.design
    best, torque, speed = found.best
    power, at = motor.peak_power
    l_d, l_q = motor.inductances()
    rows = (
        ("peak_torque", "Peak torque", motor.peak_torque(1.0), "Nm"),
        ("base_speed", "Base speed", 60 * motor.base_speed, "/min"),
        ("peak_power", "Peak power", power / 1e3, "kW"),
        ("peak_power_speed", "... reached at", 60 * at, "/min"),
        ("continuous_torque", "Torque without end", motor.continuous_torque, "Nm"),
        ("best_efficiency", "Best efficiency", 100 * best, "%"),
        ("best_torque", "... at a torque of", torque, "Nm"),
        ("best_speed", "... and a speed of", 60 * speed, "/min"),
        ("flux_linkage", "Flux linkage of the magnets", 1e3 * motor.flux_linkage, "mWb"),
        ("inductance_d", "Inductance of the d axis", 1e3 * l_d, "mH"),
        ("inductance_q", "Inductance of the q axis", 1e3 * l_q, "mH"),
        ("no_load", "Voltage at greatest speed", motor.line_voltage(d.max_speed), "V"),
    )
    return tuple(Figure(key=k, title=t, value=float(v), unit=u) for k, t, v, u in rows)
