"""bulletinExport over GraphQL: the file, and every refusal by its code."""

import base64
import io

from pypdf import PdfReader

from tests.support.bulletins import composed, july, publishing
from tests.support.desk import Desk, ids
from tests.support.pipeline import a_client
from tests.support.projects import Hall
from zhaoshang.exchange.api.bulletin import BulletinExportErrorCode
from zhaoshang.values.ids import global_id

NAME = "bulletinExport"


async def test_a_draft_is_refused_and_what_is_published_comes_as_a_file(hall: Hall) -> None:
    desk = Desk(hall, a_client(hall))
    await july(hall)
    key = await composed(hall)
    given = {"id": global_id("Bulletin", key), "form": "PDF"}
    for nobody in ids("Bulletin"):
        await desk.refused("viewer@huaming", NAME, given | {"id": nobody}, "NOT_FOUND")
    await desk.refused("viewer@huaming", NAME, given, "NOT_FOUND")
    await desk.refused("director@ducha", NAME, given, "BULLETIN_UNPUBLISHED")
    await desk.invalid("director@ducha", NAME, given | {"form": "DOCX"})
    await desk.key_reused("director@ducha", NAME, given, form="WORKBOOK")
    assert {each.name for each in BulletinExportErrorCode} - desk.met[NAME] == {"FORBIDDEN"}  # nobody who sees one is

    assert await publishing(hall, key) == key
    payload = await desk.send("viewer@huaming", NAME, given, "fileName mediaType contentBase64")
    assert (payload["errors"], payload["mediaType"]) == ([], "application/pdf")
    assert payload["fileName"].endswith("2026年7月招商引资工作通报.pdf")
    assert len(PdfReader(io.BytesIO(base64.b64decode(payload["contentBase64"]))).pages) >= 1
    book = await desk.send("viewer@huaming", NAME, given | {"form": "WORKBOOK"}, "fileName mediaType contentBase64")
    assert book["fileName"].endswith(".xlsx")
    assert base64.b64decode(book["contentBase64"])[:2] == b"PK"
