"""A slot with its round and project as they are now, locked: whoever comes second finds the first's word."""

from tests.support.floor import overtaken, wide
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import an_opinion, slot, submitted
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.reviews import store
from zhaoshang.reviews.model import Review, ReviewOpinion
from zhaoshang.reviews.operations.give_opinion import give_opinion
from zhaoshang.reviews.operations.hold_slot import hold_slot
from zhaoshang.values.ids import new_id


async def test_what_it_holds_is_the_newest_and_what_is_gone_conflicts(hall: Hall) -> None:
    review = await submitted(hall)
    found = await slot(hall, review, "environment")

    async def loaded(work: UnitOfWork) -> ReviewOpinion:
        opinion = await store.load(work, ReviewOpinion, found["id"])
        assert opinion is not None
        return opinion

    async with hall.service.database.unit_of_work(wide("sthj"), at=NOW) as work:
        opinion = await loaded(work)
        await hall.owner.execute("UPDATE app.review_opinion SET version = 2 WHERE id = $1", found["id"])
        assert codes(await hold_slot(work, opinion, 1)) == ["CONFLICT"]
        held = await hold_slot(work, opinion, 2)
        assert isinstance(held, tuple)
        project, round_ = held
        assert isinstance(round_, Review)
        assert (project.id, round_.id) == (found["project_id"], review)
    for change in ({"review_id": new_id()}, {"project_id": new_id()}):
        async with hall.service.database.unit_of_work(wide("sthj"), at=NOW) as work:
            known = {"district_id": found["district_id"], "project_id": found["project_id"], "review_id": review}
            nowhere = ReviewOpinion(**{**known, **change})
            assert codes(await hold_slot(work, nowhere, 1)) == ["CONFLICT"]


async def test_who_is_overtaken_finds_the_word_or_the_end(hall: Hall) -> None:
    review = await submitted(hall)
    found = await slot(hall, review, "environment")
    for change, code in (
        ("state = 'GIVEN', verdict = 'OBJECT', version = 2", "OPINION_GIVEN"),
        ("state = 'LAPSED', verdict = NULL, version = 1", "REVIEW_STATE"),
        ("state = 'PENDING', version = 7", "CONFLICT"),
    ):
        sql = f"UPDATE app.review_opinion SET {change} WHERE id = $1"
        late = give_opinion(hall.service, hall.actor("officer@sthj"), found["id"], 1, an_opinion("environment"))
        assert codes(await overtaken(hall, sql, late, found["id"])) == [code]
    await hall.owner.execute("UPDATE app.project SET stage = 'ON_HOLD'")
    late = give_opinion(hall.service, hall.actor("officer@sthj"), found["id"], 7, an_opinion("environment"))
    assert codes(await late) == ["REVIEW_STAGE"]
    assert await hall.rows("outbox_event", kind="review.opinion.given") == []
