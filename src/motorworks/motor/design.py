"""A hairpin motor by its main dimensions; everything else of it is reckoned from here."""

from dataclasses import dataclass

from motorworks.process import described

COOLING = ("air", "water", "oil")


@dataclass(frozen=True, kw_only=True)
class Design:
    """A traction motor with magnets inside the rotor and a winding of hairpins.

    Diameters and lengths are those of the laminations. Slots have parallel sides and taper
    into teeth; magnets lie in a V that opens to the air gap, one V for each pole.
    """

    name: str = described("Name, unique among designs.")
    title: str = described("What people call it.", default="")

    # ---- laminations ----
    stator_outer: float = described(
        "Outer diameter of the stator.", quantity="length", gt=0, example='"200 mm"'
    )
    bore: float = described(
        "Inner diameter of the stator.", quantity="length", gt=0, example='"140 mm"'
    )
    airgap: float = described(
        "Gap between stator and rotor, on one side.",
        default=0.0007,
        quantity="length",
        gt=0,
        example='"0.7 mm"',
    )
    stack_length: float = described(
        "Length of the stack of laminations.", quantity="length", gt=0, example='"110 mm"'
    )
    lamination: float = described(
        "Thickness of a lamination.",
        default=0.0003,
        quantity="length",
        gt=0,
        example='"0.30 mm"',
    )
    stacking_factor: float = described(
        "Share of the stack that is steel.", default=0.96, quantity="share", gt=0, le=1
    )
    strip_rows: int = described(
        "Rows of laminations on the strip; each stroke of the press takes one from every row.",
        default=1,
        ge=1,
        le=4,
    )

    # ---- slots and winding ----
    slots: int = described("Slots of the stator.", ge=3, le=600, example="48")
    poles: int = described("Poles of the rotor.", ge=2, le=200, example="8")
    layers: int = described("Conductors one above the other in a slot.", ge=1, le=60, example="6")
    parallel_paths: int = described("Parallel paths of a phase.", default=1, ge=1, le=100)
    same_layer_pins: bool = described(
        "Whether pins with both legs in the same layer close a winding with an odd number of "
        "layers. Their crowns need a step of their own.",
        default=False,
    )
    strands: int = described(
        "Strands of a conductor, side by side and one above the other; 1 is a hairpin.",
        default=1,
        ge=1,
        le=1000,
    )
    slot_share: float = described(
        "Width of a slot as a share of the slot pitch at the bore; the rest is tooth.",
        default=0.5,
        quantity="share",
        gt=0,
        lt=1,
    )
    slot_depth: float = described(
        "Depth of a slot from the bore to its ground.",
        quantity="length",
        gt=0,
        example='"20 mm"',
    )
    slot_opening: float = described(
        "Width of the mouth of a slot.",
        default=0.001,
        quantity="length",
        ge=0,
        example='"1 mm"',
    )
    slot_tip: float = described(
        "Depth of the mouth of a slot.",
        default=0.001,
        quantity="length",
        ge=0,
        example='"1 mm"',
    )
    liner: float = described(
        "Thickness of the paper that lines a slot.",
        default=0.00025,
        quantity="length",
        ge=0,
        example='"0.25 mm"',
    )
    enamel: float = described(
        "Thickness of the enamel around a conductor.",
        default=0.0001,
        quantity="length",
        ge=0,
        example='"0.1 mm"',
    )
    clearance: float = described(
        "Play of the conductors in the lined slot, in the whole width and for each layer.",
        default=0.0001,
        quantity="length",
        ge=0,
        example='"0.1 mm"',
    )
    conductor_width: float | None = described(
        "Width of the bare conductor; what fills the slot if not given.",
        default=None,
        quantity="length",
        gt=0,
        example='"3.4 mm"',
    )
    conductor_height: float | None = described(
        "Height of the bare conductor; what fills the slot if not given.",
        default=None,
        quantity="length",
        gt=0,
        example='"2.5 mm"',
    )
    overhang: float = described(
        "Straight part of a conductor beyond the stack, at each end.",
        default=0.01,
        quantity="length",
        ge=0,
        example='"10 mm"',
    )

    # ---- rotor ----
    magnet_pieces: int = described(
        "Magnets of a pole side by side: 2 form a V, 1 lies flat.", default=2, ge=1, le=2
    )
    magnet_segments: int = described(
        "Magnets one behind the other along the rotor.", default=1, ge=1, le=50
    )
    magnet_width: float = described(
        "Width of a magnet across the rotor.", quantity="length", gt=0, example='"20 mm"'
    )
    magnet_thickness: float = described(
        "Thickness of a magnet in the direction of its flux.",
        quantity="length",
        gt=0,
        example='"5 mm"',
    )
    magnet_angle: float = described(
        "Angle of the V in degrees; 180 is flat.", default=130.0, ge=60, le=180
    )
    remanence: float = described(
        "Remanent flux density of the magnets at 20 °C in tesla.", default=1.28, gt=0, le=1.6
    )
    bridge: float = described(
        "Iron between a magnet's pocket and the surface of the rotor.",
        default=0.001,
        quantity="length",
        ge=0,
        example='"1 mm"',
    )
    post: float = described(
        "Iron between the two pockets of a V.",
        default=0.001,
        quantity="length",
        ge=0,
        example='"1 mm"',
    )
    rotor_holes: float = described(
        "Area of the holes in a rotor lamination beside magnets and shaft.",
        default=0.0,
        quantity="area",
        ge=0,
        example='"12 cm2"',
    )

    # ---- shaft and housing ----
    shaft_diameter: float = described(
        "Diameter of the shaft within the rotor.", quantity="length", gt=0, example='"60 mm"'
    )
    shaft_wall: float | None = described(
        "Wall of a hollow shaft within the rotor; solid if not given.",
        default=None,
        quantity="length",
        gt=0,
        example='"8 mm"',
    )
    journal_diameter: float = described(
        "Diameter of the shaft beyond the rotor.",
        default=0.035,
        quantity="length",
        ge=0,
        example='"35 mm"',
    )
    journal_length: float = described(
        "Length of the shaft beyond the rotor, both ends together.",
        default=0.12,
        quantity="length",
        ge=0,
        example='"120 mm"',
    )
    housing_wall: float = described(
        "Mean wall of the housing around the stator, the cooling jacket included.",
        default=0.008,
        quantity="length",
        ge=0,
        example='"8 mm"',
    )
    shield: float = described(
        "Mean thickness of an end shield.",
        default=0.008,
        quantity="length",
        ge=0,
        example='"8 mm"',
    )

    # ---- what feeds and cools it ----
    voltage: float = described(
        "Voltage of the inverter's direct-current side.",
        default=350.0,
        quantity="voltage",
        gt=0,
        example='"350 V"',
    )
    current: float = described(
        "Greatest current of a phase, effective value.",
        default=400.0,
        quantity="current",
        gt=0,
        example='"400 A"',
    )
    power: float | None = described(
        "Greatest power at the shaft that the inverter allows; not limited if not given.",
        default=None,
        quantity="power",
        gt=0,
        example='"100 kW"',
    )
    modulation: float = described(
        "Peak of a phase's fundamental voltage over the direct voltage: 0.577 for space vectors, "
        "0.637 for six steps.",
        default=0.577,
        quantity="share",
        gt=0,
        le=0.637,
    )
    max_speed: float = described(
        "Greatest speed.",
        default=14000 / 60,
        quantity="rate",
        gt=0,
        example='"14000 /min"',
    )
    winding_temperature: float = described(
        "Temperature of the winding in °C at which losses are told.", default=120.0, ge=-40, le=250
    )
    magnet_temperature: float = described(
        "Temperature of the magnets in °C.", default=100.0, ge=-40, le=250
    )
    cooling: str = described(
        "What cools the winding; it sets the current that may flow without end.",
        default="water",
        choices=COOLING,
    )
