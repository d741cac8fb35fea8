"""Proof 2: what must hold for everybody, checked over every pair of subjects, not over examples."""

from functools import cache
from itertools import combinations_with_replacement

import pytest

from tests.support.actors import SUBJECTS, an_actor
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Authorizer, load_authorizer, policies_directory
from zhaoshang.authorization.rooms import all_permissions
from zhaoshang.database.fence import Reach

ADMINISTRATORS = ("auditor", "security_admin", "system_admin")
HOSTS = tuple(subject for subject in SUBJECTS if subject.startswith("host."))
OVERSIGHT = tuple(subject for subject in SUBJECTS if subject.startswith("oversight."))
PIPELINE_SCOPES = frozenset(
    {"own", "hosted", "engaged", "involved", "shared", "sharing", "admitted", "committed", "addressed"} | {"published"}
)


ABOUT_SHARED = {
    ("attribution.agreement", "propose"): {"sharing"},
    ("attribution.agreement", "agree"): {"shared"},
    ("attribution.dispute", "raise"): {"sharing"},
    ("attribution.dispute", "answer"): {"shared"},
    ("meeting_material", "reveal"): {"admitted"},
    ("supervision_order", "acknowledge"): {"addressed"},
    ("supervision_order", "respond"): {"addressed"},
    ("supervision_order", "postpone"): {"addressed"},
    ("bulletin", "export"): {"published"},
    ("evaluation", "record"): {"evaluates"},
    ("evaluation.promise", "approve"): {"evaluates"},
    ("evaluation.promise", "return"): {"evaluates"},
}
"""What a street does about something it shares in with others: each writes a row of its own that says so, no other.

So does an industry department about a project that it answers for.
"""


HOSTING = frozenset(
    {"transfer.offer", "carrier", "leading_industry", "fact", "import", "duplicate", "period"}
    | {"attribution", "attribution.terms", "attribution.agreement", "attribution.dispute", "attribution.link"}
)
"""What only those who host, or who settle things between them, write."""

OF_A_SECTION = {
    *(("review.condition", "fulfil"), ("review.condition", "return"), ("review.document", "reveal")),
    *(("major.blocker", "solve"), ("major.blocker", "forward"), ("planning.document", "reveal")),
}
"""What any department may do about others' rows: it asked for them, judges them, or is to remove what they say."""

VETOING = ("environment_review", "fire_review")


@cache
def cells(authorizer: Authorizer, group: str, action_group: str) -> tuple[tuple[str, str], ...]:
    """Every action on every resource of a group that some rule allows to anybody, whether code asks for it or not.

    What no rule allows, nobody may: leaving those out loses nothing.
    """
    text = authorizer.text
    groups = frozenset().union(*(names - {action} for action, names in text.actions.items()))
    resources = sorted(resource for resource, names in text.resources.items() if group in names)
    actions = sorted(a for a, names in text.actions.items() if action_group in names and a not in groups)
    return tuple(
        (resource, action)
        for resource in resources
        for action in actions
        if any(rule.effect == "allow" for rule in authorizer.holders(resource, action))
    )


UNSUPERVISED = ("business", "confidential")
"""What is done in the district, and what a meeting keeps to itself: not oversight's to write."""
BUSINESS = (*UNSUPERVISED, "supervision")
"""And what oversight writes instead, its orders: no administrator's, either."""


def cells_of_business(
    authorizer: Authorizer, action_group: str, groups: tuple[str, ...] = BUSINESS
) -> list[tuple[str, str]]:
    return [cell for group in groups for cell in cells(authorizer, group, action_group)]


def is_business(authorizer: Authorizer, resource: str) -> bool:
    return not authorizer.text.resources[resource].isdisjoint(BUSINESS)


def pairs_with(subjects: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset({one, other}) for one in subjects for other in SUBJECTS}


def oversight_writes(authorizer: Authorizer) -> list[str]:
    return [
        f"{sorted(pair)} {resource}:{action}"
        for pair in pairs_with(OVERSIGHT)
        for resource, action in cells_of_business(authorizer, "write", UNSUPERVISED)
        if authorizer.decisions(pair)[resource, action].allowed
    ]


def administrators_in_business(authorizer: Authorizer) -> list[str]:
    asked = [
        (permission.resource, permission.action)
        for permission in all_permissions()
        if is_business(authorizer, permission.resource)
    ]
    return [
        f"{sorted(pair)} {resource}:{action}"
        for pair in pairs_with(ADMINISTRATORS)
        for resource, action in asked
        if authorizer.decisions(pair)[resource, action].allowed
    ]


