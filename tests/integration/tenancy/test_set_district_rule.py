"""设定本区规则: from a day on; what was in force is never changed."""

import asyncio
from datetime import date
from uuid import UUID

import pytest

from tests.support.actors import an_actor
from tests.support.tenancy import Office
from zhaoshang.tenancy.operations.set_district_rule import set_district_rule
from zhaoshang.values.refusal import Refusal

TODAY = date(2026, 6, 30)
RULE = "major_threshold_fen"
SETTERS = ("system_admin", "coordination.director")


@pytest.mark.parametrize("subject", SETTERS)
async def test_a_version_is_kept_audited_and_told(office: Office, subject: str) -> None:
    actor = an_actor(subject, tenant="hezuo")

    key = await set_district_rule(office.service, actor, RULE, "6000000000", TODAY)

    assert isinstance(key, UUID)
    row = await office.hall.row("rule_version", key)
    assert (row["rule"], row["value"], row["effective_on"]) == (RULE, "6000000000", TODAY)
    entry, event = await office.told("district_rule.set", "district_rule.set")
    assert entry["resource_id"] == key
    assert RULE in event["payload"]


async def test_what_is_major_follows_the_version_in_force(office: Office) -> None:
    before = await office.hall.create(investment_fen=5_000_000_000)

    await set_district_rule(office.service, office.system, RULE, "6000000000", TODAY)

    after = await office.hall.create(name="乙", company_name="天津远航有限公司", investment_fen=5_000_000_000)
    assert (await office.hall.row("project", before))["is_major"]
    assert not (await office.hall.row("project", after))["is_major"]


async def test_a_version_of_tomorrow_is_not_in_force_today(office: Office) -> None:
    await set_district_rule(office.service, office.system, RULE, "6000000000", date(2026, 7, 1))

    key = await office.hall.create(investment_fen=5_000_000_000)

    assert (await office.hall.row("project", key))["is_major"]


@pytest.mark.parametrize(
    ("rule", "value", "day", "code", "path"),
    [
        ("no_such_rule", "1", TODAY, "RULE_UNKNOWN", "rule"),
        (RULE, "-1", TODAY, "RULE_VALUE_INVALID", "value"),
        ("industry_department", '{"OTHER": 1}', TODAY, "RULE_VALUE_INVALID", "value"),
        (RULE, "6000000000", date(2026, 6, 29), "RULE_NOT_IN_FUTURE", "effectiveOn"),
    ],
)
async def test_what_no_rule_can_be_is_refused(  # noqa: PLR0913, PLR0917  a table's columns
    office: Office, rule: str, value: str, day: date, code: str, path: str
) -> None:
    await office.refused(set_district_rule(office.service, office.system, rule, value, day), code, path)


async def test_a_day_has_one_version_even_at_once(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(set_district_rule(office.service, office.system, RULE, str(each), TODAY) for each in range(1, 5))
    )

    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"ALREADY_GRANTED"}
    assert len(await office.hall.rows("rule_version", rule=RULE)) == 1


async def test_only_its_keepers_set_rules(office: Office) -> None:
    await office.refused_to_all_but(
        *SETTERS, attempt=lambda who: set_district_rule(office.service, who, RULE, "6000000000", TODAY)
    )
