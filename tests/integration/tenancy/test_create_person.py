"""登记人员: an account for somebody who can then be granted a membership; alone it can do nothing."""

import asyncio
from uuid import UUID

import pytest

from tests.support.builders import a_district, a_person
from tests.support.tenancy import ISSUER, Office
from zhaoshang.tenancy.operations.create_person import create_person
from zhaoshang.values.refusal import Refusal


async def test_a_person_is_there_audited_and_told_and_can_do_nothing(office: Office) -> None:
    key = await create_person(office.service, office.system, ISSUER, "wang", " 王芳 ")

    assert isinstance(key, UUID)
    row = await office.hall.row("person", key)
    assert (row["name"], row["pinyin"], row["subject"]) == ("王芳", "wang2 fang1", "wang")
    entry, event = await office.told("person.create", "person.created")
    assert entry["resource_id"] == key
    assert "wang" not in entry["changes"]
    assert str(key) in event["payload"]
    assert await office.service.database.identify(ISSUER, "wang") == []


@pytest.mark.parametrize(
    ("issuer", "subject", "name", "code", "path"),
    [
        (ISSUER, "wang", " ", "TEXT_REQUIRED", "name"),
        (ISSUER, "wang", "王" * 81, "TEXT_TOO_LONG", "name"),
        (ISSUER, "wang", "王\x00", "TEXT_INVALID", "name"),
        ("", "wang", "王芳", "TEXT_REQUIRED", "issuer"),
        ("i" * 256, "wang", "王芳", "TEXT_TOO_LONG", "issuer"),
        (ISSUER, " wang", "王芳", "TEXT_REQUIRED", "subject"),
        (ISSUER, "w" * 256, "王芳", "TEXT_TOO_LONG", "subject"),
        (ISSUER, "wa\x00ng", "王芳", "TEXT_INVALID", "subject"),
        (ISSUER, "officer@huaming", "王芳", "PERSON_KNOWN", "subject"),
    ],
)
async def test_what_no_account_can_be_is_refused(  # noqa: PLR0913, PLR0917  a table's columns
    office: Office, issuer: str, subject: str, name: str, code: str, path: str
) -> None:
    await office.refused(create_person(office.service, office.system, issuer, subject, name), code, path)


async def test_the_same_account_in_another_district_is_no_secret_and_no_hindrance(office: Office) -> None:
    await a_district(office.owner, 120111, "西青区")
    await a_person(office.owner, "wang", issuer=ISSUER, district=120111)

    assert isinstance(await create_person(office.service, office.system, ISSUER, "wang", "王芳"), UUID)


async def test_of_two_at_once_one_registers_the_account(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(create_person(office.service, office.system, ISSUER, "wang", "王芳") for _ in range(4))
    )

    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"PERSON_KNOWN"}


async def test_only_the_system_administrator_registers_people(office: Office) -> None:
    await office.refused_to_all_but(
        "system_admin", attempt=lambda who: create_person(office.service, who, ISSUER, "wang", "王芳")
    )
