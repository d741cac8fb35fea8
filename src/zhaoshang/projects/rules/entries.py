"""What is entered about projects, companies and contacts, and every fault it can have, each naming its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, cast
from uuid import UUID

from zhaoshang.projects.errors import refusal
from zhaoshang.projects.model import Channel, DayPrecision, Industry, SiteBasis
from zhaoshang.projects.rules import texts
from zhaoshang.values.credit_code import parse_credit_code
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A contact as entered."""

    name: str
    title: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """A project as entered."""

    name: str
    company_name: str
    credit_code: str | None = None
    industry: Industry
    channel: Channel = Channel.OTHER
    description: str | None = None
    investment_fen: int | None = None
    investment_approximate: bool = False
    needs_construction: bool = False
    occupies_land: bool | None = None
    is_hazardous: bool | None = None
    first_contact_on: date | None = None
    """The day of the report when not given."""
    first_contact_precision: DayPrecision = DayPrecision.DAY
    contact: NewContact | None = None
    distinct_from: frozenset[UUID] = frozenset()
    """Own projects that look alike and are different ones, on the reporter's word."""


class ProjectChanges(TypedDict, total=False):
    """What changes about a project: an absent key stays as it is, ``None`` empties."""

    name: str
    description: str | None
    industry: Industry
    channel: Channel
    investment_fen: int | None
    investment_approximate: bool
    needs_construction: bool
    occupies_land: bool | None
    is_hazardous: bool | None
    first_contact_on: date
    first_contact_precision: DayPrecision
    registered_on: date | None
    registration_number: str | None
    site_basis: SiteBasis | None
    site_document: str | None


class ContactChanges(TypedDict, total=False):
    """What changes about a contact: an absent key stays as it is, ``None`` empties."""

    name: str
    title: str | None
    phone: str | None
    email: str | None


class CompanyChanges(TypedDict, total=False):
    """What changes about a company: an absent key stays as it is, ``None`` empties."""

    name: str
    credit_code: str | None


def refuse_new_project(new: NewProject, today: date) -> tuple[Refusal, ...]:
    """Name every fault of a new project at once.

    Refuses: TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, INVALID_CREDIT_CODE, AMOUNT_OUT_OF_RANGE, DATE_OUT_OF_RANGE,
    INVALID_PHONE, INVALID_EMAIL, CONTACT_CHANNEL_REQUIRED.
    """
    return (
        *texts.check_name(new.name, "name"),
        *texts.check_name(new.company_name, "company", "name"),
        *_check_credit_code(new.credit_code, "company", "creditCode"),
        *check_text(new.description, "description", limit=texts.DESCRIPTION),
        *texts.check_amount(new.investment_fen, "investment"),
        *texts.check_day(new.first_contact_on, "firstContactOn", today=today),
        *(() if new.contact is None else refuse_new_contact(new.contact, "contact")),
    )


def refuse_new_contact(new: NewContact, *path: str) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, INVALID_PHONE, INVALID_EMAIL, CONTACT_CHANNEL_REQUIRED."""
    return (
        *check_text(new.name, *path, "name", limit=texts.TITLE, required=True),
        *check_text(new.title, *path, "title", limit=texts.TITLE),
        *texts.check_contact(new.phone, new.email, *path),
    )


def refuse_project_changes(changes: ProjectChanges, today: date) -> tuple[Refusal, ...]:
    """Refuses NOTHING_TO_CHANGE and the same faults as a new project."""
    if not changes:
        return (refusal("NOTHING_TO_CHANGE"),)
    return (
        *(texts.check_name(changes["name"], "name") if "name" in changes else ()),
        *_check_given(changes, "description", "description", limit=texts.DESCRIPTION),
        *_check_given(changes, "registration_number", "registrationNumber", limit=texts.TITLE),
        *_check_given(changes, "site_document", "siteDocument", limit=texts.DOCUMENT),
        *texts.check_amount(changes.get("investment_fen"), "investment"),
        *texts.check_day(changes.get("first_contact_on"), "firstContactOn", today=today),
        *texts.check_day(changes.get("registered_on"), "registeredOn", today=today),
    )


def refuse_contact_changes(changes: ContactChanges, *, phone: str | None, email: str | None) -> tuple[Refusal, ...]:
    """Refuses NOTHING_TO_CHANGE and the same faults as a new contact; ``phone`` and ``email`` are the present ones."""
    if not changes:
        return (refusal("NOTHING_TO_CHANGE"),)
    return (
        *_check_given(changes, "name", "name", limit=texts.TITLE, required=True),
        *_check_given(changes, "title", "title", limit=texts.TITLE),
        *texts.check_contact(changes.get("phone", phone), changes.get("email", email), given=changes),
    )


def refuse_company_changes(changes: CompanyChanges) -> tuple[Refusal, ...]:
    """Refuses NOTHING_TO_CHANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, INVALID_CREDIT_CODE."""
    if not changes:
        return (refusal("NOTHING_TO_CHANGE"),)
    return (
        *(texts.check_name(changes["name"], "name") if "name" in changes else ()),
        *_check_credit_code(changes.get("credit_code"), "creditCode"),
    )


def refuse_text(value: str | None, *path: str, limit: int, required: bool = True) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID of one text."""
    return tuple(check_text(value, *path, limit=limit, required=required))


def _check_given(
    changes: ProjectChanges | ContactChanges | CompanyChanges,
    key: str,
    field: str,
    *,
    limit: int,
    required: bool = False,
) -> Iterable[Refusal]:
    given = cast("Mapping[str, Any]", changes)
    return check_text(given[key], field, limit=limit, required=required) if key in given else ()


def _check_credit_code(code: str | None, *path: str) -> Iterable[Refusal]:
    if trimmed(code) is not None and parse_credit_code(code or "") is None:
        yield refusal("INVALID_CREDIT_CODE", *path)
