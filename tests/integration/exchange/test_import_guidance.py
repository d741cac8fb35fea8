"""A catalogue comes in from its file as a whole, or nothing of it does."""

from collections import Counter
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.guidance import HEADERS, ROWS, a_catalogue, an_edition, published
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.database.idempotency import Once, once_for
from zhaoshang.exchange.guidance.report import GuidanceReport
from zhaoshang.exchange.operations.import_guidance import GuidanceFile, import_guidance


async def test_every_row_becomes_an_item_of_one_edition(hall: Hall) -> None:
    key = await published(hall)

    (edition,) = await hall.rows("guidance_edition")
    assert (edition["id"], edition["tenant_id"], edition["item_count"]) == (key, tenant_id("gxj"), 3)
    items = await hall.rows("guidance_item")
    assert Counter(row["kind"] for row in items) == {"ENCOURAGED": 1, "RESTRICTED": 1, "ELIMINATED": 1}
    assert {row["tenant_id"] for row in items} == {tenant_id("gxj")}


async def test_a_dry_run_says_what_an_import_would_and_writes_nothing(hall: Hall) -> None:
    officer = hall.actor("officer@gxj")
    async with nothing_happens(hall.owner):
        report = await import_guidance(hall.service, officer, a_catalogue(), an_edition(), dry_run=True)
        assert isinstance(report, GuidanceReport)
        assert (len(report.items), report.refused) == (3, ())
    await published(hall)
    async with nothing_happens(hall.owner):
        again = await import_guidance(hall.service, officer, a_catalogue(), an_edition(), dry_run=True)
        assert codes(again) == ["EDITION_EXISTS"]


@pytest.mark.parametrize("dry_run", [False, True])
async def test_one_faulty_row_refuses_the_file(hall: Hall, *, dry_run: bool) -> None:
    file = a_catalogue(*ROWS, ("允许类", "一-9", "机械", "机床"), ("鼓励类", "一-1", "机械", " "))
    async with nothing_happens(hall.owner):
        report = await import_guidance(hall.service, hall.actor("officer@gxj"), file, an_edition(), dry_run=dry_run)
    assert isinstance(report, GuidanceReport)
    assert [(each.row, each.cell, each.code) for each in report.refused] == [
        (5, "A5", "UNKNOWN_GUIDANCE_KIND"),
        (6, "B6", "GUIDANCE_CODE_TWICE"),
        (6, "D6", "TEXT_REQUIRED"),
    ]
    assert codes(report.refusals) == ["GUIDANCE_ROWS_REFUSED"]


@pytest.mark.parametrize(
    ("file", "changes", "expected"),
    [
        (GuidanceFile("目录.xlsx", b"nothing"), {}, "UNSUPPORTED_FILE"),
        (a_catalogue(headers=("甲", "乙", "丙", "丁")), {}, "NO_GUIDANCE_FOUND"),
        (a_catalogue(headers=("类别", "编号", "丙", "条目")), {}, "HEADER_MISSING"),
        (a_catalogue((None,)), {}, "EDITION_EMPTY"),
        (a_catalogue(), {"title": ""}, "TEXT_REQUIRED"),
    ],
)
async def test_an_unusable_file_writes_nothing(
    hall: Hall, file: GuidanceFile, changes: dict[str, str], expected: str
) -> None:
    async with nothing_happens(hall.owner):
        outcome = await import_guidance(
            hall.service, hall.actor("officer@gxj"), file, an_edition(**changes), dry_run=False
        )
        assert codes(outcome) == [expected]


async def test_nobody_but_an_industry_department_imports(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        for persona in ("viewer@gxj", "director@huaming", "director@hezuo", "director@fgw", "director@ducha"):
            outcome = await import_guidance(
                hall.service, hall.actor(persona), a_catalogue(), an_edition(), dry_run=False
            )
            assert codes(outcome) == ["FORBIDDEN"], persona


async def test_a_repeated_request_is_answered_with_the_edition_it_made(hall: Hall) -> None:
    answers = []
    for _ in range(2):
        with once_for(Once("key", "guidanceImport", "hash")):
            answers.append(
                await import_guidance(
                    hall.service, hall.actor("officer@gxj"), a_catalogue(), an_edition(), dry_run=False
                )
            )
    assert isinstance(answers[0], UUID)
    assert answers[0] == answers[1]
    assert len(await hall.rows("guidance_edition")) == 1


async def test_a_whole_national_catalogue_comes_in_at_once(hall: Hall) -> None:
    rows = [(kind, f"{at}", "机械", f"第{at}条") for kind in ("鼓励类", "限制类") for at in range(1_000)]
    file = GuidanceFile("目录.csv", "\n".join(",".join(row) for row in (HEADERS, *rows)).encode("gb18030"))
    outcome = await import_guidance(hall.service, hall.actor("officer@gxj"), file, an_edition(), dry_run=False)
    assert isinstance(outcome, UUID)
    assert [row["text"] for row in await hall.rows("guidance_item")] == [row[3] for row in rows]
