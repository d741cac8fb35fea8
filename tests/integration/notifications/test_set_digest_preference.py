"""Somebody says whether they want the daily digest, and changes their mind with the version they saw."""

import asyncio
from uuid import UUID

from tests.support.actors import an_actor, person_id
from tests.support.floor import own, tried, wide
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.notifications.model import Language
from zhaoshang.notifications.operations.set_digest_preference import set_digest_preference

PERSONA = "officer@hezuo"


async def test_it_is_said_and_changed(hall: Hall) -> None:
    actor = hall.actor(PERSONA)
    key = await set_digest_preference(hall.service, actor, Language.EN, None, wanted=True)
    assert isinstance(key, UUID)
    assert await set_digest_preference(hall.service, actor, Language.ZH, 1, wanted=False) == key

    (row,) = await hall.rows("digest_preference")
    assert (row["person_id"], row["wanted"], row["language"], row["version"]) == (person_id(PERSONA), False, "ZH", 2)
    assert len(await hall.rows("audit_entry", action="digest.prefer")) == 2
    assert len(await hall.rows("outbox_event", kind="digest.preferred")) == 2


async def test_of_two_at_once_one_is_kept(hall: Hall) -> None:
    actor = hall.actor(PERSONA)
    outcomes = await asyncio.gather(
        *(set_digest_preference(hall.service, actor, Language.ZH, None, wanted=said) for said in (True, False))
    )
    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert len(await hall.rows("digest_preference")) == 1


async def test_what_was_not_seen_is_a_conflict_and_administrators_say_nothing(hall: Hall) -> None:
    await set_digest_preference(hall.service, hall.actor(PERSONA), Language.ZH, None, wanted=True)
    async with nothing_happens(hall.owner):
        for expected in (None, 2):
            outcome = await set_digest_preference(
                hall.service, hall.actor(PERSONA), Language.ZH, expected, wanted=False
            )
            assert codes(outcome) == ["CONFLICT"]
        auditor = an_actor("auditor", tenant="hezuo", person="director@hezuo")
        outcome = await set_digest_preference(hall.service, auditor, Language.ZH, None, wanted=True)
        assert codes(outcome) == ["FORBIDDEN"]


async def test_nobody_says_it_for_another_and_what_became_of_digests_is_the_jobs_own(hall: Hall) -> None:
    await set_digest_preference(hall.service, hall.actor("director@huaming"), Language.ZH, None, wanted=True)
    silence = "UPDATE app.digest_preference SET wanted = false"
    assert await tried(hall, None, silence, fence=own("huaming")) == 1
    assert await tried(hall, None, silence, fence=wide("hezuo")) == 0
    forged = (
        "INSERT INTO app.digest_preference (district_id, id, person_id, wanted, language, set_at, version)"
        f" VALUES (120110, gen_random_uuid(), '{person_id('director@huaming')}', false, 'ZH', now(), 1)"
    )
    assert await tried(hall, None, forged, fence=wide("hezuo")) == "refused"
    claimed = (
        "INSERT INTO app.mail_digest (district_id, id, person_id, day, state, attempts, claimed_at, told_until, duties,"
        f" notices) VALUES (120110, gen_random_uuid(), '{person_id('director@huaming')}', '2026-06-30', 'SENT', 1,"
        " now(), now(), 0, 0)"
    )
    assert await tried(hall, None, claimed, fence=wide("huaming")) == "refused"
