"""Importing over GraphQL: the typed report, every refusal of a file, and the runs one may look back at."""

from collections import Counter
from typing import Any

import pytest

from tests.support.exchange import IMPORT, payload, upload
from tests.support.graphql import Graphql
from tests.support.ledgers import HUAMING, a_ledger, a_row
from tests.support.pipeline import a_client
from tests.support.projects import Hall
from zhaoshang.exchange.ledger.workbook import MAX_COLUMNS
from zhaoshang.settings import Limits

RUNS = "{ importRuns { nodes { id at fileName created unchanged refused warned by { name } tenant { code } } } }"


@pytest.fixture
def client(hall: Hall) -> Graphql:
    return a_client(hall, limits=Limits())


async def everything(hall: Hall) -> dict[str, int]:
    tables = await hall.owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    return {table: await hall.owner.fetchval(f"SELECT count(*) FROM app.{table}") for (table,) in tables}


async def runs(client: Graphql) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.run(RUNS)).data["importRuns"]["nodes"]
    return found


async def test_the_real_ledger_is_reported_as_its_readme_states(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    answered = payload(await upload(huaming, HUAMING.read_bytes()))
    assert answered["errors"] == []
    report = answered["report"]
    counts = {name: report[name] for name in ("created", "updated", "unchanged", "skipped", "dryRun")}
    assert counts == {"created": 86, "updated": 0, "unchanged": 0, "skipped": 4, "dryRun": False}
    assert [(row["cell"], row["code"]) for row in report["refused"]] == [
        ("D11", "INVALID_CREDIT_CODE"),
        ("F19", "AMBIGUOUS_AMOUNT"),
        ("F28", "UNSUPPORTED_CURRENCY"),
        ("H36", "AMBIGUOUS_DATE"),
        ("H44", "INVALID_DATE"),
        ("I52", "UNKNOWN_STAGE"),
        ("B61", "DUPLICATE_IN_FILE"),
        ("B69", "MISSING_PROJECT_NAME"),
        ("F77", "NEGATIVE_AMOUNT"),
        ("D85", "INVALID_CREDIT_CODE"),
    ]
    assert Counter(warned["code"] for warned in report["warnings"]) == {
        "APPROXIMATE_AMOUNT": 16,
        "MONTH_PRECISION": 12,
        "AMOUNT_MISSING": 2,
        "CREDIT_CODE_MISSING": 2,
    }
    again = payload(await upload(huaming, HUAMING.read_bytes()))["report"]
    assert (again["created"], again["unchanged"]) == (0, 86)


async def test_a_dry_run_shows_the_mapping_and_writes_nothing(hall: Hall, client: Graphql) -> None:
    before = await everything(hall)
    report = payload(await upload(client.as_("officer@huaming"), HUAMING.read_bytes(), dryRun=True))["report"]
    assert (report["created"], report["dryRun"], report["runId"]) == (86, True, None)
    (sheet,) = report["mapping"]
    assert (sheet["sheet"], sheet["headerRow"], sheet["unit"]) == ("2018年台账", 3, "万元")
    assert sheet["columns"][5] == {"cell": "F3", "header": "计划总投资", "field": "investment"}
    assert await everything(hall) == before


async def test_messages_follow_the_requests_language(client: Graphql) -> None:
    content = a_ledger(a_row(amount="若干", stage="跟进"))
    chinese = payload(await upload(client.as_("officer@huaming"), content))["report"]["refused"][0]["message"]
    english = client.as_("officer@huaming").with_(Accept_Language="en")
    told = payload(await upload(english, content))["report"]["refused"][0]["message"]
    assert chinese.startswith("无法识别金额；G2 无法识别项目阶段")
    assert told.startswith("The amount cannot be read; G2 The stage is not known")


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"no workbook", "UNSUPPORTED_FILE", ".xlsx"),
        (bytes(11 * 2**20), "FILE_TOO_LARGE", "10 MB"),
        (a_ledger([None] * MAX_COLUMNS + [1]), "TOO_MANY_COLUMNS", "100"),
        (a_ledger(*([1] for _ in range(20_001))), "TOO_MANY_ROWS", "20000"),
        (a_ledger(headers=["hello"]), "NO_LEDGER_FOUND", "项目名称"),
        (
            a_ledger(headers=["名称", "企业名称", "总投资", "洽谈时间", "阶段"]),
            "HEADER_AMBIGUOUS",
            "“项目名称”，请改写表头：名称",
        ),
        (
            a_ledger(headers=["企业名称", "总投资", "洽谈时间", "阶段", "亩数"]),
            "HEADER_MISSING",
            "“项目名称”；未能识别的表头：亩数",
        ),
        (
            a_ledger(headers=["项目名称", "企业名称", "总投资", "洽谈时间", "阶段"], title="单位:元 单位:万元"),
            "AMBIGUOUS_UNIT",
            "元、万元",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_an_unusable_file_is_refused_with_its_reason(
    hall: Hall, client: Graphql, content: bytes, code: str, words: str
) -> None:
    before = await everything(hall)
    answered = payload(await upload(client.as_("officer@huaming"), content))
    assert answered["report"] is None
    assert [(error["code"], error["path"]) for error in answered["errors"]] == [(code, ["file"])]
    assert words in answered["errors"][0]["message"]
    assert await everything(hall) == before


async def test_told_too_often_is_a_refusal(hall: Hall, client: Graphql) -> None:
    await hall.set_rule("duplicate_disclosures_per_hour", "0")
    answered = payload(await upload(client.as_("officer@huaming"), a_ledger(a_row())))
    assert [error["code"] for error in answered["errors"]] == ["TOO_MANY_DUPLICATES"]


@pytest.mark.parametrize("persona", ["viewer@huaming", "officer@hezuo", "director@ducha", "officer@fgw"])
async def test_who_may_not_import_is_refused_and_nothing_happens(hall: Hall, client: Graphql, persona: str) -> None:
    before = await everything(hall)
    result = await upload(client.as_(persona), HUAMING.read_bytes())
    codes = result.codes or [error["code"] for error in payload(result)["errors"]]
    assert codes == ["FORBIDDEN"]
    assert await everything(hall) == before


async def test_a_file_must_be_an_upload(client: Graphql) -> None:
    result = await client.as_("officer@huaming").run(IMPORT, {"file": "C:/台账.xlsx"})
    assert result.codes == ["BAD_USER_INPUT"]
    assert "C:/" not in result.response.text


async def test_runs_are_listed_for_the_tenant_that_made_them_only(client: Graphql) -> None:
    report = payload(await upload(client.as_("officer@huaming"), HUAMING.read_bytes(), name="二〇一八.xlsx"))["report"]
    (run,) = await runs(client.as_("viewer@huaming"))
    assert run["id"] == report["runId"]
    assert (run["fileName"], run["created"], run["refused"], run["warned"]) == ("二〇一八.xlsx", 86, 10, 32)
    assert (run["by"]["name"], run["tenant"]["code"]) == ("officer@huaming", "huaming")
    assert await runs(client.as_("officer@xinli")) == []
    one = "query ($id: ID!) { importRun(id: $id) { created } node(id: $id) { id } }"
    mine = await client.as_("viewer@huaming").run(one, {"id": run["id"]})
    assert mine.data == {"importRun": {"created": 86}, "node": {"id": run["id"]}}
    theirs = await client.as_("officer@xinli").run(one, {"id": run["id"]})
    never = await client.as_("officer@xinli").run(one, {"id": "ImportRun_01890a5d-ac96-774b-bcce-b302099a8057"})
    assert theirs.data == never.data == {"importRun": None, "node": None}
