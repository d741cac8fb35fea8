"""How far a responsibility reaches in reviews (domain §3): beside the project's own scopes, one's own conditions."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_condition, register_scope
from zhaoshang.reviews.model import (
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
)

register_scope(
    "imposed",
    sql=lambda row, params: row.set_by_tenant_id == params.tenant,
    python=lambda row, actor: bool(row.set_by_tenant_id == actor.tenant),
    zh="本单位提出的条件",
    en="conditions the tenant set",
)
register_condition(
    "veto_right",
    sql=lambda row, _params: row.veto_right,
    python=lambda row, _actor: bool(row.veto_right),
    zh="有一票否决权的板块",
    en="sections with a veto",
)

for _row_type, _resource in (
    (Review, "review"),
    (ReviewOpinion, "review.opinion"),
    (ReviewSupplement, "review.supplement"),
    (ReviewDocument, "review.document"),
    (ReviewAssessment, "review.assessment"),
    (ReviewCondition, "review.condition"),
):
    register_resource(_row_type, _resource)