ANNOUNCED = {("assessment", "view")}
"""Of an assessment everybody reads totals and ranks once they are published: they tell of no project."""


def hosts_beyond_their_part(authorizer: Authorizer) -> list[str]:
    return [
        f"{sorted(pair)} {resource}:{action} {sorted(reach)}"
        for pair in map(frozenset, combinations_with_replacement(HOSTS, 2))
        for resource, action in cells_of_business(authorizer, "all")
        if not (reach := authorizer.decisions(pair)[resource, action].scopes)
        <= PIPELINE_SCOPES | ({"announced"} if (resource, action) in ANNOUNCED else set())
    ]


def test_nobody_holding_oversight_writes_a_project_or_a_figure() -> None:
    assert oversight_writes(load_authorizer()) == []


def test_of_supervision_oversight_writes_its_own_orders_and_bulletins_and_nothing_else() -> None:
    authorizer = load_authorizer()
    own = {("supervision_order", each) for each in ("supervise", "return", "discharge", "withdraw", "extend")}
    own |= {("bulletin", each) for each in ("compose", "publish")}
    for subject in OVERSIGHT:
        for resource, action in cells(authorizer, "supervision", "write"):
            decision = authorizer.decisions({subject})[resource, action]
            assert decision.scopes <= {"own"}, (subject, resource, action)
            assert not decision.allowed or (resource, action) in own


def test_no_administrator_touches_business_data() -> None:
    assert administrators_in_business(load_authorizer()) == []


def test_of_the_streets_and_parks_only_those_taking_part_see_anything_of_a_project() -> None:
    assert hosts_beyond_their_part(load_authorizer()) == []


def test_a_street_writes_only_its_own_rows() -> None:
    authorizer = load_authorizer()
    for pair in map(frozenset, combinations_with_replacement(HOSTS, 2)):
        for action_group in ("write", "disclose", "issue"):
            for resource, action in cells_of_business(authorizer, action_group):
                reach = ABOUT_SHARED.get((resource, action), {"own"})
                assert authorizer.decisions(pair)[resource, action].scopes <= reach


def test_only_an_origin_takes_part_in_a_masked_way() -> None:
    """A mask narrows what an origin sees, a host or a department that pushed; nobody else's sight depends on one."""
    for rule in load_authorizer().rules:
        origin = (rule.subject, rule.scope) in {("host.viewer", "involved"), ("industry.viewer", "pushed")}
        assert rule.mask == "-" or origin, rule.id


def bringing_in_leads(authorizer: Authorizer) -> set[str]:
    """The responsibilities that enter or push projects."""
    asked = (("project", "create"), ("project", "update"), ("project", "advance"), ("transfer", "propose"))
    return {
        subject.split(".")[0] for subject in SUBJECTS for key in asked if authorizer.decisions({subject})[key].allowed
    }


def industry_beyond_its_part(authorizer: Authorizer) -> list[str]:
    """Where an industry department would write what is not its own, or would host."""
    hosting = {("project", "involve")}
    hosting |= {
        (resource, action) for resource, action in cells_of_business(authorizer, "write") if resource in HOSTING
    }
    return [
        f"{subject} {resource}:{action}"
        for subject in SUBJECTS
        if subject.startswith("industry.")
        for group in ("write", "disclose", "issue")
        for resource, action in cells_of_business(authorizer, group)
        if (decision := authorizer.decisions({subject})[resource, action]).allowed
        and (not decision.scopes <= ABOUT_SHARED.get((resource, action), {"own"}) or (resource, action) in hosting)
        and (resource, action) not in OF_A_SECTION
    ]


def test_of_the_departments_only_those_of_an_industry_bring_in_leads() -> None:
    """区行业部门负责组织和推动行业招商 (policy II.3); the others serve, review, decide or oversee."""
    assert bringing_in_leads(load_authorizer()) == {"host", "industry"}


def test_an_industry_department_writes_only_its_own_and_hosts_nothing() -> None:
    assert industry_beyond_its_part(load_authorizer()) == []


