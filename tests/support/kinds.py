"""Which rows the policy is about, and with which permissions they are seen and written: what the proofs go through."""

from typing import Any, Final

from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentLine,
    AssessmentMark,
    AssessmentObjection,
    AssessmentResult,
    AssessmentScheme,
    Target,
    TargetMonth,
)
from zhaoshang.assessment.permissions import Assessments, Lines, Marks, Objections, Schemes, Targets
from zhaoshang.attribution.model import (
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionEntry,
    AttributionLink,
    AttributionTerms,
    ClosedPeriod,
)
from zhaoshang.attribution.permissions import Agreements, Attributions, Disputes, Links, Periods, SharingTerms
from zhaoshang.audit.permissions import AuditEntries
from zhaoshang.authorization.permissions import Permission
from zhaoshang.buildings.model import Building, BuildingAlert, BuildingReport, Lease
from zhaoshang.buildings.permissions import BuildingAlerts, BuildingReports, Buildings, Leases
from zhaoshang.bulletins.model import Bulletin, BulletinLight, BulletinLine, BulletinSection
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.coordination.model import (
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningRevision,
    ServiceList,
    ServiceTask,
)
from zhaoshang.coordination.permissions import (
    Consultations,
    PlanningDocuments,
    PlanningOpinions,
    ServiceLists,
    ServiceTasks,
)
from zhaoshang.database.model import AuditEntry
from zhaoshang.evaluation.model import (
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationReport,
    EvaluationRound,
    EvaluationYear,
    PostEvaluation,
)
from zhaoshang.evaluation.permissions import EvaluationReports, Evaluations, Promises
from zhaoshang.evidence.model import Evidence
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.exchange.model import ImportRun
from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.majors import permissions as of_majors
from zhaoshang.majors.model import (
    BaselineProposal,
    Blocker,
    BlockerStep,
    LightReading,
    MajorChange,
    MajorProject,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.permissions import Blockers
from zhaoshang.meetings.model import (
    Meeting,
    MeetingItem,
    MeetingMaterial,
    MeetingMember,
    MeetingMinutes,
    MeetingStatement,
    MeetingVote,
)
from zhaoshang.meetings.permissions import Items, Materials, Meetings, Members, Statements, Votes
from zhaoshang.notifications.model import DigestPreference, Notice, NoticePreference
from zhaoshang.notifications.permissions import Notices
from zhaoshang.notifications.permissions import Preferences as NoticePreferences
from zhaoshang.orders.model import OrderExtension, OrderStep, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.projects.model import (
    Company,
    Contact,
    DuplicateLink,
    FirstReport,
    Note,
    Project,
    StageChange,
)
from zhaoshang.projects.permissions import (
    Companies,
    Contacts,
    Duplicates,
    FirstReports,
    History,
    Imports,
    Notes,
    Projects,
)
from zhaoshang.reporting.model import (
    BureauFigure,
    FigureExplanation,
    FrozenLine,
    MonthlyReport,
    MonthlyReportRound,
    MonthlyReportStep,
)
from zhaoshang.reporting.permissions import BureauFigures, MonthlyReports
from zhaoshang.reviews import permissions as of_reviews
from zhaoshang.reviews.model import (
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
    ReviewTemplate,
)
from zhaoshang.statistics.model import Fact
from zhaoshang.statistics.permissions import Facts
from zhaoshang.tenancy.model import Membership, Person, PersonEmail, RuleVersion, Tenant, WorkingDayOverride
from zhaoshang.tenancy.permissions import Directory, DistrictRules, Emails, Memberships, WorkingDays
from zhaoshang.transfers.model import Carrier, HostSuccession, LeadingIndustry, Transfer, TransferAdvice, TransferOffer
from zhaoshang.transfers.permissions import Advices, Carriers, LeadingIndustries, Offers, Successions, Transfers

SEEN: Final[dict[type[Any], Permission]] = {
    Project: Projects.VIEW,
    StageChange: History.VIEW,
    Note: Notes.VIEW,
    Company: Companies.VIEW,
    Contact: Contacts.VIEW,
    FirstReport: FirstReports.VIEW,
    DuplicateLink: Duplicates.VIEW,
    ImportRun: Imports.VIEW,
    Tenant: Directory.VIEW,
    Person: Directory.VIEW,
    PersonEmail: Emails.VIEW,
    Membership: Memberships.VIEW,
    RuleVersion: DistrictRules.VIEW,
    WorkingDayOverride: WorkingDays.VIEW,
    AuditEntry: AuditEntries.VIEW,
    Transfer: Transfers.VIEW,
    TransferOffer: Offers.VIEW,
    TransferAdvice: Advices.VIEW,
    Carrier: Carriers.VIEW,
    LeadingIndustry: LeadingIndustries.VIEW,
    HostSuccession: Successions.VIEW,
    GuidanceEdition: Guidances.VIEW,
    GuidanceItem: Guidances.VIEW,
    Fact: Facts.VIEW,
    Target: Targets.VIEW,
    TargetMonth: Targets.VIEW,
    AssessmentScheme: Schemes.VIEW,
    AssessmentIndicator: Schemes.VIEW,
    AssessmentMark: Marks.VIEW,
    Assessment: Assessments.VIEW,
    AssessmentResult: Assessments.VIEW,
    AssessmentLine: Lines.VIEW,
    AssessmentObjection: Objections.VIEW,
    AttributionEntry: Attributions.VIEW,
    AttributionTerms: SharingTerms.VIEW,
    AttributionAgreement: Agreements.VIEW,
    AttributionAgreementParty: Agreements.VIEW,
    AttributionDispute: Disputes.VIEW,
    AttributionDisputeParty: Disputes.VIEW,
    AttributionLink: Links.VIEW,
    ClosedPeriod: Periods.VIEW,
    Evidence: Evidences.VIEW,
    ReviewTemplate: of_reviews.Templates.VIEW,
    Review: of_reviews.Reviews.VIEW,
    ReviewOpinion: of_reviews.Opinions.VIEW,
    ReviewSupplement: of_reviews.Supplements.VIEW,
    ReviewDocument: of_reviews.Documents.VIEW,
    ReviewAssessment: of_reviews.Assessments.VIEW,
    ReviewCondition: of_reviews.Conditions.VIEW,
    Meeting: Meetings.VIEW,
    MeetingMinutes: Meetings.VIEW,
    MeetingItem: Items.VIEW,
    MeetingMember: Members.VIEW,
    MeetingStatement: Statements.VIEW,
    MeetingVote: Votes.VIEW,
    MeetingMaterial: Materials.VIEW,
    MajorProject: of_majors.Majors.VIEW,
    MajorChange: of_majors.Majors.VIEW,
    Sponsorship: of_majors.Sponsorships.VIEW,
    SponsorVisit: of_majors.Visits.VIEW,
    MilestoneTemplate: of_majors.MilestoneTemplates.VIEW,
    MilestonePlan: of_majors.Plans.VIEW,
    Milestone: of_majors.Plans.VIEW,
    BaselineProposal: of_majors.Plans.VIEW,
    ProgressReport: of_majors.Progress.VIEW,
    LightReading: of_majors.Lights.VIEW,
    Blocker: Blockers.VIEW,
    BlockerStep: Blockers.VIEW,
    Notice: Notices.VIEW,
    NoticePreference: NoticePreferences.VIEW,
    DigestPreference: NoticePreferences.VIEW,
    PlanningConsultation: Consultations.VIEW,
    PlanningRevision: Consultations.VIEW,
    PlanningDocument: PlanningDocuments.VIEW,
    PlanningOpinion: PlanningOpinions.VIEW,
    ServiceTask: ServiceTasks.VIEW,
    ServiceList: ServiceLists.VIEW,
    SupervisionOrder: Orders.VIEW,
    Bulletin: Bulletins.VIEW,
    BulletinLine: Bulletins.VIEW,
    BulletinLight: Bulletins.VIEW,
    BulletinSection: Bulletins.VIEW,
    OrderStep: Orders.VIEW,
    OrderExtension: Orders.VIEW,
    MonthlyReport: MonthlyReports.VIEW,
    MonthlyReportRound: MonthlyReports.VIEW,
    FrozenLine: MonthlyReports.VIEW,
    MonthlyReportStep: MonthlyReports.VIEW,
    BureauFigure: BureauFigures.VIEW,
    FigureExplanation: BureauFigures.VIEW,
    Building: Buildings.VIEW,
    Lease: Leases.VIEW,
    BuildingReport: BuildingReports.VIEW,
    BuildingAlert: BuildingAlerts.VIEW,
    PostEvaluation: Evaluations.VIEW,
    EvaluationYear: Evaluations.VIEW,
    EvaluationRound: Evaluations.VIEW,
    EvaluationFigure: Evaluations.VIEW,
    EvaluationPromise: Promises.VIEW,
    EvaluationPromiseLine: Promises.VIEW,
    EvaluationReport: EvaluationReports.VIEW,
}
WRITTEN: Final[dict[type[Any], tuple[Permission, ...]]] = {
    Project: (Projects.UPDATE, Projects.ADVANCE, Projects.LOSE, Projects.INVOLVE),
    Company: (Companies.UPDATE,),
    Contact: (Contacts.UPDATE,),
    PersonEmail: (Emails.SET, Emails.CONFIRM, Emails.REGISTER),
    FirstReport: (FirstReports.SETTLE,),
    DuplicateLink: (Duplicates.SETTLE,),
    Transfer: (Transfers.WITHDRAW, Transfers.CONFIRM, Transfers.ASSIGN),
    TransferOffer: (Offers.ACCEPT, Offers.DECLINE),
    TransferAdvice: (Advices.ADVISE,),
    Carrier: (Carriers.UPDATE,),
    GuidanceEdition: (Guidances.END,),
    Fact: (Facts.VERIFY, Facts.RETURN),
    AttributionAgreement: (Agreements.APPROVE, Agreements.RETURN),
    AttributionDispute: (Disputes.UPHOLD, Disputes.REJECT),
    Meeting: (Meetings.INVITE, Meetings.CONCLUDE, Meetings.CANCEL),
    MeetingItem: (Items.WITHDRAW,),
    Sponsorship: (of_majors.Sponsorships.NAME, of_majors.Sponsorships.RELIEVE),
    MilestonePlan: (of_majors.Plans.PROPOSE,),
    Milestone: (of_majors.Plans.REPORT,),
    BaselineProposal: (of_majors.Plans.APPROVE, of_majors.Plans.GIVE_BACK),
    Blocker: (
        *(Blockers.RESOLVE, Blockers.GIVE_BACK, Blockers.WITHDRAW),
        *(Blockers.ANSWER, Blockers.HAND_ON, Blockers.REASSIGN, Blockers.INSTRUCT),
    ),
    ReviewOpinion: (of_reviews.Opinions.GIVE, of_reviews.Opinions.ASK, of_reviews.Opinions.VETO),
    ReviewCondition: (of_reviews.Conditions.CONFIRM, of_reviews.Conditions.GIVE_BACK),
    PlanningConsultation: (Consultations.ASK, Consultations.CLOSE),
    PlanningOpinion: (PlanningOpinions.GIVE,),
    SupervisionOrder: (Orders.RETURN, Orders.CLOSE, Orders.WITHDRAW),
    OrderExtension: (Orders.EXTEND,),
    Assessment: (Assessments.PUBLISH, Assessments.FINALISE),
    AssessmentObjection: (Objections.DECIDE,),
    MonthlyReport: (MonthlyReports.VERIFY, MonthlyReports.RETURN),
    Building: (Buildings.UPDATE, Buildings.RETIRE),
    Lease: (Leases.UPDATE, Leases.END),
    BuildingReport: (BuildingReports.VERIFY, BuildingReports.RETURN),
    EvaluationYear: (Evaluations.RECORD,),
    EvaluationPromise: (Promises.APPROVE, Promises.RETURN),
}
