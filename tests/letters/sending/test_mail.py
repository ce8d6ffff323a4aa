"""The words of the e-mail, whom it goes to, and what it carries."""

from datetime import timedelta

import pytest
from django.conf import settings as configured

from councils.models import Council, PublicRecord
from councils.refusals import Refused
from letters.letters.steps.letter_text import reissue
from letters.models import EarlySight, Letter, LetterFile
from letters.sending import mail
from tests.letters.correspondence import AFTER, INSTANT, sent
from tests.letters.sending.letters_ready import (
    NOW,
    ann,
    chief,
    letter,
    message,
    send,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_before_publication_it_says_until_when_and_where_to_look():
    waiting()
    made = message()
    made.to = chief("Kent")
    words = mail.body(made, NOW)
    link = words.partition("/early-sight/")[2].partition("/\n")[0]
    assert len(link) > 20
    assert words == (
        "Dear Chief Executive\n\n"
        "Our annual review letter about Kent County Council for 2024-25 (1 April 2024 to 31 March"
        " 2025) is attached as a PDF.\n\n"
        "This is before publication: the letter becomes public on 20 May 2025, 9.30am, at:\n"
        f"{configured.SITE_URL}/councils/kent-county-council/letters/2024-25/\n"
        "Until then please share it only with those who need it to check it.\n\n"
        "Here you can see the letter and your council’s figures, and download the cases counted in"
        " them. You are asked for a code, which we send to chief@kent.example.org:\n"
        f"{configured.SITE_URL}/early-sight/{link}/\n\n"
        "If you think something is wrong, please tell us there by 1 May 2025.\n\n"
        "Local Government and Social Care Ombudsman\n0300 061 0614\n"
    )


def test_on_the_last_day_nobody_is_asked_to_answer_by_a_day_that_has_passed():
    waiting()
    made = message()
    made.to = chief("Kent")
    assert "please tell us there by 19 May 2025" in mail.body(made, INSTANT - timedelta(days=1))
    late = mail.body(made, INSTANT - timedelta(hours=1))
    assert "/early-sight/" in late
    assert "please tell us" not in late


def test_after_publication_it_says_where_it_is_and_brings_no_link():
    waiting()
    words = mail.body(message(), AFTER)
    assert f"It is public at:\n{configured.SITE_URL}/councils/kent-county-council/" in words
    assert "early-sight" not in words
    assert "before publication" not in words
    assert not EarlySight.objects.exists()


def test_made_up_figures_are_said_to_be_made_up():
    waiting()
    PublicRecord.objects.update(demonstration=True)
    assert mail.body(message(), NOW).startswith("Demonstration. The figures are made up")


def test_one_that_replaces_another_says_so_and_why():
    waiting()
    send()
    fresh = reissue(sent(), "A date was wrong.", by=ann(), at=NOW)
    made = message()
    made.letter = fresh
    assert mail.file_name(fresh) == ("annual-review-letter-2024-25-kent-county-council-issue-2.pdf")
    assert "It replaces the letter that we sent before. A date was wrong.\n" in mail.body(made, NOW)


def test_a_name_of_any_kind_makes_no_second_header():
    waiting()
    Council.objects.filter(name__startswith="Kent").update(name="Kent – Îles\nBcc: x@example.org")
    with pytest.raises(ValueError, match="newlines"):
        mail.email(message(), LetterFile.objects.get(letter=letter()), NOW).message()


def test_a_pdf_that_is_not_the_approved_one_is_not_sent():
    waiting()
    made = message()
    made.to = chief("Kent")
    file = LetterFile.objects.get(letter=letter())
    assert mail.email(made, file, NOW).attachments[0].content == bytes(file.pdf)
    file.pdf = bytes(file.pdf) + b" "
    with pytest.raises(Refused, match="not the one that was approved"):
        mail.email(made, file, NOW)
    assert Letter.objects.filter(sent_at=None).count() == 3
