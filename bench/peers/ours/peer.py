"""The service, as ``make demo`` runs it, and with trusted documents only."""

import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from bench.dialects import DOCUMENTS
from bench.peers.peer import Command, Peer
from bench.stage import Stage


def _command(stage: Stage, port: int) -> Command:
    return Command(
        (str(Path(sys.executable).with_name("zhaoshang")), "serve", "--demo", "--port", str(port)),
        {
            "DATABASE_URL": stage.login_url.render_as_string(hide_password=False),
            "ZHAOSHANG_DATA": str(stage.settings.data_directory),
            "CURSOR_KEY": "bench",
            # A tenant's budget is there to stop exactly what a benchmark does.
            "BUDGET_CAPACITY": "1000000000",
            "BUDGET_PER_SECOND": "1000000000",
        },
    )


def signed_by(issuer: str) -> Peer:
    """The service beside an identity provider, without the demo."""

    def command(stage: Stage, port: int) -> Command:
        usual = _command(stage, port)
        arguments = [each for each in usual.arguments if each != "--demo"]
        return Command(arguments, {**usual.environment, "ZHAOSHANG_ENV": "development", "OIDC_ISSUER": issuer})

    return replace(OURS, command=command)


def _trusted(stage: Stage, port: int) -> Command:
    usual = _command(stage, port)
    asked = {"TRUSTED_DOCUMENTS": "1", "OPERATIONS_DIRECTORY": str(DOCUMENTS / "house")}
    return Command(usual.arguments, {**usual.environment, **asked})


def _version() -> str:
    return f"zhaoshang {version('zhaoshang')}, strawberry-graphql {version('strawberry-graphql')}"


OURS = Peer("ours", "zhaoshang", "house", _command, _version)
TRUSTED = Peer(
    "trusted",
    "zhaoshang, trusted documents",
    "house",
    _trusted,
    _version,
    # It runs nothing that it has never seen: "cold" is not its business.
    works=frozenset({"point", "page", "deep", "dashboard", "search", "update", "mix"}),
    by_hash=True,
)
