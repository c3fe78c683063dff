"""Projects as tables: written and read again."""

from datetime import date

import pytest
from tests.projects.by_hand import MONDAY, project

from motorworks.errors import MotorworksError
from motorworks.projects.critical_path import critical_path
from motorworks.projects.exchange import ProjectFile, read_table, write_table
from motorworks.projects.network import network

DAY = 86400.0


def written(*rows):
    """Give activities and the table they are written to."""
    activities = tuple(project(*rows))
    plan = critical_path(network(activities, start=MONDAY))
    return activities, write_table(
        ProjectFile(title="p", start=MONDAY, activities=activities), plan
    )


def test_what_is_written_is_read_again():
    """Fields, all four kinds of links, lags of both signs, and the first start."""
    about = {
        "title": "Hall, with a comma",
        "kind": "civil",
        "authority": "Builder",
        "shortest": 3 * DAY,
        "longest": 9 * DAY,
        "not_before": date(2021, 3, 10),
        "deadline": date(2021, 6, 1),
        "sensitivity": 0.5,
        "people": 12.0,
        "cost": 3.5,
    }
    rows = [
        ("A", 4.5, ""),
        ("B", 5, "A, A ss+2", about),
        ("C", 1, "A ff-1, B sf+3"),
        ("D", 0, "B"),
    ]
    activities, text = written(*rows)
    back = read_table(text, "p.csv")
    assert back.activities == activities
    assert back.start == MONDAY
    assert back.notes == ()


def test_dates_and_floats_stand_in_the_table():
    """Two ways of 10 and 4 days: 6 days of float."""
    _, text = written(("A", 10, ""), ("B", 4, ""), ("end", 0, "A, B"))
    lines = [line.split(",") for line in text.splitlines()]
    assert lines[0][-5:] == ["start", "finish", "total_float", "free_float", "critical"]
    assert lines[1][-5:] == ["2021-03-01", "2021-03-11", "0", "0", "yes"]
    assert lines[2][-5:] == ["2021-03-01", "2021-03-05", "6", "6", "no"]


def test_names_may_have_blanks_and_columns_be_unknown():
    """Only what looks like a kind of link is one; semicolons part the columns."""
    text = "name;duration;after;start;colour\nDig pit;3;;2021-03-01;red\nPour;2;Dig pit;;\n"
    found = read_table(text, "p.csv")
    assert found.activities[1].after[0].activity == "Dig pit"
    assert found.notes == ("column 'colour' is not read",)
    with pytest.raises(MotorworksError, match="'Pour' waits for 'Dig', which is not there"):
        read_table(text.replace("2;Dig pit", '2;"Dig FS+2"'), "p.csv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",3,,,", "name is empty"),
        ("A,3,5,,", "shortest, duration and longest are out of order"),
        ("A,nan,,,", "duration is 'nan'; expected a number of 0 or more"),
        ("A,3,,steel,", "kind is 'steel'; expected one of approval"),
        ("A,3,,,spring", "not_before is 'spring'; expected a date such as 2021-05-01"),
        ("A,3,,,\nA,4,,,", "'A' stands there twice"),
    ],
)
def test_rows_that_cannot_be_read(row, said):
    """With file and line."""
    with pytest.raises(MotorworksError, match=f"p.csv, line [23]: .*{said}"):
        read_table(f"name,duration,shortest,kind,not_before\n{row}\n", "p.csv")
