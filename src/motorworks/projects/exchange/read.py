"""MSPDI, the XML of Microsoft Project → a project."""

from motorworks.errors import MotorworksError
from motorworks.projects.exchange.contents import ProjectFile
from motorworks.projects.exchange.elements import children, day, number, parsed, text, whole
from motorworks.projects.exchange.read_calendars import Calendars
from motorworks.projects.exchange.read_resources import Resources
from motorworks.projects.exchange.read_tasks import Tasks
from motorworks.projects.network import find_circle


def read_mspdi(data: bytes) -> ProjectFile:
    """Give the project of an MSPDI file.

    Parameters
    ----------
    data
        The file.

    Returns
    -------
    ProjectFile
        The project. Summaries are resolved into what stands below them; what has no counterpart
        is said in its notes.

    Raises
    ------
    MotorworksError
        If the file cannot be read, or its tasks wait for each other in a circle.

    Notes
    -----
    A day of work has ``MinutesPerDay``; calendars keep their days and holidays, hours of the day
    have no counterpart here. Durations in elapsed time are calendar time.
    """
    root = parsed(data)
    notes: list[str] = []
    calendars, resources = Calendars(), Resources()
    tasks = Tasks(
        minutes=number(root, "MinutesPerDay", 480.0) or 480.0,
        calendars=calendars,
        resources=resources,
        notes=notes,
    )
    calendars.read(children(root, "Calendars", "Calendar"), whole(root, "CalendarUID", -1))
    resources.read(children(root, "Resources", "Resource"), notes)
    tasks.read(children(root, "Tasks", "Task"))
    resources.assign(children(root, "Assignments", "Assignment"), tasks.leaves)
    activities = tasks.activities()
    circle = find_circle(activities)
    if circle:
        raise MotorworksError(f"tasks wait for each other in a circle: {' -> '.join(circle)}")
    start = day(root, "StartDate")
    if start is None:
        raise MotorworksError("the project has no StartDate: set it there and save it again")
    used = {a.worktime for a in activities}
    return ProjectFile(
        title=text(root, "Title") or text(root, "Name"),
        start=start,
        activities=activities,
        resources=tuple(resources.found.values()),
        worktimes=tuple(w for w in calendars.worktimes.values() if w.name in used),
        notes=tuple(notes),
    )
