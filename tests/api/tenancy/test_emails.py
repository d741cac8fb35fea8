"""Addresses over GraphQL: one's own, the system administrator's list, nobody else's business; and every code."""

from typing import Any

import pytest

from tests.support.actors import person_id
from tests.support.graphql import Graphql
from tests.support.mail import address_of, an_address, code_in, codes_mailed, mailing
from tests.support.smtp import post_office
from tests.support.tenancy import OFFICE, Office, nothing_happens
from zhaoshang.tenancy.api.payloads_email import (
    PersonEmailConfirmErrorCode,
    PersonEmailRegisterErrorCode,
    PersonEmailSetErrorCode,
)
from zhaoshang.values.ids import global_id

OFFICER, SYSTEM = "officer@huaming", f"system_admin@{OFFICE}"
WANG = global_id("Person", person_id(OFFICER))
NEVER = "Person_01990000-0000-7000-8000-000000000000"
PERSON = "query($id: ID!) { person(id: $id) { name email { address verifiedAt version } } }"
NODE = "query($id: ID!) { node(id: $id) { ... on Person { name email { address } } } }"
PEOPLE = "{ people(first: 100) { nodes { name email { address } } } }"
REPEATED = "IDEMPOTENCY_KEY_REUSED"


async def mutate(client: Graphql, name: str, given: dict[str, Any]) -> dict[str, Any]:
    answered = await client.run(
        f"mutation($input: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $input) {{"
        " person { name email { address verifiedAt codeExpiresAt version } } errors { code message path } } }",
        {"input": given},
    )
    payload: dict[str, Any] = answered.data[name]
    return payload


async def test_an_address_is_set_mailed_a_code_and_confirmed(office: Office, client: Graphql) -> None:
    officer = client.as_(OFFICER)
    said = await mutate(officer, "personEmailSet", {"address": "wang@example.cn"})
    email = {"address": "wang@example.cn", "verifiedAt": None, "codeExpiresAt": None, "version": 1}
    assert said == {"person": {"name": OFFICER, "email": email}, "errors": []}
    async with post_office() as post:
        mailing(office.hall, post)
        await codes_mailed(office.hall)
    asked = "{ viewer { person { email { verifiedAt codeExpiresAt } } } }"
    waiting = (await officer.run(asked)).data["viewer"]["person"]["email"]
    assert waiting == {"verifiedAt": None, "codeExpiresAt": "2026-06-30T02:30:00.000000Z"}
    confirmed = await mutate(officer, "personEmailConfirm", {"code": code_in(post.letters[0])})
    assert confirmed["errors"] == []
    assert confirmed["person"]["email"] == {
        **email,
        "verifiedAt": "2026-06-30T02:00:00.000000Z",
        "version": 2,
    }


async def test_nobody_but_themselves_and_the_system_administrator_reads_an_address(
    office: Office, client: Graphql
) -> None:
    await an_address(office.hall, OFFICER)
    shown = {"address": address_of(OFFICER)}
    for persona in (OFFICER, SYSTEM):
        assert (await client.as_(persona).run(NODE, {"id": WANG})).data["node"]["email"] == shown
        assert (await client.as_(persona).run(PERSON, {"id": WANG})).data["person"]["email"]["version"] == 2
    for persona in ("director@huaming", "director@hezuo", "viewer@ducha", "officer@qld"):
        assert (await client.as_(persona).run(NODE, {"id": WANG})).data["node"] == {"name": OFFICER, "email": None}
        listed = (await client.as_(persona).run(PEOPLE)).data["people"]["nodes"]
        assert {each["name"] for each in listed} >= {OFFICER}
        assert all(each["email"] is None for each in listed)
    for document in (NODE, PERSON):
        refused = await client.as_(f"security_admin@{OFFICE}").run(document, {"id": WANG})
        assert refused.codes == ["FORBIDDEN"]
        assert address_of(OFFICER) not in str(refused.body)
    assert (await client.as_(f"auditor@{OFFICE}").run(NODE, {"id": WANG})).data == {"node": None}
    assert (await client.as_(f"auditor@{OFFICE}").run(PERSON, {"id": WANG})).codes == ["FORBIDDEN"]


