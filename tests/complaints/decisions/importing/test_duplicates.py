"""Decisions of a file that may be there already, or twice in the file."""

from datetime import date, timedelta
from random import Random

import pytest

from complaints.decisions.importing.cases import Case
from complaints.decisions.importing.duplicates import Duplicates, _neighbours
from complaints.decisions.rules.duplicates import about_duplicates, differ_in_one_place
from complaints.models import Decision
from tests import factories
from tests.complaints.decisions.importing.decision_files import load

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 14)
TEXT = (
    "The Council delayed in providing suitable accommodation for Mrs X and her two children. It"
    " has agreed to apologise and to pay for the distress that this caused."
)
HEAD = "reference,council,decided_on,outcome,category,subcategory,summary\n"


@pytest.fixture
def kent():
    factories.subject("Education", "Education", "Special educational needs")
    return factories.council("Kent County Council")


def row(reference, day=DAY, council="Kent County Council", summary=""):
    about = "upheld,Education,Special educational needs"
    return f'{reference},{council},{day},{about},"{summary}"\n'


def unlikely(tmp_path, *rows):
    path = tmp_path / "decisions.csv"
    path.write_text(HEAD + "".join(rows))
    notes = load(path, dry_run=True).notes
    return [each for each in notes if each.startswith("unlikely: ")]


def test_one_that_is_stored_is_named_with_its_row_in_the_words_of_the_form(tmp_path, kent):
    factories.decision(kent, reference="24018470", decided_on=DAY + timedelta(days=14))
    factories.decision(kent, reference="24000001", decided_on=DAY, summary=f"{TEXT} Again.")
    assert unlikely(
        tmp_path,
        row("24018407"),
        row("24500000", summary=TEXT),
        row("24654321", summary="It dealt wrongly with how a child was given a place at school."),
    ) == [
        "unlikely: row 2, 24 018 407: 24 018 470 about the same council was decided on 28 March"
        " 2025, and its reference differs from this one in one place: it may be this case.",
        "unlikely: row 3, 24 500 000: 24 000 001 about the same council was decided on 14 March"
        " 2025, and its text is nearly the same: it may be this case.",
    ]


def test_two_in_the_file_are_named_at_the_second(tmp_path, kent):
    (found,) = unlikely(
        tmp_path, row("24000001", summary=TEXT), row("24500000", summary=TEXT.replace("two", "2"))
    )
    assert found.startswith("unlikely: row 3, 24 500 000: 24 000 001 about the same council")


def test_another_council_a_later_day_and_a_void_one_are_other_cases(tmp_path, kent):
    factories.council("Leeds City Council")
    void = factories.decision(kent, reference="24000009A", decided_on=DAY, summary=TEXT)
    Decision.objects.filter(pk=void.pk).update(outcome="entered_in_error")
    factories.decision(kent, reference="24000001", decided_on=DAY, summary=TEXT)
    later = DAY + timedelta(days=15)
    rows = (row("24500000", council="Leeds City Council", summary=TEXT), row("24600000", later,
            summary=TEXT))  # fmt: skip
    assert unlikely(tmp_path, *rows) == []
    Decision.objects.filter(reference="24000001").delete()
    assert unlikely(tmp_path, row("24500000", summary=TEXT)) == []


def test_of_two_like_references_the_texts_tell_whether_they_are_two_cases(tmp_path, kent):
    other = "The Council did not tell her how to appeal against what it had decided about her car."
    factories.decision(kent, reference="24018470", decided_on=DAY, summary=TEXT, statement="")
    assert unlikely(tmp_path, row("24018407", summary=other)) == []
    assert len(unlikely(tmp_path, row("24018407", summary=TEXT.replace("two", "2")))) == 1
    assert len(unlikely(tmp_path, row("24018407"))) == 1


def test_what_is_changed_is_not_asked_about(tmp_path, kent):
    factories.decision(kent, reference="24000001", decided_on=DAY, summary=TEXT)
    factories.decision(kent, reference="24018407", decided_on=DAY, text_approved_at=None)
    assert unlikely(tmp_path, row("24018407", summary=TEXT)) == []


def test_every_reference_that_differs_in_one_place_is_looked_up():
    found = set(_neighbours("24018407"))
    assert len(found) == 7 * 9 + 7
    assert all(differ_in_one_place("24018407", each) for each in found)
    assert {"24013407", "24018470", "24081407"} <= found
    assert not found & {"24018407", "24018408"}


def test_the_file_is_asked_as_the_form_asks():
    """Texts in which one word in so many is another: what the form finds, the file finds."""
    random, kent = Random(3), factories.council("Kent")
    words = [f"word{number}" for number in range(400)]
    asked = found = 0
    for number in range(40):
        text = random.choices(words, k=120)
        changed = [random.choice(words) if random.random() < 0.05 else each for each in text]
        stored = factories.decision(kent, reference=f"24{number:03}100", statement=" ".join(text),
                                    summary="")  # fmt: skip
        typed = Decision(
            council=kent,
            reference=f"25{number:03}900",
            decided_on=stored.decided_on,
            statement=" ".join(changed),
        )
        asked += any(True for _ in about_duplicates(typed))
        duplicates = Duplicates()
        case = Case(None, typed.reference, {"decided_on": typed.decided_on, "statement": "It is."})
        duplicates.read([case])
        found += any(True for _ in duplicates.of(typed))
    assert asked >= 35
    assert found >= asked * 0.95
