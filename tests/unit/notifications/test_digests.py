"""When a digest is due, what becomes of one, and how it reads."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from zhaoshang.duties.operations.count_duties import Waiting
from zhaoshang.notifications import rules
from zhaoshang.notifications.letters import Desk, Digest, digest_letter
from zhaoshang.notifications.model import DigestState, Language
from zhaoshang.notifications.rules import Job
from zhaoshang.tenancy.model import Role
from zhaoshang.values.mail import Delivery, Letter

TUESDAY = datetime(2026, 6, 30, 0, 30, tzinfo=UTC)
ME, YOU, HERE, THERE = (UUID(int=n) for n in range(1, 5))


@pytest.mark.parametrize(
    ("at", "said", "overrides", "due"),
    [
        (TUESDAY, {}, {}, True),
        (TUESDAY - timedelta(minutes=1), {}, {}, False),
        (TUESDAY + timedelta(hours=15, minutes=29), {}, {}, True),
        (TUESDAY + timedelta(hours=15, minutes=30), {}, {}, False),
        (TUESDAY, {"digest_minute": "540"}, {}, False),
        (TUESDAY - timedelta(hours=8), {"digest_minute": "30"}, {}, True),
        (TUESDAY, {}, {date(2026, 6, 30): False}, False),
        (TUESDAY + timedelta(days=4), {}, {}, False),
        (TUESDAY + timedelta(days=4), {}, {date(2026, 7, 4): True}, True),
        (datetime(2026, 10, 2, 2, 0, tzinfo=UTC), {}, {}, False),
    ],
)
def test_a_digest_is_due_on_a_working_day_from_its_minute_on(
    at: datetime, said: dict[str, str], overrides: dict[date, bool], *, due: bool
) -> None:
    assert rules.is_digest_time(at, said, overrides) is due


@pytest.mark.parametrize(
    ("delivery", "attempts", "state", "pause"),
    [
        (Delivery.SENT, 1, DigestState.SENT, None),
        (Delivery.UNKNOWN, 1, DigestState.UNKNOWN, None),
        (Delivery.REFUSED, 1, DigestState.FAILED, None),
        (Delivery.POSTPONED, 1, DigestState.FAILED, timedelta(minutes=5)),
        (Delivery.UNREACHABLE, 3, DigestState.FAILED, timedelta(minutes=20)),
        (Delivery.POSTPONED, 5, DigestState.FAILED, timedelta(minutes=80)),
        (Delivery.POSTPONED, 6, DigestState.FAILED, None),
    ],
)
def test_only_what_was_surely_not_taken_is_tried_again(
    delivery: Delivery, attempts: int, state: DigestState, pause: timedelta | None
) -> None:
    expected = (state, None if pause is None else TUESDAY + pause)
    assert rules.settle(delivery, attempts, TUESDAY) == expected


def test_every_delivery_is_settled() -> None:
    assert all(rules.settle(each, 1, TUESDAY) for each in Delivery)


def test_an_administrator_has_no_unit_to_be_mailed_about() -> None:
    staff = [
        Job(ME, HERE, Role.OFFICER, ("HOST",)),
        Job(ME, HERE, Role.STATISTICIAN, ("HOST",)),
        Job(ME, THERE, Role.VIEWER, ("FINANCE",)),
        Job(YOU, HERE, Role.SYSTEM_ADMIN, ("HOST",)),
    ]
    assert rules.units_of(staff, ME) == {
        HERE: {"host.officer", "host.statistician"},
        THERE: {"finance.viewer"},
    }
    assert rules.units_of(staff, YOU) == {}


def written(desks: Sequence[Desk], unread: Sequence[tuple[str, int]], language: Language, link: str | None) -> Letter:
    digest = Digest(date(2026, 6, 30), desks, unread)
    called = "提出评审意见" if language is Language.ZH else "An opinion is awaited"
    return digest_letter(
        ME, "zhang@example.cn", digest, language, duty=lambda _: called, notice=lambda kind: kind, link=link
    )


DESKS = (
    Desk("生态环境局", (Waiting("A", 3, 1, 1), Waiting("B", 2, 0, 0))),
    Desk("消防支队", (Waiting("A", 1, 0, 1),)),
)


def test_a_digest_reads_in_chinese() -> None:
    letter = written(DESKS, [("有新的推送", 2)], Language.ZH, "https://zhaoshang.example.cn")
    assert letter.subject == "招商待办 06月30日：6 项待办，1 项已逾期，2 条新消息"
    assert letter.text.splitlines()[2:14] == [
        "生态环境局：待办 5 项（已逾期 1 项，三天内到期 1 项）",
        "  · 提出评审意见：3 项（已逾期 1 项，三天内到期 1 项）",
        "  · 提出评审意见：2 项",
        "",
        "消防支队：待办 1 项（三天内到期 1 项）",
        "  · 提出评审意见：1 项（三天内到期 1 项）",
        "",
        "未读新消息 2 条",
        "  · 有新的推送：2 条",
        "",
        "请登录系统办理：https://zhaoshang.example.cn",
        "",
    ]


def test_a_digest_reads_in_english() -> None:
    letter = written(DESKS[:1], [], Language.EN, None)
    assert letter.subject == "Investment promotion, 30 June: 5 to do, 1 overdue, 0 new notices"
    assert letter.text.splitlines()[:6] == [
        "Hello,",
        "",
        "生态环境局: 5 to do (1 overdue, 1 due within three days)",
        "  - An opinion is awaited: 3 (1 overdue, 1 due within three days)",
        "  - An opinion is awaited: 2",
        "",
    ]
    assert "Open the application to see them." in letter.text
