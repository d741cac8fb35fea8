"""Actors for tests: anybody, against the shipped policy."""

from uuid import UUID, uuid5

from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.policy import Authorizer, load_authorizer
from zhaoshang.tenancy.model import ADMINISTRATORS, Role
from zhaoshang.values.ids import DistrictId, PersonId, TenantId
from zhaoshang.values.responsibility import Responsibility

DONGLI = DistrictId(120110)
_NAMES = UUID("b0a1de00-0000-5000-8000-000000000000")

SUBJECTS: tuple[str, ...] = (
    *(
        f"{responsibility.lower()}.{role.lower()}"
        for responsibility in Responsibility
        for role in Role
        if role not in ADMINISTRATORS
    ),
    *sorted(role.lower() for role in ADMINISTRATORS),
)
"""Every subject there can be: the finite space the policy is about."""


def tenant_id(code: str) -> TenantId:
    """The same id for the same tenant code, in every test."""
    return TenantId(uuid5(_NAMES, f"tenant {code}"))


def person_id(name: str) -> PersonId:
    """The same id for the same person's name, in every test."""
    return PersonId(uuid5(_NAMES, f"person {name}"))


def an_actor(  # noqa: PLR0913  keyword-only, all with a default: a test names what matters to it
    *subjects: str,
    tenant: str = "huaming",
    person: str = "somebody",
    district: int = DONGLI,
    tenant_key: UUID | None = None,
    person_key: UUID | None = None,
    authorizer: Authorizer | None = None,
) -> Actor:
    """Somebody holding ``subjects`` in a tenant: ``an_actor("host.director", tenant="huaming")``.

    ``tenant_key`` and ``person_key`` are for rows that already exist; otherwise ids follow from the names.
    """
    return Actor(
        district=DistrictId(district),
        tenant=tenant_id(tenant) if tenant_key is None else TenantId(tenant_key),
        person=person_id(person) if person_key is None else PersonId(person_key),
        subjects=frozenset(subjects),
        decisions=(authorizer or load_authorizer()).decisions(subjects),
        trace=Trace(request_id="test-request"),
        district_code=str(district),
        tenant_code=tenant,
        person_name=person,
    )
