"""Materials: read by who is invited between the invitation and the closing, by nobody else and not after."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf
from tests.support.floor import tried
from tests.support.meetings import (
    cancel,
    conclude,
    deliberating,
    invite,
    listed,
    material,
    planned,
    said,
    two_hosts,
    vote,
)
from tests.support.projects import Hall, codes
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.evidence.operations.read_evidence import read_evidence
from zhaoshang.meetings.operations.read_material import read_material
from zhaoshang.meetings.operations.withdraw_item import withdraw_item

EVERYBODY = (
    *("officer@hezuo", "director@hezuo", "officer@huaming", "officer@xinli", "officer@linkong", "officer@sthj"),
    *("officer@fgw", "officer@xfjy", "officer@gxj", "officer@ducha", "director@ducha"),
)


async def reveal(hall: Hall, key: UUID, persona: str, purpose: str = "审阅") -> Any:
    return await read_material(hall.service, hall.actor(persona), key, purpose)


async def readers(hall: Hall, key: UUID) -> set[str]:
    """Who gets the file, out of everybody."""
    got = set()
    for persona in EVERYBODY:
        outcome = await reveal(hall, key, persona)
        if isinstance(outcome, HandedOut):
            assert outcome.content.startswith(b"%PDF")
            got.add(persona)
        else:
            assert set(codes(outcome)) <= {"NOT_FOUND", "FORBIDDEN", "MEETING_STATE"}, outcome
    return got


async def titles(hall: Hall, unit: str) -> int | str:
    """How many materials any SQL of a street's widest fence finds."""
    return await tried(hall, unit, "SELECT title FROM app.meeting_material")


async def end(hall: Hall, ending: str, meeting: UUID, item: UUID, other: UUID) -> None:
    """One of the ways in which a meeting closes its materials."""
    if ending == "closed":
        for each in (item, other):
            assert isinstance(await vote(hall, each, "officer@sthj"), UUID)
        assert await conclude(hall, meeting, said(item), said(other)) == meeting
    elif ending == "cancelled":
        assert await cancel(hall, meeting) == meeting
    else:
        outcome = await withdraw_item(hall.service, hall.actor("officer@hezuo"), item, 1, "材料不齐")
        assert outcome == item


INVITED = {"officer@hezuo", "director@hezuo", "officer@sthj", "officer@fgw", "officer@ducha", "director@ducha"}


@pytest.mark.parametrize("ending", ["closed", "cancelled", "withdrawn"])
async def test_materials_are_open_from_the_invitation_to_the_closing(hall: Hall, ending: str) -> None:
    ours, theirs = await two_hosts(hall)
    meeting = await planned(hall)
    item, other = await listed(hall, meeting, ours), await listed(hall, meeting, theirs)
    of_item, of_all = await material(hall, meeting, item), await material(hall, meeting, text="会议须知")
    assert await readers(hall, of_item) == await readers(hall, of_all) == set()
    assert codes(await reveal(hall, of_item, "officer@hezuo")) == ["MEETING_STATE"]
    assert codes(await reveal(hall, of_item, "officer@sthj")) == ["NOT_FOUND"]
    assert await titles(hall, "hezuo") == 2
    for unit in ("sthj", "huaming", "xinli", "ducha"):
        assert await titles(hall, unit) == 0, unit

    assert isinstance(await invite(hall, meeting, "sthj", "fgw", watching=["ducha"]), UUID)
    hosts = await material(hall, meeting, item, persona="officer@huaming", text="企业承诺")
    assert isinstance(hosts, UUID), hosts
    late = await material(hall, meeting, text="补充须知")
    assert isinstance(late, UUID), late

    for key in (of_item, hosts):
        assert await readers(hall, key) == {*INVITED, "officer@huaming"}
    for key in (of_all, late):
        assert await readers(hall, key) == INVITED
    expected = {"hezuo": 4, "sthj": 4, "ducha": 4, "huaming": 2, "xinli": 0, "linkong": 0, "gxj": 0}
    assert {unit: await titles(hall, unit) for unit in expected} == expected
    disclosed = await hall.rows("evidence_disclosure", tenant_id=tenant_id("huaming"))
    assert [row["purpose"] for row in disclosed] == ["审阅", "审阅"]
    # No other way leads to the file, not even for who uploaded it.
    row = await hall.row("meeting_material", of_item)
    own = await hall.row("meeting_material", hosts)
    for evidence, persona in ((row, "officer@hezuo"), (own, "officer@huaming"), (own, "officer@hezuo")):
        got = await read_evidence(hall.service, hall.actor(persona), evidence["evidence_id"], "核对")
        assert codes(got) == ["FORBIDDEN"], persona

    await end(hall, ending, meeting, item, other)
    closed = [of_item, hosts] if ending == "withdrawn" else [of_item, hosts, of_all, late]

    for key in closed:
        assert await readers(hall, key) == set()
        for persona in ("officer@huaming", "officer@sthj", "officer@fgw"):
            assert codes(await reveal(hall, key, persona)) == ["NOT_FOUND"]
    left = 4 - len(closed)
    expected = {"hezuo": 4, "ducha": 4, "sthj": left, "fgw": left, "huaming": 0, "xinli": 0}
    assert {unit: await titles(hall, unit) for unit in expected} == expected
    stolen = "SELECT * FROM app.material_file(:key)"
    for unit in ("hezuo", "huaming", "sthj", "ducha"):
        assert await tried(hall, unit, stolen, key=of_item) == 0
    assert codes(await read_evidence(hall.service, hall.actor("officer@huaming"), own["evidence_id"], "x")) == [
        "FORBIDDEN"
    ]


async def test_a_purpose_is_asked_for_and_nothing_is_on_record_without_it(hall: Hall) -> None:
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    key = await material(hall, meeting, item)
    await invite(hall, meeting, "sthj")

    assert codes(await reveal(hall, key, "officer@sthj", " ")) == ["TEXT_REQUIRED"]
    assert codes(await reveal(hall, key, "viewer@sthj")) == ["FORBIDDEN"]
    assert await hall.rows("evidence_disclosure") == []
    outcome = await reveal(hall, key, "officer@huaming")
    assert isinstance(outcome, HandedOut)
    assert outcome.content == a_pdf(f"可研报告 {meeting} {item} officer@hezuo")


async def test_a_file_whose_meeting_closes_meanwhile_stays(hall: Hall) -> None:
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    key = await material(hall, meeting, item)
    await invite(hall, meeting, "sthj")
    await hall.owner.execute(
        "UPDATE app.meeting_member SET tenant_id = $1 WHERE tenant_id = $2", tenant_id("gxj"), tenant_id("sthj")
    )

    assert codes(await reveal(hall, key, "officer@sthj")) == ["NOT_FOUND"]
    assert await hall.rows("evidence_disclosure") == []
