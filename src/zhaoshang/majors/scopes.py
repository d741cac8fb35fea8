"""How far a responsibility reaches in major projects (domain §5)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.majors.model import (
    BaselineProposal,
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

register_scope(
    "assigned",
    sql=lambda row, params: row.department_id == params.tenant,
    python=lambda row, actor: bool(row.department_id == actor.tenant),
    zh="交由本单位解决的堵点",
    en="blockers the tenant is to remove",
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
    (Blocker, "major.blocker"),
    (BlockerStep, "major.blocker"),
):
    register_resource(_row_type, _resource)
