"""A month more of approvals, and windows, reckoned by hand."""

from datetime import date

import pytest
from tests.construction.by_hand import project_by_hand, row

from motorworks.construction.approvals import month_more, windows
from motorworks.projects.windows import side_by_side


def permits(**more):
    """Give two permits of one office, one of another, a design, and a hall after all."""
    approval = {"kind": "approval"}
    return project_by_hand(
        row("plan", 20, kind="design"),
        row("first", 30, authority="office", shortest=10 * 86400.0, **approval),
        row("second", 40, "first", authority="office", **approval),
        row("third", 10, "second, plan", authority="council", **approval),
        row("hall", 100, "third", **more),
    )


def by_key(effects):
    """Give effects by key, of the first goal."""
    return {e.key: (e.held[0], e.released[0]) for e in effects}


def test_a_month_more_moves_what_is_critical():
    """30 + 40 + 10 + 100: each permit is on the path."""
    assert by_key(month_more(permits())) == dict.fromkeys(("first", "second", "third"), (30, 30))


def test_an_earliest_date_takes_what_comes_before_it():
    """The hall cannot begin before 1 June, 12 days after its permits (92 - 80)."""
    project = permits(not_before=date(2021, 6, 1), held_by="flood")
    assert by_key(month_more(project)) == dict.fromkeys(("first", "second", "third"), (18.0, 30.0))


def test_windows_by_hand():
    """Side by side: one office 40 + 10, all of them 40, but not before the plan's 20 + 10."""
    gained = by_key(windows(permits()))
    assert gained["authority"] == (-30, -30)
    assert gained["all"] == (-40, -40)
    assert gained["shortest"] == (-40, -40)


def test_a_window_keeps_order_of_grants_and_designs():
    """Starts with what it waited for, ends no sooner; a finished approval is left as it is."""
    activities = {a.name: a for a in side_by_side(permits().activities, "all")}
    links = [(i.activity, i.kind) for i in activities["third"].after]
    assert links == [
        ("second", "start-start"),
        ("second", "finish-finish"),
        ("plan", "finish-start"),
    ]
    done = project_by_hand(
        row("first", 30, kind="approval", finished=date(2021, 2, 1)),
        row("second", 40, "first", kind="approval"),
    )
    assert next(iter(side_by_side(done.activities, "all"))).after == ()
    assert [e.key for e in month_more(done)] == ["second"]


@pytest.mark.parametrize("window", ["authority", "all", "shortest"])
def test_a_window_never_delays(window):
    """Nothing ends later than one behind the other."""
    assert by_key(windows(permits()))[window][0] <= 0


def test_no_approvals_no_windows():
    """There is nothing to ask the authorities."""
    assert windows(project_by_hand(row("A", 1))) == ()
