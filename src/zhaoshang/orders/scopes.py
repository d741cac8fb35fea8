"""How far a responsibility reaches among supervision orders (domain §11)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.orders.model import OrderExtension, OrderStep, SupervisionOrder

register_scope(
    "addressed",
    sql=lambda row, params: row.unit_id == params.tenant,
    python=lambda row, actor: bool(row.unit_id == actor.tenant),
    zh="下达给本单位的督办单",
    en="orders addressed to the tenant",
)

for _row_type in (SupervisionOrder, OrderStep, OrderExtension):
    register_resource(_row_type, "supervision_order")
