"""The statement of credit leaves as a workbook: what its reader may see of the ledger, to the fen, on record."""

import io
import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from openpyxl import load_workbook

from tests.support.actors import person_id, tenant_id
from tests.support.attribution import disputed
from tests.support.projects import NOW, Hall, codes
from tests.support.statistics import landed, verified
from tests.support.tenancy import nothing_happens
from tests.support.transfers import pooled, push
from zhaoshang.exchange.operations.export_statement import StatementFile, export_statement
from zhaoshang.exchange.statement import asked as limits
from zhaoshang.exchange.statement.asked import AskedStatement
from zhaoshang.values.ids import ProjectId, global_id, new_id
from zhaoshang.values.metric import Metric

YEAR = {"first": "2026-01", "last": "2026-12"}


async def exported(hall: Hall, persona: str, language: Any = "zh", **asked: Any) -> Any:
    return await export_statement(hall.service, hall.actor(persona), AskedStatement(**{**YEAR, **asked}), language)


async def sheets(hall: Hall, persona: str, **asked: Any) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The totals and the entries of a statement, without their heads."""
    file = await exported(hall, persona, **asked)
    assert isinstance(file, StatementFile), file
    totals, entries = load_workbook(io.BytesIO(file.content))
    rows = list(entries.iter_rows(min_row=2, values_only=True))
    assert len(rows) == file.entries
    return list(totals.iter_rows(min_row=5, values_only=True)), rows


async def moved(hall: Hall, **changes: Any) -> ProjectId:
    """华明's project, landed at 临空, with a payment and a refund of a third of it."""
    started = await pooled(hall, **changes)
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    paid = await verified(hall, started.project, "linkong", 100_000_001, paid_on=date(2026, 7, 20))
    await verified(
        hall,
        started.project,
        "linkong",
        -33_333_333,
        paid_on=date(2026, 7, 21),
        corrects=paid,
        reason="部分退资",
    )
    return started.project


def yuan(number: float) -> Decimal:
    return Decimal(str(number))


async def test_each_side_gets_its_own_entries_to_the_fen_and_the_district_all_of_them(hall: Hall) -> None:
    await moved(hall)
    credited = {
        "officer@huaming": {"huaming": ["300000.00", "-100000.00"]},
        "statistician@linkong": {"linkong": ["700000.01", "-233333.33"]},
        "director@hezuo": {"huaming": ["300000.00", "-100000.00"], "linkong": ["700000.01", "-233333.33"]},
        "officer@ducha": {"huaming": ["300000.00", "-100000.00"], "linkong": ["700000.01", "-233333.33"]},
    }
    for persona, expected in credited.items():
        totals, entries = await sheets(hall, persona)
        found: dict[str, list[Decimal]] = {}
        for row in entries:
            found.setdefault(row[3], []).append(yuan(row[13]))
        assert found == {code: [Decimal(amount) for amount in amounts] for code, amounts in expected.items()}
        assert {row[1]: yuan(row[5]) for row in totals if row[1]} == {
            code: sum(amounts) for code, amounts in found.items()
        }
        ledger = await hall.rows("attribution_entry")
        booked = sum(row["amount"] for row in ledger if row["tenant_id"] in {tenant_id(code) for code in expected})
        assert [yuan(row[5]) * 100 for row in totals if row[0] == "合计"] == [booked]
    assert {row[6] for row in entries} == {"高端装备生产基地项目"}


async def test_a_neighbour_gets_no_row_whatever_it_asks_for(hall: Hall) -> None:
    key = await moved(hall)
    theirs, never = global_id("Tenant", tenant_id("huaming")), global_id("Tenant", new_id())
    for asked in ({}, {"party": theirs}, {"project": global_id("Project", key)}):
        assert await sheets(hall, "director@kfq", **asked) == ([], [])
    # What it may not see is what never was, byte for byte.
    unseen, unknown = [await exported(hall, "director@kfq", party=each) for each in (theirs, never)]
    assert (unseen.content, unseen.file_name) == (unknown.content, unknown.file_name)


async def test_it_holds_what_the_filter_leaves(hall: Hall) -> None:
    key = await moved(hall)
    own = await hall.create("officer@linkong", name="自有项目", company_name="天津自有有限公司")
    await landed(hall, own)
    await verified(hall, own, "linkong", 500, metric=Metric.TAX, source=None, paid_on=date(2026, 3, 1))

    async def amounts(persona: str, **asked: Any) -> list[float]:
        return [row[13] for row in (await sheets(hall, persona, **asked))[1]]

    assert await amounts("officer@linkong", last="2026-06") == [5]
    assert await amounts("officer@linkong", project=global_id("Project", key)) == [700_000.01, -233_333.33]
    assert await amounts("officer@hezuo", party=global_id("Tenant", tenant_id("huaming"))) == [300_000, -100_000]
    for nothing in ({"party": "nonsense"}, {"project": "nonsense"}, {"party": global_id("Project", key)}):
        assert await amounts("officer@hezuo", **nothing) == []
    file = await exported(hall, "officer@hezuo", "en", party=global_id("Tenant", tenant_id("huaming")))
    assert file.file_name == "attribution-statement-hezuo-huaming-2026-01-to-2026-12.xlsx"


