"""Which files are kept, and which only pretend to be one of those."""

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import JPEG, PNG, WORD, a_container, a_docx, a_pdf, an_xlsx
from zhaoshang.evidence import rules
from zhaoshang.evidence.model import MediaType
from zhaoshang.evidence.rules import bare_name, recognise, sniff
from zhaoshang.values.refusal import Refusal

DOCX, XLSX = a_docx(), an_xlsx()


def code(outcome: object) -> str:
    first = outcome[0] if isinstance(outcome, tuple) else outcome
    assert isinstance(first, Refusal), outcome
    return first.code


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("验资报告.pdf", a_pdf(), MediaType.PDF),
        ("IMG_0001.JPG", JPEG, MediaType.JPEG),
        ("现场.jpeg", JPEG, MediaType.JPEG),
        ("截图.png", PNG, MediaType.PNG),
        ("合同.docx", DOCX, MediaType.DOCX),
        ("台账.xlsx", XLSX, MediaType.XLSX),
    ],
)
def test_a_file_is_known_by_what_it_holds(name: str, content: bytes, expected: MediaType) -> None:
    assert recognise(name, content) is expected


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01\x01",
        b"#!/bin/sh\n",
        b"GIF89a",
        b"PK\x03\x04",
        b" " + a_pdf(),
        b"%PDF-1.7 cut off before its end",
        PNG[:10],
        DOCX[:-30],
        b"MZ" + DOCX,
        a_container({"readme.txt": "a zip is not a document"}),
        a_docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        a_container({"[Content_Types].xml": "nothing", "word/document.xml": ""}),
        a_container({"[Content_Types].xml": f'"{WORD}"{" " * 1_000_001}'}),
        a_container({"[Content_Types].xml": f'"{WORD}"', "x": "x"}, zipfile.ZIP_BZIP2),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    assert code(recognise("合同.pdf", content)) == "EVIDENCE_TYPE_UNSUPPORTED"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("合同.pdf", DOCX),
        ("合同.docx", a_pdf()),
        ("发票.pdf.exe", a_pdf()),
        ("发票.html", PNG),
        ("发票", a_pdf()),
        (".pdf", a_pdf()),
    ],
)
def test_a_name_that_promises_something_else_is_refused(name: str, content: bytes) -> None:
    assert code(recognise(name, content)) == "EVIDENCE_NAME_MISMATCH"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "TEXT_REQUIRED"),
        ("C:\\资料\\", "TEXT_REQUIRED"),
        ("长" * 200 + ".pdf", "TEXT_TOO_LONG"),
        ("发\x00票.pdf", "TEXT_INVALID"),
        ("发票\u202efdp.pdf", "TEXT_INVALID"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(name: str, expected: str) -> None:
    assert code(recognise(name, a_pdf())) == expected


def test_folders_that_a_browser_sends_are_left_out() -> None:
    assert bare_name("C:\\资料\\报告.pdf") == bare_name("/home/a/报告.pdf") == bare_name(" 报告.pdf ") == "报告.pdf"


def test_sizes_have_both_ends() -> None:
    assert code(recognise("空.pdf", b"")) == "EVIDENCE_EMPTY"
    full = a_pdf("x" * (rules.MOST_BYTES - len(a_pdf(""))))
    assert len(full) == rules.MOST_BYTES
    assert recognise("满.pdf", full) is MediaType.PDF
    assert code(recognise("大.pdf", full + b"\n")) == "EVIDENCE_TOO_LARGE"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert sniff(a_docx({"word/media/bomb.bin": b"\x00" * (rules._MOST_EXPANDED + 1)})) is None
    assert sniff(a_container({f"part{n}": "" for n in range(rules._MOST_PARTS + 1)})) is None


def directory(content: bytes) -> int:
    """Where the last part's entry of a container's directory begins."""
    return content.rindex(b"PK\x01\x02")


def test_a_part_that_says_less_than_it_holds_is_refused() -> None:
    content = bytearray(a_docx({"word/media/more.bin": b"\x00" * 100_000}))
    struct.pack_into("<L", content, directory(bytes(content)) + 24, 10)
    assert sniff(bytes(content)) is None


def test_parts_that_overlap_or_are_encrypted_or_named_twice_are_refused() -> None:
    plain = a_docx({"word/media/more.bin": b"\x01\x02\x03"})
    overlapping, encrypted = bytearray(plain), bytearray(plain)
    at = directory(plain)
    struct.pack_into("<L", overlapping, at + 20, len(plain) + 1)
    struct.pack_into("<H", encrypted, at + 8, 1)
    twice = plain.replace(b"word/media/more.bin", b"[Content_Types].xml")
    assert len("word/media/more.bin") == len("[Content_Types].xml")
    assert [sniff(bytes(each)) for each in (overlapping, encrypted, twice)] == [None, None, None]


@given(st.data())
def test_no_damage_makes_it_fail(data: st.DataObject) -> None:
    """Whatever is broken, the answer is a type or none, never an exception."""
    content = bytearray(DOCX)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert sniff(bytes(content)) in (None, MediaType.DOCX)
