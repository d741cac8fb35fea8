"""A host answers the departments with an adjusted plan."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.coordination import answered, asked, give, revise, standing
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import Hall, codes


async def test_who_wished_for_changes_is_asked_anew_and_nobody_else(hall: Hall) -> None:
    consultation = await answered(hall, wishing=["xfjy"])
    file = await uploaded(hall, content=a_pdf("总平面图二"))

    assert await revise(hall, consultation, documents=[("总平面图", file)]) == consultation

    row = await hall.row("planning_consultation", consultation)
    assert (row["state"], row["revision"], row["version"]) == ("CONSULTING", 2, 4)
    (anew,) = await hall.rows("planning_opinion", revision=2)
    assert (anew["tenant_id"], anew["state"], anew["due_at"]) == (tenant_id("xfjy"), "PENDING", row["due_at"])
    assert tenant_id("sthj") in anew["shared_with"]
    assert len(await hall.rows("planning_revision")) == 2
    assert isinstance(await give(hall, consultation, "xfjy"), UUID)
    assert await standing(hall, consultation) == "CONCLUDING"
    assert codes(await revise(hall, consultation)) == ["PLANNING_STATE"]


async def test_only_the_host_and_only_in_its_turn(hall: Hall) -> None:
    consultation = await asked(hall)
    assert codes(await revise(hall, consultation)) == ["PLANNING_STATE"]
    for unit in ("sthj", "xfjy"):
        await give(hall, consultation, unit, "OBJECT")
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("officer@ghzy", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
    ):
        assert codes(await revise(hall, consultation, persona)) == [code]
    assert codes(await revise(hall, consultation, text="")) == ["TEXT_REQUIRED"]
    assert codes(await revise(hall, consultation, version=1)) == ["CONFLICT"]
    strange = await uploaded(hall, "officer@xinli", a_pdf("别人的图"))
    assert codes(await revise(hall, consultation, documents=[("图", strange)])) == ["EVIDENCE_NOT_FOUND"]
    assert len(await hall.rows("planning_revision")) == 1
    assert await hall.rows("outbox_event", kind="planning.revised") == []
