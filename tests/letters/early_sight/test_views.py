"""The way of a council to its letter, as a browser without JavaScript takes it."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail

from complaints.models import Decision, Release
from complaints.releases.steps import approval
from councils.public_record import changing_public_record
from letters.early_sight.steps.answers import answer
from letters.models import Challenge, EarlySight, LetterFile, Look
from tests import factories
from tests.complaints.preparation import decide
from tests.letters.correspondence import INSTANT, ann, ben, composed, letter
from tests.letters.early_sight.sights import LATER, TO, give_code, link, mailed_code, sight

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
DATA = ('data-measure="uphold-rate" data-part="2"', "Invalid or incomplete", "Dear Chief Executive")


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(LATER)
    return clock


@pytest.fixture
def path():
    return link()


def body(response) -> str:
    return response.content.decode()


def shows_the_letter(response) -> bool:
    found = {each in body(response) for each in DATA}
    assert len(found) == 1, "the letter is shown whole or not at all"
    return found.pop()


def test_opening_a_link_shows_whom_it_is_for_and_sends_nothing(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "This link is for Kent County Council." in body(response)
    assert "k…@kent.example.org" in body(response)
    assert TO not in body(response)
    assert not shows_the_letter(response)
    assert f'<form method="post" action="{path}code/"' in body(response)
    assert (mail.outbox, Look.objects.count(), response.cookies) == ([], 0, {})


def test_programs_that_follow_every_link_send_no_code(client, path):
    for each in ("code/", "open/", "challenge/"):
        response = client.get(f"{path}{each}")
        assert (response.status_code, response["Location"]) == (302, path)
    assert client.head(path).status_code == 200
    assert mail.outbox == []
    assert client.put(f"{path}code/").status_code == 405


def test_the_code_opens_the_letter_for_an_hour(client, path, now):
    response = client.post(f"{path}code/")
    assert (response.status_code, response["Location"]) == (302, path)
    response = client.get(path)
    assert "We sent a code to k…@kent.example.org. It can be used until 12.17pm." in body(response)
    response = client.post(f"{path}open/", {"code": mailed_code()})
    assert (response.status_code, response["Location"]) == (302, path)
    cookie = response.cookies["early-sight"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (path, True, "Strict")

    response = client.get(path)
    assert response.status_code == 200
    assert shows_the_letter(response)
    assert "Not public until 20 May 2025, 9.30am." in body(response)
    now.set(LATER + 61 * MINUTE)
    response = client.get(path)
    assert not shows_the_letter(response)
    assert "Send the code" in body(response)


def test_each_look_is_recorded_apart_from_pre_release_access(client, path, now):
    give_code(client, path)
    client.get(path)
    now.set(LATER + MINUTE)
    client.head(path)
    client.get(f"{path}letter.pdf")
    client.get(f"{path}cases.csv")
    assert list(Look.objects.order_by("pk").values_list("early_sight", "what", "at")) == [
        (sight().pk, "letter", LATER),
        (sight().pk, "pdf", LATER + MINUTE),
        (sight().pk, "cases", LATER + MINUTE),
    ]
    assert not Release.objects.get().early_access.exists()


def test_the_pdf_is_the_very_file_that_was_approved(client, path):
    give_code(client, path)
    response = client.get(f"{path}letter.pdf")
    kept = LetterFile.objects.get(letter=letter("Kent"))
    assert response.content == bytes(kept.pdf)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="kent-county-council-letter-2024-25-NOT-PUBLIC.pdf"'
    )


def rows(response) -> list[list[str]]:
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_cases_are_those_counted_and_have_no_text(client):
    kent = factories.council("Kent County Council", residents=1_500_000)
    decide(kent, 2, 1)
    hidden = factories.decision(kent, reference="24000077", decided_on=date(2024, 9, 1))
    factories.decision(factories.council("Essex County Council"), reference="24000088")
    composed(councils=True)
    Decision.objects.filter(pk=hidden.pk).update(withheld_reason="identifiable", withheld_by=ann())
    path = link()
    give_code(client, path)
    response = client.get(f"{path}cases.csv")
    assert response["Content-Disposition"] == (
        'attachment; filename="kent-county-council-cases-2024-25-edition-1-NOT-PUBLIC.csv"'
    )
    found = rows(response)
    assert found[0] == ["NOT PUBLIC until 20 May 2025, 9.30am"]
    assert ["upheld", "3"] in found
    assert ["not upheld", "1"] in found
    cases = found[found.index([]) + 2 :]
    assert len(cases) == 4
    assert cases[-1] == ["24 000 077", "", "Upheld", "", "", ""]
    assert "24 000 088" not in body(response)
    assert "Mrs B" not in body(response)


def test_no_cell_is_taken_for_a_formula(client, path, monkeypatch):
    give_code(client, path)
    monkeypatch.setattr(
        "letters.early_sight.views.rows_to_check", lambda *of: [["=1+1", "@SUM(A1)", "plain"]]
    )
    assert rows(client.get(f"{path}cases.csv"))[1] == ["'=1+1", "'@SUM(A1)", "plain"]


def test_a_closed_council_s_letter_gives_the_closed_council_s_cases(client):
    gone = factories.council("Gone County Council", closed_on=date(2025, 4, 1))
    new = factories.council("New County Council", opened_on=date(2025, 4, 1))
    gone.successors.add(new)
    factories.decision(gone, reference="24000077")
    factories.decision(new, reference="25000088", decided_on=date(2025, 4, 2))
    composed(councils=True)
    path = link("Gone", to="nora@new.example.org", council=new)
    assert "This link is for New County Council." in body(client.get(path))
    give_code(client, path)
    assert "Gone County Council: the figures of 2024-25" in body(client.get(path))
    found = body(client.get(f"{path}cases.csv"))
    assert "24 000 077" in found
    assert "25 000 088" not in found


def test_a_council_says_what_is_wrong_and_reads_the_answer(client, path):
    give_code(client, path)
    assert "Name no complainant" in body(client.get(path))
    response = client.post(f"{path}challenge/", {"text": "24 000 001 is <b>not</b> ours."})
    assert (response.status_code, response["Location"]) == (302, path)
    [made] = Challenge.objects.open()
    assert made.text == "24 000 001 is <b>not</b> ours."
    shown = body(client.get(path))
    assert "24 000 001 is &lt;b&gt;not&lt;/b&gt; ours." in shown
    assert "We have it, and have not answered yet." in shown
    answer(made, "explained", "It is yours:\n\nthe contract says so.", by=ben(), at=LATER)
    shown = body(client.get(path))
    assert "Explained: the figures stand, 15 April 2025, 12.02pm" in shown
    assert "<p>the contract says so.</p>" in shown
    assert "not answered yet" not in shown


@pytest.mark.parametrize(("text", "why"), [("", "Say what you think is wrong."), ("x" * 5_001, "")])
def test_what_cannot_be_taken_is_said_beside_what_was_typed(client, path, text, why):
    give_code(client, path)
    response = client.post(f"{path}challenge/", {"text": text})
    assert response.status_code == 400
    assert f'id="text-error">{why or "It has 5,001 characters"}' in body(response)
    assert f"{text}</textarea>" in body(response)
    assert not Challenge.objects.exists()


def test_after_the_last_day_there_is_no_form_and_nothing_is_taken(client, path, now):
    now.set(LATER + timedelta(days=17))  # 2 May, the day after
    give_code(client, path)
    shown = body(client.get(path))
    assert "The last day to say so here was 1 May 2025." in shown
    assert "<textarea" not in shown
    response = client.post(f"{path}challenge/", {"text": "Too late."})
    assert response.status_code == 403
    assert "The last day to say what is wrong was 1 May 2025." in body(response)
    assert not Challenge.objects.exists()


def test_while_the_figures_are_counted_again_only_what_was_said_is_shown(client, path):
    give_code(client, path)
    client.post(f"{path}challenge/", {"text": "24 000 001 is not ours."})
    approval.withdraw(Release.objects.get(), "A mistake.", by=ben(), at=LATER)
    response = client.get(path)
    assert not shows_the_letter(response)
    assert "The figures are being counted again" in body(response)
    assert "24 000 001 is not ours." in body(response)
    client.cookies.clear()
    response = client.get(path)
    assert "you can still read what you told us and what we answered" in body(response)
    assert "24 000 001" not in body(response)
    give_code(client, path)
    for each in ("letter.pdf", "cases.csv"):
        response = client.get(f"{path}{each}")
        assert response.status_code == 410
        assert "The figures are being counted again" in body(response)
    response = client.post(f"{path}challenge/", {"text": "Another."})
    assert response.status_code == 400
    assert Challenge.objects.count() == 1


def test_a_demonstration_says_what_it_is(client, path):
    assert "Demonstration." not in body(client.get(path))
    with changing_public_record() as record:
        record.demonstration = True
    assert "Demonstration." in body(client.get(path))


def test_a_letter_that_was_uploaded_is_a_file(client, path):
    give_code(client, path)
    type(letter("Kent")).objects.filter(pk=letter("Kent").pk).update(
        source="uploaded", content=None, release=None
    )
    assert "The letter is a file: open the PDF above." in body(client.get(path))
    assert client.get(f"{path}letter.pdf").status_code == 200
    assert client.get(f"{path}cases.csv").status_code == 404
    assert EarlySight.objects.count() == 1


def test_after_a_postponement_an_old_link_says_the_new_instant(client, clock, path):
    later = INSTANT + timedelta(days=7)
    approval.postpone(Release.objects.get(), later, "A strike.", by=ann(), at=LATER)
    clock.set(INSTANT + MINUTE)
    give_code(client, path)
    page = client.get(path).content.decode()
    assert "Not public until 27 May 2025, 9.30am." in page
    assert "It had been announced for 20 May 2025, 9.30am, and the letter still says so." in page
