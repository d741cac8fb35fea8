"""What must be true before the first request is served: the database's floor, the policy and the schema agree."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type, is_non_null_type

from zhaoshang.api.permission import Public, Requires
from zhaoshang.authorization.masks import MASKS
from zhaoshang.authorization.permissions import Permissions
from zhaoshang.authorization.policy import Authorizer, load_authorizer
from zhaoshang.authorization.rooms import all_permissions
from zhaoshang.authorization.rules_text import NOTHING
from zhaoshang.database.fence import Fence
from zhaoshang.database.unit_of_work import Database

FLOOR_PROBLEMS: Final = """
WITH login AS (
    SELECT oid, rolname, rolsuper, rolbypassrls, rolinherit FROM pg_roles WHERE rolname = session_user
), reachable AS (
    SELECT r.oid, r.rolname, r.rolsuper, r.rolbypassrls, m.inherit_option
    FROM login JOIN pg_auth_members m ON m.member = login.oid JOIN pg_roles r ON r.oid = m.roleid
), relation AS (
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relkind, c.relowner, c.reloptions,
           c.relrowsecurity, c.relforcerowsecurity
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND EXISTS (
          SELECT 1 FROM (SELECT oid FROM login UNION SELECT oid FROM reachable) AS working
          WHERE has_table_privilege(working.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
             OR has_any_column_privilege(working.oid, c.oid, 'SELECT, INSERT, UPDATE')
      )
), problem AS (
    SELECT format('role %s is a superuser: row-level security does not bind it', rolname) AS text
    FROM login WHERE rolsuper
    UNION ALL
    SELECT format('role %s has BYPASSRLS', rolname) FROM login WHERE rolbypassrls
    UNION ALL
    SELECT format('role %s is INHERIT: it gets the policies of every role granted to it at once', rolname)
    FROM login WHERE rolinherit
    UNION ALL
    SELECT format('role %s is granted WITH INHERIT TRUE', rolname) FROM reachable WHERE inherit_option
    UNION ALL
    SELECT format('working role %s is a superuser or has BYPASSRLS', rolname)
    FROM reachable WHERE rolsuper OR rolbypassrls
    UNION ALL
    SELECT format('table %s lacks row-level security', name)
    FROM relation WHERE relkind IN ('r', 'p') AND NOT relrowsecurity
    UNION ALL
    SELECT format('table %s lacks FORCE ROW LEVEL SECURITY', name)
    FROM relation WHERE relkind IN ('r', 'p') AND relrowsecurity AND NOT relforcerowsecurity
    UNION ALL
    SELECT format('%s belongs to role %s, which the application is or can become', relation.name, reachable.rolname)
    FROM relation JOIN (SELECT oid, rolname FROM login UNION SELECT oid, rolname FROM reachable) AS reachable
      ON reachable.oid = relation.relowner
    UNION ALL
    SELECT format('view %s lacks security_invoker', name)
    FROM relation
    WHERE relkind = 'v' AND NOT coalesce(reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false)
    UNION ALL
    SELECT 'on Citus the settings of a statement do not reach the shards: set READ_BINDING=transaction'
    FROM pg_extension WHERE extname = 'citus' AND current_setting('default_transaction_read_only') = 'on'
    UNION ALL
    SELECT format('%s is a materialized view or a foreign table, which row-level security cannot guard', name)
    FROM relation WHERE relkind IN ('m', 'f')
)
SELECT coalesce(json_agg(text ORDER BY text), '[]'::json)::text FROM problem
"""
"""Everything the login role can reach, directly or by SET ROLE; catalogues only, so any fence will do."""


async def refuse_to_serve(
    database: Database,
    authorizer: Authorizer | None = None,
    schema: GraphQLSchema | None = None,
    resources: Mapping[str, str] | None = None,
) -> list[str]:
    """Every reason not to serve; an empty list when there is none. The caller exits on anything else.

    Without an authorizer the shipped policy is checked. ``resources`` tells which resource of the policy each GraphQL
    type with a view shows; without a schema, only the database and the policy are checked.
    """
    policy = load_authorizer() if authorizer is None else authorizer
    problems = [*await database_problems(database), *policy_problems(policy)]
    if schema is not None:
        problems += [*schema_problems(schema), *mask_problems(schema, policy, resources or {})]
    return problems


async def database_problems(database: Database) -> list[str]:
    """What is wrong with the floor: the login role's powers, tables without FORCE, views that run as their owner."""
    found = await database.read(Fence(), FLOOR_PROBLEMS, ())
    problems: list[str] = orjson.loads(found or "[]")
    return problems


def policy_problems(authorizer: Authorizer) -> list[str]:
    """Permissions that code asks for and the policy does not know: they would refuse everybody, or worse, be a typo."""
    text = authorizer.text
    return [
        f"permission {permission}: the policy does not know its resource or action"
        for permission in all_permissions()
        if permission.resource not in text.resources or permission.action not in text.actions
    ]


def schema_problems(schema: GraphQLSchema) -> list[str]:
    """Fields that name a permission nobody registered, and root fields that name none and are not public."""
    problems = []
    roots = {schema.query_type, schema.mutation_type, schema.subscription_type}
    for graphql_type, name, field in _fields(schema):
        place = f"{graphql_type.name}.{name}"
        permission, public = _marks(field)
        if permission is not None and permission not in Permissions.registered:
            problems.append(f"{place} requires {permission!r}, which no room registers")
        if graphql_type in roots and permission is None and not public:
            problems.append(f"{place} says neither @requires nor @public")
    return problems


def mask_problems(schema: GraphQLSchema, authorizer: Authorizer, resources: Mapping[str, str]) -> list[str]:
    """Fields that a mask in use may hide although the schema promises them: they must be nullable or shown.

    A relation is not masked: what it leads to has a permission of its own, and is nullable for that reason.
    """
    used = sorted({rule.mask for rule in authorizer.rules} - {NOTHING})
    return [
        f"{graphql_type.name}.{name} is not nullable, but mask {mask!r} may hide it"
        for graphql_type, name, field in _fields(schema)
        if graphql_type.name in resources and is_non_null_type(field.type) and not _is_relation(field, resources)
        for mask in used
        if MASKS[mask].hides(resources[graphql_type.name], _python_name(name, field))
    ]


def _is_relation(field: GraphQLField, resources: Mapping[str, str]) -> bool:
    name = get_named_type(field.type).name
    return name in resources or name.endswith("Connection")


def _fields(schema: GraphQLSchema) -> Iterator[tuple[GraphQLObjectType, str, GraphQLField]]:
    for graphql_type in schema.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType) and not graphql_type.name.startswith("__"):
            for name, field in graphql_type.fields.items():
                yield graphql_type, name, field


def _marks(field: GraphQLField) -> tuple[str | None, bool]:
    """The permission a field requires and whether it is public, as its Strawberry definition says."""
    directives: list[Any] = list(getattr(_definition(field), "directives", ()))
    permission = next((each.permission for each in directives if isinstance(each, Requires)), None)
    public = any(isinstance(each, Public) for each in directives)
    return permission, public


def _definition(field: GraphQLField) -> Any:
    return field.extensions.get("strawberry-definition")


def _python_name(name: str, field: GraphQLField) -> str:
    python_name: str = getattr(_definition(field), "python_name", name)
    return python_name
