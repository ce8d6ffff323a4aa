"""What a file is, by what is in it and not by its name; what is none of these is refused."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from councils.lists import listed
from councils.models import Attachment
from councils.refusals import Refused

Type = Attachment.Type
MEGABYTES = 10
UNPACKED_MEGABYTES = 200  # of what an Office file holds
MOST_PARTS = 5_000  # of an Office file
BEGINNINGS = (
    (b"%PDF-", Type.PDF),
    (b"\x89PNG\r\n\x1a\n", Type.PNG),
    (b"\xff\xd8\xff", Type.JPEG),
)
PACKED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The part without which an Office file is none.
PARTS = (
    ("word/document.xml", Type.DOCX),
    ("xl/workbook.xml", Type.XLSX),
    ("ppt/presentation.xml", Type.PPTX),
)
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": Type.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Type.ODS,
}
MACROS = ("vbaproject.bin", "basic/", "scripts/")
TAKEN = "PDF, PNG, JPEG, Word, Excel, PowerPoint and OpenDocument files"
OTHER = f"This is none of the files that are taken: {TAKEN}. Save it as PDF."
DAMAGED = "This Office file is damaged: save it anew, or as PDF."
SWOLLEN = "This Office file is far too large once it is unpacked: save it as PDF."


def type_of(content: bytes) -> Type:
    """Refused where it is empty, too large, or nothing that is taken."""
    if not content:
        raise Refused("The file is empty.")
    if len(content) > MEGABYTES * 1_000_000:
        raise Refused(f"The file has more than {MEGABYTES} MB: make it smaller, or divide it.")
    for beginning, found in BEGINNINGS:
        if content.startswith(beginning):
            return found
    if content.startswith(PACKED):
        return _office(content)
    if content.startswith(OLD_OFFICE):
        raise Refused(
            "This is an old Office file or has a password: save it without one, as a newer file or"
            " as PDF."
        )
    raise Refused(OTHER)


def _office(content: bytes) -> Type:
    """By its list of parts: nothing is unpacked but the word that says which OpenDocument it is."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            _refuse_bombs(parts)
            names = [each.filename.lower() for each in parts]
            found = _type_of_parts(packed, parts, names)
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise Refused(DAMAGED) from None
    if found is None:
        raise Refused(OTHER)
    if any(each.endswith(MACROS[0]) or each.startswith(MACROS[1:]) for each in names):
        raise Refused("This file has macros, which are not taken: save it without, or as PDF.")
    return found


def _type_of_parts(packed: ZipFile, parts: list[ZipInfo], names: list[str]) -> Type | None:
    if "[content_types].xml" in names:
        return next((found for part, found in PARTS if part in names), None)
    if parts and parts[0].filename == "mimetype" and parts[0].file_size < 100:
        return OPEN_DOCUMENTS.get(packed.read(parts[0]).strip())
    return None


def _refuse_bombs(parts: Iterable[ZipInfo]) -> None:
    """By what the parts say of themselves, of which no program unpacks more."""
    sizes = [each.file_size for each in parts]
    if len(sizes) > MOST_PARTS or sum(sizes) > UNPACKED_MEGABYTES * 1_000_000:
        raise Refused(SWOLLEN)
    if any(each.flag_bits & 1 for each in parts):
        raise Refused("This file has a password: save it without one.")


def suffixes() -> str:
    """As a browser's choice of files has them."""
    return ",".join(f".{each.value}" for each in Type) + ",.jpeg"


def explained() -> str:
    what = listed([each.label for each in Type])
    return f"{what}; at most {MEGABYTES} MB, without a password or macros."
