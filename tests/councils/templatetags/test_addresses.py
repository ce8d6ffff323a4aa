import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch

from councils.years import Year


def drawn(words: str, **context: object) -> str:
    return Template(words).render(Context(context))


def test_a_path_is_drawn_of_what_stands_in_the_context_now():
    words = Template("{% url 'council-year' slug year %}")
    for slug, year in (("kent", Year(2024)), ("essex", Year(2023))):
        path = words.render(Context({"slug": slug, "year": year}))
        assert path == f"/councils/{slug}/{year}/"


def test_by_name_in_a_variable_of_staff_and_under_a_name():
    assert drawn("{% url page slug=slug %}", page="council", slug="kent") == "/councils/kent/"
    assert drawn("{% url 'admin:index' %}") == "/admin/"
    assert drawn("{% url 'council' slug as to %}[{{ to }}]", slug="kent") == "[/councils/kent/]"
    assert drawn("{% url 'council' slug as to %}[{{ to }}]", slug="a/b") == "[]"


def test_what_has_no_page_is_an_error():
    with pytest.raises(NoReverseMatch):
        drawn("{% url 'council' slug %}", slug="a/b")
