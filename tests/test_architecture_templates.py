"""Templates can be read in a diff, and their layout leaves no mark on what a page says."""

import re

from tests.test_architecture import templates


def test_no_sentence_has_a_space_before_its_comma():
    """Between two tags within a block the formatter breaks the line, and so sets a space."""
    after_a_break = re.compile(r"^\s*(?:\{% (?:if|for|with) [^%]*%\})+[,.;:)]", re.MULTILINE)
    found = [
        f"{path}: {line.strip()}"
        for path, text in templates()
        for line in after_a_break.findall(text)
    ]
    assert found == []


def test_no_line_is_too_long_for_a_diff():
    found = [
        f"{path}:{number}: {len(line)}"
        for path, text in templates()
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) > 120
    ]
    assert found == []
