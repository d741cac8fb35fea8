"""The pure decisions about units and people (domain §1)."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from zhaoshang.tenancy.model import ADMINISTRATORS, Role, TenantKind
from zhaoshang.values.refusal import Refusal

_CODE: Final = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
LONGEST_NAME: Final = 80
LONGEST_ACCOUNT: Final = 255
"""What OpenID Connect allows a subject."""

RULES: Final[Mapping[str, type[int] | type[dict[str, str]]]] = {
    "major_threshold_fen": int,
    "first_report_window_minutes": int,
    "duplicate_disclosures_per_hour": int,
    "industry_department": dict,
}
"""The rules a district may set, and the kind of value each takes; a room that adds one adds it here."""


def refuse_code(code: str) -> Refusal | None:
    """A tenant's code is part of addresses and headers. Refuses CODE_INVALID."""
    return None if _CODE.fullmatch(code) else Refusal("CODE_INVALID", ("code",))


def refuse_name(name: str, path: str) -> Refusal | None:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG."""
    if not name.strip():
        return Refusal("TEXT_REQUIRED", (path,))
    return Refusal("TEXT_TOO_LONG", (path,), {"limit": LONGEST_NAME}) if len(name) > LONGEST_NAME else None


def refuse_parent(kind: TenantKind, parent_kind: TenantKind | None, *, circular: bool) -> Refusal | None:
    """园中园: only a park lies in another park. Refuses PARENT_INVALID."""
    if kind is TenantKind.PARK and parent_kind is TenantKind.PARK and not circular:
        return None
    return Refusal("PARENT_INVALID", ("parent",))


def refuse_grant(wanted: Role, held: Collection[Role]) -> Refusal | None:
    """三员分立: an administrator holds that one kind of role and nothing else. Refuses ROLES_EXCLUSIVE.

    ``held`` are the person's roles in force anywhere in the district.
    """
    everything = {*held, wanted}
    if everything & ADMINISTRATORS and len(everything) > 1:
        return Refusal("ROLES_EXCLUSIVE", ("role",))
    return None


def refuse_rule(rule: str, value: str, effective_on: date, today: date) -> Refusal | None:
    """Rules are data with a day of effect; the past stays as it was computed (domain, preamble).

    Refuses RULE_UNKNOWN, RULE_VALUE_INVALID, RULE_NOT_IN_FUTURE.
    """
    kind = RULES.get(rule)
    if kind is None:
        return Refusal("RULE_UNKNOWN", ("rule",))
    try:
        parsed = json.loads(value)
    except ValueError:
        parsed = None
    if not isinstance(parsed, kind) or isinstance(parsed, bool) or (isinstance(parsed, int) and parsed <= 0):
        return Refusal("RULE_VALUE_INVALID", ("value",))
    return Refusal("RULE_NOT_IN_FUTURE", ("effectiveOn",)) if effective_on < today else None


def refuse_account(text: str, path: str) -> Refusal | None:
    """An issuer or subject as a token carries it. Refuses TEXT_REQUIRED, TEXT_TOO_LONG."""
    if not text or text != text.strip():
        return Refusal("TEXT_REQUIRED", (path,))
    return Refusal("TEXT_TOO_LONG", (path,), {"limit": LONGEST_ACCOUNT}) if len(text) > LONGEST_ACCOUNT else None
