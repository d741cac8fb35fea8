"""How far a responsibility reaches in the ledger of credit (domain §4)."""

from sqlalchemy import or_
from sqlalchemy.dialects.postgresql import array

from zhaoshang.attribution.model import (
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionEntry,
    AttributionLink,
    AttributionTerms,
)
from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope

register_scope(
    "sharing",
    sql=lambda row, params: or_(row.host_tenant_id == params.tenant, row.parties.contains(array([params.tenant]))),
    python=lambda row, actor: actor.tenant == row.host_tenant_id or actor.tenant in row.parties,
    zh="本单位参与分成的条款",
    en="terms in which the tenant shares",
)

for _row_type, _resource in (
    (AttributionEntry, "attribution"),
    (AttributionTerms, "attribution.terms"),
    (AttributionAgreement, "attribution.agreement"),
    (AttributionAgreementParty, "attribution.agreement"),
    (AttributionDispute, "attribution.dispute"),
    (AttributionDisputeParty, "attribution.dispute"),
    (AttributionLink, "attribution.link"),
):
    register_resource(_row_type, _resource)
