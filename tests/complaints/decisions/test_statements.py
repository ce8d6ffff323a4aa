"""Reading a statement: headings, and paragraphs with or without numbers."""

from complaints.decisions.statements import Paragraph, Section, sections


def test_headings_and_numbered_paragraphs():
    text = (
        "## The complaint\n\n1. Mrs B complains.\n\n2. She waited.\n\n## Decision\n\n3. We uphold."
    )
    assert sections(text) == [
        Section(
            "The complaint", [Paragraph("1", "Mrs B complains."), Paragraph("2", "She waited.")]
        ),
        Section("Decision", [Paragraph("3", "We uphold.")]),
    ]


def test_a_heading_directly_above_its_paragraph():
    assert sections("## Decision\n12) We uphold.\nIn full.") == [
        Section("Decision", [Paragraph("12", "We uphold.\nIn full.")])
    ]


def test_text_before_the_first_heading_and_without_numbers():
    assert sections("Plain.\n\nMore.\n\n## Empty") == [
        Section("", [Paragraph("", "Plain."), Paragraph("", "More.")]),
        Section("Empty", []),
    ]


def test_a_year_or_a_sum_at_the_beginning_is_no_number():
    assert sections("2024. It began.\n\n3.5 weeks later.") == [
        Section("", [Paragraph("", "2024. It began."), Paragraph("", "3.5 weeks later.")])
    ]


def test_line_ends_of_windows_and_spare_lines():
    assert sections("\r\n## Decision\r\n \r\n\r\n1. We uphold.\r\n") == [
        Section("Decision", [Paragraph("1", "We uphold.")])
    ]


def test_no_statement():
    assert sections("") == sections("  \n\n ") == []
