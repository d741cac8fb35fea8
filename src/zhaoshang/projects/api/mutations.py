"""The pipeline's mutations: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated, cast

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.projects.api import codes, inputs, payloads
from zhaoshang.projects.api.outcomes import created, revealed
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.add_contact import add_contact
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.create_project import check_project, create_project
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.reveal_contact import reveal_contact
from zhaoshang.projects.operations.settle_duplicate import settle_duplicate
from zhaoshang.projects.operations.settle_first_reports import settle_first_reports
from zhaoshang.projects.operations.update_company import update_company
from zhaoshang.projects.operations.update_contact import update_contact
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.projects.permissions import (
    Companies,
    Contacts,
    Duplicates,
    FirstReports,
    Notes,
    Projects,
)
from zhaoshang.projects.rules.entries import CompanyChanges, ContactChanges, NewContact, ProjectChanges
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.values.ids import CompanyId, ContactId, FirstReportId, ProjectId


def project_key(text: str) -> ProjectId:
    """A project's id from what the client sent."""
    return ProjectId(keyed("Project", text))


async def project_create(
    info: Info,
    input: Annotated[inputs.ProjectCreateInput, INPUT],
) -> payloads.ProjectCreatePayload:
    """Enter a lead, with its company, contact and first report, checked for duplicates."""
    context, new = info.context, inputs.new_project(input)
    if input.validate_only:
        return created(info, await check_project(context.service, context.actor, new) or ())
    return created(info, await create_project(context.service, context.actor, new))


async def project_update(
    info: Info,
    input: Annotated[inputs.ProjectUpdateInput, INPUT],
) -> payloads.ProjectUpdatePayload:
    """Change what is known about a project."""
    changes = cast("ProjectChanges", inputs.given(input, investment="investment_fen"))
    outcome = await update_project(
        info.context.service, info.context.actor, project_key(input.id), input.expected_version, changes
    )
    return answer(
        info, outcome, payloads.ProjectUpdatePayload, payloads.ProjectUpdateError, codes.ProjectUpdateErrorCode
    )


async def project_advance(
    info: Info,
    input: Annotated[inputs.ProjectAdvanceInput, INPUT],
) -> payloads.ProjectAdvancePayload:
    """Take a project to the next stage; `nextStages` says beforehand what is missing."""
    outcome = await advance_project(
        info.context.service,
        info.context.actor,
        project_key(input.id),
        input.expected_version,
        input.to,
        reason=input.reason,
    )
    return answer(
        info, outcome, payloads.ProjectAdvancePayload, payloads.ProjectAdvanceError, codes.ProjectAdvanceErrorCode
    )


async def project_hold(
    info: Info,
    input: Annotated[inputs.ProjectHoldInput, INPUT],
) -> payloads.ProjectHoldPayload:
    """Put a project on hold."""
    outcome = await hold_project(
        info.context.service, info.context.actor, project_key(input.id), input.expected_version, input.reason
    )
    return answer(info, outcome, payloads.ProjectHoldPayload, payloads.ProjectHoldError, codes.ProjectHoldErrorCode)


async def project_resume(
    info: Info,
    input: Annotated[inputs.ProjectResumeInput, INPUT],
) -> payloads.ProjectResumePayload:
    """Take a project on hold back to the stage it left."""
    outcome = await resume_project(
        info.context.service, info.context.actor, project_key(input.id), input.expected_version, input.reason
    )
    return answer(
        info, outcome, payloads.ProjectResumePayload, payloads.ProjectResumeError, codes.ProjectResumeErrorCode
    )


async def project_lose(
    info: Info,
    input: Annotated[inputs.ProjectLoseInput, INPUT],
) -> payloads.ProjectLosePayload:
    """Record that a project is lost, why, and where it went."""
    outcome = await lose_project(
        info.context.service,
        info.context.actor,
        project_key(input.id),
        input.expected_version,
        reason=input.reason,
        lost_to=input.lost_to,
    )
    return answer(info, outcome, payloads.ProjectLosePayload, payloads.ProjectLoseError, codes.ProjectLoseErrorCode)


