"""A project → MSPDI, the XML that Microsoft Project and many others read."""

from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from motorworks.projects.activity import Activity
from motorworks.projects.calendar import DAYS, Worktime
from motorworks.projects.critical_path import Plan, critical_path
from motorworks.projects.exchange.contents import (
    ELAPSED_DAYS,
    FIELDS,
    LINK_TYPES,
    MUST_FINISH_ON,
    NAMESPACE,
    START_NO_EARLIER,
    ProjectFile,
)
from motorworks.projects.network import network
from motorworks.projects.resource import Resource

ALL_DAYS = "All days"
"""The calendar of activities that are worked on without a pause."""


def write_mspdi(project: ProjectFile) -> bytes:
    """Give a project as an MSPDI file.

    Parameters
    ----------
    project
        The project. Its activities get the dates of the critical path with their typical
        durations; Microsoft Project reckons them anew.

    Returns
    -------
    bytes
        The file. The same project gives the same bytes.

    Raises
    ------
    MotorworksError
        If activities wait for each other in a circle.

    Notes
    -----
    Days have 24 hours there: ``MinutesPerDay`` is 1440 and every calendar works from midnight
    to midnight on its days. What has no field of its own (three durations, authority,
    sensitivity) stands in the fields kept for others, under a name that says so.
    """
    net = network(project.activities, start=project.start, worktimes=project.worktimes)
    plan = critical_path(net)
    root = ET.Element("Project", xmlns=NAMESPACE)
    _put(root, "SaveVersion", 14)
    _put(root, "Name", project.title)
    _put(root, "Title", project.title)
    _put(root, "ScheduleFromStart", 1)
    _put(root, "StartDate", _instant(project.start))
    _put(root, "FinishDate", _moment(plan.finish))
    _put(root, "CalendarUID", 1)
    _put(root, "DefaultStartTime", "00:00:00")
    _put(root, "DefaultFinishTime", "00:00:00")
    _put(root, "MinutesPerDay", 1440)
    _put(root, "MinutesPerWeek", 10080)
    _put(root, "DaysPerMonth", 30)
    _put(root, "DurationFormat", 7)
    _extended(ET.SubElement(root, "ExtendedAttributes"))
    calendars = ET.SubElement(root, "Calendars")
    for uid, hours in enumerate((Worktime(name=ALL_DAYS), *project.worktimes), start=1):
        _calendar(ET.SubElement(calendars, "Calendar"), uid, hours)
    _tasks(ET.SubElement(root, "Tasks"), project, plan)
    resources = ET.SubElement(root, "Resources")
    for uid, resource in enumerate(project.resources, start=1):
        _resource(ET.SubElement(resources, "Resource"), uid, resource)
    _assignments(ET.SubElement(root, "Assignments"), project, plan)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _extended(parent: ET.Element) -> None:
    for word, (number, name) in FIELDS.items():
        field = ET.SubElement(parent, "ExtendedAttribute")
        _put(field, "FieldID", number)
        _put(field, "FieldName", name)
        _put(field, "Alias", f"Motorworks {word}")


def _calendar(element: ET.Element, uid: int, hours: Worktime) -> None:
    _put(element, "UID", uid)
    _put(element, "Name", hours.name)
    _put(element, "IsBaseCalendar", 1)
    _put(element, "BaseCalendarUID", -1)
    week = ET.SubElement(element, "WeekDays")
    for number in range(1, 8):  # 1 is Sunday
        worked = not hours.days or DAYS[(number - 2) % 7] in hours.days
        _working(ET.SubElement(week, "WeekDay"), "DayType", number, worked)
    dated = [(d, False) for d in hours.days_off] + [(d, True) for d in hours.days_on]
    if dated:
        exceptions = ET.SubElement(element, "Exceptions")
        for day, worked in sorted(dated):
            exception = ET.SubElement(exceptions, "Exception")
            _put(exception, "EnteredByOccurrences", 0)
            period = ET.SubElement(exception, "TimePeriod")
            _put(period, "FromDate", _instant(day))
            _put(period, "ToDate", f"{day}T23:59:00")
            _put(exception, "Occurrences", 1)
            _put(exception, "Name", str(day))
            _put(exception, "Type", 1)
            _hours(exception, worked)


def _working(element: ET.Element, key: str, number: int, worked: bool) -> None:
    _put(element, key, number)
    _hours(element, worked)


def _hours(element: ET.Element, worked: bool) -> None:
    _put(element, "DayWorking", int(worked))
    if worked:
        span = ET.SubElement(ET.SubElement(element, "WorkingTimes"), "WorkingTime")
        _put(span, "FromTime", "00:00:00")
        _put(span, "ToTime", "00:00:00")


def _tasks(parent: ET.Element, project: ProjectFile, plan: Plan) -> None:
    numbers = {a.name: n for n, a in enumerate(project.activities, start=1)}
    calendars = {h.name: n for n, h in enumerate(project.worktimes, start=2)}
    for a in project.activities:
        _task(ET.SubElement(parent, "Task"), a, numbers, calendars, plan)


