"""A load is undone whole, as long as nobody has touched what it brought."""

import pytest

from complaints.decisions.importing.undo import going, may_undo, refuse_what_stands, undo
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision, Recommendation
from councils.files.loads import Account
from councils.models import LoadedFile, Owned
from councils.ownership.steps import give
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import LATER, colleague, done
from tests.complaints.decisions.importing.decision_files import AT, FULL, load
from tests.files import csv_file

pytestmark = pytest.mark.django_db
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
    assert done(undo, loaded, f" {WHY} ", stella, LATER) == 2
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
    assert done(undo, LoadedFile.objects.latest("pk"), WHY, stella, LATER) == 2


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
    assert "2 are approved or counted: each has the step “Entered in error”" in said


def test_a_file_that_changed_what_was_there_is_not_undone(loaded, stella, tmp_path):
    changed = FULL.replace("We upheld it.", "We upheld all of it.")
    load(csv_file(tmp_path, changed), account=Account(by=stella), at=LATER)
    second = LoadedFile.objects.latest("pk")
    assert "1 were there before, and the file changed them" in refused(second, stella)
    assert "24 018 407" in refused(loaded, stella)  # the second load touched it