async def project_withdraw(
    info: Info,
    input: Annotated[inputs.ProjectWithdrawInput, INPUT],
) -> payloads.ProjectWithdrawPayload:
    """Take a project out of the pipeline."""
    outcome = await withdraw_project(
        info.context.service, info.context.actor, project_key(input.id), input.expected_version, input.reason
    )
    return answer(
        info,
        outcome,
        payloads.ProjectWithdrawPayload,
        payloads.ProjectWithdrawError,
        codes.ProjectWithdrawErrorCode,
    )


async def project_add_note(
    info: Info,
    input: Annotated[inputs.ProjectAddNoteInput, INPUT],
) -> payloads.ProjectAddNotePayload:
    """Add a working note to a project."""
    outcome = await add_note(info.context.service, info.context.actor, project_key(input.id), input.body)
    return answer(
        info, outcome, payloads.ProjectAddNotePayload, payloads.ProjectAddNoteError, codes.ProjectAddNoteErrorCode
    )


async def project_involve(
    info: Info,
    input: Annotated[inputs.ProjectInvolveInput, INPUT],
) -> payloads.ProjectInvolvePayload:
    """Let a department take part in a project."""
    department, part = keyed("Tenant", input.department), Part[input.part.name]
    outcome = await involve_department(
        info.context.service,
        info.context.actor,
        project_key(input.id),
        input.expected_version,
        department=department,
        part=part,
    )
    return answer(
        info, outcome, payloads.ProjectInvolvePayload, payloads.ProjectInvolveError, codes.ProjectInvolveErrorCode
    )


async def contact_add(
    info: Info,
    input: Annotated[inputs.ContactAddInput, INPUT],
) -> payloads.ContactAddPayload:
    """Enter a person at a company of yours."""
    new = NewContact(name=input.name, title=input.title, phone=input.phone, email=input.email)
    outcome = await add_contact(
        info.context.service, info.context.actor, CompanyId(keyed("Company", input.company)), new
    )
    return answer(info, outcome, payloads.ContactAddPayload, payloads.ContactAddError, codes.ContactAddErrorCode)


async def contact_update(
    info: Info,
    input: Annotated[inputs.ContactUpdateInput, INPUT],
) -> payloads.ContactUpdatePayload:
    """Correct a person at a company of yours."""
    changes = cast("ContactChanges", inputs.given(input))
    outcome = await update_contact(
        info.context.service,
        info.context.actor,
        ContactId(keyed("Contact", input.id)),
        input.expected_version,
        changes,
    )
    return answer(
        info, outcome, payloads.ContactUpdatePayload, payloads.ContactUpdateError, codes.ContactUpdateErrorCode
    )


async def contact_reveal(
    info: Info,
    input: Annotated[inputs.ContactRevealInput, INPUT],
) -> payloads.ContactRevealPayload:
    """See a contact in full for a stated purpose; this is on record before you see it."""
    key = ContactId(keyed("Contact", input.id))
    return revealed(info, await reveal_contact(info.context.service, info.context.actor, key, input.purpose))


async def company_update(
    info: Info,
    input: Annotated[inputs.CompanyUpdateInput, INPUT],
) -> payloads.CompanyUpdatePayload:
    """Correct a company of yours; search and duplicate check follow."""
    changes = cast("CompanyChanges", inputs.given(input))
    outcome = await update_company(
        info.context.service,
        info.context.actor,
        CompanyId(keyed("Company", input.id)),
        input.expected_version,
        changes,
    )
    return answer(
        info, outcome, payloads.CompanyUpdatePayload, payloads.CompanyUpdateError, codes.CompanyUpdateErrorCode
    )


async def first_report_settle(
    info: Info,
    input: Annotated[inputs.FirstReportSettleInput, INPUT],
) -> payloads.FirstReportSettlePayload:
    """Uphold one of several disputed first reports and dismiss the others, with reasons."""
    outcome = await settle_first_reports(
        info.context.service,
        info.context.actor,
        FirstReportId(keyed("FirstReport", input.id)),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.FirstReportSettlePayload,
        payloads.FirstReportSettleError,
        codes.FirstReportSettleErrorCode,
    )


