"""The statement over GraphQL: the file in base64, its name in the request's language, every refusal as a value."""

import base64
import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.pipeline import a_client
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from tests.support.tenancy import nothing_happens
from zhaoshang.exchange.statement import asked
from zhaoshang.settings import Limits
from zhaoshang.values.ids import global_id

EXPORT = """
mutation($input: AttributionStatementExportInput!) {
  attributionStatementExport(input: $input) {
    fileName mediaType contentBase64 entries errors { code message path }
  }
}
"""
MONTHS = {"from": "2026-01", "to": "2026-06"}


@pytest.fixture
def client(hall: Hall) -> Graphql:
    return a_client(hall, limits=Limits())


async def export(client: Graphql, **given: Any) -> dict[str, Any]:
    answered: dict[str, Any] = (await client.run(EXPORT, {"input": {**MONTHS, **given}})).data[
        "attributionStatementExport"
    ]
    return answered


async def credited(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 100_000_001, paid_on=date(2026, 6, 1))


async def test_the_file_comes_in_base64_with_its_name(hall: Hall, client: Graphql) -> None:
    await credited(hall)
    answered = await export(client.as_("officer@huaming"))
    assert (answered["fileName"], answered["entries"], answered["errors"]) == (
        "分成对账-华明街道-2026-01至2026-06.xlsx",
        1,
        [],
    )
    assert answered["mediaType"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = load_workbook(io.BytesIO(base64.b64decode(answered["contentBase64"], validate=True)))
    assert book.sheetnames == ["分成对账", "分录"]
    english = await export(client.as_("officer@huaming").with_(Accept_Language="en"))
    assert english["fileName"] == "attribution-statement-huaming-2026-01-to-2026-06.xlsx"


async def test_it_has_what_the_list_has_under_the_same_filter(hall: Hall, client: Graphql) -> None:
    await credited(hall)
    listed = "query($f: AttributionFilter) { attributionEntries(filter: $f) { totalCount } }"
    unit, other = (global_id("Tenant", tenant_id(code)) for code in ("huaming", "xinli"))
    for persona in ("officer@huaming", "officer@xinli", "officer@hezuo", "director@ducha"):
        for party in (None, unit, other, "nonsense"):
            filter_ = {"period": MONTHS, "party": None if party is None else [party]}
            count = (await client.as_(persona).run(listed, {"f": filter_})).data["attributionEntries"]["totalCount"]
            assert (await export(client.as_(persona), party=party))["entries"] == count


async def test_a_repeated_request_is_another_disclosure(hall: Hall, client: Graphql) -> None:
    await credited(hall)
    once = client.as_("officer@huaming").with_(Idempotency_Key="export-1")
    assert await export(once) == await export(once)
    assert len(await hall.rows("audit_entry", action="attribution.export")) == 2


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"from": "2026"}, "PERIOD_INVALID", ["from"]),
        ({"from": "2026-07"}, "PERIOD_RANGE_INVALID", ["to"]),
        ({}, "EXPORT_TOO_LARGE", []),
    ],
)
async def test_a_refusal_is_a_value_in_both_languages(  # noqa: PLR0913, PLR0917  fixtures and the case
    hall: Hall, client: Graphql, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], code: str, path: list[str]
) -> None:
    await credited(hall)
    monkeypatch.setattr(asked, "MOST_ENTRIES", 0)
    said = []
    async with nothing_happens(hall.owner):
        for language in ("zh", "en"):
            answered = await export(client.as_("officer@huaming").with_(Accept_Language=language), **given)
            (error,) = answered.pop("errors")
            assert (error["code"], error["path"]) == (code, path)
            assert set(answered.values()) == {None}
            said.append(error["message"])
    assert said[0] != said[1]


@pytest.mark.parametrize("persona", ["viewer@huaming", "director@gxj", "director@fgw", "viewer@ducha"])
async def test_who_may_not_is_refused_and_nothing_happens(hall: Hall, client: Graphql, persona: str) -> None:
    await credited(hall)
    async with nothing_happens(hall.owner):
        result = await client.as_(persona).run(EXPORT, {"input": MONTHS})
        codes = result.codes or [each["code"] for each in result.data["attributionStatementExport"]["errors"]]
    assert codes == ["FORBIDDEN"]
