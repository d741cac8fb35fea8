"""Appointing sponsors: three levels, each with one at a time; whoever sponsors a project sees it (policy III.1)."""

import asyncio
from datetime import date
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.floor import tried
from tests.support.majors import THRESHOLD, a_major, appoint, appointed, joins, major_of
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import changed
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId, new_id

LEADER, DEPARTMENT, HOST = SponsorLevel.DISTRICT_LEADER, SponsorLevel.DEPARTMENT, SponsorLevel.HOST


async def test_a_project_that_reaches_the_threshold_enters_and_has_a_host_sponsor_only(hall: Hall) -> None:
    project = await hall.create(investment_fen=THRESHOLD - 1)
    assert await hall.rows("major_project") == []

    await changed(hall, project, investment_fen=THRESHOLD)

    (major,) = await hall.rows("major_project")
    assert (major["project_id"], major["tenant_id"], major["left_at"]) == (project, tenant_id("huaming"), None)
    (entered,) = await hall.rows("major_change")
    assert (entered["entered"], entered["investment_fen"], entered["threshold_fen"]) == (True, THRESHOLD, THRESHOLD)
    (host,) = await hall.rows("sponsorship")
    assert (host["level"], host["tenant_id"], host["next_visit_on"]) == ("HOST", tenant_id("huaming"), None)
    (parts,) = [each["parts"] for each in await hall.rows("participation", tenant_id=tenant_id("fgw"))]
    assert parts == Part.MAJOR


async def test_one_that_falls_below_leaves_and_nobody_sponsors_it_any_more(hall: Hall) -> None:
    major = await a_major(hall)
    project = (await hall.row("major_project", major))["project_id"]
    await appointed(hall, major, "ghzy")
    await appointed(hall, major, "qld", LEADER)

    await changed(hall, project, investment_fen=THRESHOLD - 1)

    assert (await hall.row("major_project", major))["left_at"] is not None
    assert [each["end_reason"][:9] for each in await hall.rows("sponsorship")] == ["项目已不是重大项目"] * 3
    assert [each["entered"] for each in await hall.rows("major_change")] == [True, False]
    for unit in ("ghzy", "qld", "fgw"):
        assert await hall.rows("participation", tenant_id=tenant_id(unit)) == []
    assert codes(await appoint(hall, major, "ghzy")) == ["FORBIDDEN"]
    await changed(hall, project, investment_fen=2 * THRESHOLD)
    row = await hall.row("major_project", major)
    assert (row["left_at"], row["investment_fen"]) == (None, 2 * THRESHOLD)
    assert len([each for each in await hall.rows("sponsorship") if each["ended_at"] is None]) == 1


async def test_the_threshold_is_the_districts_rule_of_the_day(hall: Hall) -> None:
    await hall.set_rule("major_threshold_fen", "1000", date(2026, 1, 1))
    await hall.create(investment_fen=1000)
    (entered,) = await hall.rows("major_change")
    assert (entered["entered"], entered["threshold_fen"]) == (True, 1000)


async def test_who_is_appointed_takes_part_and_is_to_visit(hall: Hall) -> None:
    major = await a_major(hall)

    leader, department = await appointed(hall, major, "qld", LEADER), await appointed(hall, major, "ghzy")

    row = await hall.row("sponsorship", leader)
    assert (row["level"], row["tenant_id"], row["next_visit_on"]) == (LEADER, tenant_id("qld"), date(2026, 9, 28))
    assert set(row["shared_with"]) == {tenant_id(each) for each in ("huaming", "ghzy", "fgw", "gxj")}
    for unit in ("qld", "ghzy"):
        (part,) = await hall.rows("participation", tenant_id=tenant_id(unit))
        assert part["parts"] == Part.SPONSOR
    parties = {each["tenant_id"] for each in await hall.rows("major_party")}
    assert parties == {tenant_id(each) for each in ("huaming", "qld", "ghzy")}
    events = [each["kind"] for each in await hall.rows("outbox_event")]
    assert events.count("major.sponsor_appointed") == 2
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent
    assert department != leader


async def test_whoever_is_replaced_hands_over_and_sees_it_no_more(hall: Hall) -> None:
    major = await a_major(hall)
    first = await appointed(hall, major, "ghzy")

    assert codes(await appoint(hall, major, "sthj")) == ["HANDOVER_REQUIRED"]
    assert codes(await appoint(hall, major, "ghzy", handover="同前")) == ["SPONSOR_SAME"]
    second = await appoint(hall, major, "sthj", handover=" 用地批复在办，下月回复。 ")

    assert isinstance(second, UUID)
    before = await hall.row("sponsorship", first)
    assert (before["end_reason"], before["handover"]) == ("REPLACED", "用地批复在办，下月回复。")
    assert await hall.rows("participation", tenant_id=tenant_id("ghzy")) == []
    (part,) = await hall.rows("participation", tenant_id=tenant_id("sthj"))
    assert part["parts"] == Part.SPONSOR
    named = await joins(hall, "officer@sthj")
    assert isinstance(await appoint(hall, major, "sthj", person=named, handover="明确到人"), UUID)


