"""Every mutation of the administrators over GraphQL: what it answers, and each refusal, in both languages."""

import re
from datetime import date
from typing import Any

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_membership, a_tenant
from tests.support.graphql import Graphql
from tests.support.pipeline import SCHEMA
from tests.support.tenancy import OFFICE, Office, nothing_happens
from zhaoshang.values.ids import global_id

SYSTEM = f"system_admin@{OFFICE}"
SECURITY = f"security_admin@{OFFICE}"
HUAMING = global_id("Tenant", tenant_id("huaming"))
XINLI = global_id("Tenant", tenant_id("xinli"))
WANG = global_id("Person", person_id("officer@huaming"))
NEVER = "01990000-0000-7000-8000-000000000000"

GRANT = {"person": WANG, "tenant": HUAMING, "role": "OFFICER"}
TENANT = {"code": "jinzhong", "name": "金钟街道办事处", "shortName": "金钟街道", "kind": "STREET"}
PERSON = {"issuer": "https://issuer.test", "subject": "zhao", "name": "赵某"}
RULE = {"rule": "first_report_window_minutes", "value": "30", "effectiveOn": "2026-07-01"}
DAY = {"day": "2026-07-04", "worked": True, "reason": "全区招商推介会"}

VALID: dict[str, tuple[str, dict[str, Any]]] = {
    "tenantCreate": (SYSTEM, TENANT),
    "tenantUpdate": (SYSTEM, {"tenant": HUAMING, "expectedVersion": 1, "name": "新名"}),
    "tenantClose": (SYSTEM, {"tenant": HUAMING, "expectedVersion": 1}),
    "personCreate": (SYSTEM, PERSON),
    "membershipGrant": (SECURITY, GRANT),
    "responsibilityGrant": (SECURITY, {"tenant": HUAMING, "responsibility": "STATISTICS"}),
    "responsibilityRevoke": (SECURITY, {"tenant": HUAMING, "responsibility": "HOST"}),
    "districtRuleSet": (SYSTEM, RULE),
    "workingDaySet": (SYSTEM, DAY),
}
"""For each mutation somebody who may, and an input that is fine."""


async def mutate(client: Graphql, name: str, given: dict[str, Any], selection: str = "") -> dict[str, Any]:
    type_name = "ResponsibilityInput" if name.startswith("responsibility") else f"{name[0].upper()}{name[1:]}Input"
    answered = await client.run(
        f"mutation($input: {type_name}!) {{ {name}(input: $input) {{ {selection} errors {{ code message path }} }} }}",
        {"input": given},
    )
    payload: dict[str, Any] = answered.data[name]
    return payload


async def done(client: Graphql, name: str, given: dict[str, Any], thing: str, selection: str) -> dict[str, Any]:
    """What a mutation that succeeds answers."""
    payload = await mutate(client, name, given, f"{thing} {{ {selection} }}")
    assert payload["errors"] == []
    answered: dict[str, Any] = payload[thing]
    return answered


def codes(payload: dict[str, Any]) -> list[str]:
    return [error["code"] for error in payload["errors"]]


async def test_units_are_entered_renamed_moved_and_closed(client: Graphql) -> None:
    system, shown = client.as_(SYSTEM), "id code name shortName kind parent { code } closedAt version"
    park = await done(system, "tenantCreate", {**TENANT, "code": "gxq", "kind": "PARK"}, "tenant", shown)
    inner = await done(
        system, "tenantCreate", {**TENANT, "code": "zzy", "kind": "PARK", "parent": park["id"]}, "tenant", shown
    )
    assert (inner["kind"], inner["parent"], inner["version"]) == ("PARK", {"code": "gxq"}, 1)

    async def change(version: int, **changes: Any) -> dict[str, Any]:
        given = {"tenant": inner["id"], "expectedVersion": version, **changes}
        return await done(system, "tenantUpdate", given, "tenant", shown)

    renamed = await change(1, name=" 华明智造园 ")
    assert (renamed["name"], renamed["shortName"], renamed["parent"]) == ("华明智造园", "金钟街道", {"code": "gxq"})
    assert (await change(2, shortName="智造园"))["shortName"] == "智造园"
    assert (await change(3, parent=None))["parent"] is None
    assert (await change(4, parent=park["id"]))["parent"] == {"code": "gxq"}
    closed = await done(system, "tenantClose", {"tenant": inner["id"], "expectedVersion": 5}, "tenant", shown)
    assert (closed["version"], closed["closedAt"] is None) == (6, False)


