"""Settings from the environment: safe by default, refused by name when they make no sense."""

from pathlib import Path

import pytest

from zhaoshang.settings import Bucket, Environment, Settings, SettingsError


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


def test_files_are_kept_below_the_data_unless_told_where() -> None:
    usual = Settings.from_environment({"ZHAOSHANG_DATA": "/srv/data"})
    assert (usual.evidence_folder, usual.evidence_bucket) == (Path("/srv/data/evidence"), None)
    assert Settings.from_environment({"EVIDENCE_DIRECTORY": "/srv/files"}).evidence_folder == Path("/srv/files")


def test_files_are_kept_in_a_bucket_when_one_is_named() -> None:
    bucket = {"EVIDENCE_S3_BUCKET": "evidence"}
    assert Settings.from_environment(bucket).evidence_bucket == Bucket("evidence")
    elsewhere = {**bucket, "EVIDENCE_S3_ENDPOINT": "https://minio.example", "EVIDENCE_S3_REGION": "cn-north-1"}
    assert Settings.from_environment(elsewhere).evidence_bucket == Bucket(
        "evidence", "https://minio.example", "cn-north-1"
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"EVIDENCE_S3_ENDPOINT": "https://minio.example"}, "EVIDENCE_S3_BUCKET"),
        ({"EVIDENCE_S3_REGION": "cn-north-1"}, "EVIDENCE_S3_BUCKET"),
        ({"EVIDENCE_S3_BUCKET": "evidence", "EVIDENCE_DIRECTORY": "/srv"}, "EVIDENCE_DIRECTORY"),
        ({"EVIDENCE_S3_BUCKET": "evidence", "EVIDENCE_S3_ENDPOINT": "minio:9000"}, "EVIDENCE_S3_ENDPOINT"),
    ],
)
def test_two_places_for_files_or_half_a_bucket_are_refused(given: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment(given)
