"""What the pipeline's lists and summaries can be narrowed by (domain §2)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Boolean, ColumnElement, Date, DateTime, Text, Uuid, any_, func, or_, select
from sqlalchemy.types import TypeEngine

from zhaoshang.database.alias import aliased
from zhaoshang.projects.model import Company
from zhaoshang.projects.rules.texts import check_search
from zhaoshang.readmodel.declare import Filter, Way, among
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.values.ids import parse_global_id
from zhaoshang.values.money import comparable

NOBODY = UUID(int=0)
"""What an id that never was one stands for: it matches nothing."""


def _keys(ids: Sequence[str]) -> list[UUID]:
    return [parsed[1] if (parsed := parse_global_id(each)) else NOBODY for each in ids]


def _needle(words: str) -> str:
    for fault in check_search(words):
        raise ReadRefused(fault.code, facts=fault.facts)
    return words


def _once(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """What depends on no row, asked once before all rows."""
    return select(value).scalar_subquery()


def _has_words(project: Any, folded: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether folded words stand in a project's name or its company's, which whoever sees the project sees, too."""
    company: Any = aliased(Company)
    of_company = select(company.name_searchable).where(
        company.district_id == project.district_id, company.id == project.company_id
    )
    # Asked as a value: what only has to exist would be gathered for the whole district before the first row.
    return or_(func.strpos(project.name_searchable, folded) > 0, func.strpos(of_company.scalar_subquery(), folded) > 0)


def _at_least(column: str, type_: TypeEngine[Any]) -> Filter:
    return Filter(lambda p, v: getattr(p, column) >= v, type_)


def _at_most(column: str, type_: TypeEngine[Any]) -> Filter:
    return Filter(lambda p, v: getattr(p, column) <= v, type_)


INSTANT = DateTime(timezone=True)

PROJECT_FILTERS: Mapping[str, Filter] = {
    "stage": among("stage"),
    "industry": among("industry"),
    "channel": among("channel"),
    "host": Filter(lambda p, v: p.tenant_id == any_(v), ARRAY(Uuid()), _keys),
    "isMajor": Filter(lambda p, v: p.is_major == v, Boolean()),
    "investment.min": Filter(lambda p, v: p.investment_known & (p.investment_fen >= v), BigInteger(), comparable),
    "investment.max": Filter(lambda p, v: p.investment_known & (p.investment_fen <= v), BigInteger(), comparable),
    "createdAt.from": _at_least("created_at", INSTANT),
    "createdAt.to": _at_most("created_at", INSTANT),
    "firstContactOn.from": _at_least("first_contact_on", Date()),
    "firstContactOn.to": _at_most("first_contact_on", Date()),
    "text": Filter(
        lambda p, v: p.id.in_(select(func.app.search_projects(v))),
        Text(),
        _needle,
        # What few projects have is found by its pieces; of what very many have, the list itself is walked.
        ways=(
            Way(lambda p, v: p.id == any_(func.array(select(func.app.search_narrow(v)).scalar_subquery())), few=True),
            Way(lambda p, v: _once(func.app.search_is_broad(v)) & _has_words(p, _once(func.app.searchable(v)))),
        ),
    ),
}
