"""The policy in force: Casbin decides which rules match; the answer is a scope, not a yes.

One ``enforce`` per set of subjects, resource and action, then a dictionary hit. The authorizer is immutable: a reload
builds a new one and swaps one reference (changing a live enforcer gave wrong answers under concurrent checks).
"""

import hashlib
import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import casbin

from zhaoshang.authorization.decision import Decision, Grant
from zhaoshang.authorization.rooms import register_rooms
from zhaoshang.authorization.rules_text import ALLOW, DENY, NOTHING, PolicyError, PolicyText, Rule, read_policy, root_of
from zhaoshang.authorization.scopes import SCOPES
from zhaoshang.database.fence import Reach

__all__ = ["Authorizer", "Decision", "Decisions", "Grant", "PolicyError", "load_authorizer", "policies_directory"]

MODEL_FILE: Final = "model.conf"
RULES_FILE: Final = "responsibilities.csv"
# Casbin would print its model on loading and a warning for every refusal; the decision log says more, once.
logging.getLogger("casbin").setLevel(logging.ERROR)

HELD_SETS: Final = 4096
"""How many different sets of subjects are remembered; a district has a few dozen."""


class Decisions(dict[tuple[str, str], Decision]):
    """All decisions for one set of subjects, made when first asked: ``decisions[resource, action]``."""

    __slots__ = ("authorizer", "floor", "held", "subjects", "version")

    def __init__(self, authorizer: "Authorizer", subjects: frozenset[str]) -> None:
        super().__init__()
        self.authorizer: Final = authorizer
        self.version: Final = authorizer.version
        self.subjects: Final = subjects
        self.held: Final = authorizer.held(subjects)
        self.floor: Final = authorizer.floor(subjects)

    def __missing__(self, key: tuple[str, str]) -> Decision:
        """Decide once."""
        decision = self[key] = self.authorizer.decide(self, *key)
        return decision


