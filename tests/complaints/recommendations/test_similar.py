"""Which other councils agreed to the same: by subject, kind of change and telling words."""

from datetime import date

import pytest

from complaints.models import Recommendation
from complaints.recommendations.similar import Similar, say_the_same, telling_words
from councils.years import london_midnight
from tests import factories

AT = london_midnight(date(2026, 1, 1))
WORDS = "Remind staff to send homelessness decisions in writing."


def agreed(words=WORDS, subject=None, **fields):
    """As it is read from the database, which tells its kind."""
    about = factories.decision(subject=subject, **fields) if subject else factories.decision()
    made = factories.recommendation(about, public_summary=words)
    return Recommendation.objects.select_related("decision").get(pk=made.pk)


def test_words_tell_without_case_marks_and_a_plural():
    assert telling_words("The Council's staff will send Decisions, in writing.") == {
        *("send", "decision", "writing")
    }
    assert say_the_same("Send decisions in writing.", "Send the decision")  # 2 of 3
    assert not say_the_same("Send decisions in writing.", "Send letters")  # 1 of 4
    assert not say_the_same("", "")


@pytest.mark.django_db
def test_the_same_subject_kind_and_at_least_half_of_the_words():
    homeless, repairs = factories.subject(), factories.subject(name="Repairs")
    first = agreed(subject=homeless)
    half = agreed("Remind staff to send decisions to tenants.", homeless)  # 3 of 6 words
    agreed("Remind staff to reply to tenants about decisions.", homeless)  # 2 of 7
    agreed(WORDS, repairs)
    agreed("Train staff to send homelessness decisions in writing.", homeless)
    agreed(WORDS)  # of no subject
    same = Similar([first], AT).to(first)
    assert [each.pk for each in same] == [half.pk]


@pytest.mark.django_db
def test_councils_are_counted_once_and_never_its_own():
    subject = factories.subject()
    first = agreed(subject=subject)
    agreed(subject=subject, about=first.council)
    other = agreed(subject=subject)
    agreed(subject=subject, about=other.council)
    agreed(subject=subject)
    assert Similar([first], AT).councils(first) == 2


@pytest.mark.django_db
def test_what_is_not_public_is_no_match():
    subject = factories.subject()
    first = agreed(subject=subject)
    agreed(subject=subject, withheld_reason="other")
    agreed(subject=subject, outcome="not_upheld")
    agreed(subject=subject, decided_on=date(2025, 12, 1))
    assert Similar([first], AT).to(first) == []


@pytest.mark.django_db
def test_one_query_for_any_number(django_assert_num_queries):
    subject = factories.subject()
    for number in (1, 3):
        rows = [agreed(subject=subject) for _ in range(number)]
        with django_assert_num_queries(1):
            similar = Similar(rows, AT)
            assert all(similar.councils(row) for row in rows) is (number > 1)
