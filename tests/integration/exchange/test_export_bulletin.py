"""导出通报: whoever reads a published bulletin may have it, on record; a draft leaves the office as no file."""

import io
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.support.actors import an_actor
from tests.support.bulletins import composed, july, published
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.bulletins.operations.compose_bulletin import correct_bulletin
from zhaoshang.bulletins.operations.publish_bulletin import publish_bulletin
from zhaoshang.bulletins.rules.bulletins import Said
from zhaoshang.exchange.operations.export_bulletin import BulletinFile, BulletinForm, export_bulletin


async def exported(hall: Hall, key: UUID, persona: str, form: BulletinForm = BulletinForm.PDF) -> object:
    return await export_bulletin(hall.service, hall.actor(persona), key, form, "zh")


@pytest.mark.parametrize("persona", ["viewer@huaming", "director@hezuo", "director@qld", "viewer@ducha"])
async def test_everybody_may_have_what_was_published(hall: Hall, persona: str) -> None:
    await july(hall)
    key = await published(hall)
    paper = await exported(hall, key, persona)
    book = await exported(hall, key, persona, BulletinForm.WORKBOOK)

    assert isinstance(paper, BulletinFile)
    assert isinstance(book, BulletinFile)
    (bulletin,) = await hall.rows("bulletin")
    assert paper.file_name == f"{bulletin['title']}.pdf"
    first = PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().replace(" ", "")
    assert bulletin["content_hash"] in first
    assert "华明街道" in first
    sheet = load_workbook(io.BytesIO(book.content))["内资到位额"]
    assert [cell.value for cell in sheet[4]][1:3] == ["华明街道", 1_000_000]
    assert [row["action"] for row in await hall.rows("audit_entry")].count("bulletin.export") == 2


async def test_a_file_is_made_from_what_was_frozen_whatever_became_of_the_names(hall: Hall) -> None:
    await july(hall)
    key = await published(hall)
    before = await exported(hall, key, "viewer@huaming", BulletinForm.WORKBOOK)
    await hall.owner.execute("UPDATE app.tenant SET name = '花明镇' WHERE name = '华明街道'")
    await hall.owner.execute("UPDATE app.bulletin_line SET name = '花明镇', done = 1")
    after = await exported(hall, key, "viewer@huaming", BulletinForm.WORKBOOK)

    assert isinstance(before, BulletinFile)
    assert isinstance(after, BulletinFile)
    assert after.content == before.content


async def test_a_draft_leaves_as_no_file(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    async with nothing_happens(hall.owner):
        assert codes(await exported(hall, key, "director@ducha")) == ["BULLETIN_UNPUBLISHED"]
        assert codes(await exported(hall, key, "director@huaming")) == ["NOT_FOUND"]
        assert codes(await exported(hall, UUID(int=5), "director@ducha")) == ["NOT_FOUND"]


async def test_a_unit_that_lost_oversight_is_not_told_of_its_own_drafts(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    former = an_actor("finance.director", tenant="ducha", person="director@ducha")
    async with nothing_happens(hall.owner):
        for form in BulletinForm:
            assert codes(await export_bulletin(hall.service, former, key, form, "zh")) == ["NOT_FOUND"]
        assert codes(await publish_bulletin(hall.service, former, key, 1)) == ["NOT_FOUND"]
        assert codes(await correct_bulletin(hall.service, former, key, Said((), "更正"))) == ["NOT_FOUND"]
