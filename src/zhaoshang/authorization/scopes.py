"""Scopes and conditions: how far a grant reaches, once as SQL and once as Python, under one name.

A rule of the policy names a scope (``own``, ``district`` …) and perhaps a condition. Each name has two forms that
must say the same: the SQL form narrows reads, the Python form is asked about one loaded row before a write. A
property test compares both with each other and with row-level security on random rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Integer, Uuid, and_, bindparam, false, or_
from sqlalchemy.dialects.postgresql import array

from zhaoshang.authorization.decision import Decision, Grant
from zhaoshang.database.fence import Fence


class ActorParameters(Protocol):
    """The bound parameters a predicate may use: ids of the acting tenant, person and district, never literals."""

    @property
    def tenant(self) -> BindParameter[UUID]:
        """``actor_tenant``."""
        ...

    @property
    def person(self) -> BindParameter[UUID]:
        """``actor_person``."""
        ...

    @property
    def district(self) -> BindParameter[int]:
        """``actor_district``."""
        ...


@dataclass(frozen=True, slots=True)
class BoundActor:
    """The one set of actor parameters; compiled statements share the names."""

    tenant: BindParameter[UUID]
    person: BindParameter[UUID]
    district: BindParameter[int]


ACTOR: Final = BoundActor(
    tenant=bindparam("actor_tenant", type_=Uuid()),
    person=bindparam("actor_person", type_=Uuid()),
    district=bindparam("actor_district", type_=Integer()),
)


class Acting(Protocol):
    """What a Python form may know about the actor: ids only, never a role."""

    @property
    def district(self) -> int:
        """The district acted in."""
        ...

    @property
    def tenant(self) -> UUID:
        """The tenant acted for."""
        ...

    @property
    def person(self) -> UUID:
        """The person acting."""
        ...


SqlForm = Callable[[Any, ActorParameters], ColumnElement[bool]]
PythonForm = Callable[[Any, Acting], bool]


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a grant reaches; ``sql`` is ``None`` for the whole district, which every statement is bound to anyway."""

    name: str
    zh: str
    en: str
    sql: SqlForm | None
    python: PythonForm
    within: frozenset[str]
    """Scopes that reach every row this one reaches, whatever the row is; ``district`` always does."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of the row besides lying in the scope."""

    name: str
    zh: str
    en: str
    sql: SqlForm
    python: PythonForm


SCOPES: Final[dict[str, Scope]] = {}
CONDITIONS: Final[dict[str, Condition]] = {}


def register_scope(  # noqa: PLR0913  the two forms, the two languages and where the scope lies
    name: str, *, sql: SqlForm | None, python: PythonForm, zh: str, en: str, within: tuple[str, ...] = ()
) -> None:
    """Give a scope of the policy its two forms. One name means one thing: registering it twice is a bug."""
    if name in SCOPES:
        msg = f"scope {name!r} is already registered"
        raise ValueError(msg)
    SCOPES[name] = Scope(name, zh, en, sql, python, frozenset({name, *within, "district"}))


def register_condition(name: str, *, sql: SqlForm, python: PythonForm, zh: str, en: str) -> None:
    """Give a condition of the policy its two forms. One name means one thing: registering it twice is a bug."""
    if name in CONDITIONS:
        msg = f"condition {name!r} is already registered"
        raise ValueError(msg)
    CONDITIONS[name] = Condition(name, zh, en, sql, python)


PARAMETER_VALUES: Final[Mapping[str, Callable[[Fence], object]]] = {
    "actor_tenant": attrgetter("tenant"),
    "actor_person": attrgetter("person"),
    "actor_district": attrgetter("district"),
}
"""Where the actor parameters' values stand in a fence."""


def parameter_values(fence: Fence) -> dict[str, object]:
    """The values of the actor parameters for one fence; bind them with whatever else a statement needs."""
    return {name: value(fence) for name, value in PARAMETER_VALUES.items()}


def reaches(grant: Grant, row: Any, params: ActorParameters = ACTOR) -> ColumnElement[bool] | None:
    """The SQL form of one grant over an aliased mapped class; ``None`` when it covers the district."""
    terms: list[ColumnElement[bool]] = []
    scope = SCOPES[grant.scope]
    if scope.sql is not None:
        terms.append(scope.sql(row, params))
    if grant.condition is not None:
        terms.append(CONDITIONS[grant.condition].sql(row, params))
    return and_(*terms) if terms else None


def covers(grant: Grant, row: Any, actor: Acting) -> bool:
    """The Python form of one grant about one loaded row."""
    if row.district_id != actor.district or not SCOPES[grant.scope].python(row, actor):
        return False
    return grant.condition is None or CONDITIONS[grant.condition].python(row, actor)


def any_of(grants: tuple[Grant, ...], row: Any, params: ActorParameters = ACTOR) -> ColumnElement[bool] | None:
    """The SQL form of several grants: where any of them reaches; ``None`` when one covers the district."""
    terms: list[ColumnElement[bool]] = []
    for grant in grants:
        term = reaches(grant, row, params)
        if term is None:
            return None
        terms.append(term)
    return or_(*terms) if terms else false()


def predicate(decision: Decision, row: Any, params: ActorParameters = ACTOR) -> ColumnElement[bool] | None:
    """Which rows of an aliased mapped class a decision covers; ``None`` when it covers the whole district.

    The equality on ``district_id`` is the caller's, always. A refusal covers nothing.
    """
    return any_of(decision.grants, row, params) if decision.allowed else false()


def covered(decision: Decision, row: Any, actor: Acting) -> bool:
    """Whether a decision covers one loaded row: the Python form of ``predicate``."""
    return decision.allowed and any(covers(grant, row, actor) for grant in decision.grants)


register_scope(
    "district",
    zh="全区",
    en="the whole district",
    sql=None,
    python=lambda row, actor: bool(row.district_id == actor.district),
)
register_scope(
    "own",
    zh="本单位",
    en="own rows",
    sql=lambda row, params: row.tenant_id == params.tenant,
    python=lambda row, actor: bool(row.tenant_id == actor.tenant),
    within=("shared",),
)
register_scope(
    "shared",
    zh="本单位及共享给本单位",
    en="own rows and rows shared with the tenant",
    # Containment, not ``= ANY``: the array operator is the one an index could serve.
    sql=lambda row, params: or_(row.tenant_id == params.tenant, row.shared_with.contains(array([params.tenant]))),
    python=lambda row, actor: bool(row.tenant_id == actor.tenant or actor.tenant in row.shared_with),
)
register_scope(
    "self",
    zh="本人",
    en="the person's own rows",
    sql=lambda row, params: row.person_id == params.person,
    python=lambda row, actor: bool(row.person_id == actor.person),
)
