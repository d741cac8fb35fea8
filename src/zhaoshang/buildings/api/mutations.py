"""The mutations of buildings: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.buildings.api import codes, inputs, payloads
from zhaoshang.buildings.operations.end_lease import end_lease
from zhaoshang.buildings.operations.record_lease import record_lease
from zhaoshang.buildings.operations.register_building import register_building
from zhaoshang.buildings.operations.retire_building import retire_building
from zhaoshang.buildings.operations.return_building_report import return_building_report
from zhaoshang.buildings.operations.submit_building_report import submit_building_report
from zhaoshang.buildings.operations.update_building import update_building
from zhaoshang.buildings.operations.update_lease import update_lease
from zhaoshang.buildings.operations.verify_building_report import verify_building_report
from zhaoshang.buildings.permissions import BuildingReports, Buildings, Leases
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def building_register(
    info: Info, input: Annotated[inputs.BuildingRegisterInput, INPUT]
) -> payloads.BuildingRegisterPayload:
    """Enter a building of your unit."""
    outcome = await register_building(info.context.service, info.context.actor, inputs.building_entry(input))
    return answer(
        info, outcome, payloads.BuildingRegisterPayload, payloads.BuildingRegisterError, codes.BuildingRegisterErrorCode
    )


async def building_update(
    info: Info, input: Annotated[inputs.BuildingUpdateInput, INPUT]
) -> payloads.BuildingUpdatePayload:
    """Say anew what is known of a building."""
    outcome = await update_building(
        info.context.service,
        info.context.actor,
        keyed("Building", input.id),
        input.expected_version,
        inputs.building_entry(input),
    )
    return answer(
        info, outcome, payloads.BuildingUpdatePayload, payloads.BuildingUpdateError, codes.BuildingUpdateErrorCode
    )


async def building_retire(
    info: Info, input: Annotated[inputs.BuildingRetireInput, INPUT]
) -> payloads.BuildingRetirePayload:
    """Retire a building that nobody rents in any more."""
    outcome = await retire_building(
        info.context.service, info.context.actor, keyed("Building", input.id), input.expected_version, input.reason
    )
    return answer(
        info, outcome, payloads.BuildingRetirePayload, payloads.BuildingRetireError, codes.BuildingRetireErrorCode
    )


async def lease_record(info: Info, input: Annotated[inputs.LeaseRecordInput, INPUT]) -> payloads.LeaseRecordPayload:
    """Enter a lease of a building."""
    outcome = await record_lease(
        info.context.service, info.context.actor, keyed("Building", input.building), inputs.lease_entry(input)
    )
    return answer(info, outcome, payloads.LeaseRecordPayload, payloads.LeaseRecordError, codes.LeaseRecordErrorCode)


async def lease_update(info: Info, input: Annotated[inputs.LeaseUpdateInput, INPUT]) -> payloads.LeaseUpdatePayload:
    """Correct a lease."""
    outcome = await update_lease(
        info.context.service,
        info.context.actor,
        keyed("Lease", input.id),
        input.expected_version,
        inputs.lease_entry(input),
    )
    return answer(info, outcome, payloads.LeaseUpdatePayload, payloads.LeaseUpdateError, codes.LeaseUpdateErrorCode)


async def lease_end(info: Info, input: Annotated[inputs.LeaseEndInput, INPUT]) -> payloads.LeaseEndPayload:
    """End a lease before it was agreed to."""
    outcome = await end_lease(
        info.context.service,
        info.context.actor,
        keyed("Lease", input.id),
        input.expected_version,
        input.ended_on,
        input.reason,
    )
    return answer(info, outcome, payloads.LeaseEndPayload, payloads.LeaseEndError, codes.LeaseEndErrorCode)


async def building_report_submit(
    info: Info, input: Annotated[inputs.BuildingReportSubmitInput, INPUT]
) -> payloads.BuildingReportSubmitPayload:
    """Report a building's month."""
    outcome = await submit_building_report(
        info.context.service, info.context.actor, keyed("Building", input.building), inputs.new_report(input)
    )
    return answer(
        info,
        outcome,
        payloads.BuildingReportSubmitPayload,
        payloads.BuildingReportSubmitError,
        codes.BuildingReportSubmitErrorCode,
    )


async def building_report_verify(
    info: Info, input: Annotated[inputs.BuildingReportVerifyInput, INPUT]
) -> payloads.BuildingReportVerifyPayload:
    """Accept a report of a building's month."""
    outcome = await verify_building_report(
        info.context.service, info.context.actor, keyed("BuildingReport", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.BuildingReportVerifyPayload,
        payloads.BuildingReportVerifyError,
        codes.BuildingReportVerifyErrorCode,
    )


async def building_report_return(
    info: Info, input: Annotated[inputs.BuildingReportReturnInput, INPUT]
) -> payloads.BuildingReportReturnPayload:
    """Have a building's month reported anew."""
    outcome = await return_building_report(
        info.context.service,
        info.context.actor,
        keyed("BuildingReport", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BuildingReportReturnPayload,
        payloads.BuildingReportReturnError,
        codes.BuildingReportReturnErrorCode,
    )


@strawberry.type
class BuildingsMutation:
    """What may be done about buildings."""

    building_register: payloads.BuildingRegisterPayload = strawberry.mutation(
        resolver=building_register,
        description="登记楼宇：Enter a building of your unit; from this month on it is reported.",
        directives=[requires(Buildings.REGISTER)],
    )

    building_update: payloads.BuildingUpdatePayload = strawberry.mutation(
        resolver=building_update,
        description="变更楼宇：Say anew what is known of a building; what is let still has to fit.",
        directives=[requires(Buildings.UPDATE)],
    )

    building_retire: payloads.BuildingRetirePayload = strawberry.mutation(
        resolver=building_retire,
        description="注销楼宇：Retire a building that nobody rents in any more.",
        directives=[requires(Buildings.RETIRE)],
    )

    lease_record: payloads.LeaseRecordPayload = strawberry.mutation(
        resolver=lease_record,
        description="登记租约：Enter a lease, or a renewal; on no day is more used than there is.",
        directives=[requires(Leases.RECORD)],
    )

    lease_update: payloads.LeaseUpdatePayload = strawberry.mutation(
        resolver=lease_update,
        description="更正租约：Correct a lease; no submitted report changes by it.",
        directives=[requires(Leases.UPDATE)],
    )

    lease_end: payloads.LeaseEndPayload = strawberry.mutation(
        resolver=lease_end,
        description="提前退租：Say that a lease ends early, and why.",
        directives=[requires(Leases.END)],
    )

    building_report_submit: payloads.BuildingReportSubmitPayload = strawberry.mutation(
        resolver=building_report_submit,
        description="报送楼宇月报：Report a building's month; what is let is counted and frozen.",
        directives=[requires(BuildingReports.SUBMIT)],
    )

    building_report_verify: payloads.BuildingReportVerifyPayload = strawberry.mutation(
        resolver=building_report_verify,
        description="核定楼宇月报：Accept a report; its tax counts.",
        directives=[requires(BuildingReports.VERIFY)],
    )

    building_report_return: payloads.BuildingReportReturnPayload = strawberry.mutation(
        resolver=building_report_return,
        description="退回楼宇月报：Have a month reported anew, with a reason.",
        directives=[requires(BuildingReports.RETURN)],
    )
