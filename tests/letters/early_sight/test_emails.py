"""What a council is e-mailed: nothing of what its letter says."""

import pytest
from django.core import mail

from letters.early_sight.emails import mail_answer, mail_link
from letters.early_sight.steps.challenges import challenge
from tests.letters.early_sight.sights import LATER, TO, link, sight

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    link()
    return sight()


def test_a_link_is_sent_with_its_end(kent):
    mail_link(kent, "https://example.org/early-sight/x/", at=LATER)
    [made] = mail.outbox
    assert made.to == [TO]
    assert made.subject == "A new link to Annual review letter 2025"
    assert "https://example.org/early-sight/x/" in made.body
    assert "This one ends on 20 May 2025, 9.30am." in made.body


def test_an_answer_is_read_on_the_page_while_there_is_one(kent):
    made = challenge(kent, "24 000 001 is not ours.", at=LATER)
    made.answer = "It is Essex's."
    assert mail_answer(made, is_readable=True, at=LATER)
    body = mail.outbox[0].body
    assert "Answered: see your page." in body
    assert "On 15 April 2025 Kent County Council told us" in body
    assert "Essex's" not in body
    assert "24 000 001" not in body
    assert mail_answer(made, is_readable=False, at=LATER)
    assert "Answered:\n\nIt is Essex's." in mail.outbox[1].body


def test_an_answer_that_cannot_be_sent_is_said(kent):
    made = challenge(kent, "24 000 001 is not ours.", at=LATER)
    made.early_sight.message.to = ""
    assert mail_answer(made, is_readable=True, at=LATER) is False
    assert not mail.outbox
