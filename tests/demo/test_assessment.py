"""The demo's assessments, every host and every line, are what raw facts, targets, marks and the scheme come to."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from tests.demo.conftest import Demo
from tests.support.assessment_oracle import Expected, lines_of, ranked, read
from tests.support.credit_oracle import posted
from tests.support.graphql import Graphql
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed

HERE = 120110
WHOLE = """query($year: Int!, $state: [AssessmentState!]) {
    assessments(first: 1, filter: {year: $year, state: $state}) { nodes { year number state publishedHash finalHash
    scheme { number } results(first: 16) { totalCount nodes { tenant { code } total rank lines(first: 10) { nodes {
    indicator { code } value disputed target lowest highest share computedPoints points remark
    objection { state corrected } } } } } } } }"""
HOSTS = 15
"""Eleven streets, three parks, and the park within one of them."""


async def told(graphql: Graphql, year: int, state: str, persona: str = "viewer@ducha") -> Any:
    found = (await graphql.as_(persona).run(WHOLE, {"year": year, "state": [state]})).data["assessments"]["nodes"]
    (assessment,) = found
    return assessment


def as_expected(line: dict[str, Any], hundredths: int) -> Expected:
    return Expected(
        code=line["indicator"]["code"],
        value=line["value"],
        disputed=line["disputed"],
        target=line["target"],
        lowest=line["lowest"],
        highest=line["highest"],
        share=line["share"],
        computed_points=line["computedPoints"],
        remark=line["remark"],
        hundredths=hundredths,
    )


@pytest.mark.parametrize(("year", "state"), [(2025, "FINAL"), (2025, "REPLACED"), (2024, "PUBLISHED")])
async def test_it_is_what_the_raw_facts_come_to(
    superuser: asyncpg.Connection, graphql: Graphql, year: int, state: str
) -> None:
    rows = await read(superuser, HERE)
    (row,) = (each for each in rows["assessment"] if (each["year"], each["state"]) == (year, state))
    (scheme,) = (each for each in rows["assessment_scheme"] if each["id"] == row["scheme_id"])
    expected = lines_of(rows, scheme, row["computed_at"])

    answered = await told(graphql, year, state)

    assert answered["results"]["totalCount"] == len(expected) == HOSTS
    assert (answered["number"], answered["scheme"]["number"]) == (row["number"], scheme["number"])
    corrected = {
        each["line_id"]: each["corrected"] for each in rows["assessment_objection"] if each["state"] == "UPHELD"
    }
    units = {each["id"]: each["code"] for each in rows["tenant"]}
    codes = {each["id"]: each["code"] for each in rows["assessment_indicator"]}
    changed = {
        (units[each["tenant_id"]], codes[each["indicator_id"]]): corrected[each["id"]]
        for each in rows["assessment_line"]
        if each["id"] in corrected and each["assessment_id"] == row["id"]
    }
    points: dict[str, list[int]] = {}
    for result in answered["results"]["nodes"]:
        host = result["tenant"]["code"]
        lines = result["lines"]["nodes"]
        found = [as_expected(line, each.hundredths) for line, each in zip(lines, expected[host], strict=True)]
        assert found == expected[host], host
        points[host] = [changed.get((host, each.code), each.hundredths) for each in expected[host]]
        assert [line["points"] for line in lines] == [f"{each / 100:.2f}" for each in points[host]], host
    assert {
        result["tenant"]["code"]: (result["total"], result["rank"]) for result in answered["results"]["nodes"]
    } == ranked(points)
    assert len(changed) == (1 if state == "FINAL" else 0)


async def test_a_fen_more_in_one_raw_fact_would_be_seen(superuser: asyncpg.Connection) -> None:
    """Or agreeing would prove nothing."""
    rows = await read(superuser, HERE)
    (row,) = (each for each in rows["assessment"] if each["state"] == "FINAL")
    (scheme,) = (each for each in rows["assessment_scheme"] if each["id"] == row["scheme_id"])
    counted = [
        each
        for each in rows["fact"]
        if (each["metric"], each["state"], each["paid_on"].year) == ("TAX", "VERIFIED", 2025)
    ]
    wrong = [dict(each) | {"amount": each["amount"] + (each["id"] == counted[0]["id"])} for each in rows["fact"]]
    at = row["computed_at"]
    assert lines_of({**rows, "fact": wrong}, scheme, at) != lines_of(rows, scheme, at)


async def test_a_dispute_froze_some_credit_of_2025_and_it_counted_nowhere(
    superuser: asyncpg.Connection, graphql: Graphql
) -> None:
    rows = await read(superuser, HERE)
    (final,) = (each for each in rows["assessment"] if each["state"] == "FINAL")
    (scheme,) = (each for each in rows["assessment_scheme"] if each["id"] == final["scheme_id"])
    answered = {
        (result["tenant"]["code"], line["indicator"]["code"]): line
        for result in (await told(graphql, 2025, "FINAL"))["results"]["nodes"]
        for line in result["lines"]["nodes"]
    }
    frozen = {host for (host, _), line in answered.items() if Decimal(line["disputed"])}
    # Whoever pushed it and whoever hosts it, of every dispute that was open in January.
    assert len(frozen) >= 2
    # One was settled in March: from then on its credit would count, but what was published stays as it was.
    later = lines_of(rows, scheme, final["computed_at"] + timedelta(days=90))
    settled = [
        (line, answered[host, line.code])
        for host in frozen
        for line in later[host]
        if line.disputed != answered[host, line.code]["disputed"]
    ]
    assert {now.code for now, _ in settled} >= {"CAPITAL"}
    for now, then in settled:
        assert Decimal(now.value or "0") + Decimal(now.disputed) == Decimal(then["value"]) + Decimal(then["disputed"])
        assert Decimal(now.value or "0") > Decimal(then["value"])


async def test_the_terms_are_those_of_the_raw_pushes(superuser: asyncpg.Connection) -> None:
    """Who shares is derived anew from who pushed and who accepted; the demo has no other reason to share."""
    terms = await superuser.fetch("SELECT * FROM app.attribution_terms WHERE district_id = $1", HERE)
    assert {each["basis"] for each in terms} == {"FIRST_HOST", "RULE"}
    pushes = await superuser.fetch(
        "SELECT *, (accepted_at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM app.transfer"
        " WHERE district_id = $1 AND state = 'ASSIGNED'",
        HERE,
    )
    by_project = {each["project_id"]: each for each in pushes}
    for each in terms:
        push = by_project.get(each["project_id"])
        if each["basis"] == "FIRST_HOST":
            assert (each["parties"], each["shares"]) == ([], [])
            assert push is None or each["host_tenant_id"] == push["tenant_id"]
        else:
            assert push is not None
            assert (each["since"], each["host_tenant_id"]) == (push["day"], push["host_tenant_id"])
            assert (each["parties"], each["shares"]) == ([push["tenant_id"]], [3_000])


async def test_the_oracle_s_ledger_is_the_ledger(superuser: asyncpg.Connection) -> None:
    """Or agreeing about a sum could be luck: every party, metric, month and project, entry by entry."""
    rows = await read(superuser, HERE)
    ledger = posted(rows["fact"], rows["attribution_terms"], rows["attribution_dispute"], rows["closed_period"])
    entries = await superuser.fetch("SELECT * FROM app.attribution_entry WHERE district_id = $1", HERE)
    kept = sorted(
        (str(each["tenant_id"]), each["metric"], each["period"], each["amount"], str(each["terms_id"]))
        for each in entries
    )
    made = sorted((str(each.party), each.metric, each.month, each.amount, str(each.terms)) for each in ledger.entries)
    assert len(made) > 500
    assert made == kept


async def test_one_objection_was_upheld_one_rejected_and_one_is_open(superuser: asyncpg.Connection) -> None:
    found = await superuser.fetch(
        "SELECT assessment.year, objection.state, objection.corrected - line.points AS more"
        " FROM app.assessment_objection objection"
        " JOIN app.assessment_line line ON line.district_id = objection.district_id AND line.id = objection.line_id"
        " JOIN app.assessment ON assessment.district_id = objection.district_id"
        "  AND assessment.id = objection.assessment_id"
    )
    assert sorted((each["year"], each["state"]) for each in found) == [
        *((2024, "OPEN"), (2025, "REJECTED")),
        (2025, "UPHELD"),
    ]
    assert all(each["more"] for each in found if each["state"] == "UPHELD")
    assert {each["district_id"] for each in await superuser.fetch("SELECT district_id FROM app.assessment")} == {HERE}


async def test_2026_has_a_scheme_that_is_being_marked_and_no_assessment(graphql: Graphql) -> None:
    query = """{ assessmentSchemes { nodes { year number inForce indicators { code marking department { code } } } }
        assessments(filter: {year: 2026}) { totalCount } }"""
    answered = (await graphql.as_("director@huaming").run(query)).data
    assert answered["assessments"]["totalCount"] == 0
    schemes = {(each["year"], each["number"]): each for each in answered["assessmentSchemes"]["nodes"]}
    assert {key: each["inForce"] for key, each in schemes.items()} == {
        (2024, 1): True,
        (2025, 1): False,
        (2025, 2): True,
        (2026, 1): True,
    }
    awaited = [each for each in schemes[2026, 1]["indicators"] if each["marking"] == "AWAITED"]
    assert {each["department"]["code"] for each in awaited} == {"gxj", "zwfw", "fgw", "hezuo"}


async def test_a_second_start_writes_no_assessment(demo: Demo, superuser: asyncpg.Connection) -> None:
    before = await superuser.fetch("SELECT * FROM app.assessment ORDER BY id")
    assert await seed(demo.database, ISSUER, demo.files) is False
    assert await superuser.fetch("SELECT * FROM app.assessment ORDER BY id") == before
