"""The department that is to remove a blocker answers it; the host is then to say whether that removed it."""

from tests.support.actors import tenant_id
from tests.support.blockers import answer, at_office, begins, hand_on, only, raised, refused, resolve, steps, waiting
from tests.support.evidence import uploaded
from tests.support.projects import NOW, Hall
from tests.support.tenancy import NEVER


async def test_it_waits_for_its_host_then(hall: Hall) -> None:
    blocker = await raised(hall)
    proof = await uploaded(hall, "officer@ghzy")

    assert await answer(hall, blocker, evidence=proof) == blocker

    assert await waiting(hall, blocker) == ("ANSWERED", "DEPARTMENT", tenant_id("huaming"), begins(7, 4))
    row = await hall.row("blocker", blocker)
    assert (row["answered_at"], row["answer_evidence_id"], row["version"]) == (NOW, proof, 2)
    assert await steps(hall, blocker) == ["RAISED", "ANSWERED"]
    assert len(await hall.rows("outbox_event", kind="major.blocker_answered")) == 1
    assert {each["due_at"] for each in await hall.rows("blocker_party")} == {begins(7, 4)}
    await refused(hall, answer, blocker, "BLOCKER_STATE")


async def test_only_its_department_answers_until_it_has_climbed(hall: Hall) -> None:
    blocker = await raised(hall)
    await only(
        hall,
        answer,
        blocker,
        {
            "viewer@ghzy": "FORBIDDEN",
            "officer@huaming": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
            "director@qld": "FORBIDDEN",
            "director@hezuo": "FORBIDDEN",
            "officer@fgw": "BLOCKER_LEVEL",
            "officer@sthj": "NOT_FOUND",
            "officer@xinli": "NOT_FOUND",
        },
    )
    await refused(hall, answer, blocker, "TEXT_REQUIRED", answer=" ")
    await refused(hall, answer, blocker, "EVIDENCE_NOT_FOUND", evidence=NEVER)
    assert await hand_on(hall, blocker) == blocker
    await refused(hall, answer, blocker, "NOT_FOUND")


async def test_once_escalated_either_answers(hall: Hall) -> None:
    first, second = await at_office(hall), await raised(hall)
    assert await answer(hall, first, "officer@fgw") == first
    assert await answer(hall, second) == second
    assert await resolve(hall, first) == first
    assert (await hall.row("blocker", first))["level"] == "MAJOR_PROJECTS"
