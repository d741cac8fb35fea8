"""Whether a decision reaches one object: the scopes' SQL forms asked of its one row, for explanations."""

from typing import Any, Final

import orjson
from sqlalchemy import ColumnElement, Text, Uuid, bindparam, cast, func, select, true

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.scopes import ACTOR, parameter_values, predicate, reaches
from zhaoshang.database.alias import aliased
from zhaoshang.database.direct import DIALECT
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.values.ids import parse_global_id

_KEY: Final = bindparam("object_key", type_=Uuid())


async def reaching_rules(context: RequestContext, permission: Permission, global_id: str) -> frozenset[str] | None:
    """The rules by which the request's actor has a permission on one object, none of them if it has it elsewhere only.

    ``None`` when there is no such object, none the actor may see, or when the permission is none on such objects, say
    because a rule asks of the row what its table does not have.
    """
    parsed = parse_global_id(global_id)
    view = None if parsed is None else context.reader.registry.views.get(parsed[0])
    if parsed is None or view is None:
        return None
    grants = context.actor.decide(permission).grants
    row: Any = aliased(view.mapped)
    try:
        flags = [_true_if_all(reaches(grant, row)) for grant in grants]
    except AttributeError:
        return None
    seen = None if view.permission is None else predicate(context.actor.decide(view.permission), row)
    statement = select(cast(func.json_build_array(*flags), Text)).where(
        row.district_id == ACTOR.district, row.id == _KEY, _true_if_all(seen)
    )
    compiled = statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True})
    fence = context.actor.fence()
    values = {**compiled.params, **parameter_values(fence), _KEY.key: parsed[1]}
    found = await context.service.database.read(
        fence, str(compiled), [values[name] for name in compiled.positiontup or ()]
    )
    if found is None:
        return None
    return frozenset(grant.rule for grant, reached in zip(grants, orjson.loads(found), strict=True) if reached)


def _true_if_all(condition: ColumnElement[bool] | None) -> ColumnElement[bool]:
    """A condition, where none at all means the whole district."""
    return true() if condition is None else condition
