"""Whatever Casbin would silently ignore, loading refuses, and says which row."""

import pytest

from zhaoshang.authorization.policy import Authorizer, PolicyError, policies_directory
from zhaoshang.authorization.rooms import register_rooms
from zhaoshang.authorization.rules_text import closure, read_policy

TREES = """
g, host.director, host.officer
g, host.officer, host.viewer
g2, project, business
g2, project.note, project
g3, view, read
g3, update, write
f, host, OWN
"""

register_rooms()
MODEL = (policies_directory() / "model.conf").read_text(encoding="utf-8")


def test_a_sound_policy_is_read() -> None:
    policy = read_policy(TREES + "p, T01, host.viewer, =project, view, own, progress_only, -, allow\n# a note，freely")
    assert [rule.id for rule in policy.rules] == ["T01"]
    assert policy.subjects["host.director"] == {"host.director", "host.officer", "host.viewer"}
    assert policy.resources["project.note"] == {"project.note", "=project.note", "project", "business"}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("p, T01, street.viewer, project, view, own, -, -, allow", "T01: unknown responsibility 'street.viewer'"),
        ("p, T01, host.viewer, projects, view, own, -, -, allow", "T01: unknown resource 'projects'"),
        ("p, T01, host.viewer, project, look, own, -, -, allow", "T01: unknown action 'look'"),
        ("p, T01, host.viewer, project, view, mine, -, -, allow", "T01: unknown scope 'mine'"),
        ("p, T01, host.viewer, project, view, *, -, -, allow", "T01: unknown scope '*'"),
        ("p, T01, host.viewer, project, view, own, half, -, allow", "T01: unknown mask 'half'"),
        ("p, T01, host.viewer, project.note, view, own, progress_only, -, allow", "mask 'progress_only' says nothing"),
        ("p, T01, host.viewer, project, view, own, -, on_mondays, allow", "T01: unknown condition 'on_mondays'"),
        ("p, T01, host.viewer, project, view, own, -, -, alow", "T01: unknown effect 'alow'"),
        ("p, T01, host.viewer, project, view, own, -, -, deny", "T01: a deny takes scope '*'"),
        ("p, T01, host.viewer, project, view, *, -, planning, deny", "T01: a deny takes scope '*'"),
        ("p, T01, host.viewer, project, view, own, -, allow", "'p' needs 9 columns, found 8"),
        ("p, T01, host.viewer, project, view, own, -, -, allow, -", "'p' needs 9 columns, found 10"),
        ("p, T01, host.viewer, , view, own, -, -, allow", "an empty column"),
        ("p, T01, host.viewer，project, view, own, -, -, allow", "full-width punctuation ，"),
        ("p, T01, host.viewer, project, view, own, －, -, allow", "full-width punctuation －"),
        ("q, T01", "unknown kind of row 'q'"),
        ("g2, project", "'g2' needs 3 columns, found 2"),
        ("f, street, OWN", "floor of 'street': unknown responsibility"),
        ("f, host, EVERYTHING", "unknown reach 'EVERYTHING'"),
        ("f, host, DISTRICT", "f host: duplicate id"),
        ("n, hosts, 街道, host", "name of 'hosts': nothing is called so"),
        ("n, host, 街道, host\nn, host, 园区, park", "n host: duplicate id"),
        ("g, host.viewer, host.director", "a cycle: "),
    ],
)
def test_a_fault_is_refused(rows: str, problem: str) -> None:
    with pytest.raises(PolicyError) as refused:
        Authorizer(MODEL, TREES + rows)
    assert problem in str(refused.value)


def test_a_rule_id_is_given_once() -> None:
    row = "p, T01, host.viewer, project, view, own, -, -, allow"
    with pytest.raises(PolicyError, match="T01: duplicate id"):
        read_policy(f"{TREES}{row}\n{row}")


def test_every_problem_is_named_at_once() -> None:
    rows = "p, T01, host.viewer, projects, look, mine, half, on_mondays, allow"
    with pytest.raises(PolicyError) as refused:
        read_policy(TREES + rows)
    assert len(str(refused.value).splitlines()) == 5


def test_a_file_saved_with_a_byte_order_mark_is_read() -> None:
    assert read_policy("\ufeff" + TREES.strip()).lines[0] == "g,host.director,host.officer"


def test_a_closure_holds_every_ancestor_once() -> None:
    assert closure([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])["a"] == {"a", "b", "c", "d"}
