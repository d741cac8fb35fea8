"""GraphQL's own validation rules, which remember what kinds of nodes each of them looks at.

graphql-core makes every rule anew for every document, and each asks itself by name for a method of each kind of node: a
third of what validating a document costs. What a rule looks at is a matter of its class.
"""

from typing import Any, ClassVar, Final

from graphql.language.visitor import EnterLeaveVisitor
from graphql.validation import ASTValidationRule, specified_rules

_NEITHER: Final = EnterLeaveVisitor(None, None)


class _Remembering:
    """Of a rule: whether it has methods for a kind of node, asked once for the class."""

    _without: ClassVar[set[str]]

    def get_enter_leave_for_kind(self, kind: str) -> EnterLeaveVisitor:
        """The methods for a kind of node; usually none."""
        if kind in self._without:
            return _NEITHER
        rule: Any = super()
        found: EnterLeaveVisitor = rule.get_enter_leave_for_kind(kind)
        if found == _NEITHER:
            self._without.add(kind)
        return found


def _remembering(rule: type[ASTValidationRule]) -> type[ASTValidationRule]:
    return type(rule.__name__, (_Remembering, rule), {"_without": set()})


RULES: Final = tuple(_remembering(rule) for rule in specified_rules)
"""The specification's rules, all of them, in its order."""
