"""A pack as DOCX, for agendas that are made in Word: styles, heads of tables, language."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from portal.scrutiny.blocks import Heading, Items, Paragraph, Table, Words, blocks, in_xml
from portal.scrutiny.content import Pack
from portal.scrutiny.zipped import dated

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INK, QUIET, LINKED = (RGBColor.from_string(each) for each in ("1A1E23", "555C65", "0B4A85"))
FACE = "Calibri"


def docx(pack: Pack, dated_on: date) -> bytes:
    """The same pack of the same day gives the same bytes."""
    pack = in_xml(pack)
    document = Document()
    _styles(document)
    known = document.core_properties
    known.title, known.author, known.subject = pack.title, pack.sender, pack.headline
    known.comments, known.language = "", "en-GB"
    known.created = known.modified = datetime.combine(dated_on, time())
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    for block in blocks(pack):
        match block:
            case Heading():
                document.add_heading(block.text, block.level)
            case Paragraph():
                _say(document.add_paragraph(), block)
            case Items():
                _list(document, block)
            case Table():
                _table(document, block)
    made = BytesIO()
    document.save(made)
    return dated(made.getvalue(), dated_on)


def _styles(document: Any) -> None:
    sizes = {"Normal": 11, "Heading 1": 22, "Heading 2": 15, "Heading 3": 12, "Caption": 9}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")


def _say(paragraph: Any, said: Paragraph) -> None:
    for words in said.words:
        run = _linked(paragraph, words) if words.address else paragraph.add_run(words.text)
        run.bold = words.strong or None
        if said.small:
            run.font.size = Pt(9.5)
            if not words.address:
                run.font.color.rgb = QUIET
    paragraph.paragraph_format.space_after = Pt(4)


def _linked(paragraph: Any, words: Words) -> Any:
    """A run inside a link: the library reads those and writes none."""
    key = paragraph.part.relate_to(words.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(words.text)
    run.font.color.rgb, run.font.underline = LINKED, True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    paragraph._p.append(link)
    link.append(run._r)
    return run


def _list(document: Any, listed: Items) -> None:
    style = "List Number" if listed.numbered else "List Bullet"
    for first, *others in listed.items:
        _say(document.add_paragraph(style=style), first)
        for each in others:
            _say(document.add_paragraph(style="List Continue"), each)


def _table(document: Any, table: Table) -> None:
    document.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    made = document.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    for row, words in zip(made.rows, table.rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(9.5)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.cells:
        cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph().paragraph_format.space_after = Pt(2)
