"""The demo issuer: a key of its own, and no existence outside demo mode."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from zhaoshang.demo import issuer
from zhaoshang.demo.issuer import DemoIssuer, DemoOnlyError, demo_token
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.tokens import Tokens
from zhaoshang.settings import Environment, Settings
from zhaoshang.values.clock import SystemClock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(environment=Environment.DEMO, data_directory=tmp_path / "数 据")


async def test_a_demo_token_names_the_persona_and_the_demo_issuer(settings: Settings) -> None:
    tokens = Tokens([DemoIssuer.of(settings).trusted(settings)], SystemClock())
    principal = await tokens.principal(f"Bearer {demo_token(settings, 'director@huaming')}")
    assert principal is not None
    assert (principal.issuer, principal.subject) == (issuer.ISSUER, "director@huaming")


def test_the_key_is_kept_readable_by_its_owner_only(settings: Settings) -> None:
    demo_token(settings, "a")
    (path,) = settings.data_directory.iterdir()
    before = path.read_bytes()
    assert S_IMODE(path.stat().st_mode) == 0o600
    demo_token(settings, "a")
    assert path.read_bytes() == before


async def test_processes_that_start_together_agree_on_one_key(settings: Settings) -> None:
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(lambda _: demo_token(settings, "a"), range(16)))
    tokens = Tokens([DemoIssuer.of(settings).trusted(settings)], SystemClock())
    for token in made:
        assert await tokens.principal(f"Bearer {token}") is not None
    assert len(list(settings.data_directory.iterdir())) == 1


@pytest.mark.parametrize("environment", [Environment.PRODUCTION, Environment.DEVELOPMENT])
async def test_outside_demo_mode_there_are_no_demo_tokens(settings: Settings, environment: Environment) -> None:
    token = demo_token(settings, "director@huaming")
    elsewhere = Settings(environment=environment, data_directory=settings.data_directory)
    with pytest.raises(DemoOnlyError):
        demo_token(elsewhere, "director@huaming")
    with pytest.raises(GatewayError) as refused:
        await Tokens([], SystemClock()).principal(f"Bearer {token}")
    assert refused.value.problems[0].extensions == {"reason": "ISSUER_UNKNOWN"}
