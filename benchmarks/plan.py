"""How much is measured: the full benchmark, and a tiny one that only proves it runs."""

from dataclasses import dataclass

from benchmarks.peers.passage import Stretch
from benchmarks.peers.roster import Peer


@dataclass(frozen=True)
class Plan:
    """Sizes of one round and number of rounds.

    Attributes
    ----------
    rounds
        Rounds; every round runs every case once, so that a slow spell hits all of them.
    hold
        Operations of each hold model.
    line
        Measured time of the two lines in the kernel [s].
    line_warm_up
        Time thrown away before [s].
    peer_warm_up, peer_batch
        Time thrown away in the peers, and length of a batch after it [s]. Batches of 500 s
        of these lines are slightly negatively correlated, so the intervals are a little wide.
    peer_batches
        Batches of a peer's run; None for as many as stand in the roster.
    plant, plant_warm_up
        Measured time of the plant, and time thrown away before [s]. The plant's first day is
        a holiday, and its second begins at 06:00.
    year
        Length of the run that is called the year.
    """

    rounds: int
    hold: int
    line: float
    line_warm_up: float
    peer_warm_up: float
    peer_batch: float
    peer_batches: int | None
    plant: float
    plant_warm_up: float
    year: str

    def peer_stretch(self, peer: Peer) -> Stretch:
        """Give how long a peer runs a line in one round."""
        batches = self.peer_batches or peer.batches
        return Stretch(self.peer_warm_up, self.peer_batch, batches)


DAY = 86400.0
FULL = Plan(
    rounds=5,
    hold=20_000_000,
    line=500_000.0,
    line_warm_up=4_000.0,
    peer_warm_up=1_500.0,
    peer_batch=500.0,
    peer_batches=None,
    plant=20 * DAY,
    plant_warm_up=3 * DAY,
    year="1 y",
)
QUICK = Plan(
    rounds=1,
    hold=20_000,
    line=500.0,
    line_warm_up=50.0,
    peer_warm_up=50.0,
    peer_batch=100.0,
    peer_batches=1,
    plant=0.05 * DAY,
    plant_warm_up=1.3 * DAY,
    year="1.35 d",
)
