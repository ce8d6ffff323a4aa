"""The public text with what may identify a person marked."""

import pytest

from complaints.decisions.screens.preview import reading
from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.records import keep_edit
from complaints.models import ConfirmedWords
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done
from tests.complaints.steps import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    return factories.decision(
        kind="report",
        title="Fault at 14 Station Road",
        summary="Mr Smith\nJones & Mr Smith.",
        statement="Before.\n\n## Who\n\n1. <i>MR SMITH</i>\n\nMrs B",
        acted_for="Dr Green Ltd",
    )


def test_each_text_is_marked_and_escaped(decision):
    factories.recommendation(decision, public_summary="Write to Dr Green.")
    factories.recommendation(
        decision, kind="personal_remedy", public_summary="", private_text="Pay Mr Brown."
    )
    assert reading(decision) == {
        "title": 'Fault at <mark class="waiting">14 Station Road</mark>',
        "summary": '<mark class="waiting">Mr Smith\nJones</mark> &amp;'
        ' <mark class="waiting">Mr Smith</mark>.',
        "acted_for": '<mark class="waiting">Dr Green Ltd</mark>',
        "improvements": ['Write to <mark class="waiting">Dr Green</mark>.'],
        "sections": [
            ("", [("", "Before.")]),
            (
                "Who",
                [("1", '&lt;i&gt;<mark class="waiting">MR SMITH</mark>&lt;/i&gt;'), ("", "Mrs B")],
            ),
        ],
    }


def test_what_somebody_confirmed_is_marked_otherwise(decision):
    ConfirmedWords.objects.create(
        decision=decision, kind="street", words="14 station road", confirmed_at=AT
    )
    found = reading(decision)
    assert found["title"] == 'Fault at <mark class="confirmed">14 Station Road</mark>'
    assert 'class="waiting"' in found["summary"]


def test_where_nothing_is_found_nothing_is_marked():
    plain = factories.decision(summary="We upheld Mrs B's complaint & more.", statement="")
    assert reading(plain) == {
        "title": "",
        "summary": "We upheld Mrs B&#x27;s complaint &amp; more.",
        "acted_for": "",
        "improvements": [],
        "sections": [],
    }


def test_the_second_person_sees_what_changed_since_the_last_approval(client, clock):
    ann, bob = colleague("Ann", "Case officer"), colleague("Bob", "Reviewer")
    staff = Staff(client, clock)
    made = factories.decision(text_approved_at=None, summary="Old words <b>.", reference="24018407")
    page = staff.open("approve-text", made, bob).content.decode()
    assert "It was never approved before: all of it is new." in page
    done(approve_text, made, bob, AT)
    made.refresh_from_db()
    made.summary = "New words <b>."
    done(keep_edit, made, {"summary"}, "", ann, LATER)
    page = staff.open("approve-text", made, bob).content.decode()
    assert "Approved last on 1 July 2025, 9.30am by Bob." in page
    assert '<del><span class="visually-hidden">removed: </span>Old' in page
    assert '<ins><span class="visually-hidden">added: </span>New' in page
    assert " words &lt;b&gt;." in page
