"""发送验证码: the job mails a code to whoever waits for one, and its digest is all that stays."""

import asyncio
import re
from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.mail import an_address, code_in, codes_mailed, mailing
from tests.support.projects import NOW
from tests.support.smtp import post_office
from tests.support.tenancy import Office, nothing_happens
from zhaoshang.tenancy import rules
from zhaoshang.tenancy.operations.set_email import set_email
from zhaoshang.values.refusal import Refusal

PERSONA = "officer@huaming"


async def asked(office: Office, *, expected: int | None = None) -> None:
    outcome = await set_email(office.service, office.hall.actor(PERSONA), "zhang@example.cn", expected)
    assert not isinstance(outcome, Refusal)


async def test_a_code_is_mailed_once_and_kept_as_a_digest(office: Office) -> None:
    await asked(office)
    async with post_office() as post:
        mailing(office.hall, post)
        assert await codes_mailed(office.hall) == 1
        assert await codes_mailed(office.hall) == 0
    (letter,) = post.letters
    code = code_in(letter)
    assert "验证码" in letter["Subject"]
    (row,) = await office.hall.rows("person_email")
    assert row["code_digest"] == rules.digest_code(row["id"], "zhang@example.cn", code)
    assert (row["code_wanted_at"], row["code_expires_at"]) == (None, NOW + timedelta(minutes=30))
    everything = str(await office.owner.fetch("SELECT e::text FROM app.audit_entry e")) + str(row)
    assert code not in everything
    assert code.replace("-", "") not in everything
    (entry,) = await office.hall.rows("audit_entry", action="person.email.mail_code")
    assert entry["resource_id"] == row["id"]


async def test_two_machines_mail_one_code(office: Office) -> None:
    await asked(office)
    async with post_office() as post:
        mailing(office.hall, post)
        assert sum(await asyncio.gather(*(codes_mailed(office.hall) for _ in range(3)))) == 1
    assert len(post.letters) == 1


async def test_without_a_mail_server_nothing_is_done_and_nothing_is_mailed_much_later(office: Office) -> None:
    await asked(office)
    async with nothing_happens(office.owner):
        assert await codes_mailed(office.hall) == 0
    office.hall.clock.pass_by(timedelta(hours=1))
    async with post_office() as post:
        mailing(office.hall, post)
        async with nothing_happens(office.owner):
            assert await codes_mailed(office.hall) == 0
        await asked(office, expected=1)
        assert await codes_mailed(office.hall) == 1
    assert len(post.letters) == 1


@pytest.mark.parametrize("refuses", [{"RCPT": "450 later"}, {"letter": "451 later"}, {"MAIL": "421 closing"}])
async def test_what_the_server_did_not_take_is_tried_again_with_a_new_code(
    office: Office, refuses: dict[str, str]
) -> None:
    await asked(office)
    async with post_office(refuses=refuses) as post:
        mailing(office.hall, post)
        assert await codes_mailed(office.hall) == 0
        (row,) = await office.hall.rows("person_email")
        assert (row["code_wanted_at"], row["code_digest"]) == (NOW, None)
        post.refuses.clear()
        assert await codes_mailed(office.hall) == 1
    assert re.fullmatch(r"[0-9A-Z-]{9}", code_in(post.letters[0]))


async def test_an_address_that_nobody_has_and_an_answer_that_never_came_are_not_tried_again(office: Office) -> None:
    await asked(office)
    async with post_office(refuses={"RCPT": "550 nobody"}) as post:
        mailing(office.hall, post)
        assert [await codes_mailed(office.hall) for _ in range(2)] == [0, 0]
    await asked(office, expected=1)
    async with post_office(leaves_after_letter=True) as post:
        mailing(office.hall, post)
        assert [await codes_mailed(office.hall) for _ in range(2)] == [0, 0]
    assert len(post.raw) == 1


async def test_without_an_answer_the_round_ends_and_nobody_is_forgotten(office: Office) -> None:
    await asked(office)
    waits = {"verified_at": None, "code_wanted_at": NOW}
    for persona in ("officer@xinli", "officer@hezuo"):
        assert isinstance(await an_address(office.hall, persona, **waits), UUID)
    async with post_office(refuses={"MAIL": "530 not you"}) as post:
        mailing(office.hall, post)
        assert await codes_mailed(office.hall) == 0
        assert len([each for each in post.commands if each.startswith("MAIL")]) == 1
        post.refuses.clear()
        assert await codes_mailed(office.hall) == 3
