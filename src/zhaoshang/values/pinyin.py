"""Sort keys for Chinese names: stored pinyin, because a collation's order changes with the machine."""

from pypinyin import Style, lazy_pinyin


def pinyin_key(name: str) -> str:
    """Pinyin with tone numbers, a space between characters, lower case; other text stays as it is."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)).casefold()
