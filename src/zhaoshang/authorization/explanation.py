"""Why can I, why can I not: a decision explained to its subject, in words and with the rules' ids."""

from dataclasses import dataclass
from typing import Any, Final

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import sees
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Decisions
from zhaoshang.authorization.rules_text import ALLOW, DENY
from zhaoshang.authorization.scopes import covered, covers
from zhaoshang.authorization.wording import permission_in_words, rule_in_words
from zhaoshang.values.refusal import NOT_FOUND, Refusal

_NO_ROW: Final = object()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer, the rules it rests on, and the sentence that says so."""

    permission: str
    allowed: bool
    rules: tuple[str, ...]
    """The rules that allow it here, or deny it; empty when no rule speaks."""
    policy_version: str
    text: str


def why(actor: Actor, permission: Permission, language: Language, row: Any = _NO_ROW) -> Explanation | Refusal:
    """Explain to an actor whether and why it may do something, to a row if one is given.

    Refuses: NOT_FOUND when the row is absent or out of the actor's sight: an explanation must not reveal existence.
    It says what the policy says; whether the row's state allows the step is another question (``nextStages``).
    """
    if row is None or (row is not _NO_ROW and not sees(actor, permission, row)):
        return NOT_FOUND
    decisions = actor.decisions
    decision = actor.decide(permission)
    if not decision.allowed:
        return _refused(decisions, permission, language)
    if row is not _NO_ROW and not covered(decision, row, actor):
        rules = tuple(grant.rule for grant in decision.grants)
        return _explained(decisions, permission, language, allowed=False, rules=rules)
    reaching = (grant.rule for grant in decision.grants if row is _NO_ROW or covers(grant, row, actor))
    return _explained(decisions, permission, language, allowed=True, rules=tuple(reaching))


def _explained(
    decisions: Decisions, permission: Permission, language: Language, *, allowed: bool, rules: tuple[str, ...]
) -> Explanation:
    authorizer = decisions.authorizer
    what = permission_in_words(authorizer, permission.resource, permission.action, language)
    listed = _list([rule_in_words(authorizer, authorizer.rule(rule), language) for rule in rules], language)
    text = {
        (True, "zh"): f"可以{what}。依据规则：{listed}。",
        (True, "en"): f"You may {what}, by rule {listed}.",
        (False, "zh"): f"不可以{what}：这一条不在您的职责范围内。您的规则只到：{listed}。",
        (False, "en"): f"You may not {what} here: it lies outside your reach, which is {listed}.",
    }[allowed, language]
    return Explanation(str(permission), allowed, rules, authorizer.version, text)


def _refused(decisions: Decisions, permission: Permission, language: Language) -> Explanation:
    authorizer = decisions.authorizer
    what = permission_in_words(authorizer, permission.resource, permission.action, language)
    matching = authorizer.explain(decisions.subjects, permission.resource, permission.action)
    denying = [rule for rule in matching if rule.effect == DENY]
    if denying:
        listed = _list([rule_in_words(authorizer, rule, language) for rule in denying], language)
        text = (
            f"不可以{what}。规则明令禁止：{listed}；禁止优先于一切允许。"
            if language == "zh"
            else f"You may not {what}: rule {listed} denies it, and a deny beats every allow."
        )
        return Explanation(str(permission), False, tuple(rule.id for rule in denying), authorizer.version, text)
    holders = [rule for rule in authorizer.holders(permission.resource, permission.action) if rule.effect == ALLOW]
    listed = _list([rule_in_words(authorizer, rule, language) for rule in holders], language)
    text = (
        f"不可以{what}：没有规则给予您的职责。此项权限属于：{listed}。"
        if language == "zh"
        else f"You may not {what}: no rule gives it to what you hold. It belongs to {listed}."
    )
    return Explanation(str(permission), False, (), authorizer.version, text)


def _list(words: list[str], language: Language) -> str:
    nobody = "无" if language == "zh" else "nobody"
    return ("；" if language == "zh" else "; ").join(words) or nobody
