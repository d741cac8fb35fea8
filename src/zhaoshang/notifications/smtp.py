"""Letters handed to a mail server over SMTP.

With ``aiosmtplib``, and not the standard library in a thread: a thread that a server keeps waiting cannot be told to
stop, and what may hang is to hang for ``PATIENCE`` at most.
"""

import asyncio
import logging
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from aiosmtplib import SMTP as Client  # noqa: N811  the policy of messages has the same name
from aiosmtplib import SMTPDataError, SMTPException, SMTPRecipientRefused, SMTPResponseException

from zhaoshang.settings import Encryption, MailServer
from zhaoshang.values.email import wire_address
from zhaoshang.values.mail import Delivery, Letter

logger: Final = logging.getLogger(__name__)

_GOODBYE: Final = 2.0
"""Seconds for the server's goodbye: whatever it says, it has the letter."""
PATIENCE: Final = 30.0
"""Seconds that a letter may take, from the first word to the server's last."""
_FOR_GOOD: Final = 500
_REPLIES: Final = range(400, 600)


class SmtpMailer:
    """One letter, one connection: no state that a lost server could leave behind."""

    def __init__(self, server: MailServer, *, patience: float = PATIENCE) -> None:
        self._server, self._patience = server, patience
        self._domain = wire_address(server.sender).rpartition("@")[2]

    @property
    def link(self) -> str | None:
        """Where readers open the application."""
        return self._server.link

    async def send(self, letter: Letter) -> Delivery:
        """Hand a letter in. Whatever goes wrong after the server had all of it leaves it unknown who got it."""
        message = self.message(letter).as_bytes()
        sender, recipient = wire_address(self._server.sender), wire_address(letter.to)
        client = self._client()
        handed = False
        try:
            async with asyncio.timeout(self._patience):
                try:
                    await client.connect()
                    await client.mail(sender)
                except (SMTPException, OSError) as error:
                    return _told(letter, Delivery.UNREACHABLE, error)
                await client.rcpt(recipient)
                handed = True
                await client.data(message)
        except SMTPRecipientRefused as error:
            return _told(letter, Delivery.REFUSED if error.code >= _FOR_GOOD else Delivery.POSTPONED, error)
        except SMTPDataError as error:
            # The server's own no, to the word or to the letter: it did not take it.
            return _told(letter, Delivery.POSTPONED if error.code in _REPLIES else Delivery.UNKNOWN, error)
        except (SMTPException, OSError) as error:
            return _told(letter, Delivery.UNKNOWN if handed else Delivery.UNREACHABLE, error)
        else:
            await _leave(client)
            return Delivery.SENT
        finally:
            client.close()

    def _client(self) -> Client:
        server = self._server
        return Client(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.encryption is Encryption.IMPLICIT,
            # Said, never left to what the server offers: whoever sits between could take the offer away.
            start_tls=server.encryption is Encryption.STARTTLS,
            # What it is called is not asked of a name server, which may take longer than the letter.
            local_hostname=self._domain,
            timeout=self._patience,
        )

    def message(self, letter: Letter) -> EmailMessage:
        """A letter as it travels: UTF-8 in seven bits, so that no server on the way has to understand more.

        Raises ``ValueError`` for a header of more than one line: nothing that people type becomes a header of its own.
        """
        server = self._server
        message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
        message["From"] = wire_address(server.sender)
        message["To"] = wire_address(letter.to)
        message["Subject"] = letter.subject
        message["Message-ID"] = f"<{letter.key}@{self._domain}>"
        # Nobody is to be answered by a machine, nor to answer one (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message.set_content(letter.text, charset="utf-8", cte="base64")
        return message


async def _leave(client: Client) -> None:
    with suppress(SMTPException, OSError):
        await client.quit(timeout=_GOODBYE)


def _told(letter: Letter, delivery: Delivery, error: Exception) -> Delivery:
    # Neither the address nor what the server said, which may repeat it: the log is read by more people than the table.
    code = error.code if isinstance(error, SMTPResponseException) else "-"
    logger.warning("letter %s: %s (%s, reply %s)", letter.key, delivery, type(error).__name__, code)
    return delivery
