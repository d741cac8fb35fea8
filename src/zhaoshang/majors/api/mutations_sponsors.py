"""The mutations about who sponsors a major project."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.majors.api import codes, inputs, payloads
from zhaoshang.majors.operations.appoint_sponsor import appoint_sponsor
from zhaoshang.majors.operations.name_sponsor import name_sponsor
from zhaoshang.majors.operations.record_visit import record_visit
from zhaoshang.majors.operations.relieve_sponsor import relieve_sponsor
from zhaoshang.majors.permissions import Sponsorships, Visits
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def sponsorship_appoint(
    info: Info, input: Annotated[inputs.SponsorshipAppointInput, INPUT]
) -> payloads.SponsorshipAppointPayload:
    """Appoint a sponsor to a major project at a level; whoever had it hands over."""
    outcome = await appoint_sponsor(
        info.context.service,
        info.context.actor,
        keyed("MajorProject", input.major_project),
        inputs.appointment(input),
    )
    return answer(
        info,
        outcome,
        payloads.SponsorshipAppointPayload,
        payloads.SponsorshipAppointError,
        codes.SponsorshipAppointErrorCode,
    )


async def sponsorship_relieve(
    info: Info, input: Annotated[inputs.SponsorshipRelieveInput, INPUT]
) -> payloads.SponsorshipRelievePayload:
    """End a sponsorship, with what the next sponsor is to know; its level is then a gap."""
    outcome = await relieve_sponsor(
        info.context.service,
        info.context.actor,
        keyed("Sponsorship", input.id),
        input.expected_version,
        reason=input.reason,
        handover=input.handover,
    )
    return answer(
        info,
        outcome,
        payloads.SponsorshipRelievePayload,
        payloads.SponsorshipRelieveError,
        codes.SponsorshipRelieveErrorCode,
    )


async def sponsorship_name(
    info: Info, input: Annotated[inputs.SponsorshipNameInput, INPUT]
) -> payloads.SponsorshipNamePayload:
    """Name who of your unit answers for a project that it sponsors."""
    outcome = await name_sponsor(
        info.context.service,
        info.context.actor,
        keyed("Sponsorship", input.id),
        input.expected_version,
        keyed("Person", input.person),
    )
    return answer(
        info,
        outcome,
        payloads.SponsorshipNamePayload,
        payloads.SponsorshipNameError,
        codes.SponsorshipNameErrorCode,
    )


async def sponsor_visit_record(
    info: Info, input: Annotated[inputs.SponsorVisitRecordInput, INPUT]
) -> payloads.SponsorVisitRecordPayload:
    """Record that your unit went to see a project it sponsors, and what it found."""
    outcome = await record_visit(
        info.context.service,
        info.context.actor,
        keyed("Sponsorship", input.sponsorship),
        inputs.new_visit(input),
    )
    return answer(
        info,
        outcome,
        payloads.SponsorVisitRecordPayload,
        payloads.SponsorVisitRecordError,
        codes.SponsorVisitRecordErrorCode,
    )


@strawberry.type
class SponsorsMutation:
    """The mutations about who sponsors a major project."""

    sponsorship_appoint: payloads.SponsorshipAppointPayload = strawberry.mutation(
        resolver=sponsorship_appoint,
        description="指定包联：Appoint a sponsor to a major project at a level; whoever had it hands over.",
        directives=[requires(Sponsorships.APPOINT)],
    )
    sponsorship_relieve: payloads.SponsorshipRelievePayload = strawberry.mutation(
        resolver=sponsorship_relieve,
        description="解除包联：End a sponsorship, with what the next sponsor is to know; its level is then a gap.",
        directives=[requires(Sponsorships.RELIEVE)],
    )
    sponsorship_name: payloads.SponsorshipNamePayload = strawberry.mutation(
        resolver=sponsorship_name,
        description="明确包联人：Name who of your unit answers for a project that it sponsors.",
        directives=[requires(Sponsorships.NAME)],
    )
    sponsor_visit_record: payloads.SponsorVisitRecordPayload = strawberry.mutation(
        resolver=sponsor_visit_record,
        description="登记走访：Record that your unit went to see a project it sponsors, and what it found.",
        directives=[requires(Visits.RECORD)],
    )
