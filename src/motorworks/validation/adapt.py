"""Case → Plant: a network of the case format said in the nouns of the plant.

Time units become seconds and part types become product models. Stations take whatever lies
in their inputs, so every input is marked ``any_model``.
"""

from collections.abc import Mapping
from typing import Any

from motorworks.plant import (
    Batch,
    Buffer,
    Calendar,
    Changeover,
    Destination,
    Failure,
    Input,
    Model,
    Plant,
    Pool,
    Sink,
    Source,
    SourceEntry,
    Station,
    Step,
)
from motorworks.process import Law
from motorworks.validation.case import Case
from motorworks.validation.laws import plant_law
from motorworks.validation.part_types import UNTYPED, part_types

Node = Mapping[str, Any]
Labels = Mapping[str | None, str]
"""Product model of each part type."""


def case_plant(case: Case) -> Plant:
    """Give the plant that a case describes; its time units are seconds.

    Parameters
    ----------
    case
        A case as read.
    """
    network = case.network
    labels = _labels(part_types(network))
    stations = network["stations"]
    return Plant(
        name=case.id,
        title=case.feature,
        description=case.description,
        product="part",
        models=tuple(Model(name=label) for label in labels.values()),
        calendars=tuple(_calendar(s) for s in stations if "calendar" in s),
        pools=tuple(_pool(p) for p in network.get("operator_pools", ())),
        buffers=tuple(_buffer(b) for b in network.get("buffers", ())),
        sources=tuple(_source(s, labels) for s in network.get("sources", ())),
        sinks=tuple(
            Sink(name=sink, counts_as=_counts_as(sink, network)) for sink in _sinks(network)
        ),
        stations=tuple(_station(s, labels) for s in stations),
    )


def _labels(types: tuple[str, ...]) -> Labels:
    """Give each part type its model; parts without a type have one of their own, the first."""
    plain = "part"
    while plain in types:
        plain += "_"
    return {t: plain if t == UNTYPED else t for t in types}


def _sinks(network: Node) -> list[str]:
    return list(network.get("sinks", ()))


def _counts_as(sink: str, network: Node) -> str:
    scraps = {s["output"].get("scrap_to") for s in network["stations"]}
    return "scrap" if sink in scraps else "good"


def _pool(node: Node) -> Pool:
    return Pool(name=node["id"], count=int(node["count"]), rule=node.get("rule", "fifo"))


def _buffer(node: Node) -> Buffer:
    capacity = node["capacity"]
    return Buffer(
        name=node["id"],
        capacity=None if capacity is None else int(capacity),
        initial=int(node.get("initial", 0)),
    )


def _calendar(station: Node) -> Calendar:
    node = station["calendar"]
    return Calendar(
        name=station["id"],
        period=float(node["period"]),
        on=tuple((float(start), float(end)) for start, end in node["on"]),
        at_end=node["at_end"],
    )


def _source(node: Node, labels: Labels) -> Source:
    each = node.get("each", ())
    return Source(
        name=node["id"],
        interarrival=plant_law(node["interarrival"]) if "interarrival" in node else None,
        group=int(node.get("group", 1)),
        to=node.get("to"),
        each=tuple(SourceEntry(to=e["to"], model=labels.get(e.get("part"))) for e in each),
        when_full=node.get("when_full", "wait"),
        count=int(node["count"]) if "count" in node else None,
        model_mix={labels[t]: float(share) for t, share in node.get("type_mix", {}).items()},
        model_sequence=tuple(labels[t] for t in node.get("type_sequence", ())),
    )


# ---- stations ----


def _station(node: Node, labels: Labels) -> Station:
    return Station(
        name=node["id"],
        machines=int(node.get("machines", 1)),
        inputs=tuple(
            Input(origin=i["from"], take=int(i.get("take", 1)), any_model=True)
            for i in node["inputs"]
        ),
        select=node.get("select", "all"),
        batch=_batch(node.get("batch")),
        failures=tuple(_failure(f) for f in node.get("failures", ())),
        changeover=_changeover(node.get("setup"), labels),
        calendar=node["id"] if "calendar" in node else None,
        **_work(node, labels),
        **_output(node["output"], labels),
    )


def _batch(node: Node | None) -> Batch | None:
    return Batch(min=int(node["min"]), max=int(node["max"])) if node else None


def _failure(node: Node) -> Failure:
    return Failure(
        clock=node["clock"],
        up=plant_law(node["up"]),
        repair=plant_law(node["repair"]),
        crew=node.get("repair_pool"),
    )


def _changeover(node: Node | None, labels: Labels) -> Changeover | None:
    if node is None:
        return None
    return Changeover(
        times={
            labels[left]: {labels[right]: plant_law(time) for right, time in row.items()}
            for left, row in node["times"].items()
        },
        initial_model=labels.get(node.get("initial_type")),
    )


def _work(node: Node, labels: Labels) -> dict[str, Any]:
    if "steps" in node:
        return {"steps": tuple(_step(step, labels) for step in node["steps"])}
    time, times = _times(node["process"], labels)
    return {"cycle_time": time, "cycle_times": times}


def _step(node: Node, labels: Labels) -> Step:
    time, times = _times(node["time"], labels)
    return Step(time=time, times=times, operator=node.get("operator"))


def _times(node: Node, labels: Labels) -> tuple[Law | None, dict[str, Law]]:
    if "by_type" not in node:
        return plant_law(node), {}
    reached = {t: law for t, law in node["by_type"].items() if t in labels}
    return None, {labels[t]: plant_law(law) for t, law in reached.items()}


def _output(node: Node, labels: Labels) -> dict[str, Any]:
    if "bad_prob" in node:
        limit = node.get("max_reworks")
        return {
            "to": node["good_to"],
            "rework_rate": float(node["bad_prob"]),
            "max_reworks": None if limit is None else int(limit),
            "rework_to": node.get("rework_to"),
            "scrap_to": node.get("scrap_to"),
        }
    ways = node.get("random", ()), node.get("each", ())
    random, each = (tuple(_destination(way, labels) for way in some) for some in ways)
    return {"to": node.get("to"), "random": random, "each": each}


def _destination(node: Node, labels: Labels) -> Destination:
    chance = node.get("prob")
    return Destination(
        to=node["to"],
        probability=None if chance is None else float(chance),
        model=labels.get(node.get("part")),
    )
