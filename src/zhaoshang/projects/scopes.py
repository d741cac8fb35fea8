"""How far a responsibility reaches in the pipeline: scopes, conditions and masks of projects (domain §2, §4).

Who takes part in a project is told by the participation of the acting tenant, one row per tenant and project. The
Python forms read ``row.parts``, the bits the store has put on a loaded row; the SQL forms look the row up.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, exists

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.masks import register_mask
from zhaoshang.authorization.scopes import (
    Acting,
    ActorParameters,
    PythonForm,
    SqlForm,
    register_scope,
)
from zhaoshang.database.alias import aliased
from zhaoshang.projects.model import (
    Company,
    Contact,
    DuplicateLink,
    FirstReport,
    Note,
    Part,
    Participation,
    Project,
    StageChange,
)

_PART: Final[Any] = aliased(Participation)
"""Within each ``exists`` alone, never around another: one alias serves all."""

ANY_PART: Final = Part(sum(Part))
"""Taking part in whatever way."""


def _takes_part(parts: Part) -> SqlForm:
    """The acting tenant has one of these parts in the row's project: one probe of the participation's unique key."""

    def sql(row: Any, params: ActorParameters) -> ColumnElement[bool]:
        return (
            exists()
            .where(
                _PART.district_id == row.district_id,
                _PART.tenant_id == params.tenant,
                _PART.project_id == getattr(row, row.project_key),
                _PART.parts.bitwise_and(int(parts)) != 0,
            )
            # The row is somewhere outside, however deep this is nested; only the participation is ours.
            .correlate_except(_PART)
        )

    return sql


def _has_part(parts: Part) -> PythonForm:
    def python(row: Any, _actor: Acting) -> bool:
        return bool(row.parts & parts)

    return python


def _register_part(name: str, parts: Part, zh: str, en: str) -> None:
    within = () if parts == ANY_PART else ("involved",)
    register_scope(name, sql=_takes_part(parts), python=_has_part(parts), zh=zh, en=en, within=within)


_register_part("involved", ANY_PART, "本单位参与的项目", "projects the tenant takes part in")
_register_part("hosted", Part.HOST, "本单位承接的项目", "projects the tenant hosts")
_register_part("pushed", Part.ORIGIN, "本单位推送出去的项目", "projects the tenant pushed")
_register_part("reviewer", Part.REVIEWER, "本单位评审的项目", "projects the tenant reviews")
_register_part("sponsor", Part.SPONSOR, "本单位包联的项目", "projects the tenant sponsors")
_register_part("industry", Part.INDUSTRY, "本行业的项目", "projects of the department's industry")
_register_part("major", Part.MAJOR, "重大项目", "major projects")
_register_part("consulted", Part.ASKED, "请本单位参与的项目", "projects the tenant was asked into")
_register_part(
    "committed",
    Part.HOST | Part.SPONSOR,
    "本单位承接或包联的项目",
    "projects the tenant hosts or sponsors",
)
_register_part(
    "engaged",
    Part.HOST | Part.REVIEWER | Part.INDUSTRY | Part.MAJOR,
    "本单位承接、评审或主管的项目",
    "projects the tenant hosts, reviews or answers for",
)


def _of_a_sponsored_project(row: Any, params: ActorParameters) -> ColumnElement[bool]:
    """The row's unit brought a project of the row's company that the acting tenant sponsors."""
    project, part = aliased(Project), aliased(Participation)
    return (
        exists()
        .where(
            project.district_id == row.district_id,
            project.company_id == row.company_id,
            project.tenant_id == row.tenant_id,
            part.district_id == project.district_id,
            part.tenant_id == params.tenant,
            part.project_id == project.id,
            part.parts.bitwise_and(int(Part.SPONSOR)) != 0,
        )
        .correlate_except(project, part)
    )


register_scope(
    "sponsored",
    sql=_of_a_sponsored_project,
    python=_has_part(Part.SPONSOR),
    zh="本单位包联项目的联系人",
    en="contacts of projects the tenant sponsors",
)

PROGRESS: Final = frozenset(
    {
        "id",
        "district_id",
        "tenant_id",
        "origin_tenant_id",
        "industry_department_id",
        "company_id",
        "name",
        "industry",
        "channel",
        "stage",
        "resume_stage",
        "investment",
        "investment_fen",
        "investment_known",
        "investment_approximate",
        "is_major",
        "needs_construction",
        "first_contact_on",
        "first_contact_precision",
        "registered_on",
        "created_at",
        "updated_at",
        "version",
        "participations",
    }
)
"""What an origin keeps of a project it pushed: progress, stage and what feeds its credit (domain §4, Views).

Not the host's words (description, reasons), not its documents (registration and site numbers).
"""

register_mask(
    "progress_only",
    shows={
        "project": PROGRESS,
        "project.history": frozenset({"id", "project_id", "from_stage", "to_stage", "at"}),
    },
    zh="仅进度",
    en="progress only",
)

for _row_type, _resource in (
    (Project, "project"),
    (StageChange, "project.history"),
    (Note, "project.note"),
    (Company, "company"),
    (Contact, "company.contact"),
    (FirstReport, "first_report"),
    (DuplicateLink, "duplicate"),
):
    register_resource(_row_type, _resource)
