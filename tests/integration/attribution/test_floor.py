"""What PostgreSQL itself refuses a street under its own fence, whatever SQL it could send: no hand on credit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import agree, credited, disputed, newest, proposed, shared
from tests.support.floor import tried
from tests.support.projects import Hall
from tests.support.statistics import entered, proof
from tests.support.tenancy import nothing_happens, state_of
from zhaoshang.attribution.operations.answer_dispute import answer_dispute
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.attribution.operations.withdraw_agreement import withdraw_agreement
from zhaoshang.attribution.operations.withdraw_dispute import withdraw_dispute
from zhaoshang.values.ids import ProjectId, new_id

OWNED = "district_id, id, tenant_id"
MINE = "120110, :id, :me"
INSERTS: dict[str, str] = {
    "dispute": f"""INSERT INTO app.attribution_dispute ({OWNED}, project_id, terms_id, state, reason, raised_at,
        raised_by, version) VALUES ({MINE}, :project, :terms, 'OPEN', '有异议', now(), :id, 1)""",
    "place in a dispute": f"""INSERT INTO app.attribution_dispute_party ({OWNED}, dispute_id, raised_at, version)
        VALUES ({MINE}, :dispute, now(), 1)""",
    "agreement": f"""INSERT INTO app.attribution_agreement ({OWNED}, project_id, terms_id, state, since, evidence_id,
        proposed_at, proposed_by, version)
        VALUES ({MINE}, :project, :terms, 'APPROVED', now(), :evidence, now(), :id, 1)""",
    "place in an agreement": f"""INSERT INTO app.attribution_agreement_party ({OWNED}, agreement_id, place, share,
        proposed_at, agreed_at, version) VALUES ({MINE}, :agreement, 0, 10000, now(), now(), 1)""",
    "link": f"""INSERT INTO app.attribution_link ({OWNED}, project_id, lead_project_id, kind, reason, linked_at,
        linked_by, made_terms_id) VALUES ({MINE}, :other, :project, 'SITE', '同一协议', now(), :id, :terms)""",
    "terms": """INSERT INTO app.attribution_terms (district_id, id, project_id, origin_tenant_id, host_tenant_id, since,
        parties, shares, basis, made_at)
        VALUES (120110, :id, :project, :me, :me, now(), '{}', '{}', 'DECISION', now())""",
    "part in terms": f"INSERT INTO app.attribution_party ({OWNED}, terms_id, made_at) VALUES ({MINE}, :terms, now())",
    "entry": f"""INSERT INTO app.attribution_entry ({OWNED}, project_id, terms_id, dispute_id, metric, period, kind,
        amount, share, cumulative_before, cumulative_after, credited_before, credited_after, takes_remainder,
        origin_tenant_id, host_tenant_id, since, basis, posted_at)
        VALUES ({MINE}, :project, :terms, :dispute, 'TAX', '2026-07', 'CREDIT', 1, 10000, 0, 1, 0, 1, true, :me, :me,
        now(), 'RULE', now())""",
    "running total": """INSERT INTO app.attribution_running (district_id, id, terms_id, metric, cumulative, parties,
        credited) VALUES (120110, :id, :terms, 'TAX', 1, '{}', '{}')""",
    "closed month": """INSERT INTO app.closed_period (district_id, id, period, closed_at, closed_by)
        VALUES (120110, :id, '2026-07', now(), :id)""",
    "verified figure": f"""INSERT INTO app.fact ({OWNED}, project_id, metric, amount, paid_on, evidence_id, state,
        recorded_at, recorded_by, decided_at, decided_by, version)
        VALUES ({MINE}, :project, 'TAX', 1, '2026-07-20', :evidence, 'VERIFIED', now(), :id, now(), :id, 2)""",
}
CALLS: tuple[str, ...] = (
    "SELECT app.first_credited(:terms)",
    "SELECT app.raise_dispute(:id, :terms, :me, '有异议', NULL, :id, now())",
    "SELECT app.raise_dispute(:id, :terms, :party, '有异议', NULL, :id, now())",
    """SELECT app.propose_agreement(:id, :terms, :me, ARRAY[:me]::uuid[], ARRAY[10000], current_date, :evidence, :id,
        now())""",
    """SELECT app.propose_agreement(:id, :terms, :party, ARRAY[:party]::uuid[], ARRAY[10000], current_date, :evidence,
        :id, now())""",
    "SELECT app.concern_dispute(:dispute, ARRAY[:me]::uuid[])",
)


@dataclass
class Case:
    """A shared project with credit, a dispute about it and an agreement."""

    project: ProjectId
    terms: UUID
    dispute: UUID
    agreement: UUID

    def values(self, sql: str, **more: Any) -> dict[str, Any]:
        """What a statement names of it."""
        known: dict[str, Any] = {**vars(self), "id": new_id(), "party": tenant_id("huaming"), **more}
        return {name: value for name, value in known.items() if f":{name}" in sql}


async def quarrel(hall: Hall) -> Case:
    project = await shared(hall)
    await credited(hall, project)
    agreement = await proposed(hall, project, linkong=5_000, huaming=2_500, xinli=2_500)
    return Case(project, await newest(hall, project), await disputed(hall, project), agreement)


@pytest.mark.parametrize("unit", ["kfq", "huaming", "linkong"])
async def test_no_street_adds_a_row_by_hand(hall: Hall, unit: str) -> None:
    case = await quarrel(hall)
    other = await hall.create(f"officer@{unit}", name="另一项目", company_name="天津另一有限公司")
    more = {"me": tenant_id(unit), "other": other, "evidence": await proof(hall, unit)}
    async with nothing_happens(hall.owner):
        for what, sql in INSERTS.items():
            assert await tried(hall, unit, sql, **case.values(sql, **more)) == "refused", what


async def test_the_functions_do_nothing_about_terms_of_others(hall: Hall) -> None:
    case = await quarrel(hall)
    more = {"me": tenant_id("kfq"), "evidence": await proof(hall, "kfq")}
    async with nothing_happens(hall.owner):
        for sql in CALLS:
            assert await tried(hall, "kfq", sql, **case.values(sql, **more)) == "refused", sql


async def test_a_party_disputes_and_proposes_for_itself_only_and_lets_nobody_in(hall: Hall) -> None:
    case = await quarrel(hall)
    assert (
        await withdraw_dispute(hall.service, hall.actor("director@huaming"), case.dispute, 1, "已协商") == case.dispute
    )
    more = {"me": tenant_id("linkong"), "evidence": await proof(hall, "linkong")}
    async with nothing_happens(hall.owner):
        for sql in (CALLS[2], CALLS[4], CALLS[5]):
            assert await tried(hall, "linkong", sql, **case.values(sql, **more)) == "refused", sql


async def test_a_fence_around_no_unit_lets_nobody_do_anything(hall: Hall) -> None:
    case = await quarrel(hall)
    await hall.owner.execute("UPDATE app.attribution_dispute SET state = 'WITHDRAWN'")
    await hall.owner.execute("UPDATE app.attribution_agreement SET state = 'WITHDRAWN'")
    more = {"me": tenant_id("linkong"), "evidence": await proof(hall, "linkong")}
    async with nothing_happens(hall.owner):
        for sql in CALLS:
            assert await tried(hall, None, sql, **case.values(sql, **more)) == "refused", sql


@pytest.mark.parametrize("unit", ["huaming", "linkong", "xinli", "kfq"])
async def test_no_street_decides_its_own_case(hall: Hall, unit: str) -> None:
    case = await quarrel(hall)
    async with nothing_happens(hall.owner):
        for sql in (
            "UPDATE app.attribution_dispute SET state = 'UPHELD'",
            "UPDATE app.attribution_dispute SET state = 'REJECTED', decided_at = now()",
            "UPDATE app.attribution_dispute SET made_terms_id = terms_id",
            "UPDATE app.attribution_dispute SET tenant_id = :me",
            "UPDATE app.attribution_dispute SET shared_with = ARRAY[:me]::uuid[]",
            "UPDATE app.attribution_dispute SET reason = '改'",
            "UPDATE app.attribution_agreement SET state = 'APPROVED'",
            "UPDATE app.attribution_agreement SET state = 'RETURNED', decided_at = now()",
            "UPDATE app.attribution_agreement SET made_terms_id = terms_id",
            "UPDATE app.attribution_agreement SET since = '2020-01-01'",
            "UPDATE app.attribution_agreement_party SET share = 9999",
            "UPDATE app.attribution_link SET kind = 'SITE'",
            "DELETE FROM app.attribution_dispute",
            "DELETE FROM app.attribution_dispute_party",
            "DELETE FROM app.attribution_agreement",
            "DELETE FROM app.attribution_agreement_party",
            "DELETE FROM app.attribution_party",
        ):
            outcome = await tried(hall, unit, sql, **case.values(sql, me=tenant_id(unit)))
            assert outcome in ("refused", 0), (unit, sql)


async def test_what_ended_stays_ended(hall: Hall) -> None:
    case, huaming = await quarrel(hall), hall.actor("director@huaming")
    assert await withdraw_dispute(hall.service, huaming, case.dispute, 1, "已协商") == case.dispute
    assert await withdraw_agreement(hall.service, huaming, case.agreement, 1, "另行协商") == case.agreement
    again = await disputed(hall, case.project)
    assert await reject_dispute(hall.service, hall.actor("director@hezuo"), again, 1, "首谈证书在先") == again
    async with nothing_happens(hall.owner):
        for sql in (
            "UPDATE app.attribution_dispute SET state = 'OPEN'",
            "UPDATE app.attribution_dispute SET decision = '改'",
            "UPDATE app.attribution_agreement SET state = 'PROPOSED'",
            "UPDATE app.attribution_agreement SET decision = '改'",
        ):
            assert await tried(hall, "huaming", sql) == 0, sql


async def test_a_unit_speaks_and_agrees_for_itself_and_once(hall: Hall) -> None:
    case = await quarrel(hall)
    others = " WHERE tenant_id <> :me"
    async with nothing_happens(hall.owner):
        for unit in ("linkong", "kfq"):
            for sql in (
                "UPDATE app.attribution_dispute_party SET answer = '认可', answered_at = now()",
                "UPDATE app.attribution_agreement_party SET agreed_at = now()",
            ):
                assert await tried(hall, unit, sql + others, me=tenant_id(unit)) == 0, (unit, sql)
    linkong = hall.actor("director@linkong")
    assert await answer_dispute(hall.service, linkong, case.dispute, "我方自行洽谈") == case.dispute
    await agree(hall, case.agreement, "linkong")
    async with nothing_happens(hall.owner):
        for sql in (
            "UPDATE app.attribution_dispute_party SET answer = '改'",
            "UPDATE app.attribution_dispute_party SET answer = NULL, answered_at = NULL",
            "UPDATE app.attribution_agreement_party SET agreed_at = NULL, agreed_by = NULL",
        ):
            assert await tried(hall, "linkong", sql) == 0, sql


async def test_a_figure_is_verified_by_nobody_who_reports_it_and_the_ledger_stays(hall: Hall) -> None:
    case = await quarrel(hall)
    fact = await entered(hall, case.project, "linkong", 100)
    assert isinstance(fact, UUID)
    before = await state_of(hall.owner)
    for unit in ("linkong", "huaming", "kfq"):
        for sql in (
            "UPDATE app.fact SET state = 'VERIFIED' WHERE id = :fact",
            "UPDATE app.fact SET state = 'VERIFIED', decided_at = now() WHERE id = :fact",
            "UPDATE app.fact SET state = 'RETURNED' WHERE state = 'VERIFIED'",
            "UPDATE app.fact SET amount = 1",
            "DELETE FROM app.fact",
            "UPDATE app.attribution_entry SET amount = 1",
            "UPDATE app.attribution_entry SET tenant_id = :me",
            "DELETE FROM app.attribution_entry",
            "UPDATE app.attribution_terms SET shares = '{9999}'",
            "DELETE FROM app.attribution_terms",
            "UPDATE app.attribution_running SET cumulative = 0",
            "UPDATE app.attribution_running SET opened_at = now()",
            "DELETE FROM app.attribution_running",
            "DELETE FROM app.closed_period",
        ):
            values = case.values(sql, fact=fact, me=tenant_id(unit))
            assert await tried(hall, unit, sql, **values) in ("refused", 0), (unit, sql)
    assert await state_of(hall.owner) == before
