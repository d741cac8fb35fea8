"""The policy in words: names of subjects, resources and actions, and the reach of a grant, in Chinese or English."""

from zhaoshang.api.messages import Language
from zhaoshang.authorization.decision import Decision, Grant
from zhaoshang.authorization.masks import MASKS
from zhaoshang.authorization.policy import Authorizer
from zhaoshang.authorization.rules_text import EVERYWHERE, NOTHING, Rule
from zhaoshang.authorization.scopes import CONDITIONS, SCOPES


def name_of(authorizer: Authorizer, name: str, language: Language) -> str:
    """What the policy calls something; its own key when it gives no name."""
    named = authorizer.text.names.get(name)
    return name if named is None else getattr(named, language)


def subject_in_words(authorizer: Authorizer, subject: str, language: Language) -> str:
    """``host.officer`` as ``街道园区招商专员`` or ``host officer``."""
    words = [name_of(authorizer, part, language) for part in subject.split(".")]
    return ("" if language == "zh" else " ").join(words)


def permission_in_words(authorizer: Authorizer, resource: str, action: str, language: Language) -> str:
    """``project:update`` as ``修改项目`` or ``update project``."""
    words = [name_of(authorizer, action, language), name_of(authorizer, resource, language)]
    return ("" if language == "zh" else " ").join(words)


def grant_in_words(grant: Grant, language: Language) -> str:
    """How far a grant reaches, what it leaves out and what else must hold."""
    words = [getattr(SCOPES[grant.scope], language)]
    if grant.mask is not None:
        words.append(getattr(MASKS[grant.mask], language))
    if grant.condition is not None:
        words.append(getattr(CONDITIONS[grant.condition], language))
    return ("，" if language == "zh" else ", ").join(words)


def rule_in_words(authorizer: Authorizer, rule: Rule, language: Language) -> str:
    """One allowing or denying rule: its id, for whom, and how far."""
    subject = subject_in_words(authorizer, rule.subject, language)
    if rule.scope == EVERYWHERE:
        return f"{rule.id}（{subject}）" if language == "zh" else f"{rule.id} ({subject})"
    grant = Grant(
        rule.id,
        rule.scope,
        None if rule.mask == NOTHING else rule.mask,
        None if rule.condition == NOTHING else rule.condition,
    )
    reach = grant_in_words(grant, language)
    return f"{rule.id}（{subject}：{reach}）" if language == "zh" else f"{rule.id} ({subject}: {reach})"


def cell(decision: Decision | None) -> str:
    """A decision as one short cell: ``own T01``, ``involved/progress_only T02``, ``✗ O90``, ``·`` for nothing."""
    if decision is None:
        return "?"
    if not decision.allowed:
        return f"✗ {decision.denied_by}" if decision.denied_by else "·"
    return " + ".join(
        grant.scope
        + (f"/{grant.mask}" if grant.mask else "")
        + (f"?{grant.condition}" if grant.condition else "")
        + f" {grant.rule}"
        for grant in decision.grants
    )
