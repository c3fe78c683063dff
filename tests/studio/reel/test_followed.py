"""Parts and motors by their numbers."""

import pytest

from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.studio.reel.frame import decode
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.segment import Segment

HOUR = 3600.0


def test_a_motor_is_where_it_left_the_works() -> None:
    """The n-th good motor leaves when the count of good motors comes to n."""
    reel = LiveReel(load("tutorial"))
    motor = reel.motor(120)
    before, after = (reel.figures(motor["at"] + by)["good"] for by in (-0.001, 0.0))
    assert (before, after) == (119, 120)
    life = reel.part(motor["part"], motor["at"])
    assert life["complete"]
    assert life["life"][0]["words"] == "comes in"
    assert (life["life"][-1]["time"], life["node"]) == (motor["at"], motor["node"])
    visited = [step["node"] for step in life["life"]]
    # Source, then machine by machine with the places between them, then the sink.
    assert visited == [10, 0, 5, 1, 6, 2, 7, 3, 8, 4, 9]


def test_a_part_is_where_the_key_frame_shows_it() -> None:
    """Every part that a machine holds is found there."""
    reel = LiveReel(load("midsize"))
    segment = Segment.parse(reel.segment(int((4 * 24 + 10) * HOUR // reel.length)))
    held = decode(segment.key(0, segment.end))[4]["held"]
    assert len(held["part"]) > 20
    for part, node in list(zip(held["part"].tolist(), held["node"].tolist(), strict=True))[::17]:
        assert reel.part(part, segment.end)["node"] == node


def test_a_part_that_went_into_another_says_so() -> None:
    """A rotor that a stator got is no more; it tells in which number it is."""
    reel = LiveReel(load("midsize"))
    motor = reel.motor(300)
    whole = reel.part(motor["part"], motor["at"])
    child = next(s for s in whole["life"] if s["words"].startswith("gets number"))
    number = int(child["words"].rpartition(" ")[2])
    rotor = reel.part(number, motor["at"])
    assert rotor["node"] is None
    assert rotor["into"] == motor["part"]
    assert rotor["life"][-1]["words"] == f"goes into number {motor['part']}"


@pytest.mark.parametrize("number", [0, 10**9])
def test_motors_there_are_not_are_refused(number: int) -> None:
    """Before the first, and beyond what a year makes."""
    with pytest.raises(RunError, match=r"motors are counted from 1|not so many within a year"):
        LiveReel(load("tutorial")).motor(number)


def test_a_part_not_made_yet_is_refused() -> None:
    """It is said at which time."""
    with pytest.raises(RunError, match="is not in the works at 3600 s"):
        LiveReel(load("tutorial")).part(500, HOUR)