async def test_the_system_administrator_enters_it_for_others(client: Graphql) -> None:
    said = await mutate(client.as_(SYSTEM), "personEmailRegister", {"person": WANG, "address": "wang@example.cn"})
    assert (said["errors"], said["person"]["email"]["address"]) == ([], "wang@example.cn")
    assert (await client.as_(OFFICER).run(PERSON, {"id": WANG})).data["person"]["email"] == {
        "address": "wang@example.cn",
        "verifiedAt": None,
        "version": 1,
    }


async def test_a_shown_email_without_a_right_to_any_is_refused_whole(client: Graphql) -> None:
    refused = await client.as_(f"auditor@{OFFICE}").run("{ viewer { person { email { address } } } }")
    assert refused.codes == ["FORBIDDEN"]


@pytest.mark.parametrize("persona", ["director@huaming", f"security_admin@{OFFICE}"])
async def test_whoever_else_enters_one_is_refused(office: Office, client: Graphql, persona: str) -> None:
    async with nothing_happens(office.owner):
        said = await mutate(client.as_(persona), "personEmailRegister", {"person": WANG, "address": "a@example.cn"})
    assert [each["code"] for each in said["errors"]] == ["FORBIDDEN"]


async def test_a_repeated_request_is_one_try(office: Office, client: Graphql) -> None:
    waits = {"code_digest": "of another", "code_expires_at": office.hall.clock.now().replace(year=2027)}
    await an_address(office.hall, OFFICER, verified_at=None, **waits)
    repeated = client.as_(OFFICER).with_(Idempotency_Key="once")
    for _ in range(3):
        said = await mutate(repeated, "personEmailConfirm", {"code": "ABCD-2345"})
        assert [each["code"] for each in said["errors"]] == ["EMAIL_CODE_WRONG"]
        assert said["errors"][0]["message"] == "验证码不正确，还可再试 4 次"
    (row,) = await office.hall.rows("person_email")
    assert row["code_tries"] == 1


async def test_every_code_is_one_that_is_declared(office: Office, client: Graphql) -> None:
    told: dict[str, set[str]] = {"personEmailSet": set(), "personEmailRegister": set(), "personEmailConfirm": set()}

    async def refused(name: str, persona: str, given: dict[str, Any], code: str) -> None:
        said = await mutate(client.as_(persona), name, given)
        assert ([each["code"] for each in said["errors"]], said["person"]) == ([code], None)
        told[name].add(code)

    async def exhaust(who: dict[str, Any], name: str, persona: str) -> None:
        given = {**who, "address": "a@example.cn"}
        await refused(name, persona, {**given, "address": "a@@example.cn"}, "INVALID_EMAIL")
        await refused(name, persona, {**given, "expectedVersion": 1}, "CONFLICT")
        await office.owner.execute("DELETE FROM app.person_email")
        await an_address(office.hall, OFFICER, codes_asked=5)
        await refused(name, persona, {**given, "expectedVersion": 2}, "EMAIL_CODES_TOO_MANY")
        await office.owner.execute("DELETE FROM app.person_email")

    await exhaust({}, "personEmailSet", OFFICER)
    await exhaust({"person": WANG}, "personEmailRegister", SYSTEM)
    await refused("personEmailSet", f"auditor@{OFFICE}", {"address": "a@example.cn"}, "FORBIDDEN")
    await refused("personEmailRegister", OFFICER, {"person": WANG, "address": "a@example.cn"}, "FORBIDDEN")
    await refused("personEmailRegister", SYSTEM, {"person": NEVER, "address": "a@example.cn"}, "NOT_FOUND")
    await refused("personEmailConfirm", SYSTEM, {"code": "ABCD-2345"}, "FORBIDDEN")
    await refused("personEmailConfirm", OFFICER, {"code": "ABCD-2345"}, "EMAIL_CODE_EXPIRED")
    waits = {"code_digest": "of another", "code_expires_at": office.hall.clock.now().replace(year=2027)}
    await an_address(office.hall, OFFICER, verified_at=None, **waits)
    await refused("personEmailConfirm", OFFICER, {"code": "ABCD-2345"}, "EMAIL_CODE_WRONG")

    for name, enum in (
        ("personEmailSet", PersonEmailSetErrorCode),
        ("personEmailRegister", PersonEmailRegisterErrorCode),
        ("personEmailConfirm", PersonEmailConfirmErrorCode),
    ):
        assert told[name] | {REPEATED} == {each.name for each in enum}
