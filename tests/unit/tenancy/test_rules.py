"""The pure decisions about units and people (domain §1): 三员分立, 园中园, codes, names, rules as data."""

from datetime import date, timedelta
from itertools import product

import pytest

from zhaoshang.tenancy import rules
from zhaoshang.tenancy.model import ADMINISTRATORS, Role, TenantKind
from zhaoshang.values.refusal import Refusal

TODAY = date(2026, 6, 30)


def code_of(refusal: Refusal | None) -> str | None:
    return None if refusal is None else refusal.code


@pytest.mark.parametrize(("held", "wanted"), list(product(Role, Role)))
def test_an_administrator_holds_that_one_role_and_nothing_else(held: Role, wanted: Role) -> None:
    separated = {held, wanted} & ADMINISTRATORS and held is not wanted

    assert code_of(rules.refuse_grant(wanted, [held])) == ("ROLES_EXCLUSIVE" if separated else None)


@pytest.mark.parametrize("wanted", list(Role))
def test_whoever_holds_nothing_may_be_given_any_role(wanted: Role) -> None:
    assert rules.refuse_grant(wanted, []) is None


def test_business_roles_go_together_however_many() -> None:
    assert rules.refuse_grant(Role.DIRECTOR, [Role.VIEWER, Role.OFFICER, Role.STATISTICIAN]) is None
    assert code_of(rules.refuse_grant(Role.AUDITOR, [Role.VIEWER, Role.OFFICER])) == "ROLES_EXCLUSIVE"


@pytest.mark.parametrize("code", ["huaming", "dongli-kfq", "a1", "x" * 40, "a-", "a--b"])
def test_codes_fit_addresses_and_headers(code: str) -> None:
    assert rules.refuse_code(code) is None


@pytest.mark.parametrize(
    "code", ["", "a", "1a", "-a", "Huaming", "hua ming", "hua_ming", "华明", "a" * 41, "huaming\n", "huamíng", "a/b"]
)
def test_anything_else_is_no_code(code: str) -> None:
    assert rules.refuse_code(code) == Refusal("CODE_INVALID", ("code",))


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("华明街道", None),
        ("", "TEXT_REQUIRED"),
        (" \u3000\n", "TEXT_REQUIRED"),
        ("名" * 80, None),
        ("名" * 81, "TEXT_TOO_LONG"),
        ("华明\x00街道", "TEXT_INVALID"),
        ("华明\n街道", "TEXT_INVALID"),
        ("华明\ud800", "TEXT_INVALID"),
        (" " * 90 + "华明", None),
    ],
)
def test_names_are_there_and_not_endless(name: str, refused: str | None) -> None:
    refusal = rules.refuse_name(name, "shortName")

    assert code_of(refusal) == refused
    assert refusal is None or refusal.path == ("shortName",)


@pytest.mark.parametrize(
    ("account", "refused"),
    [
        ("wang@dongli", None),
        ("s" * 255, None),
        ("s" * 256, "TEXT_TOO_LONG"),
        ("", "TEXT_REQUIRED"),
        (" wang", "TEXT_REQUIRED"),
        ("wang\n", "TEXT_REQUIRED"),
        ("wa\x00ng", "TEXT_INVALID"),
    ],
)
def test_accounts_are_written_as_tokens_carry_them(account: str, refused: str | None) -> None:
    assert code_of(rules.refuse_account(account, "subject")) == refused


@pytest.mark.parametrize(("kind", "parent"), list(product(TenantKind, [*TenantKind, None])))
def test_only_a_park_lies_in_another_park(kind: TenantKind, parent: TenantKind | None) -> None:
    allowed = kind is parent is TenantKind.PARK

    assert (rules.refuse_parent(kind, parent, circular=False) is None) == allowed
    assert code_of(rules.refuse_parent(kind, parent, circular=True)) == "PARENT_INVALID"


