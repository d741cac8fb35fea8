"""The file of a statement: the same entries make the same bytes, and its name says what it states."""

from openpyxl import Workbook

from zhaoshang.api.messages import Language
from zhaoshang.exchange.statement.lines import Statement
from zhaoshang.exchange.statement.sheets import Sheets
from zhaoshang.exchange.statement.words import WORDS
from zhaoshang.exchange.workbook.pack import packed, saved_as


def workbook_of(statement: Statement, language: Language) -> bytes:
    """The statement as an ``.xlsx`` file: the totals, then the entries that they are formulas over."""
    book, words = Workbook(), WORDS[language]
    first = book.worksheets[0]
    first.title = words["totals_sheet"]
    second = book.create_sheet(words["entries_sheet"])
    sheets = Sheets(statement, language)
    return packed(book, {first: sheets.totals(first), second: sheets.entries(second)})


def file_name(statement: Statement, language: Language) -> str:
    """What the file is called: for whom it was made out, about whom if about one party only, and its months."""
    party = statement.only_party
    if language == "zh":
        about = [] if party is None or party.name == statement.tenant else [party.name]
        name = "-".join(("分成对账", statement.tenant, *about, f"{statement.first}至{statement.last}"))
    else:
        about = [] if party is None or party.code == statement.tenant_code else [party.code]
        months = f"{statement.first}-to-{statement.last}"
        name = "-".join(("attribution-statement", statement.tenant_code, *about, months))
    return saved_as(name, "xlsx")
