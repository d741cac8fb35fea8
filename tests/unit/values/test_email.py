"""E-mail addresses: one line, one form, and nothing that a mail server could take for something else."""

import pytest

from zhaoshang.values.email import LONGEST, read_address, wire_address


@pytest.mark.parametrize(
    ("given", "kept", "sent"),
    [
        ("zhang@example.cn", "zhang@example.cn", "zhang@example.cn"),
        (" Zhang.San+a@Example.CN\n", "Zhang.San+a@example.cn", "Zhang.San+a@example.cn"),
        ("zhang@例子.cn", "zhang@例子.cn", "zhang@xn--fsqu00a.cn"),
    ],
)
def test_an_address_has_one_form(given: str, kept: str, sent: str) -> None:
    assert read_address(given) == kept
    assert wire_address(kept) == sent


@pytest.mark.parametrize(
    "given",
    [
        *("", "zhang", "zhang@", "@example.cn", "zhang@@example.cn", "zhang@localhost", "zhang@example..cn"),
        *("a b@example.cn", '"a b"@example.cn', "张三@example.cn", "Zhang <zhang@example.cn>", "zhang@[127.0.0.1]"),
        *("a@example.cn,b@example.cn", "a@example.cn\r\nBcc: b@example.cn", "a@example.cn\x00", "a@exa\nmple.cn"),
        f"{'a' * 65}@example.cn",
        f"a@{'b' * LONGEST}.cn",
    ],
)
def test_anything_else_is_none(given: str) -> None:
    assert read_address(given) is None
