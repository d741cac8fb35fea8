"""每日邮件: what waits, to whoever confirmed an address, once a working day, whatever the mail server does."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_membership, insert
from tests.support.digests import MORNING, a_busy_morning, a_digest, an_administrator, mailed, says
from tests.support.mail import LINK, address_of, an_address, mailing
from tests.support.notifications import a_notice
from tests.support.projects import Hall
from tests.support.smtp import PostOffice, post_office
from tests.support.tenancy import nothing_happens
from zhaoshang.notifications import store_digests
from zhaoshang.notifications.operations.mail_digests import Mailed
from zhaoshang.notifications.operations.set_preference import set_preference
from zhaoshang.values.ids import new_id

OFFICER = "officer@hezuo"
SENT, NONE = Mailed(sent=1), Mailed()


async def rows(hall: Hall) -> list[tuple[Any, ...]]:
    """What became of each digest."""
    kept = await hall.rows("mail_digest")
    return [(row["state"], row["attempts"], row["outcome"], row["next_at"]) for row in kept]


def texts(post: PostOffice) -> list[str]:
    return [letter.get_content().replace("\r\n", "\n") for letter in post.letters]


async def test_what_waits_is_mailed_in_numbers_and_with_nothing_more(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    await a_notice(hall, OFFICER, at=MORNING - timedelta(hours=1), kind="TRANSFER_PROPOSED")
    await a_notice(hall, OFFICER, at=MORNING - timedelta(hours=1), read_at=MORNING)
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == SENT

    (letter,) = post.letters
    assert letter["To"] == address_of(OFFICER)
    assert letter["Subject"] == "招商待办 06月30日：1 项待办，1 条新消息"
    assert texts(post)[0].splitlines() == [
        "您好：",
        "",
        "合作交流办：待办 1 项",
        "  · 确认推送入池：1 项",
        "",
        "未读新消息 1 条",
        "  · 有新的推送：1 条",
        "",
        f"请登录系统办理：{LINK}",
        "",
        "本邮件由系统自动发送，请勿回复。不需要时可在系统的每日邮件设置中关闭。",
    ]
    (row,) = await hall.rows("mail_digest")
    assert letter["Message-ID"] == f"<{row['id']}@zhaoshang.example.cn>"
    assert (row["state"], row["duties"], row["notices"], row["told_until"]) == ("SENT", 1, 1, MORNING)
    (project,) = await hall.rows("project")
    assert project["name"] not in texts(post)[0]


async def test_whoever_chose_english_reads_english(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    await says(hall, OFFICER, language="EN")
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == SENT
    assert post.letters[0]["Subject"] == "Investment promotion, 30 June: 1 to do, 0 new notices"
    assert texts(post)[0].startswith("Hello,\n\n合作交流办: 1 to do\n  - ")


async def test_nobody_is_mailed_twice_a_day_and_everybody_again_the_next(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    await a_notice(hall, OFFICER, at=MORNING - timedelta(hours=1))
    async with post_office() as post:
        mailing(hall, post)
        assert [await mailed(hall) for _ in range(3)] == [SENT, NONE, NONE]
        hall.clock.pass_by(timedelta(hours=15))
        assert await mailed(hall) == NONE, "still today"
        hall.clock.at = MORNING + timedelta(days=1)
        assert await mailed(hall) == SENT
    first, second = post.letters
    assert first["Message-ID"] != second["Message-ID"]
    assert second["Subject"] == "招商待办 07月01日：1 项待办，0 条新消息", "what the last one told is not new"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 6, 30, 0, 29, tzinfo=UTC), NONE),
        (datetime(2026, 6, 30, 15, 59, tzinfo=UTC), SENT),
        (datetime(2026, 7, 4, 1, 0, tzinfo=UTC), NONE),
        (datetime(2026, 10, 1, 1, 0, tzinfo=UTC), NONE),
    ],
    ids=["before the hour", "late, but today", "Saturday", "National Day"],
)
async def test_digests_are_of_working_days_from_an_hour_on(hall: Hall, at: datetime, expected: Mailed) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    hall.clock.at = at
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == expected
    assert len(post.letters) == expected.sent


async def test_the_district_decides_of_the_hour_and_the_days(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    rule = {"rule": "digest_minute", "value": "600", "effective_on": MORNING.date(), "created_at": MORNING}
    await insert(hall.owner, "rule_version", district_id=120110, id=new_id(), **rule)
    day = {"day": MORNING.date(), "reason": "停电", "created_at": MORNING, "created_by": person_id(OFFICER)}
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == NONE
        hall.clock.pass_by(timedelta(minutes=90))
        off = await insert(hall.owner, "working_day_override", district_id=120110, id=new_id(), worked=False, **day)
        assert await mailed(hall) == NONE
        await hall.owner.execute("DELETE FROM app.working_day_override WHERE id = $1", off)
        assert await mailed(hall) == SENT


async def test_whom_nothing_waits_for_gets_nothing_and_is_not_asked_again(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, "statistician@xinli")
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == NONE
        assert [state for state, *_ in await rows(hall)] == ["NOTHING"]
        await a_notice(hall, "statistician@xinli", at=MORNING)
        assert await mailed(hall) == NONE
    assert post.commands == []


@pytest.mark.parametrize(
    "values", [{"verified_at": None}, {"address": None, "verified_at": None}], ids=["unconfirmed", "taken away"]
)
async def test_nothing_is_mailed_to_an_address_nobody_confirmed(hall: Hall, values: dict[str, Any]) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER, **values)
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == NONE
    assert (post.commands, await rows(hall)) == ([], [])


async def test_who_does_not_want_it_or_has_left_gets_none(hall: Hall) -> None:
    await a_busy_morning(hall)
    for persona in (OFFICER, "director@hezuo"):
        await an_address(hall, persona)
    await says(hall, OFFICER, wanted=False)
    await hall.owner.execute(
        "UPDATE app.membership SET ended_at = now() WHERE person_id = $1", person_id("director@hezuo")
    )
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == NONE
    assert (post.commands, await rows(hall)) == ([], [])


async def test_an_administrator_has_no_business_to_be_mailed_about(hall: Hall) -> None:
    await a_busy_morning(hall)
    administrator = await an_administrator(hall)
    await an_address(hall, administrator)
    await a_notice(hall, administrator, at=MORNING)
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == NONE
    assert post.commands == []


async def test_each_unit_s_duties_are_read_with_what_one_is_there(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, "viewer@huaming")
    await a_membership(hall.owner, person_id("viewer@huaming"), tenant_id("hezuo"), "OFFICER")
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == SENT
    assert "合作交流办：待办 1 项" in texts(post)[0]
    assert "华明街道" not in texts(post)[0]


async def test_kinds_that_no_digest_is_to_count_are_left_out(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    await a_notice(hall, OFFICER, at=MORNING, kind="FACT_RETURNED")
    await a_notice(hall, OFFICER, at=MORNING, kind="TRANSFER_PROPOSED")
    await set_preference(hall.service, hall.actor(OFFICER), "FACT_RETURNED", None, in_app=True, in_digest=False)
    await set_preference(hall.service, hall.actor("director@hezuo"), "TRANSFER_PROPOSED", None, in_app=True)
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == SENT
    assert "1 条新消息" in post.letters[0]["Subject"]


async def test_without_a_mail_server_nothing_is_done_nor_kept(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    async with nothing_happens(hall.owner):
        assert await mailed(hall) == NONE


async def test_two_machines_mail_each_once(hall: Hall) -> None:
    await a_busy_morning(hall)
    for persona in (OFFICER, "director@hezuo"):
        await an_address(hall, persona)
    async with post_office() as post:
        mailing(hall, post)
        rounds = await asyncio.gather(*(mailed(hall) for _ in range(3)))
    assert sum(each.sent for each in rounds) == 2
    assert sorted(letter["To"] for letter in post.letters) == sorted(map(address_of, ("director@hezuo", OFFICER)))


async def test_what_the_server_did_not_take_is_tried_again_later_and_later_and_then_no_more(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    async with post_office(refuses={"letter": "451 later"}) as post:
        mailing(hall, post)
        for attempt, minutes in enumerate((5, 10, 20, 40, 80), 1):
            assert await mailed(hall) == Mailed(failed=1)
            due = hall.clock.now() + timedelta(minutes=minutes)
            assert await rows(hall) == [("FAILED", attempt, "POSTPONED", due)]
            hall.clock.pass_by(timedelta(minutes=minutes, seconds=-1))
            assert await mailed(hall) == NONE
            hall.clock.pass_by(timedelta(seconds=1))
        assert await mailed(hall) == Mailed(failed=1)
        assert await rows(hall) == [("FAILED", 6, "POSTPONED", None)]
        hall.clock.pass_by(timedelta(hours=3))
        assert await mailed(hall) == NONE


async def test_a_server_that_comes_back_gets_what_waited_once(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    async with post_office(refuses={"RCPT": "450 later"}) as post:
        mailing(hall, post)
        assert await mailed(hall) == Mailed(failed=1)
        post.refuses.clear()
        hall.clock.pass_by(timedelta(minutes=5))
        rounds = await asyncio.gather(*(mailed(hall) for _ in range(3)))
    assert sum(each.sent for each in rounds) == 1
    assert len(post.letters) == 1
    (row,) = await hall.rows("mail_digest")
    assert (row["state"], row["attempts"], row["outcome"]) == ("SENT", 2, "SENT")


async def test_an_address_that_nobody_has_is_not_tried_again_today(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    async with post_office(refuses={"RCPT": "550 nobody"}) as post:
        mailing(hall, post)
        assert await mailed(hall) == Mailed(failed=1)
        assert await rows(hall) == [("FAILED", 1, "REFUSED", None)]
        hall.clock.pass_by(timedelta(hours=2))
        assert await mailed(hall) == NONE


async def test_a_missing_server_costs_a_round_one_attempt(hall: Hall) -> None:
    await a_busy_morning(hall)
    for persona in (OFFICER, "director@hezuo"):
        await an_address(hall, persona)
    async with post_office(refuses={"MAIL": "530 not you"}) as post:
        mailing(hall, post)
        assert await mailed(hall) == Mailed(failed=1)
        assert len(await rows(hall)) == 1
        post.refuses.clear()
        assert await mailed(hall) == SENT
        hall.clock.pass_by(timedelta(minutes=5))
        assert await mailed(hall) == SENT
    assert len(post.letters) == 2


async def test_an_answer_that_never_came_is_not_asked_for_again(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    async with post_office(hangs_after_letter=True) as post:
        mailing(hall, post, patience=1.0)
        assert await mailed(hall) == Mailed(uncertain=1)
        hall.clock.pass_by(timedelta(hours=2))
        assert await mailed(hall) == NONE
    assert await rows(hall) == [("UNKNOWN", 1, "UNKNOWN", None)]
    assert len(post.raw) == 1


async def test_no_transaction_is_open_while_the_server_is_spoken_to(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
    async with post_office(hangs_after_letter=True) as post:
        mailing(hall, post, patience=2.0)
        sending = asyncio.create_task(mailed(hall))
        while not post.raw:  # noqa: ASYNC110  the server has it when it has it
            await asyncio.sleep(0.01)
        assert await hall.owner.fetchval(busy) == 0
        (row,) = await hall.rows("mail_digest")
        assert row["state"] == "SENDING", "it is claimed, and whoever comes now leaves it alone"
        assert await mailed(hall) == NONE
        await sending


async def test_a_crash_after_the_server_took_it_sends_no_second(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)

    async def crash(*_: object) -> None:
        raise RuntimeError

    async with post_office() as post:
        mailing(hall, post)
        with monkeypatch.context() as broken:
            broken.setattr(store_digests, "settle", crash)
            with pytest.raises(RuntimeError):
                await mailed(hall)
        assert await mailed(hall) == NONE
        assert [state for state, *_ in await rows(hall)] == ["SENDING"]
        hall.clock.pass_by(timedelta(minutes=16))
        assert await mailed(hall) == NONE
        assert [state for state, *_ in await rows(hall)] == ["UNKNOWN"]
    assert len(post.letters) == 1


async def test_what_may_not_have_arrived_is_told_of_the_next_day(hall: Hall) -> None:
    await a_busy_morning(hall)
    await an_address(hall, OFFICER)
    await a_notice(hall, OFFICER, at=MORNING - timedelta(hours=1))
    await a_digest(hall, OFFICER, state="UNKNOWN")
    hall.clock.at = MORNING + timedelta(days=1)
    async with post_office() as post:
        mailing(hall, post)
        assert await mailed(hall) == SENT
    assert "1 条新消息" in post.letters[0]["Subject"]
