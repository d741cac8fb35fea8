"""What may be typed, what the district's data may say, and what counts as a duplicate."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.projects.model import Industry
from zhaoshang.projects.rules import duplicates, texts
from zhaoshang.projects.rules.district import DistrictRules
from zhaoshang.projects.rules.duplicates import OwnMatch
from zhaoshang.values.texts import check_text

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("value", "required", "codes"),
    [
        ("华明", True, []),
        ("  ", False, []),
        (None, False, []),
        (None, True, ["TEXT_REQUIRED"]),
        ("　", True, ["TEXT_REQUIRED"]),
        ("字" * 11, False, ["TEXT_TOO_LONG"]),
        ("第一行\n第二行", False, []),
        ("\x00", False, ["TEXT_INVALID"]),
        ("a\ud800", False, ["TEXT_INVALID"]),
    ],
)
def test_text_has_bounds(value: str | None, required: bool, codes: list[str]) -> None:  # noqa: FBT001  a column
    refused = list(check_text(value, "name", limit=10, required=required))

    assert [each.code for each in refused] == codes
    assert all(each.path == ("name",) for each in refused)


@pytest.mark.parametrize(
    ("name", "codes"),
    [("华明一号", []), ("（）。", ["TEXT_REQUIRED"]), ("上\n下", ["TEXT_INVALID"]), (None, ["TEXT_REQUIRED"])],
)
def test_a_name_is_one_line_with_something_to_compare(name: str | None, codes: list[str]) -> None:
    assert [each.code for each in texts.check_name(name, "name")] == codes


@pytest.mark.parametrize(("fen", "fine"), [(0, True), (10**17, True), (-1, False), (10**17 + 1, False), (None, True)])
def test_amounts_lie_between_nothing_and_the_absurd(fen: int | None, fine: bool) -> None:  # noqa: FBT001  a column
    assert (not list(texts.check_amount(fen, "investment"))) is fine


@pytest.mark.parametrize(
    ("day", "fine"),
    [(TODAY, True), (date(1990, 1, 1), True), (date(1989, 12, 31), False), (date(2026, 7, 1), False), (None, True)],
)
def test_what_has_happened_is_not_in_the_future(day: date | None, fine: bool) -> None:  # noqa: FBT001  a column
    assert (not list(texts.check_day(day, "registeredOn", today=TODAY))) is fine


@pytest.mark.parametrize(
    ("needle", "codes"),
    [("电池", []), ("电", ["TEXT_TOO_SHORT"]), (" 电 ", ["TEXT_TOO_SHORT"]), ("电" * 51, ["TEXT_TOO_LONG"])],
)
def test_a_search_needs_two_characters(needle: str, codes: list[str]) -> None:
    assert [each.code for each in texts.check_search(needle, "text")] == codes


@pytest.mark.parametrize(
    ("phone", "email", "codes"),
    [
        ("13800138000", None, []),
        ("022-8432 1234转801", None, []),
        (None, "wang@example.com.cn", []),
        (None, None, ["CONTACT_CHANNEL_REQUIRED"]),
        ("call me", None, ["INVALID_PHONE"]),
        ("1" * 31, None, ["INVALID_PHONE"]),
        (None, "wang@@example", ["INVALID_EMAIL"]),
        (None, f"wang@{'a' * 260}.cn", ["INVALID_EMAIL"]),
    ],
)
def test_a_contact_can_be_reached(phone: str | None, email: str | None, codes: list[str]) -> None:
    assert [each.code for each in texts.check_contact(phone, email, "contact")] == codes


def test_a_contact_field_that_is_not_changed_is_not_judged_again() -> None:
    assert not list(texts.check_contact("旧格式电话", "a@b.cn", given=("email",)))


def test_a_district_without_data_has_the_policys_usual_rules() -> None:
    rules = DistrictRules.of({})

    assert rules == DistrictRules()
    assert rules.is_major(5_000_000_000, known=True)
    assert not rules.is_major(4_999_999_999, known=True)
    assert not rules.is_major(5_000_000_000, known=False)


def test_a_district_decides_its_own_rules() -> None:
    rules = DistrictRules.of(
        {
            "major_threshold_fen": '"10000000000"',
            "first_report_window_minutes": "30",
            "industry_department": '{"BIOMEDICINE": "kjj"}',
            "duplicate_disclosures_per_hour": "2",
            "a_rule_of_another_room": "{}",
        }
    )

    assert rules.major_threshold_fen == 10_000_000_000
    assert rules.first_report_window == timedelta(minutes=30)
    assert rules.industry_department == {Industry.BIOMEDICINE: "kjj"}
    assert rules.duplicate_disclosures_per_hour == 2


def test_wrong_district_data_is_an_error_not_a_guess() -> None:
    with pytest.raises(ValueError, match="negative"):
        DistrictRules.of({"major_threshold_fen": "-1"})


def test_an_industry_that_is_none_has_no_department() -> None:
    assert DistrictRules.of({"industry_department": '{"FISHING": "nyncw"}'}).industry_department == {}


def test_an_own_duplicate_is_refused_unless_named_as_a_different_project() -> None:
    first, second = OwnMatch(UUID(int=1), "一期"), OwnMatch(UUID(int=2), "二期")

    assert duplicates.refuse_own_duplicate((), ()) == ()
    assert [each.code for each in duplicates.refuse_own_duplicate((first, second), ())] == ["DUPLICATE_PROJECT"] * 2
    (refused,) = duplicates.refuse_own_duplicate((first, second), {first.project_id})
    assert refused.facts == {"name": "二期", "project": UUID(int=2)}


@given(st.integers(min_value=0, max_value=100), st.integers(min_value=0, max_value=100))
def test_disclosures_end_at_the_limit(told: int, limit: int) -> None:
    refused = duplicates.refuse_fishing(told, limit)

    assert (refused is None) is (told < limit)
    assert refused is None or refused.code == "TOO_MANY_DUPLICATES"