def vetoing(authorizer: Authorizer) -> set[frozenset[str]]:
    """Who may veto, alone or holding two subjects, and every way in which it could be more than a veto of one's own."""
    pairs = {frozenset(pair) for pair in combinations_with_replacement(SUBJECTS, 2)}
    return {pair for pair in pairs if authorizer.decisions(pair)["review.veto", "veto"].allowed}


def test_only_environment_and_fire_veto_whatever_else_anybody_holds() -> None:
    """环保、消防部门对项目引进具有一票否决权 (policy III.2): theirs alone, and only of their own slot."""
    authorizer = load_authorizer()
    holding = {f"{who}.{role}" for who in VETOING for role in ("director", "officer")}
    denied = {subject for subject in SUBJECTS if subject.split(".")[0] in {"oversight", *ADMINISTRATORS}}
    pairs = {frozenset(pair) for pair in combinations_with_replacement(SUBJECTS, 2)}
    assert vetoing(authorizer) == {pair for pair in pairs if pair & holding and not pair & denied}
    for pair in vetoing(authorizer):
        grants = authorizer.decisions(pair)["review.veto", "veto"].grants
        assert {(grant.scope, grant.condition) for grant in grants} == {("own", "veto_right")}


@pytest.mark.parametrize(
    "row",
    [
        "p, X01, section.officer, review.veto, veto, own, -, veto_right, allow",
        "p, X01, coordination.director, review, write, district, -, -, allow",
        "p, X01, veto_review.viewer, review.veto, veto, own, -, veto_right, allow",
    ],
)
def test_a_planted_veto_is_caught(row: str) -> None:
    directory = policies_directory()
    model = (directory / "model.conf").read_text(encoding="utf-8")
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    assert vetoing(Authorizer(model, f"{text}\n{row}\n")) != vetoing(load_authorizer())


def test_holding_two_subjects_gives_exactly_what_each_gives_less_what_either_is_denied() -> None:
    authorizer = load_authorizer()
    permissions = all_permissions()[::3]
    for pair in map(frozenset, combinations_with_replacement(SUBJECTS[::5], 2)):
        for permission in permissions:
            key = (permission.resource, permission.action)
            each = [authorizer.decisions({subject})[key] for subject in pair]
            both = authorizer.decisions(pair)[key]
            denied = any(decision.denied_by for decision in each)
            assert both.allowed == (not denied and any(decision.allowed for decision in each))
            if both.allowed:
                assert {g.rule for g in both.grants} <= {g.rule for d in each for g in d.grants}


def test_a_summary_counts_exactly_the_rows_of_the_list() -> None:
    authorizer = load_authorizer()
    for subject in SUBJECTS:
        decisions = authorizer.decisions({subject})
        listed, counted = decisions["project", "view"], decisions["project.summary", "view"]
        assert (listed.allowed, listed.scopes) == (counted.allowed, counted.scopes), subject


def test_no_rule_reaches_beyond_what_row_level_security_lets_through() -> None:
    """The floor lies under the policy: a rule wider than its reader's floor would promise rows nobody gets."""
    authorizer = load_authorizer()
    for subject in SUBJECTS:
        decisions = authorizer.decisions({subject})
        for permission in all_permissions():
            decision = decisions[permission.resource, permission.action]
            within = authorizer.text.resources[permission.resource]
            if decision.allowed and is_business(authorizer, permission.resource):
                assert decisions.floor in {Reach.OWN, Reach.DISTRICT}, (subject, str(permission))
                assert decisions.floor is Reach.DISTRICT or "district" not in decision.scopes, (
                    subject,
                    str(permission),
                )
            if decision.allowed and "audit" in within:
                assert decisions.floor is Reach.AUDIT


def test_an_administrator_who_also_held_business_would_read_nothing() -> None:
    for administrator in ADMINISTRATORS:
        for subject in SUBJECTS:
            if subject != administrator:
                assert an_actor(administrator, subject).fence().reads is Reach.NONE


def test_whom_the_policy_gives_a_permission_nowhere_writes_nothing() -> None:
    given = 0
    for subject in SUBJECTS:
        actor = an_actor(subject)
        for permission in all_permissions():
            allowed = actor.decide(permission).allowed
            given += allowed
            expected = permission.writes if allowed else Reach.NONE
            assert actor.fence(writes=permission).writes is expected, (subject, str(permission))
    assert 0 < given < len(SUBJECTS) * len(all_permissions())


