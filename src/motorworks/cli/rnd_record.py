"""The answer of ``motorworks rnd`` as JSON."""

from typing import TYPE_CHECKING, Any

from motorworks.cli.study import estimate_record

if TYPE_CHECKING:
    from motorworks.research import Answer, Verdict
    from motorworks.research.mix import Mix


def record(found: "Answer") -> dict[str, Any]:
    """Give the answer as the JSON that ``--json`` prints."""
    cost = found.prototypes
    return {
        "plant": found.plant.name,
        "platforms": found.platforms,
        "derivatives": found.derivatives,
        "fits_in_the_mean": found.fits,
        "kept": found.kept,
        "kept_by_rule": found.by_rule,
        "verdict": None if found.verdict is None else _verdict(found.verdict),
        "delay_growth_weeks_a_year": found.growth,
        "delay_last_year_weeks": found.last_delay,
        "load": found.load,
        "there": found.there,
        "levelled": _levelled(found),
        "frontier": [
            {"platforms": c.platforms, "mean": c.mean, "levelled": c.levelled, "limit": c.limit}
            for c in found.frontier
        ],
        "hires": [
            {
                "where": h.where,
                "delay_weeks": h.delay,
                "scale": h.scale,
                "limit": h.limit,
                "cost_a_year": h.cost,
            }
            for h in found.hires
        ],
        "mix": None if found.mix is None else _mix(found.mix),
        "mix_trouble": found.trouble or None,
        "prototypes": {
            "line_hours_a_year": cost.hours,
            "good_a_year": estimate_record(cost.good),
            "lost_a_year": estimate_record(cost.lost),
            "trouble": cost.trouble or None,
        },
        "currency": found.plant.currency,
    }


def _verdict(verdict: "Verdict") -> dict[str, Any]:
    even, paced, rate = verdict.even, verdict.paced, verdict.bound.rate
    return {
        "answer": verdict.answer,
        "feasible": verdict.feasible,
        "refuted_at_an_even_pace": verdict.refuted,
        "most_of_the_pace": rate if rate < float("inf") else None,
        "weights": dict(verdict.bound.weights),
        "repeating_timetable": None
        if even is None
        else {"pace": even.rate, "slots": even.slots, "wait_weeks": even.wait},
        "varying_pace": None
        if paced is None
        else {"vary": paced.vary, "months": paced.period.months},
    }


def _levelled(found: "Answer") -> dict[str, Any]:
    from motorworks.research.portfolio import day_of

    shown, spread = found.schedule, found.spread
    return {
        "mean_delay_weeks": shown.delay,
        "bound_weeks": shown.bound,
        "releases": [
            {
                "project": p.name,
                "kind": p.kind,
                "model": p.model or None,
                "planned": str(day_of(found.plant, float(planned))),
                "released": str(day_of(found.plant, float(week))),
                "delay_weeks": int(week - planned),
                "drawn": None
                if spread is None or p.name not in spread.projects
                else [str(day_of(found.plant, at)) for at in spread.of(p.name)],
            }
            for p, planned, week in zip(
                shown.projects, shown.unlimited, shown.releases, strict=True
            )
        ],
    }


def _mix(mix: "Mix") -> dict[str, Any]:
    made = mix.by_quarter.mean(axis=0)
    return {
        "until": str(mix.edges[-1]),
        "releases": [
            {
                "development": r.development.name,
                "day": str(r.day),
                "made_from": str(r.made_from),
                "replaces": r.development.replaces,
                "share": r.development.share,
            }
            for r in mix.releases
        ],
        "quarters": [
            {"begin": str(day), "good": dict(zip(mix.models, row.tolist(), strict=True))}
            for day, row in zip(mix.quarters, made, strict=True)
        ],
        "a_year": [
            {
                "model": p.model,
                "before": estimate_record(p.before),
                "after": estimate_record(p.after),
            }
            for p in mix.paces
        ],
        "late": [
            {
                "development": x.release.development.name,
                "weeks": x.weeks,
                "missed": estimate_record(x.lost),
                "instead": estimate_record(x.instead),
                "lost_in_all": estimate_record(x.all_lost),
            }
            for x in mix.late
        ],
    }
