"""MSPDI: what is written reads back; what others write is understood; broken files are refused."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.projects.by_hand import DAY, MONDAY, WEEKDAYS, project

from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.projects import Limit, Resource
from motorworks.projects.critical_path import critical_path
from motorworks.projects.exchange import ProjectFile, read_mspdi, write_mspdi
from motorworks.projects.network import network

HOLIDAYS = replace(WEEKDAYS, days_off=(date(2021, 4, 2),), days_on=(date(2021, 4, 10),))
OURS = ProjectFile(
    title="A hall & more",
    start=MONDAY,
    activities=tuple(
        project(
            ("permit", 30, "", {"shortest": 20 * DAY, "longest": 60 * DAY, "kind": "approval"}),
            ("hall", 20.5, "permit fs-2", {"worktime": "week", "needs": {"crew": 2.5}}),
            ("tools", 100, "permit ss+3", {"not_before": date(2021, 4, 1), "authority": "<Maker>"}),
            ("moved", 4, "hall ff+1, tools", {"deadline": date(2021, 8, 1), "sensitivity": 0.4}),
            ("start", 0, "moved", {"kind": "milestone", "people": 7.0}),
            ("memo", 9, "", {"finished": date(2021, 3, 5)}),
        )
    ),
    resources=(
        Resource(
            name="crew",
            title="Crew",
            amount=3,
            changes=(
                Limit(begin=date(2021, 4, 1), amount=5),
                Limit(begin=date(2021, 5, 1), amount=2),
            ),
        ),
    ),
    worktimes=(HOLIDAYS,),
)


def plain(a):
    """Give an activity without what stands for the same: titles that repeat the name."""
    return replace(a, title="" if a.title == a.name else a.title)


def test_what_is_written_reads_back():
    """Durations, links, calendars, limits and fields of our own."""
    back = read_mspdi(write_mspdi(OURS))
    assert [plain(a) for a in back.activities] == list(OURS.activities)
    assert back.resources == OURS.resources
    assert [replace(w, title="") for w in back.worktimes] == [HOLIDAYS]
    assert (back.title, back.start, back.notes) == (OURS.title, OURS.start, ())


def test_the_reference_programme_keeps_its_dates():
    """Through the file and back: the same start of production, the same critical path."""
    plant = load("dalian")
    ours = ProjectFile(
        title=plant.title,
        start=plant.programme.start,
        activities=plant.activities,
        resources=plant.resources,
    )
    back = read_mspdi(write_mspdi(ours))
    one, other = (
        critical_path(network(some.activities, start=some.start)) for some in (ours, back)
    )
    assert [d.start for d in one.dates] == [d.start for d in other.dates]
    assert one.path == other.path
    assert [a.needs for a in back.activities] == [a.needs for a in ours.activities]


def test_elements_stand_in_the_order_of_the_schema():
    """The order of mspdi_pj12.xsd, as Microsoft's documentation prints it."""
    root = ET.fromstring(write_mspdi(OURS))
    order = {
        "Project": "SaveVersion Name Title ScheduleFromStart StartDate FinishDate CalendarUID "
        "DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth "
        "DurationFormat ExtendedAttributes Calendars Tasks Resources Assignments",
        "Calendar": "UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions",
        "Exception": "EnteredByOccurrences TimePeriod Occurrences Name Type DayWorking "
        "WorkingTimes",
        "Task": "UID ID Name Type IsNull WBS OutlineLevel Start Finish Duration DurationFormat "
        "EffortDriven Estimated Milestone Summary Critical FixedCost PercentComplete ActualStart "
        "ActualFinish ActualDuration ConstraintType CalendarUID ConstraintDate Deadline "
        "PredecessorLink ExtendedAttribute",
        "PredecessorLink": "PredecessorUID Type CrossProject LinkLag LagFormat",
        "Resource": "UID ID Name Type IsNull Code MaxUnits CalendarUID AvailabilityPeriods",
        "Assignment": "UID TaskUID ResourceUID Finish Start Units Work",
    }
    for word, names in order.items():
        places = {name: n for n, name in enumerate(names.split())}
        for element in root.iter(f"{{http://schemas.microsoft.com/project}}{word}"):
            found = [places[child.tag.rsplit("}", 1)[-1]] for child in element]
            assert found == sorted(found)


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<Title>Press shop</Title><StartDate>2021-03-01T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<MinutesPerDay>480</MinutesPerDay>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
<WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking></WeekDay>
<WeekDay><DayType>3</DayType><DayWorking>1</DayWorking></WeekDay>
<WeekDay><DayType>4</DayType><DayWorking>1</DayWorking></WeekDay>
<WeekDay><DayType>5</DayType><DayWorking>1</DayWorking></WeekDay>
<WeekDay><DayType>6</DayType><DayWorking>1</DayWorking></WeekDay>
<WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>
<Exceptions><Exception><TimePeriod><FromDate>2021-03-03T00:00:00</FromDate>
<ToDate>2021-03-04T23:59:00</ToDate></TimePeriod><DayWorking>0</DayWorking></Exception></Exceptions>
</Calendar></Calendars>
<Tasks>
<Task><UID>0</UID><Name>Press shop</Name><Summary>1</Summary><OutlineLevel>0</OutlineLevel></Task>
<Task><UID>1</UID><Name>Build</Name><Summary>1</Summary><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><Name>Dig pits</Name><OutlineLevel>2</OutlineLevel><Duration>PT24H0M0S</Duration>
<DurationFormat>7</DurationFormat></Task>
<Task><UID>3</UID><Name>Pour floor</Name><OutlineLevel>2</OutlineLevel>
<Duration>PT48H0M0S</Duration>
<DurationFormat>8</DurationFormat><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type>
<LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
<Task><UID>4</UID><Name>Set press</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>
<DurationFormat>7</DurationFormat><ConstraintType>5</ConstraintType>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>5</UID><Name>Not now</Name><Active>0</Active></Task>
<Task><UID>6</UID><Name>Dig pits</Name><OutlineLevel>1</OutlineLevel><Duration>PT0H0M0S</Duration>
<Milestone>1</Milestone></Task>
</Tasks>
<Resources><Resource><UID>1</UID><Name>Fitters</Name><Type>1</Type><MaxUnits>2.50</MaxUnits></Resource>
<Resource><UID>2</UID><Name>Steel</Name><Type>0</Type></Resource></Resources>
<Assignments><Assignment><TaskUID>4</TaskUID><ResourceUID>1</ResourceUID><Units>2</Units></Assignment>
</Assignments></Project>"""


def test_a_plan_of_eight_hours_a_day():
    """24 h are three days of work; summaries stand for what is below; lags are days of work."""
    found = read_mspdi(FOREIGN.encode())
    by_name = {a.name: a for a in found.activities}
    assert list(by_name) == ["Dig_pits", "Pour_floor", "Set_press", "Dig_pits_2"]
    assert by_name["Dig_pits"].duration == 3 * DAY
    assert by_name["Dig_pits"].worktime == "Standard"
    assert by_name["Pour_floor"].duration == 2 * DAY
    assert by_name["Pour_floor"].worktime is None
    assert by_name["Pour_floor"].after[0].lag == DAY
    assert {i.activity for i in by_name["Set_press"].after} == {"Dig_pits", "Pour_floor"}
    assert by_name["Set_press"].needs == {"Fitters": 2}
    assert found.worktimes[0].days_off == (date(2021, 3, 3), date(2021, 3, 4))
    assert by_name["Dig_pits_2"].kind == "milestone"
    assert set(found.notes) == {
        "resource 'Steel' is material or cost, which limits nothing",
        "task 'Not now' is inactive and left out",
        "task 'Set press': 'start no later than a date' is not kept",
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no XML"),
        (b"plan,of,mine\n1,2,3", "no XML"),
        (b"<Project>", "no XML"),
        (b"<plan/>", "begins with <plan>; expected <Project>"),
        (b"\xff\xfe\x00", "no XML"),
        (FOREIGN.encode()[: len(FOREIGN) // 2], "no XML"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><Project xmlns="http://schemas.microsoft.com/project"/>',
            "document type",
        ),
        (FOREIGN.replace("PT24H0M0S", "three days").encode(), "Task 'Dig pits': Duration is"),
        (FOREIGN.replace("<StartDate>2021-03-01T08:00:00", "<StartDate>soon").encode(), "soon"),
        (FOREIGN.replace("<MaxUnits>2.50", "<MaxUnits>nan").encode(), "MaxUnits is 'nan'"),
        (FOREIGN.replace("2021-03-04T23", "4021-03-04T23").encode(), "too long"),
        (
            FOREIGN.replace(
                "<DurationFormat>7</DurationFormat></Task>",
                "<PredecessorLink><PredecessorUID>4</PredecessorUID></PredecessorLink></Task>",
                1,
            ).encode(),
            "in a circle",
        ),
        (b'<Project xmlns="http://schemas.microsoft.com/project"/>', "no StartDate"),
    ],
)
def test_what_cannot_be_read_is_said(data, said):
    """Never a traceback: what stands there and what is expected."""
    with pytest.raises(MotorworksError, match=re.escape(said)):
        read_mspdi(data)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    """Whatever is cut out of it or put into it."""
    raw = bytearray(FOREIGN.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    with suppress(MotorworksError):
        assert read_mspdi(bytes(raw)).start


def test_the_same_project_gives_the_same_bytes():
    """And text that XML cannot hold is left out."""
    odd = replace(OURS, title="bell \x07 rings")
    assert write_mspdi(odd) == write_mspdi(odd)
    assert read_mspdi(write_mspdi(odd)).title == "bell  rings"
