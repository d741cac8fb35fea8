"""What the pipeline's mutations answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.projects.api import codes
from zhaoshang.projects.api.types import Company, Contact, DuplicateLink, FirstReport, Project
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="项目登记错误：Why nothing was written.")
class ProjectCreateError(UserError):
    """A refusal of projectCreate."""

    code: codes.ProjectCreateErrorCode = strawberry.field(description="错误码：Which refusal.")
    key: Key = None
    existing: Project | None = strawberry.field(
        resolver=anew("Project"), description="已有项目：The own project that it duplicates, for DUPLICATE_PROJECT."
    )


@strawberry.type(description="登记提示：What the reporter must know although the project was kept.")
class ProjectCreateNotice:
    """What a creation tells although it succeeded."""

    code: codes.ProjectCreateNoticeCode = strawberry.field(description="提示码：Which notice.")
    message: str = strawberry.field(description="说明：For a person to read, in the request's language.")


@strawberry.type(description="项目登记结果：The outcome; either the object or errors.")
class ProjectCreatePayload:
    """The outcome of projectCreate."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectCreateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
    notices: list[ProjectCreateNotice] = strawberry.field(
        default_factory=list, description="提示：What the reporter must know although the project was kept."
    )


@strawberry.type(description="项目修改错误：Why nothing was written.")
class ProjectUpdateError(UserError):
    """A refusal of projectUpdate."""

    code: codes.ProjectUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="项目修改结果：The outcome; either the object or errors.")
class ProjectUpdatePayload:
    """The outcome of projectUpdate."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="阶段推进错误：Why nothing was written.")
class ProjectAdvanceError(UserError):
    """A refusal of projectAdvance."""

    code: codes.ProjectAdvanceErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="阶段推进结果：The outcome; either the object or errors.")
class ProjectAdvancePayload:
    """The outcome of projectAdvance."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectAdvanceError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="项目暂缓错误：Why nothing was written.")
class ProjectHoldError(UserError):
    """A refusal of projectHold."""

    code: codes.ProjectHoldErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="项目暂缓结果：The outcome; either the object or errors.")
class ProjectHoldPayload:
    """The outcome of projectHold."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectHoldError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="项目恢复错误：Why nothing was written.")
class ProjectResumeError(UserError):
    """A refusal of projectResume."""

    code: codes.ProjectResumeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="项目恢复结果：The outcome; either the object or errors.")
class ProjectResumePayload:
    """The outcome of projectResume."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectResumeError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="项目流失错误：Why nothing was written.")
class ProjectLoseError(UserError):
    """A refusal of projectLose."""

    code: codes.ProjectLoseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="项目流失结果：The outcome; either the object or errors.")
class ProjectLosePayload:
    """The outcome of projectLose."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectLoseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="项目撤回错误：Why nothing was written.")
class ProjectWithdrawError(UserError):
    """A refusal of projectWithdraw."""

    code: codes.ProjectWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="项目撤回结果：The outcome; either the object or errors.")
class ProjectWithdrawPayload:
    """The outcome of projectWithdraw."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectWithdrawError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="跟进记录错误：Why nothing was written.")
class ProjectAddNoteError(UserError):
    """A refusal of projectAddNote."""

    code: codes.ProjectAddNoteErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="跟进记录结果：The outcome; either the object or errors.")
class ProjectAddNotePayload:
    """The outcome of projectAddNote."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectAddNoteError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="请部门参与错误：Why nothing was written.")
class ProjectInvolveError(UserError):
    """A refusal of projectInvolve."""

    code: codes.ProjectInvolveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="请部门参与结果：The outcome; either the object or errors.")
class ProjectInvolvePayload:
    """The outcome of projectInvolve."""

    key: Key = None
    project: Project | None = strawberry.field(
        resolver=anew("Project"), description="项目：The project as it is now; null when refused."
    )
    errors: list[ProjectInvolveError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="联系人登记错误：Why nothing was written.")
class ContactAddError(UserError):
    """A refusal of contactAdd."""

    code: codes.ContactAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="联系人登记结果：The outcome; either the object or errors.")
class ContactAddPayload:
    """The outcome of contactAdd."""

    key: Key = None
    contact: Contact | None = strawberry.field(
        resolver=anew("Contact"), description="联系人：The contact as it is now, masked; null when refused."
    )
    errors: list[ContactAddError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="联系人修改错误：Why nothing was written.")
class ContactUpdateError(UserError):
    """A refusal of contactUpdate."""

    code: codes.ContactUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="联系人修改结果：The outcome; either the object or errors.")
class ContactUpdatePayload:
    """The outcome of contactUpdate."""

    key: Key = None
    contact: Contact | None = strawberry.field(
        resolver=anew("Contact"), description="联系人：The contact as it is now, masked; null when refused."
    )
    errors: list[ContactUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="查看联系方式错误：Why nothing was written.")
class ContactRevealError(UserError):
    """A refusal of contactReveal."""

    code: codes.ContactRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="查看联系方式结果：The outcome; either the object or errors.")
class ContactRevealPayload:
    """The outcome of contactReveal."""

    key: Key = None
    contact: Contact | None = strawberry.field(
        resolver=anew("Contact"), description="联系人：The contact as it is now, masked; null when refused."
    )
    errors: list[ContactRevealError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
    phone: str | None = strawberry.field(default=None, description="电话（原文）：Telephone in full.")
    email: str | None = strawberry.field(default=None, description="邮箱（原文）：E-mail in full.")


@strawberry.type(description="企业修改错误：Why nothing was written.")
class CompanyUpdateError(UserError):
    """A refusal of companyUpdate."""

    code: codes.CompanyUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="企业修改结果：The outcome; either the object or errors.")
class CompanyUpdatePayload:
    """The outcome of companyUpdate."""

    key: Key = None
    company: Company | None = strawberry.field(
        resolver=anew("Company"), description="企业：The company as it is now; null when refused."
    )
    errors: list[CompanyUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="首报裁定错误：Why nothing was written.")
class FirstReportSettleError(UserError):
    """A refusal of firstReportSettle."""

    code: codes.FirstReportSettleErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="首报裁定结果：The outcome; either the object or errors.")
class FirstReportSettlePayload:
    """The outcome of firstReportSettle."""

    key: Key = None
    first_report: FirstReport | None = strawberry.field(
        resolver=anew("FirstReport"), description="首报：The upheld report; null when refused."
    )
    errors: list[FirstReportSettleError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="查重裁定错误：Why nothing was written.")
class DuplicateSettleError(UserError):
    """A refusal of duplicateSettle."""

    code: codes.DuplicateSettleErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="查重裁定结果：The outcome; either the object or errors.")
class DuplicateSettlePayload:
    """The outcome of duplicateSettle."""

    key: Key = None
    duplicate_link: DuplicateLink | None = strawberry.field(
        resolver=anew("DuplicateLink"), description="疑似重复：The link as it is now; null when refused."
    )
    errors: list[DuplicateSettleError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