async def test_of_two_appointments_at_once_one_comes_first(hall: Hall) -> None:
    major = await a_major(hall)

    outcomes = await asyncio.gather(appoint(hall, major, "ghzy"), appoint(hall, major, "sthj"))

    (refused,) = [each for each in outcomes if not isinstance(each, UUID)]
    assert codes(refused) == ["HANDOVER_REQUIRED"]
    assert len(await hall.rows("sponsorship", level="DEPARTMENT")) == 1


async def test_a_new_host_sponsors_what_it_was_given(hall: Hall) -> None:
    major = await a_major(hall)
    project = (await hall.row("major_project", major))["project_id"]
    await hall.owner.execute(
        "UPDATE app.participation SET tenant_id = $1 WHERE tenant_id = $2", tenant_id("xinli"), tenant_id("huaming")
    )
    for table in ("project", "company"):
        await hall.owner.execute(f"UPDATE app.{table} SET tenant_id = $1", tenant_id("xinli"))
    await changed(hall, project, "officer@xinli", investment_fen=700_000_000_00)

    levels = {each["tenant_id"]: each["end_reason"] for each in await hall.rows("sponsorship")}
    assert levels == {
        tenant_id("huaming"): "项目由其他单位承接 / another host has the project",
        tenant_id("xinli"): None,
    }
    assert (await hall.row("major_project", major))["tenant_id"] == tenant_id("xinli")
    (party,) = await hall.rows("major_party")
    assert party["tenant_id"] == tenant_id("xinli")


async def test_who_may_not_be_appointed(hall: Hall) -> None:
    major = await a_major(hall)
    leader = await joins(hall, "director@qld", "DIRECTOR")
    before = await hall.rows("outbox_event")

    for unit, level, person, code in (
        ("huaming", HOST, None, "LEVEL_IS_HOST"),
        ("qld", LEADER, None, "PERSON_REQUIRED"),
        ("qld", LEADER, new_id(), "PERSON_NOT_FOUND"),
        ("ghzy", LEADER, leader, "SPONSOR_NOT_FIT"),
        ("qld", DEPARTMENT, None, "SPONSOR_NOT_FIT"),
        ("ducha", DEPARTMENT, None, "SPONSOR_NOT_FIT"),
        ("xinli", DEPARTMENT, None, "SPONSOR_NOT_FIT"),
        ("ghzy", DEPARTMENT, leader, "PERSON_NOT_FOUND"),
        ("nobody", DEPARTMENT, None, "SPONSOR_NOT_FOUND"),
    ):
        assert codes(await appoint(hall, major, unit, level, person=person)) == [code], (unit, level)
    assert codes(await appoint(hall, major, "ghzy", handover="x" * 2001)) == ["TEXT_TOO_LONG"]
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE code = 'ghzy'")
    assert codes(await appoint(hall, major, "ghzy")) == ["SPONSOR_NOT_FOUND"]
    assert len(await hall.rows("sponsorship")) == 1
    assert await hall.rows("outbox_event") == before


async def test_only_who_runs_major_projects_appoints(hall: Hall) -> None:
    major = await a_major(hall)
    for persona, code in (
        ("viewer@fgw", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
        ("director@ghzy", "NOT_FOUND"),
    ):
        assert codes(await appoint(hall, major, "sthj", persona=persona)) == [code], persona
    assert codes(await appoint(hall, new_id(), "sthj")) == ["NOT_FOUND"]
    assert len(await hall.rows("sponsorship")) == 1


async def test_no_fence_says_by_itself_that_a_project_is_major_or_ends_a_sponsorship(hall: Hall) -> None:
    major = await a_major(hall)
    project = await hall.create("officer@huaming", name="另一项目", company_name="天津另一有限公司")
    for statement in (
        (
            "INSERT INTO app.major_project (district_id, id, tenant_id, project_id, entered_at, investment_fen) VALUES"
            f" ({DONGLI}, uuidv7(), '{tenant_id('huaming')}', '{project}', now(), 1)"
        ),
        "UPDATE app.major_project SET left_at = now()",
        "UPDATE app.sponsorship SET ended_at = now(), end_reason = '不干了'",
        "UPDATE app.sponsorship SET level = 'DEPARTMENT'",
        (
            "INSERT INTO app.sponsorship (district_id, id, tenant_id, project_id, level, began_at, appointed_by,"
            f" version) VALUES ({DONGLI}, uuidv7(), '{tenant_id('huaming')}', '{project}', 'HOST', now(), uuidv7(), 1)"
        ),
    ):
        assert await tried(hall, "huaming", statement) == "refused", statement
    (row,) = await hall.rows("sponsorship")
    assert (row["ended_at"], row["level"]) == (None, "HOST")
    assert (await hall.row("major_project", major))["left_at"] is None
    assert len(await hall.rows("major_project")) == 1
    assert await major_of(hall, (await hall.row("major_project", major))["project_id"]) == major
