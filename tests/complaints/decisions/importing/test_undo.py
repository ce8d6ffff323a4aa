"""A load is undone whole, as long as nobody has touched what it brought."""

from datetime import timedelta

import pytest

from complaints.decisions.importing.undo import Undone, going, may_undo, refuse_what_stands, undo
from complaints.decisions.steps.void_decisions import agree
from complaints.decisions.steps.withholding import withhold
from complaints.figures.outcomes import VOID
from complaints.models import Decision, Recommendation, Voiding
from complaints.notes.steps import write
from councils.attachments.steps import attach
from councils.files.loads import Account
from councils.models import LoadedFile, Owned
from councils.ownership.steps import give
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import LATER, colleague, done
from tests.complaints.decisions.importing.decision_files import AT, FULL, load
from tests.councils.attachments.files import PDF
from tests.files import csv_file

pytestmark = pytest.mark.django_db
MUCH_LATER = LATER + timedelta(days=1)
WHY = "It was the file of another year."


@pytest.fixture
def kent():
    factories.subject("Education", "Education", "Special educational needs")
    return factories.council("Kent County Council", short_name="Kent")


@pytest.fixture
def stella():
    return colleague("Stella", "Statistician", "Case officer")


@pytest.fixture
def loaded(kent, stella, tmp_path):
    load(csv_file(tmp_path, FULL), account=Account(by=stella))
    return LoadedFile.objects.get()


def everything():
    return list(Decision.objects.values()), list(Recommendation.objects.values())


def refused(loaded, by, reason=WHY):
    before = everything()
    with pytest.raises(Refused) as why:
        done(undo, loaded, reason, by, LATER)
    assert everything() == before
    return str(why.value)


def test_all_that_it_brought_goes_and_its_history_says_why(loaded, stella):
    other = factories.decision()
    first = Decision.objects.get(reference="24018407")
    give(first, stella, by=stella, at=AT)
    found = going(loaded)
    assert (len(found.new), found.agreed) == (2, 2)
    assert found.named == ["24018407", "24018408"]
    refuse_what_stands(found)
    assert done(undo, loaded, f" {WHY} ", stella, LATER) == Undone(2, 0, 0, {})
    assert list(Decision.objects.all()) == [other]
    assert not Recommendation.objects.exists()
    assert not Owned.objects.exists()
    for history in (Decision.history.filter(id=first.pk), Recommendation.history):
        last = history.order_by("-history_id").first()
        assert (last.history_type, last.history_user, last.history_date) == ("-", stella, LATER)
        assert last.history_change_reason == f"Load undone: {WHY}"


def test_the_same_file_is_loaded_again_and_undone_again(loaded, stella, tmp_path):
    done(undo, loaded, WHY, stella, LATER)
    loaded.refresh_from_db()
    assert loaded.counts.endswith("; undone")
    assert refused(loaded, stella) == "This load was undone already."
    load(csv_file(tmp_path, FULL), account=Account(by=stella), at=LATER)
    assert Decision.objects.count() == 2
    assert done(undo, LoadedFile.objects.latest("pk"), WHY, stella, LATER).gone == 2


def test_whoever_loaded_it_or_an_administrator(loaded):
    assert refused(loaded, colleague("Bob", "Statistician")).startswith("Whoever loaded it")
    may_undo(loaded, colleague("Cat", "Administrator"))
    residents = LoadedFile(kind="residents", loaded_by=loaded.loaded_by)
    with pytest.raises(Refused, match="Only a load of decisions"):
        may_undo(residents, loaded.loaded_by)


@pytest.mark.parametrize("reason", ["", " ", "x" * 2_001])
def test_it_has_a_reason(loaded, stella, reason):
    assert refused(loaded, stella, reason) == "Say why it is undone."


def test_what_somebody_touched_since_is_named_and_nothing_goes(loaded, stella):
    done(withhold, Decision.objects.get(reference="24018407"), "other", "", stella, LATER)
    assert refused(loaded, stella) == (
        "Of this load 1 were changed since by somebody (24 018 407)."
    )


def test_a_recommendation_that_somebody_touched_is_enough(loaded, stella):
    Recommendation.objects.get(number=2).save()
    assert "were changed since by somebody (24 018 407)" in refused(loaded, stella)


def test_what_is_approved_or_counted_is_named(loaded, stella):
    factories.release()
    said = refused(loaded, stella)
    assert "2 are approved or counted: each has its own steps" in said


