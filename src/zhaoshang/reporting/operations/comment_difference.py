"""合作交流办说明差异: it says why a host's figure and the bureau's differ (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reporting.errors import Refusals
from zhaoshang.reporting.operations.explain_difference import say_why
from zhaoshang.reporting.permissions import BureauFigures


@repeatable
async def comment_difference(service: Service, actor: Actor, figure_id: UUID, reason: str) -> UUID | Refusals:
    """Say so for any unit of the district; both figures stay as they are.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BUREAU_FIGURE_REPLACED, FIGURES_AGREE.
    """
    return await say_why(service, actor, BureauFigures.COMMENT, figure_id, reason)
