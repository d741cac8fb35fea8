"""E-mail addresses as people give them, by the standards' rules; nothing is asked of any name server."""

from typing import Final

from email_validator import EmailNotValidError, validate_email

LONGEST: Final = 254
"""What a mail server's command takes (RFC 5321), in characters."""


def read_address(text: str) -> str | None:
    """An address in the one form in which it is kept; ``None`` for what is none.

    One line without comments or quotes, and in ASCII before the at sign: what every mail server can deliver to.
    """
    if len(text) > LONGEST:
        return None
    try:
        return validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False, strict=True).normalized
    except EmailNotValidError:
        return None


def wire_address(address: str) -> str:
    """A kept address as mail servers take it: a Chinese domain in its ASCII form."""
    sent = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True).ascii_email
    if sent is None:
        raise ValueError("an address was kept that no mail server takes")
    return sent
