"""What the database finds, and in which order; on SQLite and PostgreSQL alike."""

from datetime import date

import pytest
from django.db import connection

from complaints.decisions.search.matches import matching
from complaints.decisions.search.order import best_first
from complaints.decisions.search.queries import read
from complaints.models import Decision
from councils.years import london_midnight
from tests import factories

pytestmark = pytest.mark.django_db


def found(text: str) -> set[Decision]:
    return set(matching(Decision.objects.all(), read(text)))


def made(summary: str = "", statement: str = "", **fields) -> Decision:
    return factories.decision(summary=summary, statement=statement, **fields)


@pytest.mark.parametrize(
    "typed",
    [
        "delay",
        "delays",
        "DELAYED",
        "delaying families",
        "family",
        "families delay",
        '"delayed the family"',
        "delay -flood",
        "Homelessness delay",  # its subject
        "homeless delays",
    ],
)
def test_another_form_of_a_word_is_the_word(typed):
    made("A flood.")
    about = factories.subject("Housing", "Housing", "Homelessness")
    wanted = made("The Council delayed the family.", subject=about)
    assert found(typed) == {wanted}


@pytest.mark.parametrize("typed", ["delay flood", '"family delayed"', "delay -family", "zebra"])
def test_every_word_must_be_there_as_it_is_asked_for(typed):
    made("A flood.")
    made("The Council delayed the family.")
    assert found(typed) == set()


def test_what_is_unwanted_alone_leaves_the_others():
    flood, delay = made("A flood."), made("A delay.")
    assert found("-flood") == {delay}
    assert found('-"a flood" -zebra') == {delay}
    assert found("-delay") == {flood}


def test_synonyms_are_found_both_ways():
    short = made("Her EHCP was late.")
    long = made("The Education, Health and Care Plan was late.")
    made("He had education, and a plan.")
    assert found("EHCP") == found("EHC plan late") == {short, long}
    assert found("education, health and care plan") == {short, long}


def test_what_stands_between_words_is_one_in_text_and_question():
    text = made("Anti\u2011social behaviour and/or the council\u2019s self-employed officer")
    for typed in ("ASB", "antisocial behaviour", "self employed", '"self-employed"', "and/or or"):
        assert found(typed) == {text} or typed == "and/or or"
    assert found('"council\'s self employed"') == {text}


@pytest.mark.parametrize(
    "typed",
    ['"', "a*", "NEAR(", "damp OR", "col:umn", "'; DROP TABLE x; --", "a & | ! b", "\\", "^"],
)
def test_nothing_that_is_typed_is_an_instruction(typed):
    made("Nothing of it.")
    found(typed)


def test_what_looks_like_html_or_an_address_is_words():
    text = made("A <script>zebra</script> in a/path/of.words and an@address.org")
    for typed in ("script", "zebra", "path", "words", "address"):
        assert found(typed) == {text}, typed


def test_it_is_asked_within_another_question_too():
    wanted = made("A heron.")
    made("A stork.")
    inner = matching(Decision.objects.all(), read("heron")).order_by().values("pk")
    assert set(Decision.objects.filter(pk__in=inner)) == {wanted}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts its rows")
def test_sqlite_looks_few_matches_up_by_their_keys():
    made("A heron.")
    public = Decision.objects.public(london_midnight(date(2026, 1, 1)))
    assert "decision_by_key (id=?" in matching(public, read("heron")).explain()
    assert "decision_by_key" not in public.explain()


def test_title_before_summary_before_subject_before_statement():
    about = factories.subject("Transport", "Transport", "Parking")
    last = made("A fine.", "It began with parking and went on for long.")
    third = made("A fine.", "It went on.", subject=about)
    second = made("A fine for parking.", "It went on.")
    first = made("A fine.", "It went on.", kind="report", title="Parking")
    newest = list(Decision.objects.newest_first().values_list("pk", flat=True))
    order = best_first(newest, read("parking"))
    assert order == [each.pk for each in (first, second, third, last)]


def test_the_index_follows_whatever_changes_a_decision():
    """Each by a way that passes over models' own methods."""
    kept, gone = made("A heron."), made("A heron.")
    Decision.objects.filter(pk=kept.pk).update(summary="A stork.")
    assert (found("heron"), found("stork")) == ({gone}, {kept})
    Decision.objects.filter(pk=gone.pk).delete()
    assert found("heron") == set()
    about = factories.subject("Birds", "Birds", "Herons")
    Decision.objects.filter(pk=kept.pk).update(subject=about)
    assert found("heron") == {kept}
    type(about).objects.filter(pk=about.pk).update(name="Cranes")
    assert (found("heron"), found("crane")) == (set(), {kept})
    kept.refresh_from_db()
    Decision.objects.bulk_create([Decision(**_fields(kept), reference="24018407")])
    assert len(found("crane")) == 2


def _fields(of: Decision) -> dict:
    names = ("council_id", "subject_id", "decided_on", "outcome", "summary", "statement")
    return {name: getattr(of, name) for name in names}