async def test_a_newcomer_is_registered_put_to_work_and_dismissed(client: Graphql) -> None:
    security = client.as_(SECURITY)
    person = await done(client.as_(SYSTEM), "personCreate", PERSON, "person", "id name")
    assert person["name"] == "赵某"

    membership = await done(
        security,
        "membershipGrant",
        {"person": person["id"], "tenant": HUAMING, "role": "DIRECTOR"},
        "membership",
        "id role person { name } tenant { code } grantedBy { name } endedAt",
    )
    assert membership == {
        "id": membership["id"],
        "role": "DIRECTOR",
        "person": {"name": "赵某"},
        "tenant": {"code": "huaming"},
        "grantedBy": {"name": SECURITY},
        "endedAt": None,
    }
    seen = await client.as_("zhao").run("{ viewer { person { id } subjects } }")
    assert seen.data["viewer"] == {"person": {"id": person["id"]}, "subjects": ["host.director"]}

    ended = await done(
        security, "membershipRevoke", {"membership": membership["id"]}, "membership", "id endedAt endedBy { name }"
    )
    assert (ended["id"], ended["endedAt"] is None, ended["endedBy"]["name"]) == (membership["id"], False, SECURITY)
    # Whoever changes something is looked up anew.
    late = await client.as_("zhao").run(
        'mutation { tenantClose(input: {tenant: "x", expectedVersion: 1}) { errors { code } } }'
    )
    assert late.codes == ["NO_MEMBERSHIP"]


async def test_a_unit_answers_for_more_and_for_less(client: Graphql) -> None:
    security, given = client.as_(SECURITY), {"tenant": HUAMING, "responsibility": "STATISTICS"}

    more = await done(security, "responsibilityGrant", given, "tenant", "responsibilities")
    assert sorted(more["responsibilities"]) == ["HOST", "STATISTICS"]
    less = await done(security, "responsibilityRevoke", given, "tenant", "responsibilities")
    assert less["responsibilities"] == ["HOST"]
    again = await done(security, "responsibilityGrant", given, "tenant", "responsibilities")
    assert sorted(again["responsibilities"]) == ["HOST", "STATISTICS"]


async def test_rules_are_set_from_a_day_on(client: Graphql) -> None:
    shown = "rule value effectiveOn"
    assert await done(client.as_(SYSTEM), "districtRuleSet", RULE, "districtRule", shown) == RULE
    later = {**RULE, "value": "60", "effectiveOn": "2027-01-01"}
    assert await done(client.as_("director@hezuo"), "districtRuleSet", later, "districtRule", shown) == later


async def test_days_are_decided_and_decided_anew(client: Graphql) -> None:
    coordinator, shown = client.as_("director@hezuo"), "day worked reason inForce createdBy { name }"
    by = {"inForce": True, "createdBy": {"name": "director@hezuo"}}
    assert await done(coordinator, "workingDaySet", DAY, "workingDayOverride", shown) == {**DAY, **by}
    anew = {**DAY, "worked": False, "reason": "推介会改期"}
    assert await done(coordinator, "workingDaySet", anew, "workingDayOverride", shown) == {**anew, **by}
    again = {**DAY, "day": "2026-07-11"}
    assert (await done(client.as_(SYSTEM), "workingDaySet", again, "workingDayOverride", shown))["day"] == "2026-07-11"


