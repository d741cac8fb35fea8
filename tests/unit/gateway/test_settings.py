"""Settings from the environment: safe by default, refused by name when they make no sense."""

from pathlib import Path

import pytest

from zhaoshang.database.fence import Binding
from zhaoshang.settings import Bucket, Encryption, Environment, MailServer, Settings, SettingsError


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
            "READ_BINDING": "transaction",
            "HOST": "0.0.0.0",  # noqa: S104  only read, never bound
            "PORT": "9000",
            "TRUSTED_PROXIES": "10.0.0.7, 172.16.0.0/12,fd00::/8",
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
    assert settings.read_binding is Binding.TRANSACTION
    assert settings.port == 9000
    assert settings.trusted_proxies == ("10.0.0.7", "172.16.0.0/12", "fd00::/8")
    assert settings.data_directory == Path("/srv/数据")
    assert settings.trusted_documents
    assert settings.cors_origins == ("https://a.example", "https://b.example")
    assert settings.limits.operation_cost == 77
    assert settings.introspection


def test_proxies_are_trusted_by_name_and_on_this_machine_unless_nobody_is() -> None:
    assert Settings.from_environment({}).trusted_proxies == ("127.0.0.1",)
    assert Settings.from_environment({"TRUSTED_PROXIES": "None"}).trusted_proxies == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHAOSHANG_ENV", "staging"),
        ("READ_BINDING", "session"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "８０００"),
        ("PORT", "-1"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "nginx"),
        ("TRUSTED_PROXIES", "10.0.0.7/8"),
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


MAIL = {"SMTP_HOST": "mail.example.cn", "MAIL_SENDER": "noreply@example.cn"}


def test_nothing_is_mailed_unless_a_server_is_named() -> None:
    assert Settings.from_environment({}).mail is None
    assert Settings.from_environment({"MAIL_SENDER": "noreply@example.cn"}).mail is None
    assert Settings.from_environment(MAIL).mail == MailServer("mail.example.cn", "noreply@example.cn")


@pytest.mark.parametrize(("mode", "port"), [("starttls", 587), ("implicit", 465), ("NONE", 25)])
def test_a_mail_server_has_the_port_of_its_encryption(mode: str, port: int) -> None:
    mail = Settings.from_environment({**MAIL, "SMTP_TLS": mode}).mail
    assert mail is not None
    assert (mail.port, mail.encryption) == (port, Encryption(mode.lower()))


def test_a_mail_server_may_have_all_of_it() -> None:
    more = {"SMTP_PORT": "2525", "SMTP_USER": "jobs", "SMTP_PASSWORD": "geheim", "MAIL_LINK": "https://example.cn/app"}
    mail = Settings.from_environment({**MAIL, **more}).mail
    assert mail == MailServer(
        "mail.example.cn", "noreply@example.cn", 2525, Encryption.STARTTLS, "jobs", "geheim", "https://example.cn/app"
    )
    assert "geheim" not in repr(mail)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"SMTP_PORT": "25"}, "SMTP_HOST"),
        ({"SMTP_PASSWORD": "x"}, "SMTP_HOST"),
        ({"SMTP_HOST": "mail.example.cn"}, "MAIL_SENDER"),
        ({**MAIL, "MAIL_SENDER": "noreply"}, "MAIL_SENDER"),
        ({**MAIL, "MAIL_SENDER": "a@example.cn\r\nBcc: b@example.cn"}, "MAIL_SENDER"),
        ({**MAIL, "SMTP_TLS": "maybe"}, "SMTP_TLS"),
        ({**MAIL, "SMTP_PORT": "0"}, "SMTP_PORT"),
        ({**MAIL, "SMTP_USER": "jobs"}, "SMTP_PASSWORD"),
        ({**MAIL, "SMTP_PASSWORD": "x"}, "SMTP_USER"),
        ({**MAIL, "SMTP_USER": "jobs", "SMTP_PASSWORD": "x", "SMTP_TLS": "none"}, "SMTP_TLS"),
        ({**MAIL, "MAIL_LINK": "example.cn"}, "MAIL_LINK"),
        ({**MAIL, "MAIL_LINK": "https://"}, "MAIL_LINK"),
        ({**MAIL, "MAIL_LINK": "https://example.cn/\nBcc"}, "MAIL_LINK"),
    ],
)
def test_half_a_mail_server_or_an_open_way_to_it_is_refused(given: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment(given)
