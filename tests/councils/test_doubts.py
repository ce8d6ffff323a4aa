"""A form that asks why: once, about exactly what it showed."""

import pytest
from django import forms
from django.http import QueryDict

from councils.doubts import AsksWhy, Doubt, kept

LATE, FAR = Doubt("day", "It is late."), Doubt("", "It is far.")


class Form(AsksWhy, forms.Form):
    day = forms.CharField()


def filled(**sent) -> Form:
    data = QueryDict(mutable=True)
    data.update({"day": "today"} | sent)
    form = Form(data)
    assert form.is_valid()
    return form


def test_what_is_likely_asks_nothing():
    form = filled()
    assert form.ask_why([])
    assert (list(form.fields), form.kept) == (["day"], "")


def test_each_question_stands_at_its_field_and_what_was_typed_stays():
    form = filled()
    assert not form.ask_why([LATE, FAR])
    assert form.errors == {
        "day": ["It is late. Is that right? Say why below, or change it."],
        "__all__": ["It is far. Is that right? Say why below, or change it."],
    }
    assert form["day"].value() == "today"
    assert form.asked_field.value() == "It is late.\nIt is far."
    assert "Why it is right" in form.because_field.as_field_group()


def test_an_answer_settles_what_was_asked_and_is_kept():
    form = filled(asked="It is late.\nIt is far.", because=" The office moved. ")
    assert form.ask_why([LATE, FAR])
    assert form.kept == ("Unlikely, but right: The office moved. (asked: It is late. It is far.)")
    assert kept([], "Why") == ""


@pytest.mark.parametrize(
    "sent",
    [
        {"asked": "It is late.", "because": "The office moved."},  # another one besides
        {"asked": "It is late.\nIt is far.", "because": " "},
        {"because": "The office moved."},  # nothing was shown
    ],
)
def test_nothing_else_settles_it(sent):
    assert not filled(**sent).ask_why([LATE, FAR])
