"""A change of the policy is shown as what it changes for whom, not as changed lines."""

from pathlib import Path

from zhaoshang.authorization.matrix import diff, render_diff, render_matrix
from zhaoshang.authorization.policy import Authorizer, load_authorizer, policies_directory
from zhaoshang.authorization.rooms import all_permissions
from zhaoshang.projects.permissions import Projects

PERMISSIONS = all_permissions()
"""Asking for them also registers the scopes that a changed policy names."""


def changed(old: str, new: str) -> Authorizer:
    directory = policies_directory()
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    assert text.count(old) == 1
    return Authorizer((directory / "model.conf").read_text(encoding="utf-8"), text.replace(old, new))


def test_the_same_policy_changes_nothing() -> None:
    assert diff(load_authorizer(), load_authorizer(), PERMISSIONS) == []


def test_another_id_for_the_same_rule_changes_nothing_for_anybody() -> None:
    renamed = changed("p, T11, host.officer, project, update", "p, T99, host.officer, project, update")
    assert diff(load_authorizer(), renamed, PERMISSIONS) == []
    assert "0 changed cells" in render_diff(load_authorizer(), renamed, PERMISSIONS)


def test_one_changed_line_shows_every_cell_it_changes() -> None:
    narrowed = changed(
        "p, T11, host.officer, project, update, own, -, -, allow",
        "p, T11, host.director, project, update, own, -, -, allow",
    )
    changes = diff(load_authorizer(), narrowed, PERMISSIONS)
    # A rule on ``project`` covers nothing else that code asks to update.
    assert [str(change) for change in changes] == ["host.officer  project:update  own  →  nothing"]


def test_a_proposal_is_compared_as_a_file_or_as_a_folder(tmp_path: Path) -> None:
    text = (policies_directory() / "responsibilities.csv").read_text(encoding="utf-8")
    proposal = tmp_path / "proposal.csv"
    proposal.write_text(text.replace("p, T13,", "# p, T13,"), encoding="utf-8")
    told = render_diff(load_authorizer(policies_directory()), load_authorizer(proposal), PERMISSIONS)
    assert told.splitlines()[1:] == [
        "  host.officer  project.note:add  own  →  nothing",
        "  host.director  project.note:add  own  →  nothing",
    ]


def test_a_rule_high_in_the_trees_shows_everybody_below() -> None:
    hidden = changed("p, C01, coordination.viewer, business, read", "p, C01, coordination.director, business, read")
    changes = diff(load_authorizer(), hidden, PERMISSIONS)
    assert {change.subject for change in changes} == {
        "coordination.viewer",
        "coordination.officer",
        "coordination.statistician",
    }
    told = {(c.resource, c.old, c.new) for c in changes}
    # As any department it still sees what it reviews and sponsors.
    assert {("project", "district", "consulted + reviewer + sponsor"), ("project.note", "district", "nothing")} <= told


def test_what_one_policy_does_not_know_shows_as_unknown() -> None:
    without = Authorizer(
        (policies_directory() / "model.conf").read_text(encoding="utf-8"),
        "g, host.viewer, staff\nf, host, OWN\ng2, project, business\ng3, update, write",
    )
    changes = diff(without, load_authorizer(), (Projects.VIEW, Projects.UPDATE))
    cells = {(c.subject, c.action): (c.old, c.new) for c in changes}
    assert cells["host.viewer", "view"] == ("?", "involved/progress_only + own")
    assert cells["oversight.viewer", "update"] == ("?", "denied")
    assert ("host.viewer", "update") not in cells


def test_the_matrix_shows_roles_by_name_and_leaves_out_those_with_nothing() -> None:
    table = render_matrix(load_authorizer(), (Projects.VIEW, Projects.UPDATE))
    assert "| 街道园区招商专员 `host.officer` | own T01 + involved/progress_only T02 | own T11 |" in table
    assert "| 督查室只读 `oversight.viewer` | district O01 | ✗ O90 |" in table
    assert "| 系统管理员 `system_admin` | ✗ M90 | ✗ M90 |" in table
    assert "`staff`" not in table
