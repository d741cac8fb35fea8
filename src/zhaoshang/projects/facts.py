"""Where the facts of entry conditions come from: one SQL expression, read by the field and by the operation alike."""

import json
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, func

from zhaoshang.database.alias import aliased
from zhaoshang.projects.conditions import StageFacts
from zhaoshang.projects.model import Company, Contact, Industry, Note, Stage
from zhaoshang.tenancy.model import TenantResponsibility
from zhaoshang.values.responsibility import Responsibility

FactForm = Callable[[Any], ColumnElement[Any]]
"""From the aliased ``Project`` to one value that JSON can carry."""

_CONTRIBUTED: Final[dict[str, FactForm]] = {}


def register_fact(name: str, form: FactForm) -> None:
    """Let another room add a fact its entry conditions read, as ``facts.contributed[name]``."""
    if name in _CONTRIBUTED:
        msg = f"stage fact {name} is already registered"
        raise ValueError(msg)
    _CONTRIBUTED[name] = form


def stage_facts(project: Any) -> ColumnElement[Any]:
    """What the entry conditions read about an aliased project, as one JSON object."""
    company, contact, note = aliased(Company), aliased(Contact), aliased(Note)
    held = aliased(TenantResponsibility)
    # Correlated by name: the compiler puts this expression several selects below the project's own.
    credit_code_known = (
        exists()
        .where(
            company.district_id == project.district_id,
            company.id == project.company_id,
            company.credit_code.is_not(None),
        )
        .correlate(project)
    )
    contact_known = (
        exists()
        .where(contact.district_id == project.district_id, contact.company_id == project.company_id)
        .correlate(project)
    )
    talk_noted = (
        exists().where(note.district_id == project.district_id, note.project_id == project.id).correlate(project)
    )
    carries = (
        exists()
        .where(
            held.district_id == project.district_id,
            held.tenant_id == project.tenant_id,
            held.responsibility == Responsibility.HOST,
            held.ended_at.is_(None),
        )
        .correlate(project)
    )
    named: dict[str, Any] = {
        "stage": project.stage,
        "resume_stage": project.resume_stage,
        "needs_construction": project.needs_construction,
        "occupies_land": project.occupies_land,
        "is_hazardous": project.is_hazardous,
        "industry_answered": (project.industry != Industry.OTHER) | project.industry_department_id.is_not(None),
        "investment_known": project.investment_known,
        "has_credit_code": credit_code_known,
        "has_talk": contact_known | talk_noted,
        "host_is_carrier": carries,
        "is_registered": project.registered_on.is_not(None) & project.registration_number.is_not(None),
        "has_site_basis": project.site_basis.is_not(None),
        "has_site_document": project.site_document.is_not(None),
        "contributed": _object({name: form(project) for name, form in _CONTRIBUTED.items()}),
    }
    return _object(named)


def read_facts(found: Any) -> StageFacts:
    """The facts from their JSON, parsed or as text."""
    values: dict[str, Any] = json.loads(found) if isinstance(found, str) else dict(found)
    resume = values.pop("resume_stage")
    return StageFacts(
        stage=Stage(values.pop("stage")),
        resume_stage=None if resume is None else Stage(resume),
        contributed=MappingProxyType(values.pop("contributed")),
        **values,
    )


def _object(named: dict[str, Any]) -> ColumnElement[Any]:
    return func.json_build_object(*(part for name, value in named.items() for part in (name, value)))
