"""说明差异: a host says why its figure and the bureau's differ (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import Refusals, refusal
from zhaoshang.reporting.model import BureauFigure, FigureExplanation
from zhaoshang.reporting.permissions import BureauFigures
from zhaoshang.reporting.rules.reports import REASON
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def explain_difference(service: Service, actor: Actor, figure_id: UUID, reason: str) -> UUID | Refusals:
    """Say why one's own unit's figure differs; both figures stay as they are, in a closed month, too.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BUREAU_FIGURE_REPLACED, FIGURES_AGREE.
    """
    return await say_why(service, actor, BureauFigures.EXPLAIN, figure_id, reason)


async def say_why(
    service: Service, actor: Actor, permission: Permission, figure_id: UUID, reason: str
) -> UUID | Refusals:
    """The same by whoever holds a permission to; refuses what ``explain_difference`` does."""
    async with service.unit_of_work(actor, permission) as work:
        figure = await store.load(work, BureauFigure, figure_id)
        if figure is None:
            return NOT_FOUND
        if denial := authorize(actor, permission, figure):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        newest, reported = await store.compared(work, figure)
        if not newest:
            return refusal("BUREAU_FIGURE_REPLACED")
        if reported is None or reported == figure.amount:
            return refusal("FIGURES_AGREE")
        explanation = FigureExplanation(
            id=new_id(),
            district_id=figure.district_id,
            tenant_id=figure.tenant_id,
            bureau_figure_id=figure.id,
            reported=reported,
            reason=reason.strip(),
            at=work.at,
            by_person_id=actor.person,
            by_tenant_id=actor.tenant,
        )
        await store.add(work, explanation)
        work.record("bureau_figure.explain", "bureau_figure", figure.id, figure.tenant_id)
        work.emit("bureau_figure.explained", figure=str(figure.id))
        return await work.commit(figure_id)
