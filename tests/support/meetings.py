"""Meetings in the hall: rounds that wait for one, agendas, members, materials, votes and conclusions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import NOW, Hall
from tests.support.reviews import answered, negotiating, passed, published, submit
from zhaoshang.meetings.model import MeetingKind, VoteChoice
from zhaoshang.meetings.operations.add_item import add_item
from zhaoshang.meetings.operations.add_material import NewMaterial, add_material
from zhaoshang.meetings.operations.cancel_meeting import cancel_meeting
from zhaoshang.meetings.operations.cast_vote import cast_vote
from zhaoshang.meetings.operations.conclude_meeting import Minutes, conclude_meeting
from zhaoshang.meetings.operations.invite_members import invite_members
from zhaoshang.meetings.operations.make_statement import make_statement
from zhaoshang.meetings.operations.plan_meeting import NewMeeting, plan_meeting
from zhaoshang.meetings.rules import Concluded, Invited
from zhaoshang.reviews.operations.conclude_review import Conclusion
from zhaoshang.values.industry import Industry

OFFICER = "officer@hezuo"
DIRECTOR = "director@hezuo"


async def deliberating(hall: Hall, persona: str = "officer@huaming", **changes: Any) -> UUID:
    """A round on which every section has spoken, one of them against it: the argumentation meeting is next."""
    if not await hall.rows("review_template"):
        await published(hall)
    given = {"needs_construction": True, "name": f"{persona} 的项目", "company_name": f"天津{persona[8:]}有限公司"}
    project = await negotiating(hall, persona, **{**given, **changes})
    review = await submit(hall, project, persona)
    assert isinstance(review, UUID), review
    await answered(hall, review, objecting=("land",))
    assert (await hall.row("review", review))["state"] == "DELIBERATING"
    return review


async def planned(hall: Hall, kind: MeetingKind = MeetingKind.ARGUMENTATION, **changes: Any) -> UUID:
    """A meeting in a week."""
    given = {"title": "第一次项目论证会", "held_at": NOW + timedelta(days=7), "place": "区政府三楼会议室"}
    key = await plan_meeting(hall.service, hall.actor(OFFICER), NewMeeting(kind=kind, **{**given, **changes}))
    assert isinstance(key, UUID), key
    return key


async def listed(hall: Hall, meeting: UUID, review: UUID, summary: str = "智能装备生产线，占地五十亩。") -> Any:
    """What putting a round on an agenda comes to."""
    version = (await hall.row("meeting", meeting))["version"]
    return await add_item(hall.service, hall.actor(OFFICER), meeting, version, review, summary=summary)


async def invite(hall: Hall, meeting: UUID, *units: str, watching: Sequence[str] = (), persona: str = OFFICER) -> Any:
    """What inviting units comes to; those that watch have no vote."""
    named = [Invited(tenant_id(each), votes=True) for each in units]
    named += [Invited(tenant_id(each), votes=False) for each in watching]
    version = (await hall.row("meeting", meeting))["version"]
    return await invite_members(hall.service, hall.actor(persona), meeting, version, named)


async def held(
    hall: Hall,
    *reviews: UUID,
    units: Sequence[str] = ("sthj", "fgw"),
    kind: MeetingKind = MeetingKind.ARGUMENTATION,
) -> tuple[UUID, list[UUID]]:
    """A meeting on rounds to which units are invited with a vote; and its items."""
    meeting = await planned(hall, kind)
    items = [await listed(hall, meeting, review) for review in reviews]
    assert all(isinstance(each, UUID) for each in items), items
    outcome = await invite(hall, meeting, *units)
    assert isinstance(outcome, UUID), outcome
    return meeting, items


async def material(
    hall: Hall, meeting: UUID, item: UUID | None = None, *, persona: str = OFFICER, text: str = "可研报告"
) -> Any:
    """What adding a file to a meeting comes to."""
    evidence = await uploaded(hall, persona, a_pdf(f"{text} {meeting} {item} {persona}"))
    new = NewMaterial(title=text, evidence=evidence, item=item)
    return await add_material(hall.service, hall.actor(persona), meeting, new)


async def vote(  # noqa: PLR0913  keyword-only but for what matters
    hall: Hall,
    item: UUID,
    persona: str = OFFICER,
    said: VoteChoice = VoteChoice.FOR,
    *,
    reason: str | None = None,
    expected: int | None = None,
) -> Any:
    """What a member's vote comes to."""
    return await cast_vote(hall.service, hall.actor(persona), item, said, reason=reason, expected=expected)


def said(item: UUID, conclusion: Conclusion = Conclusion.PASS, **changes: Any) -> Concluded:
    """What a meeting says of an item."""
    return Concluded(**{"item": item, "conclusion": conclusion, "reasons": "经论证，一致意见。", **changes})


async def conclude(hall: Hall, meeting: UUID, *items: Concluded, persona: str = DIRECTOR, **changes: Any) -> Any:
    """What closing a meeting comes to."""
    version = changes.pop("version", None) or (await hall.row("meeting", meeting))["version"]
    given = {"text": "会议听取了汇报。", "document": "东论〔2026〕1号", "items": items, **changes}
    return await conclude_meeting(hall.service, hall.actor(persona), meeting, version, Minutes(**given))


async def cancel(hall: Hall, meeting: UUID, persona: str = DIRECTOR, reason: str = "时间冲突") -> Any:
    """What calling a meeting off comes to."""
    version = (await hall.row("meeting", meeting))["version"]
    return await cancel_meeting(hall.service, hall.actor(persona), meeting, version, reason)


async def two_hosts(hall: Hall) -> tuple[UUID, UUID]:
    """A round of 华明's and one of 新立's that wait for the argumentation meeting."""
    return await deliberating(hall), await deliberating(
        hall, "officer@xinli", credit_code="91120110GRJ3H6YB5U", industry=Industry.SMART_MANUFACTURING
    )


async def deliberated(hall: Hall) -> UUID:
    """A meeting under way on a project of 华明's that only 发改委 was invited to, with one of everything."""
    project = await hall.create("officer@huaming", name="凤凰试车台", company_name="天津凤凰试车有限公司")
    await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW' WHERE id = $1", project)
    review = await passed(hall, project)
    await hall.owner.execute("UPDATE app.review SET state = 'DELIBERATING' WHERE id = $1", review)
    meeting, (item,) = await held(hall, review, units=("fgw",))
    statement = await make_statement(hall.service, hall.actor("officer@huaming"), item, "设备已订购。")
    kept = (statement, await vote(hall, item), await material(hall, meeting, item, persona="officer@huaming"))
    assert all(isinstance(each, UUID) for each in kept), kept
    return meeting
