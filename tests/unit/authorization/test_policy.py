"""Deciding: once, by an immutable authorizer, with the whole reason."""

from time import perf_counter

import pytest

from tests.support.actors import SUBJECTS, an_actor
from zhaoshang.authorization.decision import Grant
from zhaoshang.authorization.policy import Authorizer, PolicyError, load_authorizer, policies_directory
from zhaoshang.database.fence import Reach
from zhaoshang.projects.permissions import FirstReports, Notes, Projects


def texts() -> tuple[str, str]:
    directory = policies_directory()
    return tuple((directory / name).read_text(encoding="utf-8") for name in ("model.conf", "responsibilities.csv"))  # type: ignore[return-value]  # two names give two texts


def test_a_decision_carries_scopes_masks_and_every_rule() -> None:
    decision = an_actor("host.director").decide(Projects.VIEW)
    assert decision.grants == (Grant("T01", "own"), Grant("T02", "involved", mask="progress_only"))
    assert decision.rules == ("T01", "T02")
    assert decision.scopes == {"own", "involved"}
    assert decision.masks == {"progress_only"}


def test_the_project_itself_does_not_include_what_hangs_on_it() -> None:
    assert an_actor("host.viewer").decide(Notes.VIEW).scopes == {"shared"}
    assert not an_actor("environment_review.director").decide(Notes.VIEW).allowed


def test_a_grant_inside_a_wider_one_is_left_out() -> None:
    decision = an_actor("host.director", "coordination.viewer").decide(Projects.VIEW)
    assert decision.grants == (Grant("C01", "district"),)
    assert set(decision.rules) == {"T01", "T02", "C01", "V01", "N10", "B13"}


def test_a_masked_grant_does_not_swallow_one_that_shows_more() -> None:
    decision = an_actor("host.director", "industry.viewer").decide(Projects.VIEW)
    assert decision.scopes == {"own", "involved", "industry", "reviewer", "sponsor", "consulted"}


def test_a_deny_wins_and_is_named() -> None:
    decision = an_actor("host.director", "oversight.viewer").decide(Projects.UPDATE)
    assert (decision.allowed, decision.denied_by, decision.grants) == (False, "O90", ())


def test_nothing_granted_is_refused_without_a_rule() -> None:
    decision = an_actor("host.viewer").decide(Projects.UPDATE)
    assert (decision.allowed, decision.denied_by, decision.rules) == (False, None, ())


def test_an_unknown_subject_gets_nothing() -> None:
    stranger = an_actor("mayor")
    assert stranger.fence().reads is Reach.NONE
    assert not stranger.decide(Projects.VIEW).allowed


def test_nobody_in_particular_gets_nothing() -> None:
    assert an_actor().fence().reads is Reach.NONE
    assert not an_actor().decide(Projects.VIEW).allowed


@pytest.mark.parametrize(
    ("subjects", "floor"),
    [
        (["host.director"], Reach.OWN),
        (["finance.viewer"], Reach.DISTRICT),
        (["host.viewer", "industry.viewer"], Reach.DISTRICT),
        (["system_admin"], Reach.ADMIN),
        (["auditor"], Reach.AUDIT),
        (["auditor", "oversight.viewer"], Reach.NONE),
        (["system_admin", "security_admin"], Reach.NONE),
        (["host.director", "mayor"], Reach.OWN),
    ],
)
def test_the_floor_is_the_widest_held(subjects: list[str], floor: Reach) -> None:
    assert an_actor(*subjects).fence().reads is floor


def test_a_fence_writes_only_as_far_as_the_permission_says() -> None:
    officer = an_actor("coordination.officer")
    assert officer.fence().writes is Reach.NONE
    assert officer.fence(writes=Projects.UPDATE).writes is Reach.NONE  # which the policy gives it nowhere
    assert an_actor("host.officer").fence(writes=Projects.UPDATE).writes is Reach.OWN
    assert officer.fence(writes=FirstReports.SETTLE).writes is Reach.DISTRICT


def test_a_name_nobody_declared_is_a_bug_not_a_refusal() -> None:
    with pytest.raises(PolicyError, match=r"does not know project:fly"):
        load_authorizer().decisions({"host.director"})["project", "fly"]


def test_the_version_is_the_hash_of_what_counts() -> None:
    model, rules = texts()
    shipped = Authorizer(model, rules)
    assert Authorizer(model, f"# a note\n\n{rules}").version == shipped.version
    assert Authorizer(model, rules.replace("p, T20,", "p, T29,")).version != shipped.version
    assert shipped.version == load_authorizer().version


def test_explaining_lists_every_matching_rule_and_agrees_with_the_decision() -> None:
    authorizer = load_authorizer()
    for subject in SUBJECTS:
        for action in ("view", "update", "settle"):
            for resource in ("project", "first_report", "tenant"):
                decision = authorizer.decisions({subject, "oversight.viewer"})[resource, action]
                explained = [rule.id for rule in authorizer.explain({subject, "oversight.viewer"}, resource, action)]
                if decision.allowed:
                    assert list(decision.rules) == explained
                else:
                    # The evaluation stops at the first deny, the explanation goes on.
                    assert list(decision.rules) == explained[: len(decision.rules)]


def test_a_decision_is_made_once() -> None:
    decisions = load_authorizer().decisions({"host.director"})
    assert decisions["project", "view"] is decisions["project", "view"]
    assert load_authorizer().decisions(frozenset({"host.director"})) is decisions


def test_loading_and_deciding_are_quick() -> None:
    """Generous bounds, ten times the measured figures: a slip to something per-row or quadratic still shows."""
    model, rules = texts()
    started = perf_counter()
    authorizer = Authorizer(model, rules)
    loaded = perf_counter()
    decisions = authorizer.decisions({"host.director"})
    _ = decisions["project", "view"]
    decided = perf_counter()
    for _ in range(1000):
        _ = decisions["project", "view"]
    cached = perf_counter()
    assert loaded - started < 0.1
    assert decided - loaded < 0.05
    assert (cached - decided) / 1000 < 0.00002
