"""Why can I, why can I not: a decision explained to its subject, in words and with the rules' ids."""

from collections.abc import Collection
from dataclasses import dataclass

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Decisions
from zhaoshang.authorization.rules_text import ALLOW, DENY
from zhaoshang.authorization.wording import permission_in_words, rule_in_words


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer, the rules it rests on, and the sentence that says so."""

    permission: str
    allowed: bool
    rules: tuple[str, ...]
    """The rules that allow it here, that would allow it elsewhere, or that deny it; empty when no rule speaks."""
    policy_version: str
    text: str


def explain(
    actor: Actor, permission: Permission, language: Language, reaching: Collection[str] | None = None
) -> Explanation:
    """Explain to an actor whether and why it may do something.

    Asked about one object, ``reaching`` are those of the decision's rules that reach it; the caller has made sure that
    the actor sees it at all, for an explanation must not reveal existence. Without it, the question is whether the
    actor may do this anywhere. It says what the policy says; whether the object's state allows the step is another
    question (``nextStages``).
    """
    decision = actor.decide(permission)
    if not decision.allowed:
        return _refused(actor.decisions, permission, language)
    granting = tuple(grant.rule for grant in decision.grants)
    here = granting if reaching is None else tuple(rule for rule in granting if rule in reaching)
    return _explained(actor.decisions, permission, language, allowed=bool(here), rules=here or granting)


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
