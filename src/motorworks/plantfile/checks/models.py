"""Product models and their shares."""

import math

from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings

MOST_MODELS = 64

NEAR = 1e-6
"""How far a sum of shares may be from 1."""


def check_models(plant: Plant, findings: Findings) -> None:
    """Check the number of models and the sum of their shares."""
    if len(plant.models) > MOST_MODELS:
        text = f"there are {len(plant.models)} models; at most {MOST_MODELS}"
        last = plant.models[MOST_MODELS].name
        findings.error(("model", last), text, "Put models together that are made alike.")
    shares = [model.share for model in plant.models]
    total = math.fsum(shares)
    tainted = any(findings.tainted(("model", m.name, "share")) for m in plant.models)
    if any(shares) and not tainted and not adds_up(shares):
        first = next(m.name for m in plant.models if m.share)
        text = f"the shares of all models sum to {100 * total:.6g} %; they should sum to 100 %"
        findings.warn(("model", first, "share"), text)


def adds_up(shares: list[float]) -> bool:
    """Tell whether shares sum to 1, but for rounding."""
    return abs(math.fsum(shares) - 1) <= NEAR
