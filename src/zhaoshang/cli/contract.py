"""The policy's differences and matrix, and the exported schema."""

from pathlib import Path

import click

from zhaoshang.authorization.matrix import render_diff, render_matrix
from zhaoshang.authorization.policy import load_authorizer, policies_directory
from zhaoshang.authorization.rooms import all_permissions
from zhaoshang.authorization.rules_text import PolicyError
from zhaoshang.cli.wiring import main
from zhaoshang.gateway.schema import strawberry_schema


@main.group()
def policy() -> None:
    """职责权限: look at the policy as people check it."""


@policy.command("diff")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
def policy_diff(old: Path, new: Path) -> None:
    """Print the cells (role × action × resource) that differ between two policies: folders, or rules files."""
    try:
        print(render_diff(load_authorizer(old), load_authorizer(new), all_permissions()))
    except PolicyError as error:
        raise click.ClickException(str(error)) from error


@policy.command("matrix")
@click.option("--check", is_flag=True, help="Only say whether policies/matrix.md is what the policy says.")
def policy_matrix(*, check: bool) -> None:
    """Write policies/matrix.md from the policy."""
    text = render_matrix(load_authorizer(), all_permissions())
    _generate(policies_directory() / "matrix.md", text, check=check)


def _generate(path: Path, text: str, *, check: bool) -> None:
    """Write a generated file, or only compare it."""
    if check:
        if not path.exists() or path.read_text("utf-8") != text:
            raise click.ClickException(f"{path.name} is out of date: generate it anew")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(f"wrote {path}")


@main.command("export-schema")
@click.option("--check", is_flag=True, help="Only say whether schema/schema.graphql is what the code says.")
def export_schema(*, check: bool) -> None:
    """Write schema/schema.graphql, the contract, from the code."""
    _generate(Path("schema") / "schema.graphql", strawberry_schema().as_str().rstrip() + "\n", check=check)
