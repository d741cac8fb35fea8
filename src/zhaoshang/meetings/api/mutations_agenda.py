"""The mutations that prepare a meeting: its agenda, materials and members."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.meetings.api import codes, inputs, payloads
from zhaoshang.meetings.operations.add_item import add_item
from zhaoshang.meetings.operations.add_material import add_material
from zhaoshang.meetings.operations.invite_members import invite_members
from zhaoshang.meetings.operations.plan_meeting import plan_meeting
from zhaoshang.meetings.operations.read_material import read_material
from zhaoshang.meetings.operations.withdraw_item import withdraw_item
from zhaoshang.meetings.permissions import Items, Materials, Meetings
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def meeting_plan(info: Info, input: Annotated[inputs.MeetingPlanInput, INPUT]) -> payloads.MeetingPlanPayload:
    """Plan an argumentation or a government meeting."""
    outcome = await plan_meeting(
        info.context.service,
        info.context.actor,
        inputs.new_meeting(input),
    )
    return answer(
        info,
        outcome,
        payloads.MeetingPlanPayload,
        payloads.MeetingPlanError,
        codes.MeetingPlanErrorCode,
    )


async def meeting_item_add(
    info: Info, input: Annotated[inputs.MeetingItemAddInput, INPUT]
) -> payloads.MeetingItemAddPayload:
    """Put a round that waits for such a meeting on its agenda."""
    outcome = await add_item(
        info.context.service,
        info.context.actor,
        keyed("Meeting", input.meeting),
        input.expected_version,
        keyed("Review", input.review),
        summary=input.summary,
    )
    return answer(
        info,
        outcome,
        payloads.MeetingItemAddPayload,
        payloads.MeetingItemAddError,
        codes.MeetingItemAddErrorCode,
    )


async def meeting_item_withdraw(
    info: Info, input: Annotated[inputs.MeetingItemWithdrawInput, INPUT]
) -> payloads.MeetingItemWithdrawPayload:
    """Take a project off the agenda before the meeting decides."""
    outcome = await withdraw_item(
        info.context.service,
        info.context.actor,
        keyed("MeetingItem", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.MeetingItemWithdrawPayload,
        payloads.MeetingItemWithdrawError,
        codes.MeetingItemWithdrawErrorCode,
    )


async def meeting_material_add(
    info: Info, input: Annotated[inputs.MeetingMaterialAddInput, INPUT]
) -> payloads.MeetingMaterialAddPayload:
    """Add a file of yours that a meeting is to read."""
    outcome = await add_material(
        info.context.service,
        info.context.actor,
        keyed("Meeting", input.meeting),
        inputs.new_material(input),
    )
    return answer(
        info,
        outcome,
        payloads.MeetingMaterialAddPayload,
        payloads.MeetingMaterialAddError,
        codes.MeetingMaterialAddErrorCode,
    )


async def meeting_material_reveal(
    info: Info, input: Annotated[inputs.MeetingMaterialRevealInput, INPUT]
) -> payloads.MeetingMaterialRevealPayload:
    """Get a material of a meeting that is open to you, for a stated purpose; this is on record before you get it."""
    key = keyed("MeetingMaterial", input.id)
    outcome = await read_material(info.context.service, info.context.actor, key, input.purpose)
    if isinstance(outcome, HandedOut):
        return payloads.MeetingMaterialRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(
        info,
        outcome,
        payloads.MeetingMaterialRevealPayload,
        payloads.MeetingMaterialRevealError,
        codes.MeetingMaterialRevealErrorCode,
    )


async def meeting_invite(
    info: Info, input: Annotated[inputs.MeetingInviteInput, INPUT]
) -> payloads.MeetingInvitePayload:
    """Invite units: from here on they read, speak and vote, until the meeting closes."""
    outcome = await invite_members(
        info.context.service,
        info.context.actor,
        keyed("Meeting", input.id),
        input.expected_version,
        inputs.invited(input),
    )
    return answer(
        info,
        outcome,
        payloads.MeetingInvitePayload,
        payloads.MeetingInviteError,
        codes.MeetingInviteErrorCode,
    )


@strawberry.type
class AgendaMutation:
    """The mutations that prepare a meeting: its agenda, materials and members."""

    meeting_plan: payloads.MeetingPlanPayload = strawberry.mutation(
        resolver=meeting_plan,
        description="拟定会议：Plan an argumentation or a government meeting.",
        directives=[requires(Meetings.PLAN)],
    )
    meeting_item_add: payloads.MeetingItemAddPayload = strawberry.mutation(
        resolver=meeting_item_add,
        description="列入议题：Put a round that waits for such a meeting on its agenda.",
        directives=[requires(Items.ADD)],
    )
    meeting_item_withdraw: payloads.MeetingItemWithdrawPayload = strawberry.mutation(
        resolver=meeting_item_withdraw,
        description="撤下议题：Take a project off the agenda before the meeting decides.",
        directives=[requires(Items.WITHDRAW)],
    )
    meeting_material_add: payloads.MeetingMaterialAddPayload = strawberry.mutation(
        resolver=meeting_material_add,
        description="提供会议材料：Add a file of yours that a meeting is to read.",
        directives=[requires(Materials.ADD)],
    )
    meeting_material_reveal: payloads.MeetingMaterialRevealPayload = strawberry.mutation(
        resolver=meeting_material_reveal,
        description="调阅会议材料：Get a material that a meeting opens to you, for a stated purpose, on record.",
        directives=[requires(Materials.READ_FILE)],
    )
    meeting_invite: payloads.MeetingInvitePayload = strawberry.mutation(
        resolver=meeting_invite,
        description="邀请参会：Invite units: from here on they read, speak and vote, until the meeting closes.",
        directives=[requires(Meetings.INVITE)],
    )
