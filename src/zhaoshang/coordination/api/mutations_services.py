"""The mutations of joint service lists."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.coordination.api import codes, payloads
from zhaoshang.coordination.api import inputs_services as inputs
from zhaoshang.coordination.operations.add_task import NewTask, add_task
from zhaoshang.coordination.operations.answer_task import answer_task
from zhaoshang.coordination.operations.confirm_task import confirm_task
from zhaoshang.coordination.operations.publish_list import publish_list
from zhaoshang.coordination.operations.reopen_task import reopen_task
from zhaoshang.coordination.permissions import ServiceLists, ServiceTasks
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.values.ids import ProjectId


async def service_list_publish(
    info: Info, input: Annotated[inputs.ServiceListPublishInput, INPUT]
) -> payloads.ServiceListPublishPayload:
    """Publish how the district serves its projects from a day on."""
    outcome = await publish_list(
        info.context.service,
        info.context.actor,
        inputs.new_list(input),
    )
    return answer(
        info,
        outcome,
        payloads.ServiceListPublishPayload,
        payloads.ServiceListPublishError,
        codes.ServiceListPublishErrorCode,
    )


async def service_task_add(
    info: Info, input: Annotated[inputs.ServiceTaskAddInput, INPUT]
) -> payloads.ServiceTaskAddPayload:
    """Ask a department for something that no list has, for your own project."""
    outcome = await add_task(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        input.expected_version,
        NewTask(title=input.title, department=keyed("Tenant", input.department), due_on=input.due_on),
    )
    return answer(
        info, outcome, payloads.ServiceTaskAddPayload, payloads.ServiceTaskAddError, codes.ServiceTaskAddErrorCode
    )


async def service_task_answer(
    info: Info, input: Annotated[inputs.ServiceTaskAnswerInput, INPUT]
) -> payloads.ServiceTaskAnswerPayload:
    """Say what your department did, or why there is nothing to do; the host confirms it."""
    outcome = await answer_task(
        info.context.service,
        info.context.actor,
        keyed("ServiceTask", input.id),
        input.expected_version,
        inputs.new_answer(input),
    )
    return answer(
        info,
        outcome,
        payloads.ServiceTaskAnswerPayload,
        payloads.ServiceTaskAnswerError,
        codes.ServiceTaskAnswerErrorCode,
    )


async def service_task_confirm(
    info: Info, input: Annotated[inputs.ServiceTaskConfirmInput, INPUT]
) -> payloads.ServiceTaskConfirmPayload:
    """Confirm what a department did for your project; it is done then."""
    outcome = await confirm_task(
        info.context.service,
        info.context.actor,
        keyed("ServiceTask", input.id),
        input.expected_version,
    )
    return answer(
        info,
        outcome,
        payloads.ServiceTaskConfirmPayload,
        payloads.ServiceTaskConfirmError,
        codes.ServiceTaskConfirmErrorCode,
    )


async def service_task_reopen(
    info: Info, input: Annotated[inputs.ServiceTaskReopenInput, INPUT]
) -> payloads.ServiceTaskReopenPayload:
    """Give a task back to its department, saying what is missing."""
    outcome = await reopen_task(
        info.context.service,
        info.context.actor,
        keyed("ServiceTask", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.ServiceTaskReopenPayload,
        payloads.ServiceTaskReopenError,
        codes.ServiceTaskReopenErrorCode,
    )


@strawberry.type
class ServicesMutation:
    """The mutations of joint service lists."""

    service_list_publish: payloads.ServiceListPublishPayload = strawberry.mutation(
        resolver=service_list_publish,
        description="发布联动服务清单：Publish how the district serves its projects from a day on.",
        directives=[requires(ServiceLists.PUBLISH)],
    )
    service_task_add: payloads.ServiceTaskAddPayload = strawberry.mutation(
        resolver=service_task_add,
        description="添加服务任务：Ask a department for something that no list has, for your own project.",
        directives=[requires(ServiceTasks.ADD)],
    )
    service_task_answer: payloads.ServiceTaskAnswerPayload = strawberry.mutation(
        resolver=service_task_answer,
        description="答复服务任务：Say what your department did, or why there is nothing to do; the host confirms it.",
        directives=[requires(ServiceTasks.ANSWER)],
    )
    service_task_confirm: payloads.ServiceTaskConfirmPayload = strawberry.mutation(
        resolver=service_task_confirm,
        description="确认服务任务：Confirm what a department did for your project; it is done then.",
        directives=[requires(ServiceTasks.CONFIRM)],
    )
    service_task_reopen: payloads.ServiceTaskReopenPayload = strawberry.mutation(
        resolver=service_task_reopen,
        description="退回服务任务：Give a task back to its department, saying what is missing.",
        directives=[requires(ServiceTasks.REOPEN)],
    )