REFUSED: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("tenantCreate", SYSTEM, {**TENANT, "code": "金钟"}, "CODE_INVALID", "code"),
    ("tenantCreate", SYSTEM, {**TENANT, "code": "huaming"}, "CODE_TAKEN", "code"),
    ("tenantCreate", SYSTEM, {**TENANT, "name": "　"}, "TEXT_REQUIRED", "name"),
    ("tenantCreate", SYSTEM, {**TENANT, "shortName": "字" * 81}, "TEXT_TOO_LONG", "shortName"),
    ("tenantCreate", SYSTEM, {**TENANT, "name": "金\x00钟"}, "TEXT_INVALID", "name"),
    ("tenantCreate", SYSTEM, {**TENANT, "parent": HUAMING}, "PARENT_INVALID", "parent"),
    ("tenantCreate", SYSTEM, {**TENANT, "kind": "PARK", "parent": "nonsense"}, "PARENT_INVALID", "parent"),
    ("tenantUpdate", SYSTEM, {"tenant": HUAMING, "expectedVersion": 9, "name": "新名"}, "CONFLICT", "expectedVersion"),
    ("tenantUpdate", SYSTEM, {"tenant": HUAMING, "expectedVersion": 1, "name": ""}, "TEXT_REQUIRED", "name"),
    ("tenantUpdate", SYSTEM, {"tenant": HUAMING, "expectedVersion": 1, "name": "字" * 81}, "TEXT_TOO_LONG", "name"),
    (
        "tenantUpdate",
        SYSTEM,
        {"tenant": HUAMING, "expectedVersion": 1, "shortName": "\x7f"},
        "TEXT_INVALID",
        "shortName",
    ),
    ("tenantUpdate", SYSTEM, {"tenant": HUAMING, "expectedVersion": 1, "parent": XINLI}, "PARENT_INVALID", "parent"),
    ("tenantUpdate", SYSTEM, {"tenant": "closed", "expectedVersion": 1, "name": "新名"}, "TENANT_CLOSED", ""),
    ("tenantClose", SYSTEM, {"tenant": HUAMING, "expectedVersion": 2}, "CONFLICT", "expectedVersion"),
    ("tenantClose", SYSTEM, {"tenant": "closed", "expectedVersion": 1}, "TENANT_CLOSED", ""),
    ("tenantClose", SYSTEM, {"tenant": XINLI, "expectedVersion": 1}, "TENANT_IN_USE", ""),
    ("personCreate", SYSTEM, {**PERSON, "name": ""}, "TEXT_REQUIRED", "name"),
    ("personCreate", SYSTEM, {**PERSON, "subject": " zhao"}, "TEXT_REQUIRED", "subject"),
    ("personCreate", SYSTEM, {**PERSON, "issuer": "i" * 256}, "TEXT_TOO_LONG", "issuer"),
    ("personCreate", SYSTEM, {**PERSON, "subject": "a\x00b"}, "TEXT_INVALID", "subject"),
    ("personCreate", SYSTEM, {**PERSON, "subject": "officer@huaming"}, "PERSON_KNOWN", "subject"),
    ("membershipGrant", SECURITY, {**GRANT, "person": f"Person_{NEVER}"}, "NOT_FOUND", ""),
    ("membershipGrant", SECURITY, {**GRANT, "tenant": WANG}, "NOT_FOUND", ""),
    ("membershipGrant", SECURITY, {**GRANT, "person": "myself"}, "OWN_GRANT", "person"),
    ("membershipGrant", SECURITY, {**GRANT, "tenant": "closed"}, "TENANT_CLOSED", "tenant"),
    ("membershipGrant", SECURITY, {**GRANT, "tenant": XINLI}, "ALREADY_GRANTED", "role"),
    ("membershipGrant", SECURITY, {**GRANT, "role": "AUDITOR"}, "ROLES_EXCLUSIVE", "role"),
    ("membershipRevoke", SECURITY, {"membership": f"Membership_{NEVER}"}, "NOT_FOUND", ""),
    ("membershipRevoke", SECURITY, {"membership": "my own"}, "OWN_GRANT", "membership"),
    ("membershipRevoke", SECURITY, {"membership": "ended"}, "NOT_GRANTED", "membership"),
    ("responsibilityGrant", SECURITY, {"tenant": WANG, "responsibility": "HOST"}, "NOT_FOUND", ""),
    ("responsibilityGrant", SECURITY, {"tenant": "closed", "responsibility": "HOST"}, "TENANT_CLOSED", "tenant"),
    (
        "responsibilityGrant",
        SECURITY,
        {"tenant": HUAMING, "responsibility": "HOST"},
        "ALREADY_GRANTED",
        "responsibility",
    ),
    ("responsibilityRevoke", SECURITY, {"tenant": "nonsense", "responsibility": "HOST"}, "NOT_FOUND", ""),
    (
        "responsibilityRevoke",
        SECURITY,
        {"tenant": HUAMING, "responsibility": "FINANCE"},
        "NOT_GRANTED",
        "responsibility",
    ),
    ("districtRuleSet", SYSTEM, {**RULE, "rule": "no_such_rule"}, "RULE_UNKNOWN", "rule"),
    ("districtRuleSet", SYSTEM, {**RULE, "value": "半小时"}, "RULE_VALUE_INVALID", "value"),
    ("districtRuleSet", SYSTEM, {**RULE, "effectiveOn": "2026-06-29"}, "RULE_NOT_IN_FUTURE", "effectiveOn"),
    (
        "districtRuleSet",
        SYSTEM,
        {"rule": "industry_department", "value": "{}", "effectiveOn": "2026-07-07"},
        "ALREADY_GRANTED",
        "effectiveOn",
    ),
    ("workingDaySet", SYSTEM, {**DAY, "reason": "　"}, "TEXT_REQUIRED", "reason"),
    ("workingDaySet", SYSTEM, {**DAY, "reason": "字" * 1001}, "TEXT_TOO_LONG", "reason"),
    ("workingDaySet", SYSTEM, {**DAY, "reason": "推介\x00会"}, "TEXT_INVALID", "reason"),
    ("workingDaySet", SYSTEM, {**DAY, "day": "2026-06-29"}, "DAY_NOT_IN_FUTURE", "day"),
    ("workingDaySet", SYSTEM, {**DAY, "worked": False}, "DAY_UNCHANGED", "worked"),
    ("tenantUpdate", SYSTEM, {"tenant": f"Tenant_{NEVER}", "expectedVersion": 1}, "NOT_FOUND", ""),
    ("tenantClose", SYSTEM, {"tenant": "nonsense", "expectedVersion": 1}, "NOT_FOUND", ""),
]
"""Mutation, who, what, the code and the path of its refusal. Words stand for things of the scene."""