CHANGED = FULL.replace("We upheld it.", "All of it.").replace("2025-06-14,,,", "2025-07-14,,,")
ANOTHER = "24018407,Kent,,,,,,,,,,,,3,service_improvement,,Write to all,2025-06-14,,,\n"


@pytest.fixture
def again(loaded, stella, tmp_path):
    """A second file, which changes a text and a day, and brings a recommendation and a decision."""
    other = "24018409,Kent,,2025-03-15,statement,not_upheld,no,,,,,,consent,,,,,,,,\n"
    changed = CHANGED.replace("24018408,", f"{ANOTHER}24018408,")
    load(csv_file(tmp_path, changed + other), account=Account(by=stella), at=LATER)
    return LoadedFile.objects.latest("pk")


def test_what_it_changed_stands_as_before_and_what_it_brought_goes(again, stella):
    first = Decision.objects.get(reference="24018407")
    row = Recommendation.objects.get(number=2)
    assert (first.summary, str(row.due_on), row.extensions.count()) == (
        "All of it.",
        "2025-07-14",
        1,
    )
    revision = first.revision
    assert done(undo, again, WHY, stella, MUCH_LATER) == Undone(1, 1, 0, {})
    first.refresh_from_db()
    row.refresh_from_db()
    assert (first.summary, str(row.due_on), row.extensions.count()) == (
        "We upheld it.",
        "2025-06-14",
        0,
    )
    assert (first.revision > revision, first.text_changed_by) == (True, stella)
    assert [each.number for each in Recommendation.objects.order_by("number")] == [1, 2]
    assert Decision.objects.count() == 2
    for each in (first, row):
        last = each.history.order_by("-history_id").first()
        assert (last.history_change_reason, last.history_date) == (
            f"Load undone: {WHY}",
            MUCH_LATER,
        )
    again.refresh_from_db()
    assert again.counts.endswith("; undone")


def test_what_somebody_changed_since_stays_where_the_rest_is_undone(again, stella):
    done(withhold, Decision.objects.get(reference="24018407"), "other", "", stella, MUCH_LATER)
    assert "1 were changed since by somebody (24 018 407)" in refused(again, stella)
    assert done(undo, again, WHY, stella, MUCH_LATER, leaves=True) == Undone(1, 0, 0, {})
    assert Decision.objects.get(reference="24018407").summary == "All of it."
    assert not Decision.objects.filter(reference="24018409").exists()
    again.refresh_from_db()
    assert again.counts.endswith("; undone but for 1")
    assert refused(again, stella) == "This load was undone already."


def test_the_first_load_is_touched_by_the_second(loaded, again, stella):
    assert "24 018 407" in refused(loaded, stella)


def test_what_was_noted_or_attached_since_stands_in_the_way(again):
    ann = colleague("Ann", "Case officer")
    note, attached = (Decision.objects.get(reference=f"2401840{number}") for number in (7, 9))
    write(note, "Ring them.", by=ann, at=MUCH_LATER)
    attach(attached, "a.pdf", PDF, by=ann, at=MUCH_LATER)
    assert going(again).touched == ["24018409", "24018407"]


def test_how_it_stood_before_must_be_known(again, stella):
    Decision.history.exclude(history_date=LATER).delete()
    said = refused(again, stella)
    assert said == "Of this load 24 018 407: how it stood before was not kept"
    assert done(undo, again, WHY, stella, MUCH_LATER, leaves=True).stay == {
        "24018407": "how it stood before was not kept"
    }


def test_of_what_is_counted_it_is_said_to_a_second_person(loaded, stella):
    factories.release()
    made = done(undo, loaded, WHY, stella, LATER, leaves=True, voids=True)
    assert made == Undone(0, 0, 2, {})
    assert [each.asked_by for each in Voiding.objects.waiting()] == [stella, stella]
    bob = colleague("Bob", "Reviewer")
    done(agree, Decision.objects.get(reference="24018407"), bob, LATER)
    assert Decision.objects.filter(outcome=VOID).count() == 1


def test_nothing_is_undone_where_all_stays(loaded, stella):
    for each in Decision.objects.all():
        each.save()
    with pytest.raises(Refused, match="Nothing of this load can be undone"):
        done(undo, loaded, WHY, stella, LATER, leaves=True)
