"""Permissions in the SDL: every root field, mutation and protected field says what it asks for."""

import strawberry
from strawberry.schema_directive import Location


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="requires",
    description="权限：The field needs this permission; without it the whole operation is refused as FORBIDDEN.",
)
class Requires:
    """Marks a field as needing one permission, named ``resource:action``."""

    permission: str = strawberry.directive_field(name="permission")


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="public",
    description="公开：The field needs no permission of its own; what it leads to may.",
)
class Public:
    """Marks a field that anybody who can reach it may read."""


def requires(permission: object) -> Requires:
    """The directive for a permission: ``strawberry.field(directives=[requires(Projects.VIEW)])``."""
    return Requires(permission=str(permission))


def public() -> Public:
    """The directive for a field without a permission of its own."""
    return Public()
