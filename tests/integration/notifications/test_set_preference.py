"""Somebody says what they want to be told, and changes their mind with the version they saw."""

import asyncio
from uuid import UUID

from tests.support.actors import an_actor, person_id
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.notifications.operations.set_preference import set_preference

KIND = "TRANSFER_PROPOSED"


async def test_a_preference_is_said_and_changed(hall: Hall) -> None:
    actor = hall.actor("officer@hezuo")
    key = await set_preference(hall.service, actor, KIND, None, in_app=False)
    assert isinstance(key, UUID)
    assert await set_preference(hall.service, actor, KIND, 1, in_app=True) == key

    (row,) = await hall.rows("notice_preference")
    assert (row["person_id"], row["kind"], row["in_app"], row["version"]) == (
        person_id("officer@hezuo"),
        KIND,
        True,
        2,
    )
    assert len(await hall.rows("audit_entry", action="notice.prefer")) == 2
    assert len(await hall.rows("outbox_event", kind="notice.preferred")) == 2


async def test_of_two_at_once_one_is_kept(hall: Hall) -> None:
    actor = hall.actor("officer@hezuo")
    outcomes = await asyncio.gather(
        *(set_preference(hall.service, actor, KIND, None, in_app=said) for said in (True, False))
    )
    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert len(await hall.rows("notice_preference")) == 1


async def test_what_was_not_seen_is_a_conflict_and_administrators_say_nothing(hall: Hall) -> None:
    await set_preference(hall.service, hall.actor("officer@hezuo"), KIND, None, in_app=False)
    async with nothing_happens(hall.owner):
        for expected in (None, 2):
            outcome = await set_preference(hall.service, hall.actor("officer@hezuo"), KIND, expected, in_app=True)
            assert codes(outcome) == ["CONFLICT"]
        auditor = an_actor("auditor", tenant="hezuo", person="director@hezuo")
        assert codes(await set_preference(hall.service, auditor, KIND, None, in_app=True)) == ["FORBIDDEN"]


async def test_what_the_digest_counts_is_said_with_it_or_left(hall: Hall) -> None:
    actor = hall.actor("officer@hezuo")
    for expected, said, kept in ((None, None, True), (1, False, False), (2, None, False), (3, True, True)):
        outcome = await set_preference(hall.service, actor, KIND, expected, in_app=True, in_digest=said)
        assert isinstance(outcome, UUID)
        (row,) = await hall.rows("notice_preference")
        assert row["in_digest"] is kept
