"""``motorworks run --uncertain``: how sure the verdict is."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from motorworks.cli.counted import counted
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, settings, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.experiment.uncertain import Uncertainty
    from motorworks.plant import Plant


class Asked(NamedTuple):
    """What the command line asked for; ``None`` where it asked for nothing."""

    duration: str | None
    warm_up: str | None
    replications: int | None
    seed: int
    jobs: int
    draws: int
    spread: str
    settle: str | None


def run_uncertain(plant: "Plant", asked: Asked, out: Path | None, *, as_json: bool) -> None:
    """Draw the inputs of a plant, simulate each draw, show what came of it."""
    from motorworks.experiment.spread import SHAPES
    from motorworks.experiment.uncertain import SHORT, uncertain
    from motorworks.report.studies.study import write_study
    from motorworks.report.studies.uncertain import uncertain_study, uncertain_summary
    from motorworks.simulation import seconds

    if asked.spread not in SHAPES:
        raise MotorworksError(f"spread is {asked.spread!r}; expected pert or triangular")
    given = settings(
        str(SHORT.duration) if asked.duration is None else asked.duration,
        str(SHORT.warm_up) if asked.warm_up is None else asked.warm_up,
        asked.replications or SHORT.replications,
        asked.seed,
        asked.jobs,
    )
    settle = SHORT.settle if asked.settle is None else asked.settle
    given = replace(given, settle=seconds(settle, "settle"))
    path = page_to_write(out, "uncertain.html")
    with counted("draws", quiet=as_json) as (progress, cancel):
        found = uncertain(
            plant, given, draws=asked.draws, shape=asked.spread, progress=progress, cancel=cancel
        )
    page = write_study(uncertain_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(uncertain_summary(found), page)


def record(found: "Uncertainty") -> dict[str, Any]:
    """Give an uncertain verdict as the JSON that ``--json`` prints."""
    check = found.check
    return {
        "plant": found.plant.name,
        "target": found.target,
        "seed": found.settings.seed,
        "draws": found.draws,
        "distribution": found.shape,
        "probability": found.probability,
        "probability_interval": found.interval,
        "mean": found.mean,
        "standard_deviation": found.spread,
        "quantiles": dict(
            zip(("5 %", "50 %", "95 %"), found.quantiles(0.05, 0.5, 0.95), strict=True)
        ),
        "all_typical": found.typical,
        "standstills": found.standstills,
        "inputs": [
            {
                "path": r.input.path,
                "title": r.input.title,
                "low": r.input.range[0],
                "typical": r.input.written,
                "high": r.input.range[1],
                "share_of_variance": r.influence.share,
                "p": r.influence.p,
                "rank_correlation": r.influence.direction,
                "output_if_low": r.influence.at_low,
                "output_if_high": r.influence.at_high,
                "standard_deviation_if_known": r.spread_left,
            }
            for r in found.ranking
        ],
        "outputs": [float(value) for value in found.outputs],
        "check": None
        if check is None
        else {
            "draws": list(check.draws),
            "short": [float(v) for v in check.short],
            "year": [float(v) for v in check.year],
            "bias": check.bias,
            "greatest": check.greatest,
        },
    }
