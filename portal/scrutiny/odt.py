"""A pack as ODT, for agendas that are made in LibreOffice: the same blocks as the DOCX."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from odfdo import Cell, Document, Element, Header, HeaderRows, Link, List, ListItem, Row, Span
from odfdo import Paragraph as OdfParagraph
from odfdo import Table as OdfTable

from portal.scrutiny.blocks import Heading, Items, Paragraph, Table, blocks, in_xml
from portal.scrutiny.content import Pack
from portal.scrutiny.zipped import dated

TYPE = "application/vnd.oasis.opendocument.text"
INK, QUIET, LINKED = "#1a1e23", "#555c65", "#0b4a85"
FACE = "Liberation Sans"
PARAGRAPH = """
<style:style style:name="{name}" style:family="paragraph">
  <style:paragraph-properties fo:margin-top="0" fo:margin-bottom="{below}"/>
  <style:text-properties style:font-name="Liberation Sans" fo:font-size="{size}" {more}/>
</style:style>"""
TEXT = """
<style:style style:name="{name}" style:family="text">
  <style:text-properties {more}/>
</style:style>"""
LIST = """
<text:list-style style:name="{name}">
  <text:list-level-style-{kind} text:level="1" {mark}>
    <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
      <style:list-level-label-alignment text:label-followed-by="listtab"
        text:list-tab-stop-position="7mm" fo:text-indent="-7mm" fo:margin-left="7mm"/>
    </style:list-level-properties>
  </text:list-level-style-{kind}>
</text:list-style>"""
BOLD = 'fo:font-weight="bold"'
STYLES = (
    PARAGRAPH.format(name="Said", size="11pt", below="1.5mm", more=f'fo:color="{INK}"'),
    PARAGRAPH.format(name="Small", size="9.5pt", below="1.5mm", more=f'fo:color="{QUIET}"'),
    PARAGRAPH.format(name="Cell", size="9.5pt", below="0", more=f'fo:color="{INK}"'),
    PARAGRAPH.format(name="Head", size="9.5pt", below="0", more=BOLD),
    TEXT.format(name="Strong", more=BOLD),
    TEXT.format(name="Linked", more=f'fo:color="{LINKED}" style:text-underline-style="solid"'),
    LIST.format(name="Bullets", kind="bullet", mark='text:bullet-char="•"'),
    LIST.format(name="Numbers", kind="number", mark='style:num-format="1" style:num-suffix="."'),
    """
<style:style style:name="Bordered" style:family="table-cell">
  <style:table-cell-properties fo:border="0.5pt solid #7d8084" fo:padding="1mm"/>
</style:style>""",
)


def odt(pack: Pack, dated_on: date) -> bytes:
    """The same pack of the same day gives the same bytes."""
    pack = in_xml(pack)
    document = Document("text")
    body = document.body
    body.clear()
    _styles(document)
    _about(document, pack, dated_on)
    tables = 0
    for block in blocks(pack):
        match block:
            case Heading():
                body.append(Header(block.level, block.text))
            case Paragraph():
                body.append(_said(block))
            case Items():
                body.append(_list(block))
            case Table():
                tables += 1
                body.append(OdfParagraph(block.caption, style="Caption"))
                body.append(_table(block, f"Table {tables}"))
    made = BytesIO()
    document.save(made)
    return dated(made.getvalue(), dated_on)


def _about(document: Any, pack: Pack, dated_on: date) -> None:
    midnight = datetime.combine(dated_on, time())
    meta = document.meta
    meta.set_title(pack.title)
    meta.set_subject(pack.headline)
    meta.set_language("en-GB")
    meta.set_initial_creator(pack.sender)
    meta.set_creator(pack.sender)
    meta.set_creation_date(midnight)
    meta.set_modification_date(midnight)


def _styles(document: Any) -> None:
    document.set_language("en-GB")
    for name in ("Standard", "Heading"):
        face = document.get_style("paragraph", name)
        face.set_properties({"style:font-name": FACE, "fo:color": INK}, area="text")
    for level in document.styles.root.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")  # headings are not numbered
        for name in ("style:num-suffix", "loext:num-list-format"):
            level.del_attribute(name)
    upright = document.get_style("paragraph", "Heading_20_2")
    upright.set_properties({"fo:font-style": "normal"}, area="text")
    for each in STYLES:
        document.insert_style(Element.from_tag(each), automatic="table-cell" in each)


def _said(said: Paragraph) -> OdfParagraph:
    made = OdfParagraph(style="Small" if said.small else "Said")
    for words in said.words:
        span = Span(
            words.text, style="Linked" if words.address else "Strong" if words.strong else None
        )
        if words.address:
            link = Link(words.address)
            link.append(span)
            made.append(link)
        else:
            made.append(span)
    return made


def _list(listed: Items) -> List:
    made = List(style="Numbers" if listed.numbered else "Bullets")
    for each in listed.items:
        item = ListItem()
        for paragraph in each:
            item.append(_said(paragraph))
        made.append(item)
    return made


def _table(table: Table, name: str) -> OdfTable:
    made = OdfTable(name)
    head = HeaderRows()
    head.append(_row(table.rows[0], "Head"))
    made.append(head)
    for words in table.rows[1:]:
        made.append(_row(words, "Cell"))
    return made


def _row(words: tuple[str, ...], style: str) -> Row:
    made = Row()
    for text in words:
        cell = Cell(style="Bordered", cell_type="string")
        cell.append(OdfParagraph(text, style=style))
        made.append(cell)
    return made
