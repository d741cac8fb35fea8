"""How far a responsibility reaches in major projects (domain §5)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.majors.model import (
    BaselineProposal,
    LightReading,
    MajorChange,
    MajorProject,
    Milestone,
    MilestonePlan,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)

for _row_type, _resource in (
    (MajorProject, "major"),
    (MajorChange, "major"),
    (Sponsorship, "major.sponsorship"),
    (SponsorVisit, "major.visit"),
    (MilestonePlan, "major.plan"),
    (Milestone, "major.plan"),
    (BaselineProposal, "major.plan"),
    (ProgressReport, "major.progress"),
    (LightReading, "major.light"),
):
    register_resource(_row_type, _resource)
