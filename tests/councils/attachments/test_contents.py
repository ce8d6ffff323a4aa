"""A file is what is in it, whatever it is called; what is none of those taken is refused."""

from struct import pack_into

import pytest

from councils.attachments import contents
from councils.attachments.contents import type_of
from councils.refusals import Refused
from tests.councils.attachments.files import (
    JPEG,
    PDF,
    PNG,
    archive,
    office,
    open_document,
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (JPEG, "jpg"),
        (office("word/document.xml"), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
        (office("ppt/presentation.xml"), "pptx"),
        (open_document("text"), "odt"),
        (open_document("spreadsheet"), "ods"),
    ],
)
def test_it_is_what_is_in_it(content, found):
    assert type_of(content) == found


@pytest.mark.parametrize(
    "content",
    [
        *(b"MZ\x90\0", b"<!DOCTYPE html><script>", b"<svg/>", b"GIF89a", b"#!/bin/sh", b"words"),
        b" %PDF-1.7",  # something else before it
        archive({"letter.txt": b"x"}),
        archive({"word/document.xml": b"<document/>"}),  # without its list of types
        office("visio/document.xml"),
        open_document("graphics"),
        archive({"content.xml": b"", "mimetype": b"application/vnd.oasis.opendocument.text"}),
    ],
)
def test_what_is_none_of_them_is_refused(content):
    with pytest.raises(Refused, match="none of the files that are taken"):
        type_of(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file or has a password"),
        (office("word/document.xml")[:60], "damaged"),
        (office("word/document.xml", **{"word/vbaProject_bin": b"x"}), "has macros"),
        (open_document("text", {"Basic/Standard/Module1.xml": b"x"}), "has macros"),
    ],
)
def test_others_are_refused_with_what_to_do(content, why):
    with pytest.raises(Refused, match=why):
        type_of(content)


def test_ten_megabytes_are_taken_and_no_more():
    whole = PDF + bytes(10_000_000 - len(PDF))
    assert type_of(whole) == "pdf"
    with pytest.raises(Refused, match="more than 10 MB"):
        type_of(whole + b"\0")


def test_what_swells_is_refused_unread(monkeypatch):
    monkeypatch.setattr(contents, "UNPACKED_MEGABYTES", 1)
    swollen = office("word/document.xml", **{"word/media": bytes(1_000_001)})
    assert len(swollen) < 3_000
    with pytest.raises(Refused, match="far too large once it is unpacked"):
        type_of(swollen)
    monkeypatch.setattr(contents, "UNPACKED_MEGABYTES", 2)
    assert type_of(swollen) == "docx"


def test_so_are_too_many_parts(monkeypatch):
    monkeypatch.setattr(contents, "MOST_PARTS", 1)
    with pytest.raises(Refused, match="far too large"):
        type_of(office("word/document.xml"))


def test_what_has_a_password_is_refused():
    locked = bytearray(office("word/document.xml"))
    directory = locked.index(b"PK\x01\x02")
    pack_into("<H", locked, directory + 8, 1)  # as the list of parts says of the first
    with pytest.raises(Refused, match="has a password"):
        type_of(bytes(locked))
