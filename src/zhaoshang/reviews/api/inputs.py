"""What the mutations and lists of reviews take."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Industry, Responsibility
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.reviews.api.enums import (
    AssessmentKind,
    GivenVerdict,
    Guidance,
    ReviewOrderField,
    ReviewState,
    SectionTrigger,
)
from zhaoshang.reviews.model import (
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
    Verdict,
)
from zhaoshang.reviews.operations.add_assessment import NewAssessment
from zhaoshang.reviews.operations.give_opinion import NewOpinion
from zhaoshang.reviews.operations.publish_template import NewTemplate
from zhaoshang.reviews.operations.submit_review import Submission
from zhaoshang.reviews.rules.opinions import Requirement, Said
from zhaoshang.reviews.rules.sections import FastTrack, Section
from zhaoshang.values.money import Fen


@strawberry.input(description="评审筛选：Which reviews; an absent entry filters nothing.")
class ReviewFilter:
    """Which reviews."""

    state: list[ReviewState] | None = strawberry.field(default=None, description="状态：In any of these states.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    awaiting_me: bool | None = strawberry.field(
        default=None, description="待我答复：Whether a section of your unit's has not spoken yet."
    )
    overdue: bool | None = strawberry.field(default=None, description="逾期：Whether its present step is overdue now.")
    has_open_conditions: bool | None = strawberry.field(
        default=None, description="有未落实条件：Whether something asked of the project is not done yet."
    )


@strawberry.input(description="评审排序：In which order.")
class ReviewOrder:
    """An order."""

    field: ReviewOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="评审板块输入：Who judges what, of which projects, how fast.")
class ReviewSectionInput:
    """A section of a template."""

    code: str = strawberry.field(
        description="代码：Lower-case letters, digits and underscores; the same in every version."
    )
    name: str = strawberry.field(description="名称：As people call it.")
    responsibility: Responsibility = strawberry.field(
        description="职责：Who answers; for INDUSTRY the department of the project's own industry."
    )
    department: strawberry.ID | None = strawberry.field(
        default=None, description="部门：Which unit; needed where several hold the responsibility."
    )
    working_days: int = strawberry.field(description="时限（工作日）：How long it has.")
    veto: bool = strawberry.field(default=False, description="一票否决权：Environment's and fire's only.")
    asks_guidance: bool = strawberry.field(
        default=False, description="产业指导：Whether its opinion says what the industry catalogues say."
    )
    triggers: list[SectionTrigger] = strawberry.field(description="适用情形：Any of these calls it.")
    industries: list[Industry] = strawberry.field(
        default_factory=list, description="适用产业：Only of these; of any when empty."
    )
    questions: list[str] = strawberry.field(default_factory=list, description="问题：What it has to answer.")
    documents: list[str] = strawberry.field(
        default_factory=list, description="所需材料：What the host has to hand in for it, by name."
    )


@strawberry.input(description="发布评审模板输入：How the district is to review from a day on.")
class ReviewTemplatePublishInput:
    """A new version."""

    effective_on: date = strawberry.field(description="生效日：Today or later, and after every earlier version's.")
    sections: list[ReviewSectionInput] = strawberry.field(
        description="板块：In their order; environment and fire among them."
    )
    fast_track: bool = strawberry.field(
        description="快速通道：Whether a project without land, construction or hazard passes on opinions alone."
    )
    fast_track_most: Fen | None = strawberry.field(
        default=None, description="快速通道投资上限：Up to which investment; null for any."
    )
    meeting_working_days: int = strawberry.field(description="论证时限（工作日）：For the argumentation meeting.")
    government_working_days: int = strawberry.field(description="政府会议时限（工作日）：For the government meeting.")
    note: str | None = strawberry.field(default=None, description="说明：What changed.")


@strawberry.input(description="申报材料输入：A file by the name that the sections ask for.")
class ReviewDocumentInput:
    """A file to hand in."""

    name: str = strawberry.field(description="名称：As the sections call it.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：An evidence of yours.")


@strawberry.input(description="提交评审输入：Which project, and what is handed in.")
class ReviewSubmitInput:
    """A submission."""

    project: strawberry.ID = strawberry.field(
        description="项目：A project of yours, in negotiation, in review or vetoed."
    )
    expected_version: int = strawberry.field(description="项目版本：The project's version that you saw.")
    statement: str = strawberry.field(description="申报说明：What you say of the project.")
    documents: list[ReviewDocumentInput] = strawberry.field(
        default_factory=list,
        description="申报材料：What the sections ask for; what you handed in with the round before is taken over.",
    )
    veto_answer: str | None = strawberry.field(
        default=None, description="否决回应：How an earlier round's veto is answered; required after one."
    )


@strawberry.input(description="撤回评审输入：Which round, and why.")
class ReviewWithdrawInput:
    """A withdrawal."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="条件输入：What has to be done, and by when.")
class ReviewConditionInput:
    """A condition to set."""

    requirement: str = strawberry.field(description="要求：What has to be done.")
    due_on: date = strawberry.field(description="期限：Its last day.")


@strawberry.input(description="提交评审意见输入：What a section says.")
class ReviewOpinionGiveInput:
    """An opinion."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    verdict: GivenVerdict = strawberry.field(description="结论意见：What it comes to.")
    opinion: str = strawberry.field(description="意见：In your words.")
    answers: list[str] = strawberry.field(
        default_factory=list, description="回答：To the section's questions, one each, in their order."
    )
    conditions: list[ReviewConditionInput] = strawberry.field(
        default_factory=list, description="条件：With CONDITIONAL at least one, otherwise none."
    )
    guidance: Guidance | None = strawberry.field(
        default=None, description="产业指导方向：For a section that gives guidance, otherwise absent."
    )
    guidance_item: strawberry.ID | None = strawberry.field(
        default=None, description="目录条目：What the guidance rests on; none for ALLOWED."
    )
    evidence: strawberry.ID | None = strawberry.field(default=None, description="附件：An evidence of yours.")


@strawberry.input(description="一票否决输入：Which slot of yours, and why.")
class ReviewVetoInput:
    """A veto."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reasons: str = strawberry.field(description="否决理由：Why; the host answers it in the next round.")


