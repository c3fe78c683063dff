"""What can be asked of a plant, in groups as pages show it."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What it makes, and what holds it back",
        ("run", "bottleneck", "bridge", "improve", "compare"),
    ),
    ("What it costs and earns", ("cost", "invest", "business-case")),
    ("How large it is, and what stands where", ("size", "siteplan")),
    ("How it is built and grows", ("programme", "ramp")),
    ("How it is supplied, delivers and stands trouble", ("stock", "shipping", "stress")),
    ("What the motor asks of it", ("whatif", "rnd")),
)
"""Titles with the names of verbs, in the order in which they are shown."""