@pytest.fixture
async def scene(office: Office) -> dict[str, str]:
    """What the refusals above are about, by the words they use for it."""
    wang = person_id("officer@huaming")
    closed = await a_tenant(office.owner, "closed", closed_at=office.hall.clock.at)
    await a_membership(office.owner, wang, tenant_id("xinli"), "OFFICER")
    ended = await a_membership(office.owner, wang, tenant_id("hezuo"), "OFFICER")
    await office.owner.execute("UPDATE app.membership SET ended_at = now() WHERE id = $1", ended)
    (own,) = await office.hall.rows("membership", role="SECURITY_ADMIN")
    await office.hall.set_rule("industry_department", "{}", date(2026, 7, 7))
    return {
        "closed": global_id("Tenant", closed),
        "ended": global_id("Membership", ended),
        "my own": global_id("Membership", own["id"]),
        "myself": global_id("Person", person_id(SECURITY)),
    }


@pytest.mark.parametrize(
    ("name", "persona", "given", "code", "path"), REFUSED, ids=[f"{case[0]} {case[3]} {case[4]}" for case in REFUSED]
)
async def test_a_refusal_says_what_and_where_and_nothing_happens(  # noqa: PLR0913  the columns of the table above
    office: Office,
    client: Graphql,
    scene: dict[str, str],
    *,
    name: str,
    persona: str,
    given: dict[str, Any],
    code: str,
    path: str,
) -> None:
    meant = {key: scene.get(value, value) for key, value in given.items()}
    async with nothing_happens(office.owner):
        for language in ("zh-CN", "en"):
            payload = await mutate(client.as_(persona).with_(Accept_Language=language), name, meant)
            (error,) = payload["errors"]
            assert (error["code"], ".".join(error["path"])) == (code, path)
            assert error["message"].isascii() is (language == "en")


