"""Whoever judges a project reads what was handed in with it; this leaves a trace."""

from pathlib import Path

from tests.support.actors import person_id, tenant_id
from tests.support.evidence import a_pdf, keep_files, uploaded
from tests.support.projects import Hall, codes
from tests.support.reviews import asked, negotiating, published, slot, submit, submitted
from tests.support.tenancy import nothing_happens
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.reviews.model import ReviewDocument, ReviewOpinion, ReviewSupplement
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.reviews.operations.read_document import read_document
from zhaoshang.values.ids import new_id

PURPOSE = "环评审查"


async def test_sections_and_the_office_read_it_on_record_and_nobody_else_does(hall: Hall, tmp_path: Path) -> None:
    keep_files(hall, tmp_path)
    await published(hall)
    handed_in = [("可行性研究报告", await uploaded(hall))]
    review = await submit(hall, await negotiating(hall), documents=handed_in)
    (document,) = await hall.rows("review_document", review_id=review)
    key = document["id"]
    for persona in ("officer@sthj", "officer@gxj", "officer@hezuo", "officer@huaming"):
        shown = await read_document(hall.service, hall.actor(persona), ReviewDocument, key, f" {PURPOSE} ")
        assert isinstance(shown, HandedOut), persona
        assert (shown.asked, shown.content) == (key, a_pdf())
        (trace,) = await hall.rows("evidence_disclosure", by_person_id=person_id(persona))
        assert (trace["evidence_id"], trace["purpose"]) == (document["evidence_id"], PURPOSE)
        assert trace["tenant_id"] == tenant_id(persona.partition("@")[2])
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "officer@xfjy": "NOT_FOUND",
            "officer@xinli": "NOT_FOUND",
            "viewer@huaming": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
        }.items():
            assert codes(await read_document(hall.service, hall.actor(persona), ReviewDocument, key, PURPOSE)) == [
                code
            ], persona
        officer = hall.actor("officer@sthj")
        assert codes(await read_document(hall.service, officer, ReviewDocument, new_id(), PURPOSE)) == ["NOT_FOUND"]
        assert codes(await read_document(hall.service, officer, ReviewDocument, key, " ")) == ["TEXT_REQUIRED"]
    # A file that went to another unit is nobody's to hand out in the old one's fence.
    await hall.owner.execute("UPDATE app.evidence SET tenant_id = $1", tenant_id("xinli"))
    async with nothing_happens(hall.owner):
        refused = await read_document(hall.service, hall.actor("officer@huaming"), ReviewDocument, key, PURPOSE)
        assert codes(refused) == ["NOT_FOUND"]


async def test_who_asked_for_more_opens_what_came_back(hall: Hall, tmp_path: Path) -> None:
    keep_files(hall, tmp_path)
    review = await submitted(hall)
    question, file = await asked(hall, review), await uploaded(hall)
    officer = hall.actor("officer@sthj")
    async with nothing_happens(hall.owner):
        # Nothing has come yet, and the opinion has no file.
        assert codes(await read_document(hall.service, officer, ReviewSupplement, question, PURPOSE)) == ["NOT_FOUND"]
        given = (await slot(hall, review, "environment"))["id"]
        assert codes(await read_document(hall.service, officer, ReviewOpinion, given, PURPOSE)) == ["NOT_FOUND"]
    outcome = await answer_supplement(hall.service, hall.actor("officer@huaming"), question, 1, "见附件", evidence=file)
    assert outcome == question

    shown = await read_document(hall.service, officer, ReviewSupplement, question, PURPOSE)

    assert isinstance(shown, HandedOut)
    assert (shown.asked, shown.content) == (question, a_pdf())
    (trace,) = await hall.rows("evidence_disclosure", evidence_id=file)
    assert (trace["tenant_id"], trace["purpose"]) == (tenant_id("sthj"), PURPOSE)
    async with nothing_happens(hall.owner):
        for persona, code in {
            "officer@xfjy": "NOT_FOUND",
            "officer@xinli": "NOT_FOUND",
            "viewer@sthj": "FORBIDDEN",
        }.items():
            refused = await read_document(hall.service, hall.actor(persona), ReviewSupplement, question, PURPOSE)
            assert codes(refused) == [code], persona
