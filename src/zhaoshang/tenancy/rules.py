"""The pure decisions about units and people (domain §1)."""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Final
from uuid import UUID

from zhaoshang.tenancy.model import ADMINISTRATORS, Role, TenantKind
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text
from zhaoshang.values.working_days import is_working_day

_CODE: Final = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
LONGEST_NAME: Final = 80
LONGEST_ACCOUNT: Final = 255
"""What OpenID Connect allows a subject."""

LONGEST_VALUE: Final = 10_000
MINUTES_IN_A_DAY: Final = 24 * 60
MINUTES_IN_A_YEAR: Final = 366 * MINUTES_IN_A_DAY
WORKING_DAYS_IN_A_YEAR: Final = 250
LONGEST_REASON: Final = 1000
"""Bound of what is typed about a day, in characters."""

RULES: Final[Mapping[str, int | None]] = {
    "major_threshold_fen": MOST_FEN,
    "first_report_window_minutes": MINUTES_IN_A_YEAR,
    "duplicate_disclosures_per_hour": 10_000,
    "industry_department": None,
    "transfer_offer_working_days": WORKING_DAYS_IN_A_YEAR,
    "origin_share_ten_thousandths": 9_999,
    "transfer_warn_working_days": WORKING_DAYS_IN_A_YEAR,
    "transfer_expire_working_days": WORKING_DAYS_IN_A_YEAR,
    "attribution_dispute_working_days": WORKING_DAYS_IN_A_YEAR,
    "review_remind_working_days": WORKING_DAYS_IN_A_YEAR,
    "sponsor_visit_days": 366,
    "light_behind_yellow_points": 100,
    "light_behind_red_points": 100,
    "light_late_red_months": 120,
    "light_report_day": 28,
    "blocker_department_working_days": WORKING_DAYS_IN_A_YEAR,
    "blocker_major_working_days": WORKING_DAYS_IN_A_YEAR,
    "blocker_leader_working_days": WORKING_DAYS_IN_A_YEAR,
    "blocker_confirm_working_days": WORKING_DAYS_IN_A_YEAR,
    "planning_opinion_days": WORKING_DAYS_IN_A_YEAR,
    "planning_revision_days": WORKING_DAYS_IN_A_YEAR,
    "planning_step_days": WORKING_DAYS_IN_A_YEAR,
    "service_step_days": WORKING_DAYS_IN_A_YEAR,
    "coordination_remind_days": WORKING_DAYS_IN_A_YEAR,
    "digest_minute": MINUTES_IN_A_DAY - 1,
    "order_yellow_days": WORKING_DAYS_IN_A_YEAR,
    "order_red_days": WORKING_DAYS_IN_A_YEAR,
    "order_return_days": WORKING_DAYS_IN_A_YEAR,
    "order_decision_days": WORKING_DAYS_IN_A_YEAR,
    "bulletin_metrics": None,
    "bulletin_template": None,
    "assessment_objection_working_days": WORKING_DAYS_IN_A_YEAR,
    "monthly_reports_from": 299_912,
    "monthly_report_due_days": WORKING_DAYS_IN_A_YEAR,
    "monthly_report_verify_days": WORKING_DAYS_IN_A_YEAR,
    "monthly_report_waiting": 2,
    "building_report_due_days": WORKING_DAYS_IN_A_YEAR,
    "building_report_verify_days": WORKING_DAYS_IN_A_YEAR,
    "building_lease_ending_days": 366,
    "building_fall_month_points": 100,
    "building_fall_quarter_points": 100,
    "billion_tax_building": MOST_FEN,
    "post_evaluation_years": 10,
    "post_evaluation_due_days": WORKING_DAYS_IN_A_YEAR,
    "post_evaluation_partly_percent": 100,
    "post_evaluation_sizes": None,
}
"""The rules a district may set: whole numbers from one to the number here, or a map of texts; a room adds its own."""


CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a mailed code is made of: nothing that is taken for something else when it is typed off a screen."""
CODE_LENGTH: Final = 8
CODE_LASTS: Final = timedelta(minutes=30)
CODE_WAITS: Final = timedelta(hours=1)
"""How long after it was asked for a code is mailed at all: nobody waits for it any longer."""
MOST_TRIES: Final = 5
MOST_CODES: Final = 5
"""How many codes one person's address is mailed within ``CODES_WITHIN``: nobody floods a stranger's letter box."""
CODES_WITHIN: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MailedCode:
    """What is kept of a code that was mailed."""

    digest: str | None
    expires_at: datetime | None
    tries: int


def digest_code(email: UUID, address: str, code: str) -> str:
    """A code as it is kept: of use for one address of one person only."""
    typed = "".join(code.split()).replace("-", "").upper()
    return sha256(f"{email} {address} {typed}".encode()).hexdigest()


def refuse_asking(asked: int, since: datetime | None, now: datetime) -> Refusal | None:
    """So many codes a day and no more. Refuses EMAIL_CODES_TOO_MANY."""
    if asks_anew(since, now) or asked < MOST_CODES:
        return None
    return Refusal("EMAIL_CODES_TOO_MANY", ("address",), {"most": MOST_CODES})


def asks_anew(since: datetime | None, now: datetime) -> bool:
    """Whether the codes asked for are counted from one again."""
    return since is None or since + CODES_WITHIN <= now


def refuse_code_given(mailed: MailedCode, digest: str, now: datetime) -> Refusal | None:
    """A code is good for a while and for a few tries. Refuses EMAIL_CODE_EXPIRED, EMAIL_CODE_WRONG (``left``)."""
    if mailed.digest is None or mailed.expires_at is None or mailed.expires_at <= now or mailed.tries >= MOST_TRIES:
        return Refusal("EMAIL_CODE_EXPIRED", ("code",))
    if compare_digest(mailed.digest, digest):
        return None
    return Refusal("EMAIL_CODE_WRONG", ("code",), {"left": MOST_TRIES - mailed.tries - 1})


def refuse_code(code: str) -> Refusal | None:
    """A tenant's code is part of addresses and headers. Refuses CODE_INVALID."""
    return None if _CODE.fullmatch(code) else Refusal("CODE_INVALID", ("code",))


def refuse_name(name: str, path: str) -> Refusal | None:
    """A name is one line of text. Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    if not name.strip():
        return Refusal("TEXT_REQUIRED", (path,))
    return _refuse_text(name.strip(), path, LONGEST_NAME)


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
    if rule not in RULES:
        return Refusal("RULE_UNKNOWN", ("rule",))
    if len(value) > LONGEST_VALUE or not _is_value(value, RULES[rule]):
        return Refusal("RULE_VALUE_INVALID", ("value",))
    return Refusal("RULE_NOT_IN_FUTURE", ("effectiveOn",)) if effective_on < today else None


def refuse_day(day: date, reason: str, today: date) -> Refusal | None:
    """A day is decided before it has passed, with a reason: what was counted over the past stays (ADR 0013).

    Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DAY_NOT_IN_FUTURE.
    """
    for fault in check_text(reason, "reason", limit=LONGEST_REASON, required=True):
        return fault
    return Refusal("DAY_NOT_IN_FUTURE", ("day",)) if day < today else None


def refuse_same_day(day: date, overrides: Mapping[date, bool], *, worked: bool) -> Refusal | None:
    """What the calendar, or an earlier decision, says already is no decision. Refuses DAY_UNCHANGED."""
    return Refusal("DAY_UNCHANGED", ("worked",)) if is_working_day(day, overrides) is worked else None


def _is_value(text: str, most: int | None) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if most is None:
        return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    # JSON's true is Python's 1, but no number.
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def refuse_account(text: str, path: str) -> Refusal | None:
    """An issuer or subject as a token carries it. Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    if not text or text != text.strip():
        return Refusal("TEXT_REQUIRED", (path,))
    return _refuse_text(text, path, LONGEST_ACCOUNT)


def _refuse_text(text: str, path: str, limit: int) -> Refusal | None:
    if len(text) > limit:
        return Refusal("TEXT_TOO_LONG", (path,), {"limit": limit})
    # Control characters and halves of a pair: PostgreSQL keeps no NUL, UTF-8 no half.
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text):
        return Refusal("TEXT_INVALID", (path,))
    return None
