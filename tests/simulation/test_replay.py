"""A run replayed from its event tables is the run that was."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from motorworks.compile import compile_plant
from motorworks.errors import PileUpError, RunError
from motorworks.kernel import ReferenceKernel
from motorworks.plantfile import read_plant
from motorworks.program import STATES, streams
from motorworks.simulation import Replay, simulate, warm
from motorworks.simulation.events import PHASES, cause_names

PLANT = Path(__file__).with_name("replayed.toml")
SEED = 7
HOUR = 3600.0
TIMES = (0.0, 60.0, 0.7 * HOUR, 2.5 * HOUR, 4.31 * HOUR, 8.0 * HOUR)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """Give a run of eight hours after one of warm-up, and the folder of its replication."""
    folder = tmp_path_factory.mktemp("trace")
    run = simulate(read_plant(PLANT), duration="7 h", warm_up="1 h", seed=SEED, trace=folder)
    return run, folder / "replication-000"


@pytest.fixture(scope="module")
def replay(recorded):
    """Give the replay of the run."""
    return Replay(recorded[1])


@pytest.fixture(scope="module")
def course():
    """Give the readable kernel at each of some times, by time."""
    program = compile_plant(read_plant(PLANT), horizon=8 * HOUR).program
    kernel = ReferenceKernel(program, streams(program, SEED, 0))
    found = {}
    for time in TIMES:
        kernel.advance(time)
        found[time] = kernel.trace(), _fleet(kernel._world), _tours(kernel._world)
    return program, found


def _fleet(world):
    """Give position (None: travels), phase and parts of each vehicle of the only fleet."""
    (pool,) = (pool for pool in world.pools if pool.fleet)
    vehicles = [(pool.fleet.stands[v], None, 0) for v in range(len(pool.fleet.stands))]
    for m in world.machines:
        if m.station.transport and m.vehicle >= 0:
            parts = 0 if m.activity == 0 else len(m.parts)
            position = [None, m.station.transport.origin, None, m.station.transport.target]
            if m.activity >= 0:
                vehicles[m.vehicle] = position[m.activity], PHASES[m.activity], parts
            else:  # unloaded, but not all parts have left
                vehicles[m.vehicle] = m.station.transport.target, None, 0
    return vehicles


def _tours(world):
    return [(r.stop, len(r.aboard)) for tour in world.tours for r in tour.runners]


def test_the_log_changes_nothing(recorded):
    """With the log on the same run comes out, bit for bit."""
    plain = simulate(read_plant(PLANT), duration="7 h", warm_up="1 h", seed=SEED)
    assert recorded[0].replications[0].trace.equals(plain.replications[0].trace)


@pytest.mark.parametrize("time", TIMES)
def test_levels_are_those_of_the_kernel(replay, course, time):
    """What a transport has come for lies there until it is loaded."""
    program, found = course
    levels = {b: 0 for b in program.buffer_names}
    levels |= {b: parts for b, _, parts in replay.levels_at(time).iter_rows()}
    there = found[time][0].buffer_level.sum(axis=1).tolist()
    expected = dict(zip(program.buffer_names, there, strict=True))
    held = levels.pop("blanks") - expected.pop("blanks")
    assert 0 <= held <= 8
    assert levels == expected


@pytest.mark.parametrize("time", TIMES)
def test_states_are_those_of_the_kernel(replay, course, time):
    """State, cause and since when, machine by machine."""
    program, found = course
    trace, states = found[time][0], replay.states_at(time)
    assert states["state"].to_list() == [STATES[s] for s in trace.state]
    assert states["since"].to_list() == trace.state_since.tolist()
    assert states["station"].to_list() == [
        name
        for name, n in zip(program.station_names, program.station_machines, strict=True)
        for _ in range(n)
    ]
    assert set(states["cause"]) <= set(cause_names(program))


@pytest.mark.parametrize("time", TIMES[:-1])
def test_vehicles_are_where_they_were(replay, course, time):
    """Phase and parts aboard; the position of one that stands or is loaded."""
    program, found = course
    rows = replay.vehicles_at(time).rows(named=True)
    for row, (position, phase, parts) in zip(rows, found[time][1], strict=True):
        assert (row["phase"], row["parts"]) == (phase, parts)
        if position is not None:
            where = program.position_names[position]
            assert (row["origin"], row["destination"]) == (where, where)
        else:
            assert 0 <= row["share"] < 1
            assert row["origin"] in program.position_names


@pytest.mark.parametrize("time", TIMES)
def test_tours_are_where_they_were(replay, course, time):
    """The stop they go to, and what is aboard."""
    rows = replay.tours_at(time).rows(named=True)
    assert [(-1 if r["next"] is None else r["next"], r["aboard"]) for r in rows] == (
        course[1][time][2]
    )


def test_something_of_everything_was_recorded(replay):
    """The plant of these tests has all kinds of events, and they have names."""
    for table in ("states", "puts", "takes", "joins", "births", "lots", "trips", "tour_stops"):
        assert len(replay.table(table).collect()) > 0
    causes = set(replay.table("losses").collect()["cause"])
    assert causes == {"scrapped", "expired"}
    births = replay.table("births").select("origin", "at").unique().collect()
    assert set(births.rows()) == {("source", "strip"), ("supply", "magnets"), ("station", "press")}
    takers = replay.table("takes").select("origin", "taker").unique().collect()
    assert ("ready", "truck") in takers.rows()
    assert ("strip", "press") in takers.rows()


def test_sinks_count_what_was_put_there(recorded, replay):
    """After the warm-up, by the table alone."""
    trace, program = recorded[0].replications[0].trace, recorded[0].compiled.program
    puts = replay.table("puts").filter(pl.col("time") > HOUR).collect()
    count = [int((puts["place"] == name).sum()) for name in program.sink_names]
    assert count == trace.sink_count.sum(axis=1).tolist()


def test_visits_stand_beside_the_events(recorded):
    """One row for every part of every pass, as before."""
    visits = pl.read_parquet(recorded[1] / "*.parquet")
    produced = recorded[0].replications[0].trace.produced
    assert (visits["end"] > HOUR).sum() == produced.sum()


@pytest.mark.parametrize("time", [-1.0, 8.1 * HOUR, float("nan")])
def test_a_time_outside_the_log_is_refused(replay, time):
    """The log says from when to when it goes."""
    for ask in (replay.levels_at, replay.states_at, replay.vehicles_at, replay.tours_at):
        with pytest.raises(RunError, match=r"the log goes from 0 s to 28800\.0 s"):
            ask(time)


def test_a_folder_without_a_log_is_refused(tmp_path):
    """It says which folder is meant."""
    with pytest.raises(RunError, match="replication-000"):
        Replay(tmp_path)


def test_a_killed_run_leaves_no_log_that_looks_whole(recorded, tmp_path):
    """The note is written last."""
    from motorworks.simulation.recorder import Recorder

    Recorder(tmp_path, recorded[0].compiled.program)
    with pytest.raises(RunError, match="holds no whole event log"):
        Replay(tmp_path)


def test_the_share_of_a_way_grows(replay):
    """Half of the time, half of the way."""
    trips = replay.table("trips").collect()
    way = trips.filter(pl.col("phase") == "loaded travel").row(0, named=True)
    halfway = (way["start"] + way["end"]) / 2
    at = replay.vehicles_at(halfway).filter(pl.col("vehicle") == way["vehicle"])
    assert at.select("phase", "origin", "destination", "parts").row(0) == (
        "loaded travel", "press", "hall", 4
    )  # fmt: skip
    np.testing.assert_allclose(at["share"], 0.5)
    assert way["end"] - way["start"] == pytest.approx(40.0)


def test_a_log_of_a_warmed_run_begins_with_what_is_there(recorded, replay, tmp_path):
    """From a state in the midst: levels, states, vehicles and tours are those of the whole."""
    state = warm(read_plant(PLANT), 1.5 * HOUR, seed=SEED)
    asked = {"duration": "2 h", "seed": SEED, "trace": tmp_path, "start": state}
    simulate(read_plant(PLANT), **asked)
    begun = Replay(tmp_path / "replication-000")
    assert (begun.since, begun.until) == (1.5 * HOUR, 3.5 * HOUR)
    for time in (1.5 * HOUR, 2.1 * HOUR, 3.5 * HOUR):
        assert begun.levels_at(time).equals(replay.levels_at(time))
        now, then = begun.states_at(time), replay.states_at(time)
        assert now.drop("since").equals(then.drop("since"))
        assert begun.tours_at(time).equals(replay.tours_at(time))
    assert begun.vehicles_at(3 * HOUR).equals(replay.vehicles_at(3 * HOUR))
    part = begun.table("joins").collect()["part"][-1]
    itself = begun.genealogy(part).filter(pl.col("relation") == "itself")
    assert itself["part"].to_list() == [part]
    lots = begun.lots()
    assert lots["supply"].null_count() > 0  # delivered before: known by number and expiry
    assert len(begun.recall(0)) >= lots["count"][0]
    with pytest.raises(RunError, match="the log goes from 5400 s to"):
        begun.levels_at(HOUR)


def test_a_run_that_piles_up_says_so_in_its_log(tmp_path, monkeypatch):
    """The log is whole up to there, and tells why it ends."""
    compiled = compile_plant(read_plant(PLANT))
    limited = replace(compiled, program=replace(compiled.program, max_parts=40))
    room = sys.modules["motorworks.simulation.simulate"]
    monkeypatch.setattr(room, "_compile", lambda *_: limited)
    with pytest.raises(PileUpError):
        simulate(read_plant(PLANT), duration="8 h", warm_up=0, trace=tmp_path)
    log = Replay(tmp_path / "replication-000")
    assert 0 < log.until < 8 * HOUR
    assert "more than the limit of 40" in log.broken_off
    assert log.levels_at(log.until)["parts"].sum() > 0
    with pytest.raises(RunError, match=r"broken off.*the limit of 40"):
        log.levels_at(8 * HOUR)
