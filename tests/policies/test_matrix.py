"""The matrix people read is the policy in force."""

from zhaoshang.authorization.matrix import render_matrix
from zhaoshang.authorization.policy import load_authorizer, policies_directory
from zhaoshang.authorization.rooms import all_permissions, register_rooms


def test_the_matrix_is_up_to_date() -> None:
    written = (policies_directory() / "matrix.md").read_text(encoding="utf-8")
    assert written == render_matrix(load_authorizer(), all_permissions()), "run: zhaoshang policy matrix"


def test_every_room_with_permissions_takes_part() -> None:
    assert "zhaoshang.projects.permissions" in register_rooms()
    assert "zhaoshang.projects.scopes" in register_rooms()
