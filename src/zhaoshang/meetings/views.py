"""The read side of meetings: what cannot be derived from its GraphQL types and mapped classes (domain §3)."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.meetings.model import (
    Meeting,
    MeetingItem,
    MeetingMaterial,
    MeetingMember,
    MeetingMinutes,
    MeetingStatement,
    MeetingVote,
    VoteChoice,
)
from zhaoshang.meetings.permissions import Items, Materials, Meetings, Members, Statements, Votes
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Driver,
    Expression,
    Root,
    ToMany,
    ToOne,
    View,
    among,
)

__all__ = ["ROOTS", "VIEWS"]


def closed_at(item: Any) -> ColumnElement[Any]:
    """When the meeting of an item was closed; NULL while it is not."""
    meeting = aliased(Meeting)
    return (
        select(meeting.closed_at)
        .where(meeting.district_id == item.district_id, meeting.id == item.meeting_id)
        .correlate(item)
        .scalar_subquery()
    )


def _tally(choice: VoteChoice) -> Expression:
    """How many members said this of an item: whoever reads the item reads all of its votes."""

    def form(item: Any) -> ColumnElement[Any]:
        vote = aliased(MeetingVote)
        return (
            select(func.count())
            .select_from(vote)
            .where(vote.district_id == item.district_id, vote.item_id == item.id, vote.vote == choice.value)
            .correlate(item)
            .scalar_subquery()
        )

    return Expression(form)


VIEWS: tuple[View, ...] = (
    View(
        "Meeting",
        Meeting,
        Meetings.VIEW,
        fields={
            "holder": ToOne("Tenant", on=lambda m, t: t.id == m.tenant_id),
            "items": ToMany("MeetingItem", on=lambda m, i: i.meeting_id == m.id, order_by=("place",)),
            "members": ToMany("MeetingMember", on=lambda m, x: x.meeting_id == m.id, order_by=("invited_at", "id")),
            "materials": ToMany("MeetingMaterial", on=lambda m, x: x.meeting_id == m.id, order_by=("added_at", "id")),
            "minutes": ToOne("MeetingMinutes", on=lambda m, x: x.meeting_id == m.id),
            "created_by": ToOne("Person", on=lambda m, someone: someone.id == m.created_by),
            "closed_by": ToOne("Person", on=lambda m, someone: someone.id == m.closed_by),
        },
        driver=Driver(MeetingMember, "meeting_id", on=lambda m, member: m.id == member.meeting_id, proves="shared"),
    ),
    View(
        "MeetingMinutes",
        MeetingMinutes,
        Meetings.VIEW,
        fields={"evidence": ToOne("Evidence", on=lambda m, e: e.id == m.evidence_id)},
    ),
    View(
        "MeetingItem",
        MeetingItem,
        Items.VIEW,
        fields={
            "meeting": ToOne("Meeting", on=lambda i, m: m.id == i.meeting_id),
            "review": ToOne("Review", on=lambda i, r: r.id == i.review_id),
            "project": ToOne("Project", on=lambda i, p: p.id == i.project_id),
            "host": ToOne("Tenant", on=lambda i, t: t.id == i.host_tenant_id),
            "statements": ToMany("MeetingStatement", on=lambda i, s: s.item_id == i.id, order_by=("at", "id")),
            "votes": ToMany("MeetingVote", on=lambda i, v: v.item_id == i.id, order_by=("cast_at", "id")),
            "my_vote": ToOne("MeetingVote", on=lambda i, v: (v.item_id == i.id) & (v.tenant_id == ACTOR.tenant)),
            "votes_for": _tally(VoteChoice.FOR),
            "votes_against": _tally(VoteChoice.AGAINST),
            "votes_abstaining": _tally(VoteChoice.ABSTAIN),
        },
    ),
    View(
        "MeetingMember",
        MeetingMember,
        Members.VIEW,
        fields={"tenant": ToOne("Tenant", on=lambda m, t: t.id == m.tenant_id)},
    ),
    View(
        "MeetingStatement",
        MeetingStatement,
        Statements.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda s, t: t.id == s.tenant_id),
            "by": ToOne("Person", on=lambda s, someone: someone.id == s.by_person_id),
        },
    ),
    View(
        "MeetingVote",
        MeetingVote,
        Votes.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda v, t: t.id == v.tenant_id),
            "cast_by": ToOne("Person", on=lambda v, someone: someone.id == v.cast_by),
        },
    ),
    View(
        "MeetingMaterial",
        MeetingMaterial,
        Materials.VIEW,
        fields={
            "meeting": ToOne("Meeting", on=lambda x, m: m.id == x.meeting_id),
            "item": ToOne("MeetingItem", on=lambda x, i: i.id == x.item_id),
            "provider": ToOne("Tenant", on=lambda x, t: t.id == x.tenant_id),
            "added_by": ToOne("Person", on=lambda x, someone: someone.id == x.added_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("meeting", "Meeting"),
    ConnectionRoot(
        "meetings",
        "Meeting",
        orders={"HELD_AT": "held_at"},
        default=("HELD_AT", "DESC"),
        filters={"kind": among("kind"), "state": among("state")},
    ),
)
