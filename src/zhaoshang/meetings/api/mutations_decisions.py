"""The mutations in which a meeting takes place: statements, votes, and what comes of it."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.meetings.api import codes, inputs, payloads
from zhaoshang.meetings.operations.cancel_meeting import cancel_meeting
from zhaoshang.meetings.operations.cast_vote import cast_vote
from zhaoshang.meetings.operations.conclude_meeting import conclude_meeting
from zhaoshang.meetings.operations.make_statement import make_statement
from zhaoshang.meetings.permissions import Meetings, Statements, Votes
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def meeting_statement_make(
    info: Info, input: Annotated[inputs.MeetingStatementMakeInput, INPUT]
) -> payloads.MeetingStatementMakePayload:
    """Say what your unit thinks of a project on the agenda."""
    outcome = await make_statement(
        info.context.service,
        info.context.actor,
        keyed("MeetingItem", input.item),
        input.text,
    )
    return answer(
        info,
        outcome,
        payloads.MeetingStatementMakePayload,
        payloads.MeetingStatementMakeError,
        codes.MeetingStatementMakeErrorCode,
    )


async def meeting_vote_cast(
    info: Info, input: Annotated[inputs.MeetingVoteCastInput, INPUT]
) -> payloads.MeetingVoteCastPayload:
    """Cast your unit's one vote on a project, or change it until the meeting closes."""
    outcome = await cast_vote(
        info.context.service,
        info.context.actor,
        keyed("MeetingItem", input.item),
        input.vote,
        reason=input.reason,
        expected=input.expected_version,
    )
    return answer(
        info,
        outcome,
        payloads.MeetingVoteCastPayload,
        payloads.MeetingVoteCastError,
        codes.MeetingVoteCastErrorCode,
    )


async def meeting_conclude(
    info: Info, input: Annotated[inputs.MeetingConcludeInput, INPUT]
) -> payloads.MeetingConcludePayload:
    """Close a meeting: every project on its agenda passes, is returned or rejected at once."""
    outcome = await conclude_meeting(
        info.context.service,
        info.context.actor,
        keyed("Meeting", input.id),
        input.expected_version,
        inputs.minutes(input),
    )
    return answer(
        info,
        outcome,
        payloads.MeetingConcludePayload,
        payloads.MeetingConcludeError,
        codes.MeetingConcludeErrorCode,
    )


async def meeting_cancel(
    info: Info, input: Annotated[inputs.MeetingCancelInput, INPUT]
) -> payloads.MeetingCancelPayload:
    """Call a meeting off: nothing is decided, and its projects may be listed elsewhere."""
    outcome = await cancel_meeting(
        info.context.service,
        info.context.actor,
        keyed("Meeting", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.MeetingCancelPayload,
        payloads.MeetingCancelError,
        codes.MeetingCancelErrorCode,
    )


@strawberry.type
class DecisionsMutation:
    """The mutations in which a meeting takes place: statements, votes, and what comes of it."""

    meeting_statement_make: payloads.MeetingStatementMakePayload = strawberry.mutation(
        resolver=meeting_statement_make,
        description="发言：Say what your unit thinks of a project on the agenda.",
        directives=[requires(Statements.MAKE)],
    )
    meeting_vote_cast: payloads.MeetingVoteCastPayload = strawberry.mutation(
        resolver=meeting_vote_cast,
        description="表决：Cast your unit's one vote on a project, or change it until the meeting closes.",
        directives=[requires(Votes.CAST)],
    )
    meeting_conclude: payloads.MeetingConcludePayload = strawberry.mutation(
        resolver=meeting_conclude,
        description="办结会议：Close a meeting: every project on its agenda passes, is returned or rejected at once.",
        directives=[requires(Meetings.CONCLUDE)],
    )
    meeting_cancel: payloads.MeetingCancelPayload = strawberry.mutation(
        resolver=meeting_cancel,
        description="取消会议：Call a meeting off: nothing is decided, and its projects may be listed elsewhere.",
        directives=[requires(Meetings.CANCEL)],
    )
