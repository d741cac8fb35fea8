"""What the mutations of major projects answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.majors.api import codes
from zhaoshang.majors.api.types import Sponsorship, SponsorVisit
from zhaoshang.majors.api.types_plans import (
    BaselineProposal,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    ProgressReport,
)
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="指定包联错误：Why nothing was written.")
class SponsorshipAppointError(UserError):
    """A refusal of sponsorshipAppoint."""

    code: codes.SponsorshipAppointErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="指定包联结果：The outcome; either the object or errors.")
class SponsorshipAppointPayload:
    """The outcome of sponsorshipAppoint."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The new sponsorship; null when refused."
    )
    errors: list[SponsorshipAppointError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="解除包联错误：Why nothing was written.")
class SponsorshipRelieveError(UserError):
    """A refusal of sponsorshipRelieve."""

    code: codes.SponsorshipRelieveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="解除包联结果：The outcome; either the object or errors.")
class SponsorshipRelievePayload:
    """The outcome of sponsorshipRelieve."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The sponsorship as it is now; null when refused."
    )
    errors: list[SponsorshipRelieveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="明确包联人错误：Why nothing was written.")
class SponsorshipNameError(UserError):
    """A refusal of sponsorshipName."""

    code: codes.SponsorshipNameErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="明确包联人结果：The outcome; either the object or errors.")
class SponsorshipNamePayload:
    """The outcome of sponsorshipName."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The sponsorship as it is now; null when refused."
    )
    errors: list[SponsorshipNameError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="登记走访错误：Why nothing was written.")
class SponsorVisitRecordError(UserError):
    """A refusal of sponsorVisitRecord."""

    code: codes.SponsorVisitRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记走访结果：The outcome; either the object or errors.")
class SponsorVisitRecordPayload:
    """The outcome of sponsorVisitRecord."""

    key: Key = None
    visit: SponsorVisit | None = strawberry.field(
        resolver=anew("SponsorVisit"), description="走访：The visit; null when refused."
    )
    errors: list[SponsorVisitRecordError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="发布节点模板错误：Why nothing was written.")
class MilestoneTemplatePublishError(UserError):
    """A refusal of milestoneTemplatePublish."""

    code: codes.MilestoneTemplatePublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="发布节点模板结果：The outcome; either the object or errors.")
class MilestoneTemplatePublishPayload:
    """The outcome of milestoneTemplatePublish."""

    key: Key = None
    template: MilestoneTemplate | None = strawberry.field(
        resolver=anew("MilestoneTemplate"), description="节点模板：The new version; null when refused."
    )
    errors: list[MilestoneTemplatePublishError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="编制节点计划错误：Why nothing was written.")
class MilestonePlanMakeError(UserError):
    """A refusal of milestonePlanMake."""

    code: codes.MilestonePlanMakeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="编制节点计划结果：The outcome; either the object or errors.")
class MilestonePlanMakePayload:
    """The outcome of milestonePlanMake."""

    key: Key = None
    plan: MilestonePlan | None = strawberry.field(
        resolver=anew("MilestonePlan"), description="节点计划：The new plan; null when refused."
    )
    errors: list[MilestonePlanMakeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="填报节点错误：Why nothing was written.")
class MilestoneReportError(UserError):
    """A refusal of milestoneReport."""

    code: codes.MilestoneReportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="填报节点结果：The outcome; either the object or errors.")
class MilestoneReportPayload:
    """The outcome of milestoneReport."""

    key: Key = None
    milestone: Milestone | None = strawberry.field(
        resolver=anew("Milestone"), description="节点：The milestone as it is now; null when refused."
    )
    errors: list[MilestoneReportError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="填报进度错误：Why nothing was written.")
class ProgressReportError(UserError):
    """A refusal of progressReport."""

    code: codes.ProgressReportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="填报进度结果：The outcome; either the object or errors.")
class ProgressReportPayload:
    """The outcome of progressReport."""

    key: Key = None
    report: ProgressReport | None = strawberry.field(
        resolver=anew("ProgressReport"), description="月度进度：The report; null when refused."
    )
    errors: list[ProgressReportError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="申请调整计划错误：Why nothing was written.")
class BaselineProposeError(UserError):
    """A refusal of baselinePropose."""

    code: codes.BaselineProposeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="申请调整计划结果：The outcome; either the object or errors.")
class BaselineProposePayload:
    """The outcome of baselinePropose."""

    key: Key = None
    proposal: BaselineProposal | None = strawberry.field(
        resolver=anew("BaselineProposal"), description="调整申请：The new proposal; null when refused."
    )
    errors: list[BaselineProposeError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="批准调整计划错误：Why nothing was written.")
class BaselineApproveError(UserError):
    """A refusal of baselineApprove."""

    code: codes.BaselineApproveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="批准调整计划结果：The outcome; either the object or errors.")
class BaselineApprovePayload:
    """The outcome of baselineApprove."""

    key: Key = None
    proposal: BaselineProposal | None = strawberry.field(
        resolver=anew("BaselineProposal"), description="调整申请：The proposal as it is now; null when refused."
    )
    errors: list[BaselineApproveError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="退回调整申请错误：Why nothing was written.")
class BaselineReturnError(UserError):
    """A refusal of baselineReturn."""

    code: codes.BaselineReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回调整申请结果：The outcome; either the object or errors.")
class BaselineReturnPayload:
    """The outcome of baselineReturn."""

    key: Key = None
    proposal: BaselineProposal | None = strawberry.field(
        resolver=anew("BaselineProposal"), description="调整申请：The proposal as it is now; null when refused."
    )
    errors: list[BaselineReturnError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
