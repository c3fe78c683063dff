"""The rounds of the peers, and the record that comes of them."""

import sys
from pathlib import Path

import pytest

from benchmarks.lines import LINES
from benchmarks.measurement import Measurement
from benchmarks.peers import rounds
from benchmarks.peers.apart import PeerError, PeerRun
from benchmarks.peers.environment import PeersMissingError
from benchmarks.peers.passage import Stretch
from benchmarks.peers.roster import PEERS
from benchmarks.peers.rounds import PeerRounds

OWN = {
    name: [Measurement(0.2, 10_000_000, throughput=line.throughput.mean)] * 3
    for name, line in LINES.items()
}


def stretch(_peer):
    """Give two batches."""
    return Stretch(10.0, 50.0, 2)


def silent(_text):
    """Hear nothing."""


def answers(monkeypatch, answer):
    """Let ``answer(package, line, seed)`` stand for the runs."""
    called = []

    def run(_python, peer, line, _stretch, seed):
        called.append((seed, line, peer.package))
        return answer(peer.package, line, seed)

    monkeypatch.setattr(rounds, "run_apart", run)
    return called


def near(line, shift=0.0):
    """Give four batches around the known throughput."""
    mean = LINES[line].throughput.mean + shift
    return (mean - 0.01, mean + 0.01)


def test_every_case_is_run_once_in_every_round(monkeypatch):
    """The rounds are interleaved: a slow spell hits all."""
    called = answers(
        monkeypatch, lambda _p, line, _s: PeerRun("1", Measurement(1.0, 1000), near(line))
    )
    peers = PeerRounds(Path(sys.executable))
    for seed in (1, 2):
        peers.run(seed, stretch, silent)
    half = len(called) // 2
    assert [case[0] for case in called] == [1] * half + [2] * half
    assert {case[1:] for case in called[:half]} == {(n, p.package) for n in LINES for p in PEERS}
    assert half == len(LINES) * len(PEERS)


def test_record_has_medians_ratios_and_the_interval_of_all_batches(monkeypatch):
    """20 ns of ours against 1,000 ns of a peer: 50 times; one slow round does not count."""
    seconds = {1: 1.0, 2: 9.0, 3: 1.0}

    def answer(_package, line, seed):
        return PeerRun("4.5", Measurement(seconds[seed], 1_000_000), near(line))

    answers(monkeypatch, answer)
    peers = PeerRounds(Path(sys.executable))
    for seed in seconds:
        peers.run(seed, stretch, silent)
    entry = peers.record(OWN)["tandem20"]["ciw"]
    assert entry["version"] == "4.5"
    assert entry["ns_per_operation"] == pytest.approx(1000.0)
    assert entry["operations_per_s"] == pytest.approx(1e6)
    assert entry["times_slower"] == pytest.approx(50.0)
    assert entry["operations"] == 3_000_000
    found = entry["throughput"]
    # Six values ± 0.01: s = 0.01 sqrt(6/5), t(5; 99.9 %) = 6.8688
    assert found["values"] == 6
    assert found["half_width"] == pytest.approx(6.8688 * 0.01 * (6 / 5) ** 0.5 / 6**0.5, rel=1e-4)
    assert found["agrees"] is True
    own = peers.record(OWN)["tandem20"]["motorworks"]
    assert own["times_slower"] == 1.0
    assert own["ns_per_operation"] == pytest.approx(20.0)


def test_wrong_answer_does_not_agree(monkeypatch):
    """A throughput far off is recorded as such, whatever its speed."""
    answers(
        monkeypatch,
        lambda p, line, _s: PeerRun("1", Measurement(1.0, 10), near(line, 0.1 * (p == "salabim"))),
    )
    peers = PeerRounds(Path(sys.executable))
    for seed in range(1, 6):
        peers.run(seed, stretch, silent)
    entries = peers.record(OWN)["failures20"]
    assert entries["salabim"]["throughput"]["agrees"] is False
    assert entries["ciw"]["throughput"]["agrees"] is True


def test_failure_is_not_tried_again_and_costs_only_its_case(monkeypatch):
    """One line of one peer fails in the second round: its figures are dropped, others stay."""

    def answer(package, line, seed):
        if (package, line, seed) == ("ciw", "failures20", 2):
            raise PeerError("took more than 120 s")
        return PeerRun("1", Measurement(1.0, 1000), near(line))

    called = answers(monkeypatch, answer)
    peers = PeerRounds(Path(sys.executable))
    for seed in (1, 2, 3):
        peers.run(seed, stretch, silent)
    assert (3, "failures20", "ciw") not in called
    record = peers.record(OWN)
    assert record["failures20"]["ciw"] == {
        "name": "Ciw",
        "measured": False,
        "reason": "took more than 120 s",
    }
    assert record["tandem20"]["ciw"]["measured"]


def test_without_environment_no_peer_is_measured(monkeypatch):
    """The reason stands in every row, and nothing is started."""

    def fail(_tell):
        raise PeersMissingError("the peers could not be installed: no network")

    monkeypatch.setattr(rounds, "interpreter", fail)
    called = answers(monkeypatch, lambda *_case: None)
    peers = PeerRounds.prepare(silent)
    peers.run(1, stretch, silent)
    assert called == []
    for entries in peers.record(OWN).values():
        assert entries["motorworks"]["measured"]
        reasons = {e["reason"] for e in entries.values() if not e["measured"]}
        assert reasons == {"the peers could not be installed: no network"}
