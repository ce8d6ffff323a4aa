"""The public text with what may identify a person marked."""

import pytest

from complaints.admin.decision_reading import reading
from complaints.models import ConfirmedWords
from tests import factories
from tests.complaints.colleagues import AT

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
