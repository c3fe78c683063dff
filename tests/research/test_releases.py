"""Motors that developments bring: their times, the lines that go over, the mix over time."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.golden_tables import differences
from tests.research.forming import brings, forming

from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.research.brought import beside
from motorworks.research.copies import copy_of, places, taken_over
from motorworks.research.mix import MixWish, mix_over_time, month_after, months, quarter_of
from motorworks.research.releases import Release, with_releases

HERE = Path(__file__).parent / "golden"
OLD, OTHER = ("old",), ("other",)
BOTH = ("old", "other")


def copies(plant):
    """Give all copies of a plant's lines."""
    return [copy_of(line, n, plant) for line in plant.lines for n in range(line.lines)]


def test_a_new_motor_takes_times_and_bill_from_its_design(tmp_path):
    """144 pins for 192: three quarters of the minute. Nothing makes it yet."""
    plant = beside(forming(tmp_path, [OLD]), brings())
    (station,) = plant.lines[0].stations
    assert station.cycle_times["next"].mean() == pytest.approx(45.0)
    assert station.cycle_time.mean() == 60.0
    assert plant.lines[0].allocation == (OLD,)
    new = plant.models[-1]
    assert (new.name, new.title, new.design, new.price) == ("next", "Next", "new", 1000.0)


def test_bills_follow_in_the_reference_plant():
    """A stack 15 mm longer takes 125 / 110 of the strip; its magnets have a supply."""
    plant = load("dalian")
    it = next(d for d in plant.developments if d.name == "ni100l")
    made = beside(plant, it)
    bill = {m.name: m.bill for m in made.models}
    ratio = bill["ni100l"]["electrical_steel"] / bill["ni100"]["electrical_steel"]
    assert ratio == pytest.approx(125 / 110, rel=1e-6)
    supply = next(s for s in made.supplies if s.name == "magnets_ni100_ni100l")
    assert (supply.model, supply.to) == ("ni100l", "magnet_sets")
    assert [s.name for s in made.supplies].count("bearings_ni100l") == 0


@pytest.mark.parametrize(
    ("allocation", "share", "whole", "parts"),
    [
        # All of three copies, and all of the old model's half of a mixed one.
        ([OLD, OLD, OLD, BOTH], 1.0, 3, [1.0]),
        # 40 % of 3.5 copies are 1.4: one wholly, and 0.4 of the half that the mixed one has.
        ([OLD, OLD, OLD, BOTH], 0.4, 1, [pytest.approx(0.8)]),
        # 10 % are 0.35: the mixed copy gives 0.7 of its half, and no other goes over.
        ([OLD, OLD, OLD, BOTH], 0.1, 0, [pytest.approx(0.7)]),
        # Without a mixed copy one is divided: 1.2 of three.
        ([OLD, OLD, OLD], 0.4, 1, [pytest.approx(0.2)]),
        ([OLD, OTHER], 0.5, 0, [0.5]),
        ([OTHER], 0.5, 0, []),
    ],
)
def test_copies_that_go_over(tmp_path, allocation, share, whole, parts):
    """As few whole copies as leave no more than mixed ones can give."""
    live = copies(forming(tmp_path, allocation))
    groups = taken_over(live, "form", brings(share=share), places(live))
    found = [pair for group in groups for pair in group]
    alone = [copy for copy, part in found if len(copy.parts) == 1 and part == 1]
    rest = [part for copy, part in found if not (len(copy.parts) == 1 and part == 1)]
    assert (len(alone), rest) == (whole, parts)


def test_lines_end_and_begin_on_their_days(tmp_path):
    """The old copy stops at the release, the new one works when the conversion is over."""
    it = brings(conversion=1.5 * 86400)
    plant = with_releases(
        forming(tmp_path, [OLD, OTHER]), [Release(development=it, day=date(2021, 2, 1))]
    )
    old, new = plant.lines
    assert (old.allocation, new.allocation) == ((OLD, OTHER), (("next",),))
    assert (new.name, new.in_service) == ("form_next", (date(2021, 2, 3),))
    (outage,) = plant.outages
    assert outage.of == ("form-01/hairpin_form",)
    assert outage.start.date() == date(2021, 2, 1)
    shares = {m.name: m.share for m in plant.models}
    assert shares == {"old": 0.0, "other": 0.2, "next": pytest.approx(0.8)}


