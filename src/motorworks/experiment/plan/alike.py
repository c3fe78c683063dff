"""Plants that are simulated alike to be compared: how long, how often, by which figures."""

from collections.abc import Sequence

from motorworks.errors import MotorworksError, did_you_mean
from motorworks.experiment.plan.noun import DEFAULT_RESPONSES, Experiment, Response
from motorworks.simulation import seconds
from motorworks.statistics.registry import REGISTRY


def settings_alike(duration: str, warm_up: str, replications: int, seed: int) -> Experiment:
    """Give how all plants of a comparison are simulated.

    Parameters
    ----------
    duration, warm_up
        Time measured, and thrown away before, such as ``91d``.
    replications, seed
        Independent runs of each plant, and the seed of all random numbers.

    Raises
    ------
    MotorworksError
        If a time cannot be read, nothing is left to be measured, or the warm-up is automatic.
    """
    if warm_up == "auto":
        raise MotorworksError(
            "plants are compared over the same time, so the warm-up must be given, as 21d"
        )
    measured = seconds(duration, "duration")
    if measured <= 0:
        raise MotorworksError(f"duration is {duration!r}; expected more than 0 s")
    return Experiment(
        plant="",
        duration=measured,
        warm_up=seconds(warm_up, "warm-up"),
        replications=replications,
        seed=seed,
    )


def wanted_responses(asked: Sequence[str]) -> tuple[Response, ...]:
    """Give what is compared by texts such as ``blocking_share@station:stator/weld``.

    Without any: good parts a year, throughput time and work in process.

    Raises
    ------
    MotorworksError
        If a text names no KPI, or one that is not given for such a part of the plant.
    """
    return tuple(_response(text) for text in asked) or DEFAULT_RESPONSES


def _response(text: str) -> Response:
    name, _, of = text.partition("@")
    if name not in REGISTRY:
        hint = did_you_mean(name, REGISTRY)
        raise MotorworksError(f"response '{name[:80]}' is no KPI. {hint}")
    title = name.replace("_", " ") + (f" of {of.partition(':')[2] or of}" if of else "")
    response = Response(name=text, title=title, kpi=name, of=of or "plant")
    levels = REGISTRY[name].levels
    if response.scope[0] not in levels:
        raise MotorworksError(f"response '{text[:80]}': {name} is given for {', '.join(levels)}")
    return response