def _task(
    element: ET.Element,
    a: Activity,
    numbers: dict[str, int],
    calendars: dict[str, int],
    plan: Plan,
) -> None:
    dates = plan.of(a.name)
    _put(element, "UID", numbers[a.name])
    _put(element, "ID", numbers[a.name])
    _put(element, "Name", a.title or a.name)
    _put(element, "Type", 1)
    _put(element, "IsNull", 0)
    _put(element, "WBS", a.name)
    _put(element, "OutlineLevel", 1)
    _put(element, "Start", _moment(dates.start))
    _put(element, "Finish", _moment(dates.finish))
    _put(element, "Duration", _span(a.duration))
    _put(element, "DurationFormat", 7)
    _put(element, "EffortDriven", 0)
    _put(element, "Estimated", 0)
    _put(element, "Milestone", int(a.duration == 0))
    _put(element, "Summary", 0)
    _put(element, "Critical", int(dates.critical))
    _put(element, "FixedCost", f"{a.cost * 100:.0f}")  # money stands there in hundredths
    _put(element, "PercentComplete", 100 if a.finished else 0)
    if a.finished:
        _put(element, "ActualStart", _moment(dates.start))
        _put(element, "ActualFinish", _instant(a.finished))
        _put(element, "ActualDuration", _span(a.duration))
    kind, held = _constraint(a)
    _put(element, "ConstraintType", kind)
    _put(element, "CalendarUID", calendars.get(a.worktime or "", -1))
    if held:
        _put(element, "ConstraintDate", _instant(held))
    if a.deadline:
        _put(element, "Deadline", _instant(a.deadline))
    for link in a.after:
        found = ET.SubElement(element, "PredecessorLink")
        _put(found, "PredecessorUID", numbers[link.activity])
        _put(found, "Type", LINK_TYPES[link.kind])
        _put(found, "CrossProject", 0)
        _put(found, "LinkLag", round(link.lag / 6))  # tenths of minutes
        _put(found, "LagFormat", ELAPSED_DAYS)
    _own_fields(element, a)


def _constraint(a: Activity) -> tuple[int, date | None]:
    """Give the number of the constraint on a task, and its date."""
    if a.finished:
        return MUST_FINISH_ON, a.finished
    if a.not_before:
        return START_NO_EARLIER, a.not_before
    return 0, None


def _own_fields(element: ET.Element, a: Activity) -> None:
    for word, (number, _) in FIELDS.items():
        value: Any = getattr(a, word)
        if value in (None, "", 0.0):
            continue
        field = ET.SubElement(element, "ExtendedAttribute")
        _put(field, "FieldID", number)
        spans = word in ("shortest", "longest")
        _put(field, "Value", _span(value) if spans else value)
        if spans:
            _put(field, "DurationFormat", 7)


def _resource(element: ET.Element, uid: int, resource: Resource) -> None:
    _put(element, "UID", uid)
    _put(element, "ID", uid)
    _put(element, "Name", resource.title or resource.name)
    _put(element, "Type", 1)
    _put(element, "IsNull", 0)
    _put(element, "Code", resource.name)
    _put(element, "MaxUnits", f"{resource.amount:.2f}")
    _put(element, "CalendarUID", 1)
    if resource.changes:
        periods = ET.SubElement(element, "AvailabilityPeriods")
        begins: list[date | None] = [None, *(limit.begin for limit in resource.changes)]
        amounts = [resource.amount, *(limit.amount for limit in resource.changes)]
        for n, amount in enumerate(amounts):
            begin, end = begins[n], begins[n + 1] if n + 1 < len(begins) else None
            period = ET.SubElement(periods, "AvailabilityPeriod")
            _put(period, "AvailableFrom", _instant(begin) if begin else "1984-01-01T00:00:00")
            last = end - timedelta(days=1) if end else date(2049, 12, 31)
            _put(period, "AvailableTo", f"{last}T23:59:00")
            _put(period, "AvailableUnits", f"{amount:.2f}")


def _assignments(parent: ET.Element, project: ProjectFile, plan: Plan) -> None:
    numbers = {r.name: n for n, r in enumerate(project.resources, start=1)}
    uid = 0
    for task, a in enumerate(project.activities, start=1):
        for name, amount in a.needs.items():
            uid += 1
            element = ET.SubElement(parent, "Assignment")
            _put(element, "UID", uid)
            _put(element, "TaskUID", task)
            _put(element, "ResourceUID", numbers[name])
            _put(element, "Finish", _moment(plan.of(a.name).finish))
            _put(element, "Start", _moment(plan.of(a.name).start))
            _put(element, "Units", f"{amount:g}")
            _put(element, "Work", _span(a.duration * amount))


def _put(parent: ET.Element, key: str, value: Any) -> None:
    ET.SubElement(parent, key).text = _legal(str(value))


def _legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")


def _instant(day: date) -> str:
    return f"{day}T00:00:00"


def _moment(days: float) -> str:
    """Give a time in days, as ``date.toordinal`` counts, to the minute."""
    whole = datetime.combine(date.fromordinal(1), time()) + timedelta(
        minutes=round((days - 1) * 1440)
    )
    return whole.isoformat(timespec="seconds")


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"PT{minutes // 60}H{minutes % 60}M0S"
