"""Building a plant: its programme with approvals, money, people, disturbances and real crews."""

from motorworks.construction.programme import ProgrammeStudy, study_programme
from motorworks.construction.project import Goal, Project, project_of, project_of_file
from motorworks.construction.wish import ProgrammeWish

__all__ = [
    "Goal",
    "ProgrammeStudy",
    "ProgrammeWish",
    "Project",
    "project_of",
    "project_of_file",
    "study_programme",
]