async def test_who_passed_it_on_keeps_its_entries_without_the_name_that_is_out_of_sight(hall: Hall) -> None:
    key = await moved(hall)
    await hall.owner.execute("UPDATE app.project SET stage = 'NEGOTIATING' WHERE id = $1", key)
    again = await push(hall, key, "linkong")
    await again.confirm()
    await again.land("kfq")
    _, entries = await sheets(hall, "officer@linkong")
    assert [(row[13], row[6]) for row in entries] == [(700_000.01, None), (-233_333.33, None)]
    _, of_origin = await sheets(hall, "officer@huaming")
    assert {row[6] for row in of_origin} == {"高端装备生产基地项目"}


async def test_a_name_that_looks_like_a_formula_is_text(hall: Hall) -> None:
    await moved(hall, name='=HYPERLINK("http://x","点我")')
    file = await exported(hall, "officer@huaming")
    cell = load_workbook(io.BytesIO(file.content))["分录"]["G2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ('=HYPERLINK("http://x","点我")', "s", True)


async def test_the_pool_is_a_line_of_its_own_and_counts_have_four_decimals(hall: Hall) -> None:
    started = await pooled(hall)
    await hall.owner.execute("UPDATE app.tenant SET kind = 'DEPARTMENT' WHERE code = 'huaming'")
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    await verified(
        hall,
        started.project,
        "linkong",
        metric=Metric.LANDED_PROJECTS,
        count=10_000,
        source=None,
        paid_on=date(2026, 7, 20),
    )
    totals, _ = await sheets(hall, "officer@hezuo")
    assert [(row[0], row[5], row[8]) for row in totals] == [
        ("临空经济区", 0.7, "个"),
        ("区级统筹", 0.3, "个"),
        ("合计", 1, "个"),
    ]


async def test_it_is_on_record_before_it_leaves(hall: Hall) -> None:
    await moved(hall)
    hall.clock.at = NOW
    await exported(hall, "statistician@linkong", project=global_id("Project", new_id()))
    (entry,) = await hall.rows("audit_entry", action="attribution.export")
    assert (entry["tenant_id"], entry["person_id"]) == (tenant_id("linkong"), person_id("statistician@linkong"))
    assert (entry["resource"], entry["resource_id"], entry["at"]) == ("attribution", tenant_id("linkong"), NOW)
    assert set(json.loads(entry["changes"])) == {"first", "last", "party", "project", "entries"}
    assert "2026-" not in entry["changes"]


async def test_a_file_that_could_not_be_made_is_on_record_all_the_same(hall: Hall) -> None:
    made = patch("zhaoshang.exchange.operations.export_statement.workbook_of", side_effect=MemoryError)
    with made, pytest.raises(MemoryError):
        await exported(hall, "officer@huaming")
    assert len(await hall.rows("audit_entry", action="attribution.export")) == 1


async def test_who_may_not_and_what_is_no_range_of_months_get_nothing(hall: Hall) -> None:
    await moved(hall)
    async with nothing_happens(hall.owner):
        for persona in ("viewer@huaming", "viewer@hezuo", "director@gxj", "director@fgw", "viewer@ducha"):
            assert codes(await exported(hall, persona)) == ["FORBIDDEN"]
        assert codes(await exported(hall, "officer@huaming", first="2026", last="六月")) == ["PERIOD_INVALID"] * 2
        assert codes(await exported(hall, "officer@huaming", first="2027-01")) == ["PERIOD_RANGE_INVALID"]
        with patch.object(limits, "MOST_ENTRIES", 3):
            refused = await exported(hall, "officer@hezuo")
        assert codes(refused) == ["EXPORT_TOO_LARGE"]
        assert (refused.facts["entries"], refused.facts["limit"]) == (4, 3)


async def test_credit_in_dispute_is_told_apart_on_either_side(hall: Hall) -> None:
    project = await moved(hall)
    _, before = await sheets(hall, "officer@linkong")
    assert {row[-2] for row in before} == {"否"}
    await disputed(hall, project)
    for persona in ("officer@huaming", "officer@linkong", "officer@hezuo"):
        _, entries = await sheets(hall, persona)
        assert {row[-2] for row in entries} == {"是"}, persona