@pytest.mark.parametrize(
    ("rule", "value", "days", "refused"),
    [
        ("major_threshold_fen", "5000000000", 0, None),
        ("major_threshold_fen", "5000000000", 400, None),
        ("major_threshold_fen", "5000000000", -1, "RULE_NOT_IN_FUTURE"),
        ("major_threshold_fen", "0", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "-1", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "1.5", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "true", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "null", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", '"5000"', 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "{}", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "5000万", 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "[" * 100_000, 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "9" * 5_000, 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "1" + "0" * 30, 0, "RULE_VALUE_INVALID"),
        ("major_threshold_fen", "100000000000000000", 0, None),
        ("major_threshold_fen", "100000000000000001", 0, "RULE_VALUE_INVALID"),
        ("first_report_window_minutes", "30", 0, None),
        ("first_report_window_minutes", "527040", 0, None),
        ("first_report_window_minutes", "527041", 0, "RULE_VALUE_INVALID"),
        ("transfer_offer_working_days", "250", 0, None),
        ("transfer_offer_working_days", "251", 0, "RULE_VALUE_INVALID"),
        ("transfer_offer_days", "5", 0, "RULE_UNKNOWN"),
        ("industry_department", '{"OTHER": "' + "x" * 10_000 + '"}', 0, "RULE_VALUE_INVALID"),
        ("duplicate_disclosures_per_hour", "5", 0, None),
        ("industry_department", '{"SMART_MANUFACTURING": "gxj"}', 0, None),
        ("industry_department", "{}", 0, None),
        ("industry_department", '{"SMART_MANUFACTURING": 1}', 0, "RULE_VALUE_INVALID"),
        ("industry_department", '{"SMART_MANUFACTURING": {"a": "b"}}', 0, "RULE_VALUE_INVALID"),
        ("industry_department", "[]", 0, "RULE_VALUE_INVALID"),
        ("industry_department", "5", 0, "RULE_VALUE_INVALID"),
        ("no_such_rule", "5", 0, "RULE_UNKNOWN"),
        ("", "5", 0, "RULE_UNKNOWN"),
        ("MAJOR_THRESHOLD_FEN", "5", 0, "RULE_UNKNOWN"),
    ],
)
def test_rules_are_known_have_a_value_and_never_change_the_past(
    rule: str, value: str, days: int, refused: str | None
) -> None:
    assert code_of(rules.refuse_rule(rule, value, TODAY + timedelta(days=days), TODAY)) == refused


@pytest.mark.parametrize(
    ("day", "reason", "refused"),
    [
        (TODAY, "防汛一级响应", None),
        (date(2027, 2, 27), "区招商推介会", None),
        (TODAY, "一" * 1000, None),
        (TODAY, "按通知：\n一、", None),
        (date(2026, 6, 29), "补记", Refusal("DAY_NOT_IN_FUTURE", ("day",))),
        (TODAY, " \u3000\n", Refusal("TEXT_REQUIRED", ("reason",))),
        (TODAY, "一" * 1001, Refusal("TEXT_TOO_LONG", ("reason",), {"limit": 1000})),
        (TODAY, "防汛\x00", Refusal("TEXT_INVALID", ("reason",))),
    ],
)
def test_a_day_is_decided_before_it_has_passed_with_a_reason(day: date, reason: str, refused: Refusal | None) -> None:
    assert rules.refuse_day(day, reason, TODAY) == refused


@pytest.mark.parametrize(
    ("day", "overrides", "worked"),
    [
        (date(2026, 7, 1), {}, True),  # a Wednesday
        (date(2026, 7, 4), {}, False),  # a Saturday
        (date(2026, 10, 1), {}, False),
        (date(2026, 10, 10), {}, True),  # a Saturday worked for the holiday
        (date(2026, 10, 10), {date(2026, 10, 10): False}, False),
        (date(2026, 7, 4), {date(2026, 7, 4): True}, True),
        (date(2026, 7, 4), {date(2026, 7, 5): True}, False),
    ],
)
def test_what_a_day_is_already_is_no_decision(day: date, overrides: dict[date, bool], worked: bool) -> None:  # noqa: FBT001  a column of the table
    unchanged = Refusal("DAY_UNCHANGED", ("worked",))
    assert rules.refuse_same_day(day, overrides, worked=worked) == unchanged
    assert rules.refuse_same_day(day, overrides, worked=not worked) is None
