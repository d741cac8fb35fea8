"""Row-level security lets a person see and mark their own notices, and nobody but a job write one."""

from dataclasses import replace

from tests.support.floor import own, tried, wide
from tests.support.notifications import a_notice
from tests.support.projects import Hall
from zhaoshang.values.ids import SYSTEM_PERSON

READ = "UPDATE app.notice SET read_at = now()"
COPY = (
    "INSERT INTO app.notice SELECT district_id, gen_random_uuid(), tenant_id, person_id, kind, subject, subject_id,"
    " gen_random_uuid(), at, read_at FROM app.notice"
)


async def test_a_person_reaches_their_own_only(hall: Hall) -> None:
    await a_notice(hall, "director@huaming")
    await a_notice(hall, "director@hezuo")

    for fence in (own("huaming"), wide("hezuo")):
        assert await tried(hall, None, READ, fence=fence) == 1
        assert await tried(hall, None, COPY, fence=fence) == "refused"
        assert await tried(hall, None, "UPDATE app.notice SET kind = 'X'", fence=fence) == "refused"
        assert await tried(hall, None, "DELETE FROM app.notice", fence=fence) == "refused"


async def test_a_job_writes_notices_and_marks_none(hall: Hall) -> None:
    await a_notice(hall, "director@huaming")
    job = replace(wide("hezuo"), tenant=None, person=SYSTEM_PERSON)
    assert await tried(hall, None, COPY, fence=job) == 1
    assert await tried(hall, None, READ, fence=job) == 0