@pytest.mark.usefixtures("scene")
@pytest.mark.parametrize("name", [*VALID, "membershipRevoke"])
async def test_nobody_else_may(office: Office, client: Graphql, name: str) -> None:
    allowed, given = VALID.get(name, (SECURITY, {}))
    if name == "membershipRevoke":
        (held,) = await office.hall.rows("membership", tenant_id=tenant_id("xinli"))
        given = {"membership": global_id("Membership", held["id"])}
    others = {SYSTEM, SECURITY, f"auditor@{OFFICE}", "director@ducha", "director@xinli", "officer@hezuo"} - {allowed}

    async with nothing_happens(office.owner):
        for persona in sorted(others):
            (error,) = (await mutate(client.as_(persona), name, given))["errors"]
            assert error["code"] in {"FORBIDDEN", "NOT_FOUND"}, persona
            # Nothing that everybody finds in the directory is unheard of to those who work here.
            if name != "membershipRevoke" and not persona.endswith(OFFICE):
                assert error["code"] == "FORBIDDEN", persona


def test_every_declared_code_is_shown_here() -> None:
    sdl = SCHEMA.as_str()
    shown = {(name, code) for name, _, _, code, _ in REFUSED}
    for name in [*VALID, "membershipRevoke"]:
        enum = re.search(rf"enum {name[0].upper()}{name[1:]}ErrorCode {{(.*?)\n}}", sdl, re.DOTALL)
        assert enum is not None, name
        declared = set(re.findall(r"^  ([A-Z_]+)$", enum[1], re.MULTILINE))
        # These two are the same everywhere and have tests of their own.
        assert declared - {"FORBIDDEN", "IDEMPOTENCY_KEY_REUSED"} == {code for other, code in shown if other == name}


@pytest.mark.parametrize("name", VALID)
async def test_a_repeated_request_happens_once(office: Office, client: Graphql, name: str) -> None:
    persona, given = VALID[name]
    keyed = client.as_(persona).with_(Idempotency_Key=f"once-{name}")
    first = await mutate(keyed, name, given)

    async with nothing_happens(office.owner):
        assert await mutate(keyed, name, given) == first
    assert first["errors"] == []
    other = {**given, **({"name": "别的"} if "name" in given else {})}
    if other != given:
        assert codes(await mutate(keyed, name, other)) == ["IDEMPOTENCY_KEY_REUSED"]


async def test_another_districts_unit_answers_like_none(office: Office, client: Graphql) -> None:
    theirs = global_id("Tenant", await a_tenant(office.owner, "elsewhere", district=120111))
    never = f"Tenant_{NEVER}"

    for name in ("tenantUpdate", "tenantClose", "responsibilityGrant", "membershipGrant"):
        persona, given = VALID[name]
        answers = [await mutate(client.as_(persona), name, {**given, "tenant": key}) for key in (theirs, never)]
        assert answers[0] == answers[1]
        assert codes(answers[0]) == ["NOT_FOUND"]
