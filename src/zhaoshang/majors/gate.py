"""What major projects bring to projects: rows whose sharing follows (domain §5)."""

from zhaoshang.majors.model import (
    BaselineProposal,
    BaselineShift,
    Blocker,
    BlockerStep,
    LightReading,
    MajorChange,
    MajorProject,
    Milestone,
    MilestonePlan,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.projects.operations.verify_sharing import register_shared

register_shared(MajorProject, MajorChange, Sponsorship, SponsorVisit, Blocker, BlockerStep)
register_shared(MilestonePlan, Milestone, BaselineProposal, BaselineShift, ProgressReport, LightReading)
