"""The policy's text: reading it, and refusing whatever Casbin would silently ignore.

A row is one of:

``p, id, subject, resource, action, scope, mask, condition, effect``
    a rule. ``=project`` means the resource itself without what hangs on it.
``g, child, parent`` · ``g2, child, parent`` · ``g3, action, group``
    the trees of responsibilities, resources and action groups.
``f, subject root, reach``
    the floor: how far row-level security lets such subjects read.
``n, name, Chinese, English``
    what a subject, resource, action or group is called.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from zhaoshang.authorization.masks import MASKS
from zhaoshang.authorization.scopes import CONDITIONS, SCOPES
from zhaoshang.database.fence import Reach

COLUMNS: Final = {"p": 9, "g": 3, "g2": 3, "g3": 3, "f": 3, "n": 4}
ALLOW: Final = "allow"
DENY: Final = "deny"
NOTHING: Final = "-"
EVERYWHERE: Final = "*"
FULL_WIDTH: Final = "，＊－；"
"""Punctuation a Chinese input method puts where the file needs ``,``, ``*``, ``-``."""


class PolicyError(ValueError):
    """The policy cannot be used: every problem found, one a line. Nothing is loaded."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``p`` row."""

    id: str
    subject: str
    resource: str
    action: str
    scope: str
    mask: str
    condition: str
    effect: str

    def row(self) -> list[str]:
        """The columns Casbin is given, in the order of the model."""
        return [
            self.id, self.subject, self.resource, self.action, self.scope, self.mask, self.condition, self.effect
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """What something of the policy is called."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PolicyText:
    """The rows of one policy, read and linted."""

    rules: tuple[Rule, ...]
    subjects: dict[str, frozenset[str]]
    """Each subject with everything it stands for: itself and its ancestors."""
    resources: dict[str, frozenset[str]]
    """Each resource with every name a rule may cover it by: itself, ``=itself`` and its ancestors."""
    actions: dict[str, frozenset[str]]
    floors: dict[str, Reach]
    names: dict[str, Name]
    lines: tuple[str, ...]
    """The rows with meaning, normalised: what the version is the hash of."""


def read_policy(text: str) -> PolicyText:
    """The policy in ``text``. Raises ``PolicyError`` naming every problem and its line."""
    problems: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, columns in _rows(text, problems):
        wanted = COLUMNS.get(columns[0])
        if wanted is None:
            problems.append(f"line {number}: unknown kind of row {columns[0]!r}")
        elif len(columns) != wanted:
            problems.append(f"line {number}: {columns[0]!r} needs {wanted} columns, found {len(columns)}")
        elif not all(columns):
            problems.append(f"line {number}: an empty column")
        else:
            rows.append((number, columns))
    if problems:
        raise PolicyError("\n".join(problems))
    policy = PolicyText(
        rules=tuple(Rule(*columns[1:]) for _, columns in rows if columns[0] == "p"),
        subjects=closure((columns[1], columns[2]) for _, columns in rows if columns[0] == "g"),
        resources={
            resource: names | {f"={resource}"}
            for resource, names in closure(
                (columns[1], columns[2]) for _, columns in rows if columns[0] == "g2"
            ).items()
        },
        actions=closure((columns[1], columns[2]) for _, columns in rows if columns[0] == "g3"),
        floors={columns[1]: _reach(columns[2]) for _, columns in rows if columns[0] == "f"},
        names={columns[1]: Name(columns[2], columns[3]) for _, columns in rows if columns[0] == "n"},
        lines=tuple(",".join(columns) for _, columns in rows),
    )
    problems.extend(_repeated(columns[1] for _, columns in rows if columns[0] == "p"))
    problems.extend(_repeated(f"{columns[0]} {columns[1]}" for _, columns in rows if columns[0] in ("f", "n")))
    problems.extend(_lint(policy))
    if problems:
        raise PolicyError("\n".join(problems))
    return policy


def root_of(subject: str) -> str:
    """The responsibility in a subject: ``host`` of ``host.director``; an administrator is its own root."""
    return subject.partition(".")[0]


def closure(edges: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Every node with itself and all its ancestors. A cycle is refused: it would give everybody everything in it."""
    parents: dict[str, list[str]] = {}
    for child, parent in edges:
        parents.setdefault(child, []).append(parent)
        parents.setdefault(parent, [])
    known: dict[str, frozenset[str]] = {}

    def visit(node: str, path: tuple[str, ...]) -> frozenset[str]:
        if node in path:
            raise PolicyError(f"a cycle: {' > '.join((*path, node))}")
        if node not in known:
            known[node] = frozenset({node}).union(*(visit(parent, (*path, node)) for parent in parents[node]))
        return known[node]

    for node in parents:
        visit(node, ())
    return known


def _rows(text: str, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if found := sorted(set(stripped) & set(FULL_WIDTH)):
            problems.append(f"line {number}: full-width punctuation {' '.join(found)}")
        else:
            yield number, [column.strip() for column in stripped.split(",")]


def _reach(name: str) -> Reach:
    try:
        return Reach(name)
    except ValueError:
        raise PolicyError(f"unknown reach {name!r} in a floor") from None


def _repeated(names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name}: duplicate id"


def _lint(policy: PolicyText) -> Iterator[str]:
    covered = frozenset().union(*policy.resources.values())
    roots = {root_of(subject) for subject in policy.subjects}
    for rule in policy.rules:
        yield from _lint_rule(rule, policy, covered)
    for root in policy.floors:
        if root not in roots:
            yield f"floor of {root!r}: unknown responsibility"
    known = {*policy.subjects, *policy.resources, *policy.actions, *roots}
    known |= {subject.partition(".")[2] for subject in policy.subjects}
    for name in policy.names:
        if name not in known:
            yield f"name of {name!r}: nothing is called so"


def _lint_rule(rule: Rule, policy: PolicyText, covered: frozenset[str]) -> Iterator[str]:
    if rule.subject not in policy.subjects:
        yield f"{rule.id}: unknown responsibility {rule.subject!r}"
    if rule.resource not in covered:
        yield f"{rule.id}: unknown resource {rule.resource!r}"
    if rule.action not in policy.actions:
        yield f"{rule.id}: unknown action {rule.action!r}"
    if rule.effect == ALLOW:
        yield from _lint_reach(rule, policy)
    elif rule.effect != DENY:
        yield f"{rule.id}: unknown effect {rule.effect!r}"
    elif (rule.scope, rule.mask, rule.condition) != (EVERYWHERE, NOTHING, NOTHING):
        yield f"{rule.id}: a deny takes scope '*' and neither mask nor condition"


def _lint_reach(rule: Rule, policy: PolicyText) -> Iterator[str]:
    if rule.scope not in SCOPES:
        yield f"{rule.id}: unknown scope {rule.scope!r} (is the room that registers it imported?)"
    if rule.condition != NOTHING and rule.condition not in CONDITIONS:
        yield f"{rule.id}: unknown condition {rule.condition!r}"
    if rule.mask != NOTHING:
        mask = MASKS.get(rule.mask)
        if mask is None:
            yield f"{rule.id}: unknown mask {rule.mask!r}"
        elif not any(rule.resource in policy.resources.get(resource, ()) for resource in mask.shows):
            yield f"{rule.id}: mask {rule.mask!r} says nothing about {rule.resource!r}"
