"""The pipeline's tables and the words they use."""

from zhaoshang.projects.model.parties import Company, CompanyParticipation, Contact, ContactDisclosure
from zhaoshang.projects.model.project import Note, OfProject, Participation, Project, SearchGram, StageChange
from zhaoshang.projects.model.reports import DuplicateLink, FirstReport
from zhaoshang.projects.model.tallies import (
    DIMENSIONS,
    GRAINS,
    ProjectCounted,
    ProjectTally,
    ProjectTallyChange,
)
from zhaoshang.projects.model.words import (
    MAIN_LINE,
    DayPrecision,
    DuplicateState,
    FirstReportStatus,
    MatchKind,
    Part,
    SiteBasis,
)
from zhaoshang.values.channel import Channel
from zhaoshang.values.industry import Industry
from zhaoshang.values.stage import Stage

__all__ = [
    "DIMENSIONS",
    "GRAINS",
    "MAIN_LINE",
    "Channel",
    "Company",
    "CompanyParticipation",
    "Contact",
    "ContactDisclosure",
    "DayPrecision",
    "DuplicateLink",
    "DuplicateState",
    "FirstReport",
    "FirstReportStatus",
    "Industry",
    "MatchKind",
    "Note",
    "OfProject",
    "Part",
    "Participation",
    "Project",
    "ProjectCounted",
    "ProjectTally",
    "ProjectTallyChange",
    "SearchGram",
    "SiteBasis",
    "Stage",
    "StageChange",
]
