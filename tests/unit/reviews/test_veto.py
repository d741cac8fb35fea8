"""一票否决 is environment's and fire's alone: by the policy, whatever else somebody holds (policy III.2)."""

from itertools import combinations_with_replacement

from tests.support.actors import SUBJECTS, an_actor
from zhaoshang.authorization.policy import Grant, load_authorizer
from zhaoshang.reviews.permissions import Opinions

VETOING = {f"{unit}.{role}" for unit in ("environment_review", "fire_review") for role in ("officer", "director")}


def test_of_every_two_subjects_only_environment_and_fire_give_a_veto_and_only_where_a_section_has_it() -> None:
    authorizer = load_authorizer()
    for pair in combinations_with_replacement(SUBJECTS, 2):
        decision = an_actor(*set(pair), authorizer=authorizer).decide(Opinions.VETO)
        if not VETOING & set(pair):
            assert not decision.allowed, pair
        for grant in decision.grants:
            assert grant == Grant("V10", "own", condition="veto_right"), pair
        # Whoever looks on denies itself nothing but its own: a veto needs somebody who holds just that.
        assert decision.allowed or decision.denied_by or not VETOING & set(pair), pair
    for subject in VETOING:
        assert an_actor(subject, authorizer=authorizer).decide(Opinions.VETO).allowed
