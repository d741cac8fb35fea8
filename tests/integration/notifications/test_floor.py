"""Row-level security lets a person see and mark their own notices, and nobody but a job write one."""

from dataclasses import replace
from uuid import UUID

from tests.support.actors import person_id
from tests.support.floor import own, tried, wide
from tests.support.notifications import a_notice
from tests.support.projects import Hall
from zhaoshang.notifications.operations.set_preference import set_preference
from zhaoshang.values.ids import SYSTEM_PERSON

READ = "UPDATE app.notice SET read_at = now()"
COPY = (
    "INSERT INTO app.notice SELECT district_id, gen_random_uuid(), tenant_id, person_id, kind, subject, subject_id,"
    " gen_random_uuid(), at, read_at FROM app.notice"
)

SILENCE = "UPDATE app.notice_preference SET in_app = false"
SAY = (
    "INSERT INTO app.notice_preference (district_id, id, person_id, kind, in_app, set_at, version)"
    " VALUES (120110, gen_random_uuid(), {}, 'X', false, now(), 1)"
)


async def test_a_person_reaches_their_own_only(hall: Hall) -> None:
    await a_notice(hall, "director@huaming")
    await a_notice(hall, "director@hezuo")

    for fence in (own("huaming"), wide("hezuo")):
        assert await tried(hall, None, READ, fence=fence) == 1
        assert await tried(hall, None, COPY, fence=fence) == "refused"
        assert await tried(hall, None, "UPDATE app.notice SET kind = 'X'", fence=fence) == "refused"
        assert await tried(hall, None, "DELETE FROM app.notice", fence=fence) == "refused"


async def test_nobody_says_for_another_what_they_want_to_be_told(hall: Hall) -> None:
    said = await set_preference(hall.service, hall.actor("director@huaming"), "FACT_RETURNED", None, in_app=True)
    assert isinstance(said, UUID)
    assert await tried(hall, None, SILENCE, fence=own("huaming")) == 1
    assert await tried(hall, None, SILENCE, fence=wide("hezuo")) == 0
    forged = SAY.format(f"'{person_id('director@huaming')}'")
    assert await tried(hall, None, forged, fence=wide("hezuo")) == "refused"


async def test_a_job_writes_notices_and_marks_none(hall: Hall) -> None:
    await a_notice(hall, "director@huaming")
    job = replace(wide("hezuo"), tenant=None, person=SYSTEM_PERSON)
    assert await tried(hall, None, COPY, fence=job) == 1
    assert await tried(hall, None, READ, fence=job) == 0