class Authorizer:
    """One version of the policy, known by the hash of its text. Immutable after construction.

    For a single event loop only: ``note()`` collects the matching rules of the one evaluation that is running.
    Raises ``PolicyError`` when the text names anything unknown.
    """

    def __init__(self, model: str, rules: str) -> None:
        self.text: Final[PolicyText] = read_policy(rules)
        digest = hashlib.sha256("\n".join((model.strip(), *self.text.lines)).encode())
        self.version: Final = digest.hexdigest()[:12]
        self._rules: Final = {rule.id: rule for rule in self.text.rules}
        self._noted: Final[list[str]] = []
        self.model: Final = model
        """Casbin's own text."""
        self._enforcers: Final[dict[tuple[str, str], casbin.Enforcer]] = {}
        self._holders: Final[dict[tuple[str, str], tuple[Rule, ...]]] = {}
        self._decisions: Final[dict[frozenset[str], Decisions]] = {}

    def _enforcer_of(self, resource: str, action: str) -> casbin.Enforcer:
        """Casbin over the rules about one question, kept: of some hundred, most are about something else."""
        known = self._enforcers.get((resource, action))
        if known is not None:
            return known
        enforcer = casbin.Enforcer(casbin.Enforcer.new_model(text=self.model))
        resources, actions, noted = self.text.resources, self.text.actions, self._noted

        def note(rule: str) -> bool:
            noted.append(rule)
            return True

        enforcer.add_function("within", lambda action, named: named in actions[action])
        enforcer.add_function("under", lambda resource, named: named in resources[resource])
        enforcer.add_function("holds", lambda held, named: named in held)
        enforcer.add_function("note", note)
        for rule in self.holders(resource, action):
            enforcer.model.add_policy("p", "p", rule.row())
        self._enforcers[resource, action] = enforcer
        return enforcer

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the file."""
        return self.text.rules

    @property
    def subjects(self) -> tuple[str, ...]:
        """Every subject somebody can hold, in the order of the file: those with a floor, not the groups above them."""
        return tuple(subject for subject in self.text.subjects if root_of(subject) in self.text.floors)

    def rule(self, rule_id: str) -> Rule:
        """One rule by its id."""
        return self._rules[rule_id]

    def decisions(self, subjects: Iterable[str]) -> Decisions:
        """The decisions of somebody who holds these subjects, kept for the next request."""
        key = frozenset(subjects)
        found = self._decisions.get(key)
        if found is None:
            if len(self._decisions) >= HELD_SETS:
                self._decisions.clear()
            found = self._decisions[key] = Decisions(self, key)
        return found

    def held(self, subjects: Iterable[str]) -> frozenset[str]:
        """The subjects with everything they stand for. An unknown subject stands for itself and gets nothing."""
        return frozenset().union(*(self.text.subjects.get(subject, frozenset({subject})) for subject in subjects))

    def floor(self, subjects: Iterable[str]) -> Reach:
        """How far row-level security lets these subjects read: the widest floor held.

        An administrator's floor is neither wider nor narrower than another, only elsewhere (三员分立, domain §1):
        whoever would hold it together with anything else sees nothing.
        """
        floors = [self.text.floors.get(root_of(subject), Reach.NONE) for subject in subjects]
        if len(floors) == 1:
            return floors[0]
        business = (Reach.DISTRICT, Reach.OWN, Reach.NONE)
        return next((reach for reach in business if reach in floors and set(floors) <= set(business)), Reach.NONE)

    def decide(self, decisions: Decisions, resource: str, action: str) -> Decision:
        """What the policy says, by one evaluation; ``Decisions`` keeps the answer. Unregistered names are a bug."""
        self._check(resource, action)
        self._noted.clear()
        allowed = bool(self._enforcer_of(resource, action).enforce(decisions.held, resource, action))
        matched = [self._rules[rule] for rule in self._noted]
        denied_by = next((rule.id for rule in matched if rule.effect == DENY), None)
        if allowed != (denied_by is None and bool(matched)):
            raise PolicyError(f"the matcher and its notes disagree on {resource}:{action}")
        return Decision(
            resource=resource,
            action=action,
            version=self.version,
            allowed=allowed,
            grants=_reduced(matched) if allowed else (),
            rules=tuple(rule.id for rule in matched),
            denied_by=denied_by,
            subjects=decisions.subjects,
        )

    def explain(self, subjects: Iterable[str], resource: str, action: str) -> tuple[Rule, ...]:
        """Every rule that matches, allowing or denying; a decision stops at the first deny, this does not."""
        self._check(resource, action)
        held = self.held(subjects)
        return tuple(rule for rule in self.holders(resource, action) if rule.subject in held)

    def holders(self, resource: str, action: str) -> tuple[Rule, ...]:
        """Every rule about an action on a resource, whoever it is for."""
        known = self._holders.get((resource, action))
        if known is None:
            self._check(resource, action)
            actions, resources = self.text.actions[action], self.text.resources[resource]
            known = tuple(rule for rule in self.text.rules if rule.action in actions and rule.resource in resources)
            self._holders[resource, action] = known
        return known

    def agrees_with(self, other: "Authorizer", resource: str, action: str) -> bool:
        """Whether both are sure to answer a question alike, whoever asks: by the same rules but for their ids.

        A no says nothing: rules may differ and mean the same.
        """
        known = all(resource in each.text.resources and action in each.text.actions for each in (self, other))
        if not known or self.model != other.model or self.text.subjects != other.text.subjects:
            return False
        mine, theirs = (sorted(rule.row()[1:] for rule in each.holders(resource, action)) for each in (self, other))
        return mine == theirs

    def _check(self, resource: str, action: str) -> None:
        if resource not in self.text.resources or action not in self.text.actions:
            raise PolicyError(f"the policy does not know {resource}:{action}")


def policies_directory() -> Path:
    """Where the policy's files are: inside the installed package, else at the root of the source tree."""
    package = Path(__file__).resolve().parents[1]
    for directory in (package / "_assets" / "policies", package.parents[1] / "policies"):
        if (directory / MODEL_FILE).is_file():
            return directory
    raise PolicyError("policies/ is neither in the package nor beside the source")


def load_authorizer(source: Path | None = None) -> Authorizer:
    """The authorizer of a folder or a rules file, the shipped policy by default; every room's scopes are registered.

    A rules file alone is matched by the shipped model: a proposal is usually one file.
    """
    register_rooms()
    where = source or policies_directory()
    if where.is_dir():
        model, rules = where / MODEL_FILE, where / RULES_FILE
    else:
        model, rules = policies_directory() / MODEL_FILE, where
    return _authorizer(model.read_text(encoding="utf-8"), rules.read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def _authorizer(model: str, rules: str) -> Authorizer:
    # Immutable and known by its text, so the same text is the same authorizer.
    return Authorizer(model, rules)


def _reduced(matched: Iterable[Rule]) -> tuple[Grant, ...]:
    """The grants that matter: one inside another that shows no less and asks no more is left out."""
    grants = [
        Grant(
            rule=rule.id,
            scope=rule.scope,
            mask=None if rule.mask == NOTHING else rule.mask,
            condition=None if rule.condition == NOTHING else rule.condition,
        )
        for rule in matched
        if rule.effect == ALLOW
    ]
    return tuple(
        grant
        for index, grant in enumerate(grants)
        if not any(
            _within(grant, other) and (at < index or not _within(other, grant))
            for at, other in enumerate(grants)
            if at != index
        )
    )


def _within(grant: Grant, other: Grant) -> bool:
    return (
        other.scope in SCOPES[grant.scope].within
        and other.mask in (None, grant.mask)
        and other.condition in (None, grant.condition)
    )
