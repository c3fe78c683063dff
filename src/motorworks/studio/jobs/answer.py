"""The answer of a comparison as pages draw it: in words, in units, on axes."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from motorworks.experiment.analysis.comparison import Comparison
    from motorworks.experiment.analysis.pairs import Pair
    from motorworks.report.experiments.measure import Measure

OUTPUT = "good_motors_per_year"


def answer(found: "Comparison") -> dict[str, Any]:
    """Give what a page draws of a comparison beside its record.

    Returns
    -------
    dict
        ``responses`` with unit and axis, ``shown`` (means with intervals as text, by variant and
        response), ``words`` (one sentence for each variant but the first), ``sentence`` (the
        first to be read), ``precision`` and ``values``, shape (V, R, K).
    """
    from motorworks.report.experiments.compared import how_sure, unit_of

    measures = [unit_of(found, k) for k in range(len(found.responses))]
    told = [_told(found, pair, measures[0]) for pair in found.pairs if pair.response == 0]
    return {
        "responses": [_response(found, k, unit) for k, unit in enumerate(measures)],
        "shown": [
            [_close(unit.bare(found.estimate(v, k))) for k, unit in enumerate(measures)]
            for v in range(len(found.names))
        ],
        "changes": [_change(pair, measures[pair.response]) for pair in found.pairs],
        "words": told,
        "sentence": _first(found, told),
        "precision": how_sure(found),
        "values": found.values.tolist(),
    }


def _response(found: "Comparison", k: int, unit: "Measure") -> dict[str, Any]:
    """Give how a response is drawn."""
    from motorworks.report.experiments.measure import heading

    response = found.responses[k]
    axis = unit.axis(float(v) for v in found.values[:, :, k].reshape(-1))
    return {
        "name": response.name,
        "title": heading(response, unit),
        "label": response.label,
        "unit": unit.word,
        "size": unit.size,
        "wish": response.wish,
        "low": axis.low,
        "high": axis.high,
        "ticks": [[at, text] for at, text in axis.ticks],
    }


def _change(pair: "Pair", unit: "Measure") -> dict[str, str]:
    """Give a difference as text, by itself and with the unit."""
    from motorworks.experiment.paired import Estimate
    from motorworks.report.number import NOTHING

    if pair.mean is None:
        return {"bare": NOTHING, "with_unit": NOTHING, "share": ""}
    sure = Estimate(pair.mean, pair.half_width_together)
    share = "" if pair.share is None else f"{100 * pair.share:+.1f} %".replace("-", "−")
    bare, full = unit.bare_change(sure), unit.change(sure)
    return {"bare": _close(bare), "with_unit": _close(full), "share": _close(share)}


def _close(text: str) -> str:
    """Give a figure that is not broken over two lines."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _told(found: "Comparison", pair: "Pair", unit: "Measure") -> dict[str, str]:
    """Give what a variant does to the first response, in a sentence."""
    change = _change(pair, unit)
    name = found.names[pair.other]
    if pair.mean is None:
        why = found.troubles[pair.other] or found.troubles[pair.one] or "it has no value"
        return {"of": name, "verdict": pair.verdict, "text": f"“{name}” cannot be told: {why}."}
    much = change["bare"].lstrip("+−")
    share = f" ({change['share']})" if change["share"] else ""
    more = "more" if pair.mean > 0 else "fewer"
    if found.responses[0].figure == OUTPUT:
        text = f"With “{name}” the plant makes {much} {more} good parts a year{share}."
    else:
        way = "rises" if pair.mean > 0 else "falls"
        label = found.responses[0].label
        text = f"With “{name}” the {label} {way} by {much} {unit.points}{share}."
    if pair.verdict == "equal":
        text = f"“{name}” makes no difference at all."
    elif pair.verdict == "open":
        text = f"“{name}” makes no difference that these runs can tell from chance: {much}."
        text = text.replace(much, change["with_unit"])
    return {"of": name, "verdict": pair.verdict, "text": text}


def _first(found: "Comparison", told: list[dict[str, str]]) -> str:
    """Give the sentence to be read first: of the greatest difference that is sure, or else any."""
    pairs = [pair for pair in found.pairs if pair.response == 0]
    ranked = sorted(
        range(len(pairs)),
        key=lambda n: (pairs[n].verdict in ("more", "less"), pairs[n].mean or 0.0),
        reverse=True,
    )
    return told[ranked[0]]["text"] if told else "Nothing to compare."
