"""The codes that confirm an address: few, short-lived, and of one address only."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from zhaoshang.tenancy import rules
from zhaoshang.tenancy.letters import code_letter, draw_code
from zhaoshang.tenancy.rules import MailedCode

NOW = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)
ROW, OTHER = UUID(int=1), UUID(int=2)
GOOD = rules.digest_code(ROW, "zhang@example.cn", "ABCD2345")
MAILED = MailedCode(GOOD, NOW + timedelta(minutes=1), 0)


@pytest.mark.parametrize("typed", ["ABCD2345", "abcd-2345", " ab cd 23 45\n"])
def test_how_it_is_typed_does_not_matter(typed: str) -> None:
    assert rules.refuse_code_given(MAILED, rules.digest_code(ROW, "zhang@example.cn", typed), NOW) is None


@pytest.mark.parametrize(
    ("mailed", "digest", "code"),
    [
        (MAILED, rules.digest_code(ROW, "zhang@example.cn", "ABCD2346"), "EMAIL_CODE_WRONG"),
        (MAILED, rules.digest_code(OTHER, "zhang@example.cn", "ABCD2345"), "EMAIL_CODE_WRONG"),
        (MAILED, rules.digest_code(ROW, "li@example.cn", "ABCD2345"), "EMAIL_CODE_WRONG"),
        (MailedCode(GOOD, NOW, 0), GOOD, "EMAIL_CODE_EXPIRED"),
        (MailedCode(GOOD, NOW + timedelta(minutes=1), 5), GOOD, "EMAIL_CODE_EXPIRED"),
        (MailedCode(None, None, 0), GOOD, "EMAIL_CODE_EXPIRED"),
    ],
)
def test_any_other_code_is_refused(mailed: MailedCode, digest: str, code: str) -> None:
    refusal = rules.refuse_code_given(mailed, digest, NOW)
    assert refusal is not None
    assert (refusal.code, refusal.path) == (code, ("code",))


@pytest.mark.parametrize(
    ("asked", "since", "refused"),
    [
        (0, None, False),
        (4, NOW, False),
        (5, NOW, True),
        (5, NOW - timedelta(days=1, seconds=-1), True),
        (5, NOW - timedelta(days=1), False),
    ],
)
def test_so_many_codes_a_day(asked: int, since: datetime | None, refused: bool) -> None:  # noqa: FBT001  a table's column
    assert (rules.refuse_asking(asked, since, NOW) is not None) is refused


def test_a_code_is_drawn_from_letters_that_look_like_nothing_else() -> None:
    assert draw_code(lambda letters: letters[-1]) == "Z" * 8
    assert not set("01OILU") & set(rules.CODE_LETTERS) - {"U"}


def test_the_letter_says_what_to_do_in_both_languages() -> None:
    letter = code_letter(ROW, "zhang@example.cn", "ABCD2345")
    assert "\n    ABCD-2345\n" in letter.text
    assert "30 分钟" in letter.text
    assert "30\nminutes and 5 tries" in letter.text
    assert letter.subject.isprintable()
