"""What may be asked for about reviews, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Templates(Permissions):
    """评审模板: how the district reviews."""

    VIEW = Permission("review.template", "view")
    PUBLISH = Permission("review.template", "publish")


class Reviews(Permissions):
    """评审: rounds of a project."""

    VIEW = Permission("review", "view")
    SUBMIT = Permission("review", "submit")
    """Authorize the project. The sections' slots are not the host's rows: ``app.open_review`` adds them."""
    WITHDRAW = Permission("review", "withdraw")


class Opinions(Permissions):
    """评审意见: a section's word. The round is the host's row, so each writes there too."""

    VIEW = Permission("review.opinion", "view")
    GIVE = Permission("review.opinion", "opine", writes=Reach.DISTRICT)
    ASK = Permission("review.opinion", "inquire", writes=Reach.DISTRICT)
    """Ask the host for more: its row of the question is added."""
    VETO = Permission("review.veto", "veto", writes=Reach.DISTRICT)
    """一票否决: rejects the project in the same transaction."""


class Supplements(Permissions):
    """补充材料: what a section asked the host for."""

    VIEW = Permission("review.supplement", "view")
    ANSWER = Permission("review.supplement", "answer")
    """The section's clock, which is not the host's, runs again: ``app.resume_slot``."""


class Documents(Permissions):
    """申报材料: files handed in with a round."""

    VIEW = Permission("review.document", "view")
    READ_FILE = Permission("review.document", "reveal")
    """The file itself: a disclosure, logged like every other."""


class Assessments(Permissions):
    """评估: what a host found out itself, or bought."""

    VIEW = Permission("review.assessment", "view")
    ADD = Permission("review.assessment", "assess")
    """Authorize the project."""


class Conditions(Permissions):
    """评审条件: what a project must still do."""

    VIEW = Permission("review.condition", "view")
    REPORT = Permission("review.condition", "report")
    CONFIRM = Permission("review.condition", "fulfil", writes=Reach.DISTRICT)
    GIVE_BACK = Permission("review.condition", "return", writes=Reach.DISTRICT)
