"""The words of a PDF as typst writes it: each font says which characters its glyphs are."""

import re
from io import BytesIO

import pikepdf

PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


def words_of(pdf: bytes) -> str:
    """All words, page by page, in the order in which they are drawn; pictures' too."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = " ".join(" ".join(drawn(page.obj, page.obj.Resources)) for page in opened.pages)
    return re.sub(r"\s+", " ", said)


def drawn(content, resources) -> list[str]:
    found, font = [], {}
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "Tf":
                font = characters(resources.Font[str(operands[0])])
            case "TJ":
                shown = (each for each in operands[0] if isinstance(each, pikepdf.String))
                found.append("".join(read(bytes(each), font) for each in shown))
            case "Tj":
                found.append(read(bytes(operands[0]), font))
            case "Do":
                inner = resources.XObject[str(operands[0])]
                if inner.Subtype == "/Form":
                    found += drawn(inner, inner.get("/Resources", resources))
    return found


def characters(font) -> dict[bytes, str]:
    mapped = PAIR.findall(font.ToUnicode.read_bytes())
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(said.decode()).decode("utf-16-be")
        for glyph, said in mapped
    }


def read(shown: bytes, font: dict[bytes, str]) -> str:
    return "".join(font[shown[at : at + 2]] for at in range(0, len(shown), 2))
