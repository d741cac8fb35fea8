"""How far a responsibility reaches among transfers (domain §4)."""

from sqlalchemy.dialects.postgresql import array

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.transfers.model import Carrier, HostSuccession, LeadingIndustry, Transfer, TransferAdvice, TransferOffer

register_scope(
    "asked",
    sql=lambda row, params: row.departments.contains(array([params.tenant])),
    python=lambda row, actor: actor.tenant in row.departments,
    zh="请本单位提意见的推送",
    en="transfers the tenant was asked to advise on",
)

for _row_type, _resource in (
    (Transfer, "transfer"),
    (TransferOffer, "transfer.offer"),
    (TransferAdvice, "transfer.advice"),
    (Carrier, "carrier"),
    (HostSuccession, "succession"),
    (LeadingIndustry, "leading_industry"),
):
    register_resource(_row_type, _resource)
