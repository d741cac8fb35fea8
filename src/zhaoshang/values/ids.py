"""Identifiers: typed UUIDs inside, opaque global ids at the API."""

import re
from functools import lru_cache
from typing import Final, NewType
from uuid import UUID

from uuid_utils.compat import uuid7

DistrictId = NewType("DistrictId", int)
"""A district's number: its six-digit GB/T 2260 code when it was created. It never changes."""

TenantId = NewType("TenantId", UUID)
PersonId = NewType("PersonId", UUID)
MembershipId = NewType("MembershipId", UUID)
ProjectId = NewType("ProjectId", UUID)
CompanyId = NewType("CompanyId", UUID)
ContactId = NewType("ContactId", UUID)
FirstReportId = NewType("FirstReportId", UUID)

_GLOBAL_ID: Final = re.compile(r"([A-Za-z]+)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")

PARSED_IDS: Final = 4_096
"""Parsed ids that are remembered: a dashboard asks for the same ones all day."""

SYSTEM_PERSON: Final = PersonId(UUID(int=0))
"""Who acts in a background job or a command line: nobody in particular, and the audit trail says so."""


def new_id() -> UUID:
    """A new time-ordered identifier (UUIDv7, RFC 9562)."""
    return uuid7()


def global_id(type_name: str, key: UUID) -> str:
    """The id a client sees: ``Project_01890a5d-…``. Clients must treat it as opaque."""
    return f"{type_name}_{key}"


@lru_cache(PARSED_IDS)
def parse_global_id(text: str) -> tuple[str, UUID] | None:
    """Type name and key of a global id, or ``None`` for anything that never was one."""
    found = _GLOBAL_ID.fullmatch(text)
    return None if found is None else (found[1], UUID(found[2]))
