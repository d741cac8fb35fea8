"""验证邮箱: the code that was mailed, given back by the person it was mailed to, in time and within a few tries."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.actors import person_id
from tests.support.mail import code_in, codes_mailed, mailing
from tests.support.smtp import post_office
from tests.support.tenancy import Office
from zhaoshang.tenancy.operations.confirm_email import confirm_email
from zhaoshang.tenancy.operations.set_email import set_email
from zhaoshang.values.refusal import Refusal

PERSONA = "officer@huaming"
WRONG = "AAAA-AAAA"


@pytest.fixture
async def code(office: Office) -> str:
    """The code that the persona was mailed."""
    assert isinstance(await set_email(office.service, office.hall.actor(PERSONA), "zhang@example.cn", None), UUID)
    async with post_office() as post:
        mailing(office.hall, post)
        assert await codes_mailed(office.hall) == 1
    (letter,) = post.letters
    assert letter["To"] == "zhang@example.cn"
    return code_in(letter)


async def given(office: Office, code: str, persona: str = PERSONA) -> object:
    outcome = await confirm_email(office.service, office.hall.actor(persona), code)
    return (outcome.code, dict(outcome.facts)) if isinstance(outcome, Refusal) else outcome


async def test_the_code_confirms_the_address_once(office: Office, code: str) -> None:
    assert await given(office, f" {code.lower()} ") == person_id(PERSONA)

    (row,) = await office.hall.rows("person_email")
    assert row["verified_at"] == office.hall.clock.now()
    assert (row["code_digest"], row["code_expires_at"], row["version"]) == (None, None, 2)
    assert len(await office.hall.rows("audit_entry", action="person.email.confirm")) == 1
    assert len(await office.hall.rows("outbox_event", kind="person.email_confirmed")) == 1
    assert await given(office, code) == ("EMAIL_CODE_EXPIRED", {})


async def test_a_wrong_code_is_counted_and_soon_no_code_helps(office: Office, code: str) -> None:
    for left in (4, 3, 2, 1, 0):
        assert await given(office, WRONG) == ("EMAIL_CODE_WRONG", {"left": left})
    assert await given(office, code) == ("EMAIL_CODE_EXPIRED", {})
    (row,) = await office.hall.rows("person_email")
    assert (row["verified_at"], row["code_tries"]) == (None, 5)


async def test_guesses_at_once_are_no_more_tries(office: Office, code: str) -> None:
    outcomes = await asyncio.gather(*(given(office, WRONG) for _ in range(8)))
    assert sum(each != ("EMAIL_CODE_EXPIRED", {}) for each in outcomes) == 5
    assert await given(office, code) == ("EMAIL_CODE_EXPIRED", {})


async def test_a_code_is_good_for_half_an_hour(office: Office, code: str) -> None:
    office.hall.clock.pass_by(timedelta(minutes=30))
    assert await given(office, code) == ("EMAIL_CODE_EXPIRED", {})


async def test_a_code_is_one_persons_and_one_addresss(office: Office, code: str) -> None:
    assert await given(office, code, "director@huaming") == ("EMAIL_CODE_EXPIRED", {})
    assert isinstance(await set_email(office.service, office.hall.actor(PERSONA), "li@example.cn", 1), UUID)
    assert await given(office, code) == ("EMAIL_CODE_EXPIRED", {})


async def test_administrators_confirm_nobodys(office: Office, code: str) -> None:
    for actor in (office.system, office.security):
        await office.refused(confirm_email(office.service, actor, code), "FORBIDDEN")
