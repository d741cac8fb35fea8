"""The pipeline's words: its stages, and what a project, a conclusion or a report can be (domain §1, §2)."""

from enum import IntFlag, StrEnum

from zhaoshang.values.stage import Stage

MAIN_LINE = (
    Stage.LEAD,
    Stage.NEGOTIATING,
    Stage.IN_REVIEW,
    Stage.SIGNED,
    Stage.LANDED,
    Stage.APPROVING,
    Stage.STARTED,
    Stage.BUILDING,
    Stage.PRODUCING,
    Stage.AT_CAPACITY,
)


class SiteBasis(StrEnum):
    """落地依据: what proves that a landed project has a place."""

    LAND = "LAND"
    LEASE = "LEASE"
    CONSTRUCTION = "CONSTRUCTION"


class DayPrecision(StrEnum):
    """How exactly a day from an old ledger is known; a month stands as its first day."""

    DAY = "DAY"
    MONTH = "MONTH"


class Part(IntFlag):
    """What a tenant is to a project. One participation row per tenant carries all its parts as bits."""

    HOST = 1
    ORIGIN = 2
    REVIEWER = 4
    SPONSOR = 8
    INDUSTRY = 16
    MAJOR = 32
    ASKED = 64


class FirstReportStatus(StrEnum):
    """首报 state: valid, disputed with another, or settled by 合作交流办."""

    VALID = "VALID"
    DISPUTED = "DISPUTED"
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"


class MatchKind(StrEnum):
    """What two projects of different tenants have in common."""

    CREDIT_CODE = "CREDIT_CODE"
    COMPANY_NAME = "COMPANY_NAME"
    PROJECT_NAME = "PROJECT_NAME"


class DuplicateState(StrEnum):
    """查重关联: open until 合作交流办 settles it."""

    OPEN = "OPEN"
    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