@strawberry.input(description="要求补充材料输入：For which slot of yours, and what.")
class ReviewSupplementAskInput:
    """A question."""

    opinion: strawberry.ID = strawberry.field(description="评审意见：Your section's slot.")
    expected_version: int = strawberry.field(description="意见版本：The slot's version that you saw.")
    question: str = strawberry.field(description="要求：What you ask for.")


@strawberry.input(description="补充材料输入：What a section gets.")
class ReviewSupplementAnswerInput:
    """An answer."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    answer: str = strawberry.field(description="答复：What you say.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="附件：An evidence of yours.")


@strawberry.input(description="登记评估输入：What was found out, by whom, and for how much.")
class ReviewAssessmentAddInput:
    """An assessment."""

    project: strawberry.ID = strawberry.field(description="项目：A project of yours.")
    kind: AssessmentKind = strawberry.field(description="类型：Your own, or bought.")
    conclusion: str = strawberry.field(description="结论：What it says.")
    assessed_on: date = strawberry.field(description="评估日期：When it was made.")
    agency: str | None = strawberry.field(default=None, description="机构：Who was paid; required when bought.")
    contract: str | None = strawberry.field(default=None, description="合同编号：Required when bought.")
    fee: Fen | None = strawberry.field(default=None, description="费用：Required when bought.")
    evidence: strawberry.ID | None = strawberry.field(
        default=None, description="评估报告：An evidence of yours; required when bought."
    )


@strawberry.input(description="报告条件落实输入：Which condition, and what was done.")
class ReviewConditionReportInput:
    """A report."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    report: str = strawberry.field(description="落实情况：What was done.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：An evidence of yours.")


@strawberry.input(description="确认条件落实输入：Which condition.")
class ReviewConditionConfirmInput:
    """A confirmation."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    decision: str | None = strawberry.field(default=None, description="确认意见：What you say of it.")


@strawberry.input(description="退回条件落实输入：Which condition, and why.")
class ReviewConditionReturnInput:
    """A report given back."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    decision: str = strawberry.field(description="退回理由：What is still missing.")


@strawberry.input(description="调阅评审材料输入：Which file, and what for.")
class ReviewDocumentRevealInput:
    """A file to hand out."""

    id: strawberry.ID = strawberry.field(
        description="标识：Of a document, or of an answer, assessment, opinion or report that came with a file."
    )
    purpose: str = strawberry.field(description="用途：What for; kept on record.")


FILED: Final[Mapping[str, type[Any]]] = {
    "ReviewDocument": ReviewDocument,
    "ReviewSupplement": ReviewSupplement,
    "ReviewAssessment": ReviewAssessment,
    "ReviewOpinion": ReviewOpinion,
    "ReviewCondition": ReviewCondition,
}
"""What of a review may come with a file, by its GraphQL type."""


def filed(text: str) -> tuple[type[Any], UUID]:
    """What a global id names of these; of anything else a document that nobody has."""
    name = text.partition("_")[0]
    return (FILED[name], keyed(name, text)) if name in FILED else (ReviewDocument, keyed("ReviewDocument", text))


def new_template(given: ReviewTemplatePublishInput) -> NewTemplate:
    """What the operation takes."""
    return NewTemplate(
        effective_on=given.effective_on,
        sections=[_section(each) for each in given.sections],
        fast_track=FastTrack(allowed=given.fast_track, most_fen=given.fast_track_most),
        meeting_working_days=given.meeting_working_days,
        government_working_days=given.government_working_days,
        note=given.note,
    )


def _section(given: ReviewSectionInput) -> Section:
    return Section(
        code=given.code,
        name=given.name,
        responsibility=given.responsibility,
        department=None if given.department is None else keyed("Tenant", given.department),
        working_days=given.working_days,
        veto=given.veto,
        asks_guidance=given.asks_guidance,
        triggers=frozenset(given.triggers),
        industries=frozenset(given.industries),
        questions=tuple(given.questions),
        documents=tuple(given.documents),
    )


def submission(given: ReviewSubmitInput) -> Submission:
    """What the operation takes."""
    documents = [(each.name, keyed("Evidence", each.evidence)) for each in given.documents]
    return Submission(statement=given.statement, documents=documents, veto_answer=given.veto_answer)


def new_opinion(given: ReviewOpinionGiveInput) -> NewOpinion:
    """What the operation takes."""
    return NewOpinion(
        said=Said(
            verdict=Verdict[given.verdict.name],
            opinion=given.opinion,
            answers=given.answers,
            requirements=[Requirement(text=each.requirement, due_on=each.due_on) for each in given.conditions],
            guidance=given.guidance,
        ),
        guidance_item=None if given.guidance_item is None else keyed("GuidanceItem", given.guidance_item),
        evidence=None if given.evidence is None else keyed("Evidence", given.evidence),
    )


def new_assessment(given: ReviewAssessmentAddInput) -> NewAssessment:
    """What the operation takes."""
    return NewAssessment(
        kind=given.kind,
        conclusion=given.conclusion,
        assessed_on=given.assessed_on,
        agency=given.agency,
        contract=given.contract,
        fee_fen=given.fee,
        evidence=None if given.evidence is None else keyed("Evidence", given.evidence),
    )