def test_every_subject_has_a_floor() -> None:
    authorizer = load_authorizer()
    for subject in SUBJECTS:
        assert subject in authorizer.text.subjects
        assert authorizer.decisions({subject}).floor is not Reach.NONE


def test_every_permission_asked_for_is_held_by_somebody() -> None:
    authorizer = load_authorizer()
    for permission in all_permissions():
        assert any(
            authorizer.decisions({subject})[permission.resource, permission.action].allowed for subject in SUBJECTS
        ), f"{permission}: no rule grants it"


def test_the_operations_that_write_elsewhere_are_these() -> None:
    """Each writes rows of another tenant on purpose; a new one is a decision to take here."""
    wide = {str(p) for p in all_permissions() if _of_pipeline(p) and p.writes is not Reach.OWN}
    assert wide == {
        *("project:involve", "first_report:settle", "duplicate:settle"),
        *("transfer:confirm", "transfer:return", "transfer:offer", "transfer:assign"),
        *("fact:verify", "fact:return"),
        *("attribution.agreement:approve", "attribution.agreement:return"),
        *("attribution.dispute:register", "attribution.dispute:uphold", "attribution.dispute:reject"),
        "attribution.link:link",
        # A section's word moves its round on, and a veto its project: rows of the host.
        *("review.opinion:opine", "review.opinion:inquire", "review.veto:veto"),
        *("review.condition:fulfil", "review.condition:return"),
        *("meeting:plan", "meeting:invite", "meeting:conclude", "meeting:cancel"),
        *("meeting.item:add", "meeting.item:withdraw"),
        # Who sponsors a project takes part in it; a baseline is the host's row, which it cannot change by itself.
        *("major.sponsorship:appoint", "major.sponsorship:relieve", "major.plan:approve", "major.plan:return"),
        # A blocker is the host's row: whoever is to remove it, or directs that, writes there.
        *("major.blocker:solve", "major.blocker:forward", "major.blocker:reassign", "major.blocker:instruct"),
        # What a unit is to bring is set for it.
        "target:set",
        # So is what its year came to; an objection is the host's row, and so is its line.
        *("assessment:compute", "assessment:publish", "assessment:finalise", "assessment.objection:settle"),
        # A report is its unit's row, decided on by who verifies it; the bureau's figure is about the unit, never by it.
        *("monthly_report:verify", "monthly_report:return", "bureau_figure:record", "bureau_figure:comment"),
        *("building.report:verify", "building.report:return"),
        # What came of a project is its department's word about the host's row; who that is, 合作交流办 says.
        *("evaluation:record", "evaluation:entrust", "evaluation.promise:approve", "evaluation.promise:return"),
        # Who is asked gets a slot of its own, and its word moves the host's consultation on.
        *("planning:consult", "planning:finish", "planning.opinion:opine"),
    }


def _of_pipeline(permission: Permission) -> bool:
    return is_business(load_authorizer(), permission.resource)


@pytest.mark.parametrize(
    ("rows", "invariant"),
    [
        (
            "p, X01, oversight.officer, supervised, update, district, -, -, allow\ng2, supervised, business",
            oversight_writes,
        ),
        ("p, X01, auditor, figures, view, district, -, -, allow\ng2, figures, business", None),
        ("p, X01, host.director, project, view, district, -, -, allow", hosts_beyond_their_part),
        ("p, X01, industry.officer, carrier, add, own, -, -, allow", industry_beyond_its_part),
        ("p, X01, industry.officer, project, update, industry, -, -, allow", industry_beyond_its_part),
    ],
    ids=["oversight writes", "auditor reads", "host sees the district", "industry hosts", "industry edits others'"],
)
def test_a_planted_rule_is_caught(rows: str, invariant: object) -> None:
    directory = policies_directory()
    model = (directory / "model.conf").read_text(encoding="utf-8")
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    planted = Authorizer(model, f"{text}\n{rows}\n")
    if callable(invariant):
        assert invariant(planted) != []
    else:
        # A deny on ``business`` covers resources added later: the planted grant has no effect.
        assert not planted.decisions({"auditor"})["figures", "view"].allowed


def test_administrators_without_their_denies_are_caught() -> None:
    directory = policies_directory()
    model = (directory / "model.conf").read_text(encoding="utf-8")
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    planted = "\n".join(line for line in text.splitlines() if not line.startswith(("p, M90", "p, M91", "p, M92")))
    assert administrators_in_business(Authorizer(model, planted)) != []
