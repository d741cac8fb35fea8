"""设置邮箱: a person's own address, which nobody else reads, and which nothing is mailed to before it is confirmed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import an_actor, person_id
from tests.support.floor import own, tried, wide
from tests.support.mail import an_address
from tests.support.projects import NOW
from tests.support.tenancy import OFFICE, Office
from zhaoshang.database.fence import Reach
from zhaoshang.tenancy.operations.set_email import set_email
from zhaoshang.values.ids import SYSTEM_PERSON

PERSONA = "officer@huaming"


async def the_row(office: Office) -> Any:
    (row,) = await office.hall.rows("person_email")
    return row


async def test_an_address_is_kept_waits_for_its_code_and_is_told_to_nobody(office: Office) -> None:
    actor = office.hall.actor(PERSONA)
    assert await set_email(office.service, actor, " Zhang@Example.CN ", None) == actor.person

    row = await the_row(office)
    assert (row["person_id"], row["address"], row["version"]) == (actor.person, "Zhang@example.cn", 1)
    assert (row["verified_at"], row["code_wanted_at"], row["code_digest"]) == (None, NOW, None)
    entry, event = await office.told("person.email.set", "person.email_set")
    assert entry["changes"] == '{"removed":false}'
    assert "example" not in event["payload"]


async def test_another_address_has_to_be_confirmed_anew_and_the_same_one_stays(office: Office) -> None:
    await an_address(office.hall, PERSONA, address="zhang@example.cn")
    actor = office.hall.actor(PERSONA)

    assert await set_email(office.service, actor, "zhang@example.cn", 2) == actor.person
    assert (await the_row(office))["verified_at"] == NOW
    assert await set_email(office.service, actor, "li@example.cn", 2) == actor.person

    row = await the_row(office)
    assert (row["address"], row["verified_at"], row["code_wanted_at"], row["version"]) == (
        "li@example.cn",
        None,
        NOW,
        3,
    )


async def test_an_address_that_is_taken_away_is_gone(office: Office) -> None:
    await an_address(office.hall, PERSONA, code_digest="kept", code_expires_at=NOW)
    actor = office.hall.actor(PERSONA)

    assert await set_email(office.service, actor, None, 2) == actor.person

    row = await the_row(office)
    gone = ("address", "verified_at", "code_wanted_at", "code_digest", "code_expires_at")
    assert [row[name] for name in gone] == [None] * len(gone)
    assert await set_email(office.service, actor, None, 3) == actor.person
    assert (await the_row(office))["version"] == 3


@pytest.mark.parametrize(
    "address",
    [
        "",
        "zhang",
        "zhang@",
        "@example.cn",
        "a b@example.cn",
        "张三@example.cn",
        "张三 <zhang@example.cn>",
        "zhang@localhost",
        "zhang@example.cn\r\nBcc: li@example.cn",
        "zhang@example.cn,li@example.cn",
        f"{'z' * 250}@example.cn",
    ],
)
async def test_what_no_letter_reaches_is_refused(office: Office, address: str) -> None:
    attempt = set_email(office.service, office.hall.actor(PERSONA), address, None)
    await office.refused(attempt, "INVALID_EMAIL", "address")


async def test_what_was_not_seen_is_a_conflict(office: Office) -> None:
    actor, path = office.hall.actor(PERSONA), "expectedVersion"
    await office.refused(set_email(office.service, actor, "zhang@example.cn", 1), "CONFLICT", path)
    await an_address(office.hall, PERSONA)
    for expected in (None, 1, 3):
        await office.refused(set_email(office.service, actor, "zhang@example.cn", expected), "CONFLICT", path)


async def test_of_two_at_once_one_is_kept(office: Office) -> None:
    actor = office.hall.actor(PERSONA)
    outcomes = await asyncio.gather(
        *(set_email(office.service, actor, f"{name}@example.cn", None) for name in ("zhang", "li"))
    )
    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert (await the_row(office))["version"] == 1


async def test_no_letter_box_is_flooded_with_codes(office: Office) -> None:
    actor = office.hall.actor(PERSONA)
    for version in (None, 1, 2, 3, 4):
        assert await set_email(office.service, actor, "zhang@example.cn", version) == actor.person
    await office.refused(set_email(office.service, actor, "li@example.cn", 5), "EMAIL_CODES_TOO_MANY", "address")

    office.hall.clock.pass_by(timedelta(days=1))
    assert await set_email(office.service, actor, "li@example.cn", 5) == actor.person


async def test_administrators_but_the_one_who_enters_addresses_have_none_to_set(office: Office) -> None:
    for actor in (office.security, an_actor("auditor", tenant=OFFICE, person=f"auditor@{OFFICE}")):
        await office.refused(set_email(office.service, actor, "zhang@example.cn", None), "FORBIDDEN")


async def test_the_floor_hides_a_row_from_all_but_its_person_and_the_administration(office: Office) -> None:
    hall = office.hall
    await an_address(hall, "director@huaming")
    read, change = "SELECT address FROM app.person_email", "UPDATE app.person_email SET address = 'x@example.cn'"
    admin = replace(own("hezuo"), reads=Reach.ADMIN, writes=Reach.ADMIN)
    reader = replace(admin, writes=Reach.NONE)
    auditor = replace(own("hezuo"), reads=Reach.AUDIT, writes=Reach.AUDIT)
    for fence, seen, changed in (
        (own("huaming"), 1, 1),
        (wide("hezuo"), 0, 0),
        (auditor, 0, 0),
        (admin, 1, 1),
        (reader, 1, 0),
        (replace(wide("hezuo"), person=SYSTEM_PERSON), 1, 1),
    ):
        assert await tried(hall, None, read, fence=fence) == seen
        assert await tried(hall, None, change, fence=fence) == changed
    assert await tried(hall, None, "UPDATE app.person_email SET person_id = id", fence=own("huaming")) == "refused"
    assert await tried(hall, None, "DELETE FROM app.person_email", fence=own("huaming")) == "refused"
    forged = (
        "INSERT INTO app.person_email (district_id, id, person_id, address, set_at, set_by, code_tries, codes_asked,"
        f" version) SELECT 120110, gen_random_uuid(), '{person_id(PERSONA)}', 'x@example.cn', now(), person_id, 0, 0, 1"
        " FROM app.person_email"
    )
    assert await tried(hall, None, forged, fence=own("huaming")) == "refused"
