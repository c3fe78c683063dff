"""The flow of parts."""

import dataclasses

import polars as pl
import pytest
from tests.statistics.factories import constant, exponential

from motorworks.plant import Buffer, Destination, Input, Plant, Sink, Source, Station
from motorworks.simulation import simulate
from motorworks.statistics import flow


def net(table):
    """Give inflow less outflow of every node."""
    into = dict(table.group_by("target").agg(pl.col("parts_per_year").sum()).iter_rows())
    out = dict(table.group_by("origin").agg(pl.col("parts_per_year").sum()).iter_rows())
    return {node: into[node] - out[node] for node in into.keys() & out.keys()}


def test_parts_are_conserved(small_run):
    """What flows in flows out, but for what was in a process or a store at the ends.

    In five days 58 parts at most can have been gathered: 50 in the store, 3 places, machines.
    """
    slack = 60 * small_run.compiled.planned_year / (5 * 16 * 3600)
    for node, rest in net(flow(small_run)).items():
        assert abs(rest) < slack, node


def test_equal_lines_flow_as_one(small_run):
    """The copies of a line are one node, and the places inside the line are none."""
    table = flow(small_run)
    assert set(table["origin"]) == {"steel", "line/one", "line/two", "store", "test"}
    assert set(table["target"]) == {"line/one", "line/two", "store", "test", "out", "scrap"}


def test_good_parts_are_those_of_the_sink(small_run):
    """The flow into the sink is the output of the KPI."""
    from motorworks.statistics import kpis

    table = flow(small_run).filter(pl.col("target") == "out")
    year = kpis(small_run)["mean"][0]
    assert table["parts_per_year"].sum() == pytest.approx(year, rel=1e-9)


def station(name, origin, **fields):
    """Give a station that takes from one place."""
    return Station(name=name, inputs=(Input(origin=origin),), **fields)


def test_co_products_overflow_rework_and_chance_have_their_ways():
    """One press gives two kinds; one overflows; rework returns; chance splits."""
    press = station(
        "press", "steel", cycle_time=constant(30),
        each=(Destination(to="stators"), Destination(to="rotors", overflow="rest")),
    )  # fmt: skip
    check = station(
        "check", "stators", cycle_time=exponential(20), rework_rate=0.2, rework_to="again",
        scrap_rate=0.1,
        random=(
            Destination(to="out", probability=0.25), Destination(to="other", probability=0.75),
        ),
    )  # fmt: skip
    check = dataclasses.replace(
        check, inputs=(Input(origin="again"), Input(origin="stators")), select="first_available"
    )
    plant = Plant(
        name="ways", sources=(Source(name="steel"),), stations=(press, check),
        buffers=(Buffer(name="stators"), Buffer(name="rotors", capacity=5), Buffer(name="again")),
        sinks=(Sink(name="out"), Sink(name="other"), Sink(name="rest", counts_as="surplus")),
    )  # fmt: skip
    table = flow(simulate(plant, duration="2 d", warm_up=0))
    found = {
        (r["origin"], r["target"], r["kind"]): r["parts_per_year"]
        for r in table.iter_rows(named=True)
    }
    year = 365 / 2
    assert found["press", "stators", "good"] == pytest.approx(5760 * year, rel=1e-3)
    assert found["press", "rotors", "good"] == pytest.approx(5 * year)
    assert found["press", "rest", "overflow"] == pytest.approx(5755 * year, rel=1e-3)
    assert found["check", "out", "good"] == pytest.approx(found["check", "other", "good"] / 3)
    assert found["check", "again", "rework"] == pytest.approx(
        found["again", "check", "good"], rel=0.05
    )
    assert found["steel", "press", "supply"] == pytest.approx(5760 * year, rel=1e-3)
    judged = found["again", "check", "good"] + found["stators", "check", "good"]
    given = sum(v for (o, _, _), v in found.items() if o == "check")
    assert judged == pytest.approx(given, rel=1e-9)
