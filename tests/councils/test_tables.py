"""Which tables are read and written, told by the statements themselves."""

import pytest
from django.db import connection

from complaints.models import Decision, Recommendation
from councils.models import Council, PublicRecord
from councils.public_record import changing_public_record
from councils.tables import ANYTHING, EVERY, noted, tables_of
from tests import factories

pytestmark = pytest.mark.django_db


def tokens() -> dict[str, str]:
    return PublicRecord.objects.get(pk=1).tables


def changed(change) -> set[str]:
    """Of which tables or parts the record has another token after a change; of history nothing."""
    with changing_public_record():
        pass
    before = tokens()
    with changing_public_record():
        change()
    return {each for each, token in tokens().items() if before.get(each) != token} - {ANYTHING}


def public(parts: set[str]) -> set[str]:
    return {each for each in parts if "historical" not in each}


def test_what_a_query_reads_is_all_that_it_names():
    with noted() as statements:
        list(Decision.objects.filter(council__name="Kent").values("subject__category__name"))
    assert statements.read == {
        *("complaints_decision", "councils_council", "complaints_subject", "complaints_category"),
    }
    assert not statements.written


def test_a_table_inside_a_condition_is_read_too():
    with noted() as statements:
        Council.objects.filter(recommendations__outcome="complied").exists()
    assert "complaints_recommendation" in statements.read


def test_what_is_written_has_a_new_token_and_nothing_else_has():
    assert changed(lambda: factories.council("Kent")) == {
        *("councils_council", "councils_historicalcouncil"),
    }
    assert changed(lambda: None) == set()
    assert changed(lambda: list(Council.objects.all())) == set()


def test_a_token_does_not_come_again():
    """As a count would, where a backup is restored and something else is changed then."""
    with changing_public_record():
        factories.council("Kent")
    kept = PublicRecord.objects.get(pk=1)
    with changing_public_record():
        factories.council("Surrey")
    first = tokens()
    kept.save()
    with changing_public_record():
        factories.council("Essex")
    assert PublicRecord.objects.get(pk=1).version == kept.version + 1
    assert tokens()["councils_council"] != first["councils_council"]
    assert tokens()[ANYTHING] != first[ANYTHING]


def test_what_is_not_understood_is_a_change_of_everything():
    def strange():
        with connection.cursor() as cursor:
            cursor.execute("WITH one AS (SELECT 1) SELECT * FROM one")

    assert changed(strange) == {EVERY}


def test_one_row_that_is_saved_concerns_its_council():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    made = factories.decision(kent)

    def withheld():
        made.withheld_reason = "identifiable"
        made.save()

    assert public(changed(withheld)) == {f"of {kent.pk}", "complaints_decision of any"}

    def moved():
        made.council = surrey
        made.save()

    assert public(changed(moved)) == {
        *(f"of {kent.pk}", f"of {surrey.pk}", "complaints_decision of any"),
    }


def test_whoever_agreed_to_something_is_concerned_by_its_decision():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    agreed = factories.recommendation(factories.decision(kent), council=surrey)
    both = {f"of {kent.pk}", f"of {surrey.pk}"}
    assert both <= changed(agreed.decision.save)
    assert both <= changed(agreed.save)


def test_whose_figures_counted_a_case_before_it_moved_is_concerned():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    made = factories.decision(kent)
    agreed = factories.recommendation(made)
    factories.release("2024-25")
    assert made.releases.filter(council=kent).exists()
    Decision.objects.update(council=surrey)
    Recommendation.objects.update(council=surrey)
    made.refresh_from_db()
    agreed.refresh_from_db()
    assert f"of {kent.pk}" in changed(made.save)
    assert f"of {kent.pk}" in changed(agreed.save)


def test_what_is_written_at_once_concerns_every_council():
    made = factories.decision(factories.council("Kent"))
    assert changed(lambda: Decision.objects.update(title="Another")) == {"complaints_decision"}
    assert "complaints_decision" in changed(made.delete)


def test_who_reads_one_councils_rows_depends_on_them_and_on_what_concerns_all():
    with noted() as statements:
        Decision.objects.exists()
    assert statements.depended_on() == {"complaints_decision", "complaints_decision of any"}
    statements.council = 12
    assert statements.depended_on() == {"complaints_decision", "of 12"}


def test_the_tables_of_an_app_are_those_of_its_models():
    assert {"letters_letter", "letters_letterfile"} <= tables_of("letters")
    assert not tables_of("letters") & tables_of("complaints")
