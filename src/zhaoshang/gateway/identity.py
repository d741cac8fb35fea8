"""From a token to the frozen ``Actor``: which memberships a person holds, and for which tenant they act now."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from time import monotonic
from typing import Any, Final, Self
from uuid import UUID

from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.policy import Authorizer
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.tokens import Principal
from zhaoshang.tenancy.model import ADMINISTRATORS
from zhaoshang.values.ids import DistrictId, PersonId, TenantId

REMEMBERED_SECONDS: Final = 5.0
"""A read may act on memberships this old; a write always asks again."""

REMEMBERED_PEOPLE: Final = 10_000

_TENANT_HEADER: Final = re.compile(r"([0-9]{6})/([a-z0-9-]{1,64})")


@dataclass(frozen=True, slots=True)
class HeldMembership:
    """One membership in force, as ``app.identify`` answers it."""

    district_id: int
    district_code: str
    tenant_id: UUID
    tenant_code: str
    tenant_kind: str
    person_id: UUID
    person_name: str
    membership_id: UUID
    role: str
    responsibilities: Sequence[str]

    @classmethod
    def of(cls, row: Any) -> Self:
        """From a database row with columns of these names."""
        return cls(**{name: row[name] for name in _COLUMNS})


_COLUMNS: Final = tuple(each.name for each in fields(HeldMembership))

Identify = Callable[[str, str], Awaitable[Sequence[HeldMembership]]]
"""The memberships of an issuer's subject; nothing for a stranger."""


def subjects_of(memberships: Sequence[HeldMembership]) -> frozenset[str]:
    """The policy's names for what memberships of one tenant amount to: ``host.director``, or ``auditor``.

    An administrator is one whatever the tenant answers for (三员分立, domain §1).
    """
    return frozenset(
        subject
        for each in memberships
        for subject in (
            [each.role.lower()]
            if each.role in ADMINISTRATORS
            else [f"{responsibility.lower()}.{each.role.lower()}" for responsibility in each.responsibilities]
        )
    )


@dataclass(slots=True)
class _Known:
    """Somebody's memberships, and who they are for each tenant they named since."""

    memberships: Sequence[HeldMembership]
    until: float
    authorizer: Authorizer
    actors: dict[str | None, Actor] = field(default_factory=dict)


class Identity:
    """Turns principals into actors."""

    def __init__(self, identify: Identify, authorizer: Callable[[], Authorizer]) -> None:
        """``authorizer`` gives the policy in force, which a reload may swap."""
        self._identify = identify
        self._authorizer = authorizer
        self._known: OrderedDict[tuple[str, str], _Known] = OrderedDict()

    async def actor(self, principal: Principal, tenant_header: str | None, trace: Trace, *, fresh: bool) -> Actor:
        """The actor of one request. ``fresh`` asks the database even if the answer is a moment old: for writes.

        Refuses (``GatewayError``): NO_MEMBERSHIP, TENANT_REQUIRED (with the caller's own choices), TENANT_NOT_YOURS,
        which is the same answer for somebody else's tenant, for one that never existed and for a malformed header.
        """
        authorizer = self._authorizer()
        known = self._known.get((principal.issuer, principal.subject))
        if fresh or known is None or known.until <= monotonic() or known.authorizer is not authorizer:
            known = await self._asked(principal, authorizer)
        named = None if tenant_header is None else tenant_header.strip()
        acting = known.actors.get(named)
        if acting is None:
            acting = _actor(known.memberships, named, authorizer, trace)
            known.actors[named] = acting  # what is refused is not kept: there are never more than somebody's tenants
        return acting.traced(trace)

    async def _asked(self, principal: Principal, authorizer: Authorizer) -> _Known:
        key = (principal.issuer, principal.subject)
        memberships = await self._identify(*key)
        known = self._known.get(key)
        if known is not None and known.authorizer is authorizer and known.memberships == memberships:
            known.until = monotonic() + REMEMBERED_SECONDS  # who they are was worked out before
        else:
            known = self._known[key] = _Known(memberships, monotonic() + REMEMBERED_SECONDS, authorizer)
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED_PEOPLE:
            self._known.popitem(last=False)
        return known


def _actor(memberships: Sequence[HeldMembership], named: str | None, authorizer: Authorizer, trace: Trace) -> Actor:
    by_tenant: dict[tuple[str, str], list[HeldMembership]] = {}
    for each in memberships:
        by_tenant.setdefault((each.district_code, each.tenant_code), []).append(each)
    if not by_tenant:
        raise GatewayError("NO_MEMBERSHIP")
    acting = by_tenant[_chosen(by_tenant, named)]
    first = acting[0]
    subjects = subjects_of(acting)
    return Actor(
        district=DistrictId(first.district_id),
        tenant=TenantId(first.tenant_id),
        person=PersonId(first.person_id),
        subjects=subjects,
        decisions=authorizer.decisions(subjects),
        trace=trace,
        district_code=first.district_code,
        tenant_code=first.tenant_code,
        person_name=first.person_name,
        membership=first.membership_id,
    )


def _chosen(by_tenant: Mapping[tuple[str, str], Any], header: str | None) -> tuple[str, str]:
    if header is None:
        if len(by_tenant) > 1:
            raise GatewayError("TENANT_REQUIRED", tenants=sorted("/".join(choice) for choice in by_tenant))
        return next(iter(by_tenant))
    match = _TENANT_HEADER.fullmatch(header)
    choice = (match[1], match[2]) if match else ("", "")
    if choice not in by_tenant:
        raise GatewayError("TENANT_NOT_YOURS")
    return choice
