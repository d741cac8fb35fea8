"""Catalogues over GraphQL: read by everybody, brought in and ended by their department, and every refusal's code."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.support.desk import ids
from tests.support.graphql import Graphql, Result
from tests.support.guidance import HEADERS, ROWS, TITLE, a_catalogue, published
from tests.support.projects import Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.exchange.api.guidance import GuidanceImportErrorCode
from zhaoshang.exchange.ledger.workbook import MAX_BYTES, MAX_COLUMNS
from zhaoshang.guidance.api import GuidanceEndErrorCode
from zhaoshang.guidance.rules.editions import MOST_ITEMS
from zhaoshang.values.ids import global_id

IMPORT = """mutation($file: Upload!, $title: String!, $document: String!, $on: Date!, $dryRun: Boolean! = false) {
    guidanceImport(input: {file: $file, title: $title, document: $document, effectiveOn: $on, dryRun: $dryRun}) {
        edition { title document effectiveOn endedOn itemCount version department { code } importedBy { name } }
        report { items skipped kinds { kind count } refused { row cell code message } }
        errors { code message path } } }"""
END = """mutation($input: GuidanceEndInput!) { guidanceEnd(input: $input) {
    edition { endedOn version } errors { code message path } } }"""
USUAL = {"title": TITLE, "document": "国家发展改革委令第7号", "on": "2024-02-01"}


async def upload(client: Graphql, content: bytes, name: str = "目录.xlsx", **variables: Any) -> Result:
    form = {
        "operations": (None, json.dumps({"query": IMPORT, "variables": {"file": None, **USUAL, **variables}})),
        "map": (None, json.dumps({"0": ["variables.file"]})),
        "0": (name, content),
    }
    return await client.with_(GraphQL_Require_Preflight="1").send(files=form)


def as_csv(*rows: Sequence[str]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("gb18030")


async def test_a_catalogue_comes_in_and_everybody_reads_it(hall: Hall, client: Graphql) -> None:
    officer = client.as_("officer@gxj")
    dry = (await upload(officer, as_csv(HEADERS, *ROWS), "目录.csv", dryRun=True)).data["guidanceImport"]
    assert (dry["edition"], dry["errors"], dry["report"]["items"]) == (None, [], 3)
    assert dry["report"]["kinds"] == [{"kind": kind, "count": 1} for kind in ("ENCOURAGED", "RESTRICTED", "ELIMINATED")]
    assert await hall.rows("guidance_edition") == []

    done = (await upload(officer, a_catalogue().content)).data["guidanceImport"]
    assert done == {
        "edition": {
            "title": TITLE,
            "document": "国家发展改革委令第7号",
            "effectiveOn": "2024-02-01",
            "endedOn": None,
            "itemCount": 3,
            "version": 1,
            "department": {"code": "gxj"},
            "importedBy": {"name": "officer@gxj"},
        },
        "report": None,
        "errors": [],
    }
    query = """{ guidanceEditions { totalCount nodes { title } }
                 guidanceItems { totalCount nodes { kind code sector text place edition { title } } } }"""
    for persona in ("viewer@huaming", "officer@sthj", "viewer@ducha"):
        seen = (await client.as_(persona).run(query)).data
        assert seen["guidanceEditions"] == {"totalCount": 1, "nodes": [{"title": TITLE}]}
        assert [(item["kind"], item["place"], item["text"]) for item in seen["guidanceItems"]["nodes"]] == [
            ("ENCOURAGED", 1, ROWS[0][3]),
            ("RESTRICTED", 2, ROWS[1][3]),
            ("ELIMINATED", 3, ROWS[2][3]),
        ]


async def test_items_are_narrowed_by_edition_kind_and_day(hall: Hall, client: Graphql) -> None:
    national = await published(hall)
    local = await published(hall, "officer@gxj", ROWS[0], title="本区目录", effective_on=hall.clock.now().date())
    query = """query($filter: GuidanceItemFilter) { guidanceItems(filter: $filter) {
        totalCount nodes { kind edition { id } } } }"""

    async def listed(**entry: Any) -> list[tuple[str, str]]:
        page = (await client.as_("viewer@huaming").run(query, {"filter": entry})).data["guidanceItems"]
        assert page["totalCount"] == len(page["nodes"])
        return [(item["kind"], item["edition"]["id"].partition("_")[2]) for item in page["nodes"]]

    assert len(await listed()) == 4
    assert await listed(edition=global_id("GuidanceEdition", local)) == [("ENCOURAGED", str(local))]
    assert await listed(edition="nonsense") == []
    assert await listed(kind=["RESTRICTED", "ELIMINATED"]) == [
        ("RESTRICTED", str(national)),
        ("ELIMINATED", str(national)),
    ]
    assert await listed(inForceOn="2024-01-31") == []
    assert {edition for _, edition in await listed(inForceOn="2026-06-29")} == {str(national)}
    assert len(await listed(inForceOn="2026-06-30")) == 4
    ended = {"id": global_id("GuidanceEdition", national), "expectedVersion": 1, "endedOn": "2026-06-30"}
    assert (await client.as_("director@gxj").run(END, {"input": ended})).data["guidanceEnd"]["errors"] == []
    assert await listed(inForceOn="2026-06-30") == [("ENCOURAGED", str(local))]
    editions = """{ guidanceEditions(filter: {inForceOn: "2026-06-30"}) { nodes { title } } }"""
    assert (await client.as_("viewer@huaming").run(editions)).data["guidanceEditions"]["nodes"] == [
        {"title": "本区目录"}
    ]


async def test_one_item_and_one_edition_are_found_by_id(hall: Hall, client: Graphql) -> None:
    edition = global_id("GuidanceEdition", await published(hall))
    item = global_id("GuidanceItem", (await hall.rows("guidance_item"))[0]["id"])
    query = """query($edition: ID!, $item: ID!) { guidanceEdition(id: $edition) { title }
        guidanceItem(id: $item) { text edition { id } } }"""

    seen = (await client.as_("viewer@huaming").run(query, {"edition": edition, "item": item})).data

    assert seen == {
        "guidanceEdition": {"title": TITLE},
        "guidanceItem": {"text": ROWS[0][3], "edition": {"id": edition}},
    }


async def test_every_refusal_of_an_import(hall: Hall, client: Graphql) -> None:
    await published(hall)
    good, other = a_catalogue().content, {"title": "另一目录"}
    faulty = a_catalogue(("允许类", "1", "机械", "机床")).content
    cases: list[tuple[str, str, bytes, dict[str, Any], str, list[str]]] = [
        ("viewer@gxj", "a.xlsx", good, other, "FORBIDDEN", []),
        ("director@huaming", "a.xlsx", good, other, "FORBIDDEN", []),
        ("director@ducha", "a.xlsx", good, other, "FORBIDDEN", []),
        ("officer@gxj", "a.xlsx", good, {}, "EDITION_EXISTS", ["title"]),
        ("officer@gxj", "a.xlsx", good, {"title": " "}, "TEXT_REQUIRED", ["title"]),
        ("officer@gxj", "a.xlsx", good, {"title": "长" * 201}, "TEXT_TOO_LONG", ["title"]),
        ("officer@gxj", "a.xlsx", good, other | {"document": "\x00"}, "TEXT_INVALID", ["document"]),
        ("officer@gxj", "a.xlsx", good, other | {"on": "1989-12-31"}, "DATE_OUT_OF_RANGE", ["effectiveOn"]),
        ("officer@gxj", "a.xlsx", b"nothing", other, "UNSUPPORTED_FILE", ["file"]),
        ("officer@gxj", "a.csv", bytes(MAX_BYTES + 1), other, "FILE_TOO_LARGE", ["file"]),
        ("officer@gxj", "a.csv", as_csv(HEADERS, *[ROWS[0]] * (MOST_ITEMS + 1)), other, "TOO_MANY_ROWS", ["file"]),
        ("officer@gxj", "a.csv", b"," * MAX_COLUMNS, other, "TOO_MANY_COLUMNS", ["file"]),
        ("officer@gxj", "a.csv", as_csv(("甲", "乙")), other, "NO_GUIDANCE_FOUND", ["file"]),
        ("officer@gxj", "a.csv", as_csv(HEADERS[:3]), other, "HEADER_MISSING", ["file"]),
        ("officer@gxj", "a.csv", as_csv((*HEADERS, "内容")), other, "HEADER_AMBIGUOUS", ["file"]),
        ("officer@gxj", "a.csv", as_csv(HEADERS), other, "EDITION_EMPTY", []),
        ("officer@gxj", "a.xlsx", faulty, other, "GUIDANCE_ROWS_REFUSED", ["file"]),
    ]
    async with nothing_happens(hall.owner):
        for persona, name, content, changes, code, path in cases:
            payload = (await upload(client.as_(persona), content, name, **changes)).data["guidanceImport"]
            assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, path)], (name, changes)
            assert payload["edition"] is None
    assert {code for *_, code, _ in cases} | {"IDEMPOTENCY_KEY_REUSED"} == {
        each.name for each in GuidanceImportErrorCode
    }


async def test_a_faulty_row_is_told_in_the_request_s_language(client: Graphql) -> None:
    content = a_catalogue(ROWS[0], ("允许类", "1", "机械", "机床")).content
    chinese = (await upload(client.as_("officer@gxj"), content)).data["guidanceImport"]
    english = (await upload(client.as_("officer@gxj").with_(Accept_Language="en"), content)).data["guidanceImport"]
    assert [(row["row"], row["cell"], row["code"]) for row in chinese["report"]["refused"]] == [
        (3, "A3", "UNKNOWN_GUIDANCE_KIND")
    ]
    assert chinese["report"]["refused"][0]["message"].startswith("无法识别类别")
    assert english["report"]["refused"][0]["message"].startswith("The kind is not known")
    assert chinese["errors"][0]["message"].startswith("有 1 行未通过核对")


@pytest.mark.parametrize("changes", [{"title": "另一目录"}, {"on": "2025-02-01"}])
async def test_a_key_is_for_one_request(hall: Hall, client: Graphql, changes: dict[str, str]) -> None:
    officer = client.as_("officer@gxj").with_(Idempotency_Key="key")
    content = a_catalogue().content  # made once: a workbook holds the second in which it was written
    first = (await upload(officer, content)).data["guidanceImport"]
    assert (await upload(officer, content)).data["guidanceImport"] == first
    async with nothing_happens(hall.owner):
        payload = (await upload(officer, content, **changes)).data["guidanceImport"]
    assert [each["code"] for each in payload["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]


async def test_every_refusal_of_an_end(hall: Hall, client: Graphql) -> None:
    key, over = await published(hall), await published(hall, title="旧目录")
    usual = {"id": global_id("GuidanceEdition", key), "expectedVersion": 1, "endedOn": "2026-07-01"}
    ended = usual | {"id": global_id("GuidanceEdition", over)}
    director = client.as_("director@gxj")
    done = (await director.with_(Idempotency_Key="key").run(END, {"input": ended})).data["guidanceEnd"]
    assert done == {"edition": {"endedOn": "2026-07-01", "version": 2}, "errors": []}
    cases = [
        *(("director@gxj", usual | {"id": nobody}, "NOT_FOUND", []) for nobody in ids("GuidanceEdition")),
        ("officer@gxj", usual, "FORBIDDEN", []),
        ("director@huaming", usual, "FORBIDDEN", []),
        ("director@gxj", usual | {"expectedVersion": 2}, "CONFLICT", ["expectedVersion"]),
        ("director@gxj", ended | {"expectedVersion": 2}, "EDITION_ENDED", []),
        ("director@gxj", usual | {"endedOn": "2024-01-31"}, "DATE_OUT_OF_RANGE", ["endedOn"]),
    ]
    async with nothing_happens(hall.owner):
        for persona, given, code, path in cases:
            payload = (await client.as_(persona).run(END, {"input": given})).data["guidanceEnd"]
            assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, path)], given
            assert payload["edition"] is None
        reused = (await director.with_(Idempotency_Key="key").run(END, {"input": usual})).data["guidanceEnd"]
        assert [each["code"] for each in reused["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]
    assert {code for _, _, code, _ in cases} | {"IDEMPOTENCY_KEY_REUSED"} == {
        each.name for each in GuidanceEndErrorCode
    }
