"""Proof 1: the cases that the owners of the rules write, in their own words; every rule makes a difference to one."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from tests.support.actors import SUBJECTS
from zhaoshang.authorization.policy import Authorizer, Decision, load_authorizer, policies_directory

ROLES = frozenset(SUBJECTS)


@dataclass(frozen=True)
class Case:
    line: int
    subjects: frozenset[str]
    action: str
    resource: str
    answer: str
    reach: frozenset[str]
    masks: frozenset[str]
    sentence: str


def parts(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(";") if part.strip())


def read_cases() -> list[Case]:
    with (policies_directory() / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [
            Case(
                line=line,
                subjects=frozenset(row["身份"].split("+")),
                action=row["动作"],
                resource=row["对象"],
                answer=row["期望"],
                reach=parts(row["范围"]),
                masks=parts(row["掩码"]),
                sentence=row["说明"],
            )
            for line, row in enumerate(csv.DictReader(file), 2)
        ]


CASES = read_cases()


def answered(decision: Decision) -> tuple[str, frozenset[str], frozenset[str]]:
    if not decision.allowed:
        return (f"拒绝({decision.denied_by})" if decision.denied_by else "拒绝", frozenset(), frozenset())
    reach = frozenset(f"{g.scope}?{g.condition}" if g.condition else g.scope for g in decision.grants)
    masks = frozenset(f"{g.mask}@{g.scope}" for g in decision.grants if g.mask)
    return ("允许", reach, masks)


def holds(case: Case, authorizer: Authorizer) -> bool:
    decision = authorizer.decisions(case.subjects)[case.resource, case.action]
    return answered(decision) == (case.answer, case.reach, case.masks)


def deciding(case: Case, authorizer: Authorizer) -> set[str]:
    decision = authorizer.decisions(case.subjects)[case.resource, case.action]
    return {grant.rule for grant in decision.grants} | {decision.denied_by or ""}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.line} {case.sentence}")
def test_case(case: Case) -> None:
    decision = load_authorizer().decisions(case.subjects)[case.resource, case.action]
    assert answered(decision) == (case.answer, case.reach, case.masks), f"line {case.line}: {decision.rules}"


def test_every_case_names_real_subjects_and_says_why() -> None:
    for case in CASES:
        assert case.subjects <= ROLES, case.line
        assert case.sentence, case.line


def test_no_case_is_written_twice() -> None:
    asked = [(case.subjects, case.action, case.resource) for case in CASES]
    assert len(asked) == len(set(asked))


def test_every_rule_decides_some_case() -> None:
    authorizer = load_authorizer()
    exercised = set[str]().union(*(deciding(case, authorizer) for case in CASES))
    assert {rule.id for rule in authorizer.rules} - exercised == set()


def changed_policies() -> Iterator[tuple[str, str, Authorizer]]:
    """The shipped policy with one rule changed at a time: taken away, widened, unmasked, unconditioned; by its id."""
    directory = policies_directory()
    model = (directory / "model.conf").read_text(encoding="utf-8")
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    for rule in load_authorizer().rules:
        row = ", ".join(("p", *rule.row()))
        assert text.count(row) == 1
        changes = {"": rule.id}
        if rule.effect == "allow":
            for change in ({"scope": "district"}, {"mask": "-"}, {"condition": "-"}):
                changed = ", ".join(("p", *replace(rule, **change).row()))
                changes[changed] = f"{rule.id} with {change}"
            changes.pop(row, None)
        for changed, name in changes.items():
            yield rule.id, name, Authorizer(model, text.replace(row, changed))


def test_changing_any_rule_fails_some_case() -> None:
    """The proof that the cases can fail: each rule taken away or loosened is caught, whichever rule it is."""
    authorizer = load_authorizer()
    decided = {case.line: deciding(case, authorizer) for case in CASES}
    unnoticed = []
    for rule, name, changed in changed_policies():
        # Those which the rule decides come first: of some hundred changes nearly all are noticed at once.
        likely = sorted(CASES, key=lambda case: rule not in decided[case.line])
        if all(holds(case, changed) for case in likely):
            unnoticed.append(name)
    assert unnoticed == []
