"""Settings from the environment: safe by default, refused by name when they make no sense."""

from pathlib import Path

import pytest

from zhaoshang.settings import Environment, Settings, SettingsError


def test_nothing_said_means_production() -> None:
    settings = Settings.from_environment({})
    assert settings.environment is Environment.PRODUCTION
    assert not settings.demo
    assert not settings.explorable
    assert settings.token_algorithms == ("RS256", "ES256", "EdDSA")


def test_every_variable_is_read() -> None:
    settings = Settings.from_environment(
        {
            "ZHAOSHANG_ENV": "demo",
            "DATABASE_URL": "postgresql://app_login@db/zhaoshang",
            "HOST": "0.0.0.0",  # noqa: S104  only read, never bound
            "PORT": "9000",
            "ZHAOSHANG_DATA": "/srv/数据",
            "OIDC_ISSUER": "https://id.example",
            "TRUSTED_DOCUMENTS": "on",
            "OPERATIONS_DIRECTORY": "/srv/operations",
            "CORS_ORIGINS": "https://a.example, https://b.example",
            "MAX_OPERATION_COST": "77",
            "INTROSPECTION": "",
        }
    )
    assert settings.demo
    assert settings.port == 9000
    assert settings.data_directory == Path("/srv/数据")
    assert settings.trusted_documents
    assert settings.cors_origins == ("https://a.example", "https://b.example")
    assert settings.limits.operation_cost == 77
    assert settings.introspection


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHAOSHANG_ENV", "staging"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "８０００"),
        ("PORT", "-1"),
        ("TOKEN_ALGORITHMS", "RS256,HS256"),
        ("TOKEN_ALGORITHMS", "none"),
        ("TRUSTED_DOCUMENTS", "maybe"),
        ("MAX_BODY_BYTES", "1_000"),
    ],
)
def test_a_senseless_setting_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})
