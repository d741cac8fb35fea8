"""The read side of industry guidance: what cannot be derived from its GraphQL types and mapped classes."""

from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Date, Uuid, and_, exists, or_

from zhaoshang.database.alias import aliased
from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Filter, Root, ToOne, View, among
from zhaoshang.readmodel.payloads import keyed


def in_force(edition: Any, day: BindParameter[Any]) -> ColumnElement[bool]:
    """Whether an edition is in force on a day: ``rules.editions.in_force`` in SQL."""
    return and_(edition.effective_on <= day, or_(edition.ended_on.is_(None), edition.ended_on > day))


def _listed_in_force(item: Any, day: BindParameter[Any]) -> ColumnElement[bool]:
    edition = aliased(GuidanceEdition)
    return exists().where(
        edition.district_id == item.district_id, edition.id == item.edition_id, in_force(edition, day)
    )


def _edition(text: str) -> UUID:
    return keyed("GuidanceEdition", text)


VIEWS: tuple[View, ...] = (
    View(
        "GuidanceEdition",
        GuidanceEdition,
        Guidances.VIEW,
        fields={
            "department": ToOne("Tenant", on=lambda edition, t: t.id == edition.tenant_id),
            "imported_by": ToOne("Person", on=lambda edition, someone: someone.id == edition.imported_by),
        },
    ),
    View(
        "GuidanceItem",
        GuidanceItem,
        Guidances.VIEW,
        fields={"edition": ToOne("GuidanceEdition", on=lambda item, edition: edition.id == item.edition_id)},
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("guidance_edition", "GuidanceEdition"),
    ConnectionRoot(
        "guidance_editions",
        "GuidanceEdition",
        orders={"EFFECTIVE_ON": "effective_on"},
        default=("EFFECTIVE_ON", "DESC"),
        filters={"inForceOn": Filter(in_force, Date())},
    ),
    ByIdRoot("guidance_item", "GuidanceItem"),
    ConnectionRoot(
        "guidance_items",
        "GuidanceItem",
        orders={"IMPORTED_AT": "imported_at"},
        default=("IMPORTED_AT", "ASC"),
        filters={
            "edition": Filter(lambda item, v: item.edition_id == v, Uuid(), _edition),
            "kind": among("kind"),
            "inForceOn": Filter(_listed_in_force, Date()),
        },
    ),
)
