"""A comparison as plain values: what the command line prints and what pages draw."""

from typing import Any

from motorworks.experiment.analysis.comparison import Comparison
from motorworks.experiment.analysis.pairs import Pair


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Give a comparison as the JSON that ``motorworks compare --json`` prints."""
    return {
        "variants": [
            {
                "name": name,
                "trouble": found.troubles[v],
                "figures": {
                    response.name: {
                        "mean": found.estimate(v, k).mean,
                        "half_width": found.estimate(v, k).half_width,
                        "unit": found.units[k],
                    }
                    for k, response in enumerate(found.responses)
                },
            }
            for v, name in enumerate(found.names)
        ],
        "replications": int(found.values.shape[1]),
        "common_random_numbers": found.common,
        "differences": [_difference(found, pair) for pair in found.pairs],
        "note": found.note,
    }


def _difference(found: Comparison, pair: Pair) -> dict[str, Any]:
    return {
        "response": found.responses[pair.response].name,
        "of": found.names[pair.other],
        "against": found.names[pair.one],
        "mean": pair.mean,
        "half_width": pair.half_width,
        "half_width_together": pair.half_width_together,
        "share": pair.share,
        "verdict": pair.verdict,
    }
