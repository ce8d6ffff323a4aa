"""What is shown of what was found; nothing that was written is taken for HTML."""

import pytest
from django.template import Context, Template

from complaints.decisions.search.extracts import BEGIN, END, Part, extracts, parts
from complaints.decisions.search.queries import read
from tests import factories

pytestmark = pytest.mark.django_db
LONG = "Nothing happened for a while, as the records show. " * 40


def extract(made, typed):
    return extracts([made.pk], read(typed))[made.pk]


def marked(found):
    return [each.text for each in found if each.is_marked]


def test_words_are_marked_in_whatever_form_they_stand():
    made = factories.decision(
        kind="report",
        title="Delays in Kent",
        summary="The Council delayed.",
        statement=f"## The complaint\n\n1. {LONG}\n\n2. A delay of a year.\n\n3. {LONG}",
    )
    found = extract(made, "delay")
    assert [marked(each) for each in (found.title, found.summary, found.statement)] == [
        ["Delays"],
        ["delayed"],
        ["delay"],
    ]
    assert "".join(each.text for each in found.title) == "Delays in Kent"
    assert "".join(each.text for each in found.summary) == "The Council delayed."
    text = "".join(each.text for each in found.statement)
    assert "A delay of a year." in text
    assert len(text) < 400
    assert "#" not in text


def test_a_statement_without_the_words_has_no_extract():
    made = factories.decision(summary="A delay.", statement=f"1. {LONG}")
    assert extract(made, "delay").statement == ()


def test_what_is_not_wanted_is_not_marked_and_nothing_has_no_extract():
    made = factories.decision(summary="A delay.")
    assert marked(extract(made, "delay -flood").summary) == ["delay"]
    assert extracts([made.pk], read("-flood")) == {}
    assert extracts([], read("delay")) == {}


def test_html_in_a_text_is_shown_as_it_is_written():
    text = "<script>alert(1)</script> & <b>a delay</b> <mark>delay</mark>"
    made = factories.decision(summary=text, statement=f"1. {text}")
    assert "<script>" in "".join(each.text for each in extract(made, "delay").summary)
    shown = Template(
        "{% for each in parts %}{% if each.is_marked %}<mark>{{ each.text }}</mark>"
        "{% else %}{{ each.text }}{% endif %}{% endfor %}"
    )
    for found in (extract(made, "delay").summary, extract(made, "delay").statement):
        page = shown.render(Context({"parts": found}))
        assert "<script" not in page
        assert "<b>" not in page
        assert page.count("<mark>") == page.count("</mark>") >= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", [Part("plain")]),
        (f"a {BEGIN}b{END} c", [Part("a "), Part("b", True), Part(" c")]),
        (f"{BEGIN}b{END}", [Part("b", True)]),
        (f"{END}a{BEGIN}b", [Part("ab")]),
        (f"a{BEGIN}b{BEGIN}c{END}", [Part("ab"), Part("c", True)]),
        ("", []),
    ],
)
def test_signs_that_a_text_has_itself_mark_nothing(text, found):
    assert list(parts(text)) == found