async def duplicate_settle(
    info: Info,
    input: Annotated[inputs.DuplicateSettleInput, INPUT],
) -> payloads.DuplicateSettlePayload:
    """Say whether two tenants' projects are one; they are never merged."""
    outcome = await settle_duplicate(
        info.context.service,
        info.context.actor,
        keyed("DuplicateLink", input.id),
        input.expected_version,
        same=input.same,
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.DuplicateSettlePayload,
        payloads.DuplicateSettleError,
        codes.DuplicateSettleErrorCode,
    )


@strawberry.type
class ProjectsMutation:
    """What may be done in the pipeline."""

    project_create: payloads.ProjectCreatePayload = strawberry.mutation(
        resolver=project_create,
        description="项目登记：Enter a lead, with its company, contact and first report, checked for duplicates.",
        directives=[requires(Projects.CREATE)],
    )
    project_update: payloads.ProjectUpdatePayload = strawberry.mutation(
        resolver=project_update,
        description="项目修改：Change what is known about a project.",
        directives=[requires(Projects.UPDATE)],
    )
    project_advance: payloads.ProjectAdvancePayload = strawberry.mutation(
        resolver=project_advance,
        description="阶段推进：Take a project to the next stage; `nextStages` says beforehand what is missing.",
        directives=[requires(Projects.ADVANCE)],
    )
    project_hold: payloads.ProjectHoldPayload = strawberry.mutation(
        resolver=project_hold, description="项目暂缓：Put a project on hold.", directives=[requires(Projects.HOLD)]
    )
    project_resume: payloads.ProjectResumePayload = strawberry.mutation(
        resolver=project_resume,
        description="项目恢复：Take a project on hold back to the stage it left.",
        directives=[requires(Projects.RESUME)],
    )
    project_lose: payloads.ProjectLosePayload = strawberry.mutation(
        resolver=project_lose,
        description="项目流失：Record that a project is lost, why, and where it went.",
        directives=[requires(Projects.LOSE)],
    )
    project_withdraw: payloads.ProjectWithdrawPayload = strawberry.mutation(
        resolver=project_withdraw,
        description="项目撤回：Take a project out of the pipeline.",
        directives=[requires(Projects.WITHDRAW)],
    )
    project_add_note: payloads.ProjectAddNotePayload = strawberry.mutation(
        resolver=project_add_note,
        description="跟进记录：Add a working note to a project.",
        directives=[requires(Notes.ADD)],
    )
    project_involve: payloads.ProjectInvolvePayload = strawberry.mutation(
        resolver=project_involve,
        description="请部门参与：Let a department take part in a project.",
        directives=[requires(Projects.INVOLVE)],
    )
    contact_add: payloads.ContactAddPayload = strawberry.mutation(
        resolver=contact_add,
        description="联系人登记：Enter a person at a company of yours.",
        directives=[requires(Contacts.ADD)],
    )
    contact_update: payloads.ContactUpdatePayload = strawberry.mutation(
        resolver=contact_update,
        description="联系人修改：Correct a person at a company of yours.",
        directives=[requires(Contacts.UPDATE)],
    )
    contact_reveal: payloads.ContactRevealPayload = strawberry.mutation(
        resolver=contact_reveal,
        description="查看联系方式：See a contact in full for a stated purpose; this is on record before you see it.",
        directives=[requires(Contacts.REVEAL)],
    )
    company_update: payloads.CompanyUpdatePayload = strawberry.mutation(
        resolver=company_update,
        description="企业修改：Correct a company of yours; search and duplicate check follow.",
        directives=[requires(Companies.UPDATE)],
    )
    first_report_settle: payloads.FirstReportSettlePayload = strawberry.mutation(
        resolver=first_report_settle,
        description="首报裁定：Uphold one of several disputed first reports and dismiss the others, with reasons.",
        directives=[requires(FirstReports.SETTLE)],
    )
    duplicate_settle: payloads.DuplicateSettlePayload = strawberry.mutation(
        resolver=duplicate_settle,
        description="查重裁定：Say whether two tenants' projects are one; they are never merged.",
        directives=[requires(Duplicates.SETTLE)],
    )
