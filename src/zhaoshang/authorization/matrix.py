"""The policy as people check it: role × action × resource, whole, and the cells that a change changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Authorizer
from zhaoshang.authorization.wording import cell, name_of, subject_in_words


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One answer that is not what it was."""

    subject: str
    action: str
    resource: str
    old: str
    new: str

    def __str__(self) -> str:
        """One line: who, what, before and after."""
        return f"{self.subject}  {self.resource}:{self.action}  {self.old}  →  {self.new}"


def diff(old: Authorizer, new: Authorizer, permissions: Iterable[Permission]) -> list[ChangedCell]:
    """The cells that differ between two policies, not the lines: role × action × resource.

    A rule that only got another id changes no cell; one that is subsumed by another changes none either. A subject,
    resource or action that one of them does not know shows as ``?`` there.
    """
    subjects = tuple(dict.fromkeys((*old.subjects, *new.subjects)))
    return [
        ChangedCell(subject, permission.action, permission.resource, before, after)
        for permission in sorted(permissions, key=str)
        if subjects != old.subjects or not old.agrees_with(new, permission.resource, permission.action)
        for subject in subjects
        for before, after in [(_meaning(old, subject, permission), _meaning(new, subject, permission))]
        if before != after
    ]


def render_diff(old: Authorizer, new: Authorizer, permissions: Iterable[Permission]) -> str:
    """The changed cells as text, one a line, with both versions; says so when nothing changes for anybody."""
    changes = diff(old, new, permissions)
    title = f"policy {old.version} → {new.version}: {len(changes)} changed cells"
    return "\n".join((title, *(f"  {change}" for change in changes)))


def render_matrix(authorizer: Authorizer, permissions: Iterable[Permission]) -> str:
    """The whole policy as Markdown: a table for each resource, a row for each role that has anything there."""
    by_resource: dict[str, list[str]] = {}
    for permission in permissions:
        by_resource.setdefault(permission.resource, []).append(permission.action)
    order = [resource for resource in authorizer.text.resources if resource in by_resource]
    lines = [
        "# 职责权限矩阵 · Who may do what",
        "",
        f"由 `responsibilities.csv` 生成（版本 `{authorizer.version}`），请勿手改：`zhaoshang policy matrix`。",
        "Generated from `responsibilities.csv`; do not edit.",
        "",
        "每格：范围/掩码?条件 规则编号；`✗` 明令禁止；`·` 没有规则。未列出的岗位在该对象上什么都没有。",
        "Each cell: scope/mask?condition and the rule's id; `✗` a deny; `·` no rule. A role not listed has nothing.",
    ]
    for resource in order:
        lines += _table(
            authorizer, resource, [action for action in authorizer.text.actions if action in by_resource[resource]]
        )
    return "\n".join(lines) + "\n"


def _table(authorizer: Authorizer, resource: str, actions: list[str]) -> Iterator[str]:
    yield ""
    yield f"## {name_of(authorizer, resource, 'zh')} `{resource}`"
    yield ""
    heads = [f"{name_of(authorizer, action, 'zh')} `{action}`" for action in actions]
    yield "| " + " | ".join(("岗位", *heads)) + " |"
    yield "|---" * (len(actions) + 1) + "|"
    for subject in authorizer.subjects:
        cells = [cell(_decision(authorizer, subject, resource, action)) for action in actions]
        if set(cells) != {"·"}:
            label = f"{subject_in_words(authorizer, subject, 'zh')} `{subject}`"
            yield "| " + " | ".join((label, *cells)) + " |"


def _decision(authorizer: Authorizer, subject: str, resource: str, action: str) -> Decision | None:
    text = authorizer.text
    if subject not in text.subjects or resource not in text.resources or action not in text.actions:
        return None
    return authorizer.decisions({subject})[resource, action]


def _meaning(authorizer: Authorizer, subject: str, permission: Permission) -> str:
    """A cell without rule ids: what it means to the person, whichever row says it."""
    decision = _decision(authorizer, subject, permission.resource, permission.action)
    if decision is None:
        return "?"
    if not decision.allowed:
        return "denied" if decision.denied_by else "nothing"
    return " + ".join(
        sorted(
            grant.scope + (f"/{grant.mask}" if grant.mask else "") + (f"?{grant.condition}" if grant.condition else "")
            for grant in decision.grants
        )
    )