def test_what_is_divided_works_in_lots(tmp_path):
    """A single line for a quarter of the new motor: lots of 75 and 25."""
    plant = with_releases(
        forming(tmp_path, [OLD]),
        [Release(development=brings(share=0.25), day=date(2021, 2, 1))],
    )
    (station,) = plant.lines[1].stations
    assert plant.lines[1].allocation == (("old", "next"),)
    assert dict(station.campaign.lots) == {"old": 75, "next": 25}


def test_the_reference_plant_goes_over_line_by_line():
    """Which copies make what after both releases, kept as a table."""
    plant = load("dalian")
    days = {"ni100l": date(2021, 4, 16), "ni150w": date(2021, 6, 25)}
    releases = [Release(development=d, day=days[d.name]) for d in plant.developments]
    made = with_releases(plant, releases)
    rows = [
        {"line": name, "from": str((*line.in_service, "")[0]), "models": " ".join(models)}
        for line in made.lines
        for name, models in zip(line.copies(), line.allocation, strict=True)
        if line.in_service
    ]
    assert differences(rows, HERE / "dalian" / "lines.csv") == []


def test_a_source_that_says_itself_what_it_brings_is_refused(tmp_path):
    """Nobody could tell which of its parts are the new motor's."""
    plant = forming(tmp_path, [OLD])
    mixed = replace(plant.sources[0], any_model=False, model="old")
    with pytest.raises(MotorworksError, match="source 'wire' says itself"):
        beside(replace(plant, sources=(mixed,)), brings())


def test_the_mix_over_time_by_hand(tmp_path):
    """1440 old ones a day, then two days of conversion, then 1920 new ones a day.

    A week late the plant misses 7 times 1920 new ones and makes 7 times 1440 old ones instead.
    """
    it = brings(conversion=2 * 86400)
    wish = MixWish(until=date(2021, 5, 1), late=1, replications=2, warm_up="1d")
    release = Release(development=it, day=date(2021, 3, 1))
    found = mix_over_time(forming(tmp_path, [OLD]), [release], wish)
    assert found.edges == tuple(date(2021, m, 1) for m in (2, 3, 4, 5))
    assert found.models == ("old", "other", "next")
    assert found.made[0, :, 0].tolist() == pytest.approx([28 * 1440, 0, 0], abs=2)
    assert found.made[0, :, 2].tolist() == pytest.approx([0, 29 * 1920, 30 * 1920], abs=2)
    assert found.by_quarter[0, :, 2].tolist() == pytest.approx([29 * 1920, 30 * 1920], abs=2)
    (late,) = found.late
    assert late.lost.mean == pytest.approx(7 * 1920, abs=2)
    assert late.instead.mean == pytest.approx(7 * 1440, abs=2)
    assert late.all_lost.mean == pytest.approx(7 * 480, abs=4)
    before = {p.model: p.before.mean for p in found.paces}
    after = {p.model: p.after.mean for p in found.paces}
    assert before["old"] == pytest.approx(365 * 1440, rel=1e-3)
    assert after["next"] == pytest.approx(365 * 1920, rel=1e-3)


def test_months_that_are_looked_at(tmp_path):
    """Four weeks before the first release, to the end of a quarter; an early end is refused."""
    release = Release(development=brings(), day=date(2021, 4, 16))
    edges = months([release], MixWish(late=8))
    assert (edges[0], edges[-1]) == (date(2021, 3, 1), date(2021, 10, 1))
    with pytest.raises(MotorworksError, match="look further"):
        months([release], MixWish(until=date(2021, 4, 16)))


def test_days_of_the_calendar():
    """Quarters and months, across the end of a year."""
    assert quarter_of(date(2021, 12, 31)) == date(2021, 10, 1)
    assert month_after(date(2021, 12, 5)) == date(2022, 1, 1)
    assert month_after(date(2021, 10, 1), 3) == date(2022, 1, 1)
