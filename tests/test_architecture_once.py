"""What is written in one place only, so that it cannot come to differ."""

import re

import pytest

from tests.test_architecture import ORDER, ROOT, modules, templates

ONCE = {
    # how a year looks, but for what looks like it and is the beginning of a day
    r"\[0-9\]\{4\}-\[0-9\]\{2\}(?!-)": ("councils/years.py",),
    # on what terms everything is given; the schema's own words are settings
    r"nationalarchives\.gov\.uk": ("portal/open_data/licence.py",),
    r"Open Government Licence v3\.0": ("portal/open_data/licence.py", "portal/settings.py"),
    r"six weeks|42nd day|days=42\b": (),  # but ``SHOWN_AFTER`` of ``complaints/decisions/public``
    # "a, b and c"
    r'" (and|or) "\.join|\[:-1\]\)\} and ': (),
    # councils are listed in the order of their places: that of ``Council``, or ``by_short_name``
    r'(ordering = |order_by)\([^)]*(council__name|"short_name)': (),
    # who replaced whom is read by one, beside those who load it and who publish its rows
    r"\.successors\.through": (
        "councils/register/succession.py",
        "councils/register/importing/register.py",
        "portal/open_data/bodies.py",
    ),
}


@pytest.mark.parametrize("pattern", ONCE)
def test_what_is_written_in_one_place(pattern):
    texts = [(path, (ROOT / path).read_text(encoding="utf-8")) for path, _ in modules(*ORDER)]
    found = {str(path) for path, text in (*texts, *templates()) if re.search(pattern, text)}
    assert sorted(found) == sorted(ONCE[pattern])
