"""Motors whose dimensions and tests have been published; the reckoning is held against them.

Their windings are of stranded round wire, so a conductor here has many strands. What no source
gives is set: the angle of the V and the iron around the magnets as the drawings show them, the
width of a slot so that its teeth are as wide as drawn, the straight part of the heads so that the
copper weighs what it should, the temperatures as they were during the tests.

References
----------
T. A. Burress et al., Evaluation of the 2010 Toyota Prius Hybrid Synergy Drive System,
ORNL/TM-2010/253, Oak Ridge National Laboratory, 2011, table 2.7 (dimensions, masses and
resistances of both motors), section 2.3.3 (magnets).
R. H. Staunton et al., Evaluation of 2004 Toyota Prius Hybrid Electric Drive System,
ORNL/TM-2006/423, 2006, table B-1 (428 points of operation, measured).
J. S. Hsu et al., Report on Toyota/Prius Motor Torque Capability, Torque Property, No-Load
Back EMF, and Mechanical Losses, ORNL/TM-2004/247, 2004 (back-EMF, friction).
"""

from dataclasses import replace

from motorworks.motor.design import Design

PRIUS_2004 = Design(
    name="prius_2004",
    title="Toyota Prius 2004, 50 kW",
    stator_outer=0.269,
    bore=0.1619,
    airgap=0.00073,
    stack_length=0.084,
    lamination=0.00033,
    slots=48,
    poles=8,
    layers=9,
    strands=13,
    slot_share=0.52,
    slot_depth=0.0335,
    slot_opening=0.00193,
    liner=0.0,
    conductor_width=0.0030,
    conductor_height=13 * 0.653 / 3.0 * 1e-3,  # 13 strands AWG 19 of 0.653 mm2
    overhang=0.023,
    magnet_width=0.0189,
    magnet_thickness=0.0065,
    magnet_angle=145.0,
    remanence=1.24,
    bridge=0.0015,
    post=0.0,
    shaft_diameter=0.111,
    voltage=500.0,
    current=230.0,
    max_speed=100.0,
    winding_temperature=100.0,
    magnet_temperature=80.0,
    cooling="oil",
)
"""The motor of the Toyota Prius of 2004."""

PRIUS_2010 = replace(
    PRIUS_2004,
    name="prius_2010",
    title="Toyota Prius 2010, 60 kW",
    stator_outer=0.264,
    stack_length=0.0508,
    lamination=0.000305,
    layers=11,
    strands=12,
    slot_depth=0.0309,
    slot_opening=0.00188,
    conductor_width=0.0026,
    conductor_height=12 * 0.518 / 2.6 * 1e-3,  # 12 strands AWG 20 of 0.518 mm2
    overhang=0.013,
    magnet_width=0.01788,
    magnet_thickness=0.00716,
    remanence=1.30,
    shaft_diameter=0.051,
    voltage=650.0,
    current=170.0,
    power=60e3,
    modulation=0.637,  # its inverter goes on to six steps
    max_speed=225.0,
)
"""The motor of the Toyota Prius of 2010."""
