"""Reading a statement's plain text: headings, and paragraphs with or without numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMBERED = re.compile(r"([0-9]{1,3})[.)]\s+(.*)", re.DOTALL)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; the number is empty where it has none."""

    number: str
    text: str


@dataclass
class Section:
    """A heading (empty before the first one) and the paragraphs under it."""

    heading: str
    paragraphs: list[Paragraph] = field(default_factory=list)


def sections(statement: str) -> list[Section]:
    """The sections of a statement: a line that begins with ``##`` is a heading, an empty line
    ends a paragraph, a paragraph may begin with its number."""
    found = [Section("")]
    for block in re.split(r"\n\s*\n", statement.strip()):
        _read(block.strip(), found)
    return [section for section in found if section.heading or section.paragraphs]


def _read(block: str, found: list[Section]) -> None:
    if block.startswith("##"):
        heading, _, rest = block.partition("\n")
        found.append(Section(heading.lstrip("# ").strip()))
        block = rest.strip()
    if block:
        numbered = _NUMBERED.match(block)
        found[-1].paragraphs.append(
            Paragraph(numbered[1], numbered[2]) if numbered else Paragraph("", block)
        )
