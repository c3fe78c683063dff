"""The STRESS-DES items."""

from motorworks.report.figures.stress import stress_figure

ITEMS = [
    "1.1",
    "1.2",
    "1.3",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "2.5.5",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "4.1",
    "4.2",
    "4.3",
    "5.1",
    "5.2",
    "5.3",
    "5.4",
    "6.1",
]


def statements(run):
    """Give what is said on each item."""
    table = stress_figure(run).table
    return dict(zip(table.columns[1].values, table.columns[3].values, strict=True))


def test_every_item_is_filled_in(midsize_run, plain_run):
    """Whatever the plant file says."""
    for run in (midsize_run, plain_run):
        told = statements(run)
        assert list(told) == ITEMS
        assert all(told.values())


def test_what_the_file_does_not_say_is_said_so(plain_run):
    """Nothing is made up."""
    told = statements(plain_run)
    assert told["1.1"].startswith("The plant file does not say.")
    assert "cites no reference" in told["3.1"]


def test_the_run_can_be_repeated_from_it(midsize_run):
    """Times, replications, seed."""
    assert (
        "--for 259200s --warm-up 86400s --replications 2 --seed 5" in statements(midsize_run)["6.1"]
    )


def test_a_standstill_is_part_of_the_record(gridlocked_run):
    """The run length was not what was asked for."""
    assert "Gridlock: " in statements(gridlocked_run)["4.2"]
