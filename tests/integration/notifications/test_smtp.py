"""Letters reach a real mail server as they are meant to be read, and what it does instead is told apart."""

import logging
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.smtp import SENDER, PostOffice, certificate, post_office
from zhaoshang.notifications.smtp import SmtpMailer
from zhaoshang.settings import Encryption, MailServer
from zhaoshang.values.mail import Delivery, Letter

KEY = UUID("01990000-0000-7000-8000-00000000000a")
LETTER = Letter(
    KEY,
    "zhang@example.cn",
    "招商待办：十二项，其中三项已逾期，请尽快登录系统办理，谢谢",
    "您好：\n\n.这一行以点开头\n  · 提出评审意见：3 项\n",
)


async def sent(office: PostOffice, letter: Letter = LETTER, *, patience: float = 10.0) -> Delivery:
    return await SmtpMailer(office.settings(), patience=patience).send(letter)


async def test_a_letter_arrives_as_it_was_written() -> None:
    async with post_office() as office:
        assert await sent(office) is Delivery.SENT

    (letter,) = office.letters
    assert letter["Subject"] == LETTER.subject
    assert (letter["From"], letter["To"]) == (SENDER, LETTER.to)
    assert letter["Message-ID"] == f"<{KEY}@zhaoshang.example.cn>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().splitlines() == LETTER.text.splitlines()
    raw = office.raw[0]
    assert raw.isascii(), "no server on the way needs to take more than seven bits"
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert office.commands[-1] == "QUIT"
    assert f"MAIL FROM:<{SENDER}>" in office.commands
    assert "RCPT TO:<zhang@example.cn>" in office.commands


async def test_the_same_letter_sent_again_says_so_and_another_does_not() -> None:
    async with post_office() as office:
        for letter in (LETTER, LETTER, Letter(UUID(int=7), LETTER.to, "", "")):
            assert await sent(office, letter) is Delivery.SENT
    first, again, other = (letter["Message-ID"] for letter in office.letters)
    assert first == again != other


async def test_a_chinese_domain_travels_in_ascii() -> None:
    async with post_office() as office:
        assert await sent(office, Letter(KEY, "zhang@例子.cn", "题", "文")) is Delivery.SENT
    assert "RCPT TO:<zhang@xn--fsqu00a.cn>" in office.commands
    assert office.letters[0]["To"] == "zhang@xn--fsqu00a.cn"


@pytest.mark.parametrize(
    "letter",
    [
        Letter(KEY, LETTER.to, "待办\r\nBcc: wang@example.cn", "文"),
        Letter(KEY, LETTER.to, "待办\nBcc: wang@example.cn", "文"),
        Letter(KEY, "zhang@example.cn\r\nBcc: wang@example.cn", "题", "文"),
        Letter(KEY, "zhang@example.cn>\r\nRCPT TO:<wang@example.cn", "题", "文"),
    ],
)
async def test_no_text_becomes_a_header_or_a_command(letter: Letter) -> None:
    async with post_office() as office:
        with pytest.raises(ValueError, match=r".+"):
            await sent(office, letter)
    assert office.commands == []


@pytest.mark.parametrize(
    ("behaviour", "delivery"),
    [
        ({"refuses": {"RCPT": "550 no such user"}}, Delivery.REFUSED),
        ({"refuses": {"RCPT": "450 try later"}}, Delivery.POSTPONED),
        ({"refuses": {"letter": "451 try later"}}, Delivery.POSTPONED),
        ({"refuses": {"letter": "554 spam"}}, Delivery.POSTPONED),
        ({"refuses": {"DATA": "452 full"}}, Delivery.POSTPONED),
        ({"refuses": {"MAIL": "530 not you"}}, Delivery.UNREACHABLE),
        ({"refuses": {"EHLO": "421 closing", "HELO": "421 closing"}}, Delivery.UNREACHABLE),
        ({"leaves_after_letter": True}, Delivery.UNKNOWN),
        ({"hangs_after_letter": True}, Delivery.UNKNOWN),
    ],
)
async def test_what_a_server_does_instead_is_told_apart(
    behaviour: dict[str, object], delivery: Delivery, caplog: pytest.LogCaptureFixture
) -> None:
    async with post_office(**behaviour) as office:
        with caplog.at_level(logging.WARNING):
            assert await sent(office, patience=2.0) is delivery
    assert str(KEY) in caplog.text
    assert "zhang@example.cn" not in caplog.text, "an address is not for the log"


async def test_no_server_is_unreachable_and_one_that_says_nothing_is_not_waited_for() -> None:
    async with post_office() as office:
        settings = office.settings()
    assert await SmtpMailer(settings).send(LETTER) is Delivery.UNREACHABLE

    async with post_office(refuses={"RCPT": "250-"}) as silent:
        assert await SmtpMailer(silent.settings(), patience=1.0).send(LETTER) is Delivery.UNREACHABLE
    assert silent.raw == []


async def test_the_password_is_said_behind_tls_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    known = {"user": "jobs", "password": "密码-secret", "encryption": Encryption.STARTTLS}
    async with post_office(tls=context) as office:
        settings = office.settings(**known)
        assert await SmtpMailer(settings).send(LETTER) is Delivery.UNREACHABLE, "nobody vouches for it"
        assert office.logins == []
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        assert await SmtpMailer(settings).send(LETTER) is Delivery.SENT
        assert office.logins == [("jobs", "密码-secret")]
    assert "secret" not in repr(settings)

    async with post_office() as plain:
        assert await SmtpMailer(plain.settings(**known)).send(LETTER) is Delivery.UNREACHABLE
    assert plain.logins == [], "a server without TLS is told nothing"
    assert plain.raw == []


async def test_the_link_is_the_deployments() -> None:
    server = MailServer("mail.example.cn", SENDER, link="https://zhaoshang.example.cn")
    assert SmtpMailer(server).link == "https://zhaoshang.example.cn"
