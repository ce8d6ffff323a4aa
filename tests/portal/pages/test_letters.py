"""Pages of letters and their PDFs: what they say, how they are served, in how many queries."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from complaints.models import Decision
from complaints.releases.steps import approval, preparation, revisions
from councils.models import Contact, Council
from councils.years import Year
from letters.composing.drafts import compose_letters
from letters.letters.steps.letter_text import reissue, upload, write_own_paragraph
from letters.models import Letter, LetterFile, LetterTemplate
from tests import factories
from tests.letters.correspondence import (
    AFTER,
    BEFORE,
    INSTANT,
    WRITTEN,
    YEAR,
    ann,
    ben,
    composed,
    letter,
    sent,
)
from tests.letters.pdf_text import words_of

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(days=30)
PAGE = "/councils/kent-county-council/letters/2024-25/"
PDF = "/councils/kent-county-council/letters/2024-25.pdf"


@pytest.fixture
def read(client, clock):
    """Status and words of an address at an instant."""

    def at(instant, address):
        clock.set(instant)
        response = client.get(address)
        words = unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
        return response.status_code, re.sub(r"\s+", " ", words)

    return at


@pytest.fixture
def written():
    """Kent's letter with words of its own and a copy, sent; Essex's and Surrey's are drafts."""
    release = composed()
    kent = Council.objects.get(name__startswith="Kent")
    Contact.objects.create(council=kent, role="leader", name="Mrs Leader", email="l@example.org")
    text = "Thank you & <b>well done</b>.\n\n- See https://example.org/a."
    write_own_paragraph(letter("Kent"), text, by=ann(), at=WRITTEN)
    sent("Kent")
    return release


def body(client, clock, address, at=AFTER) -> str:
    """The page's own part; what stands around it is the same everywhere."""
    clock.set(at)
    page = client.get(address, follow=True).content.decode()
    head, _, rest = page.partition('<header class="site">')
    return head + rest.partition("</header>")[2].partition("<footer>")[0]


def test_a_letter_reads_as_one(written, read):
    status, page = read(AFTER, PAGE)
    assert status == 200
    order = [
        *("15 April 2025", "The Chief Executive", "Annual review letter 2025"),
        *("Dear Chief Executive", "I write to you once a year", "Your council’s figures"),
        *("About your council", "Thank you for working with us", "Copied to: Leader"),
        *("Kent County Council: the figures of 2024-25", "Uphold rate", "Compliance rate"),
        *("Satisfactory remedy rate", "What happened to complaints in 2024-25"),
        *("edition 1, as published", "Issue 1 of this letter, public since 20 May 2025, 9.30am"),
    ]
    start = page.index("PDF of the letter")
    places = [page.index(words, start) for words in order]
    assert places == sorted(places)
    for name in ("Mrs Leader", "l@example.org", "Example", "Sample"):
        assert name not in page


def test_what_staff_typed_is_text_and_an_address_is_a_link(written, client, clock):
    page = body(client, clock, PAGE)
    assert "<p>Thank you &amp; &lt;b&gt;well done&lt;/b&gt;.</p>" in page
    link = '<li>See <a href="https://example.org/a">https://example.org/a</a>.</li>'
    assert link in page


def test_figures_are_marked_and_charts_have_their_table(written, client, clock):
    page = body(client, clock, PAGE)
    assert 'data-measure="uphold-rate" data-part="2" data-whole="3">2 of 3</span>' in page
    assert '<th scope="row">Kent</th><td>fewer than ten</td><td>2 of 3</td>' in page
    sent("Essex")
    page = body(client, clock, PAGE.replace("kent", "essex"))
    assert 'data-measure="uphold-rate" data-part="12" data-whole="15">80%</span>' in page
    assert '<svg class="chart" viewBox="' in page
    assert '<th scope="row">Essex</th><td>80%</td><td>12 of 15</td>' in page
    sent("Surrey")
    page = body(client, clock, PAGE.replace("kent", "surrey"))
    said = '<b class="words"><span data-measure="uphold-rate" data-part="0" data-whole="0">'
    assert f"{said}no investigations</span>" in page


def test_before_its_instant_it_answers_as_one_that_does_not_exist(written, client, clock):
    clock.set(BEFORE)
    missing = client.get("/councils/kent-county-council/letters/2099-00/")
    assert missing.status_code == 404
    for address in (
        *(PAGE, PDF, f"{PAGE}?issue=1", f"{PDF}?issue=1", f"{PAGE}?issue=2"),
        *("/letters/?year=2024-25", "/letters/?year=2099-00", "/letters/?year=nonsense"),
        *("/councils/kent-county-council/letters/", "/councils/nowhere/letters/"),
        *("/councils/nowhere/letters/2024-25/", "/councils/nowhere/letters/2024-25.pdf"),
        "/councils/kent-county-council/letters/2099-00.pdf",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (404, missing.content), address
        assert sorted(answer.headers.items()) == sorted(missing.headers.items()), address
    assert "No letter has been published yet." in client.get("/letters/").content.decode()
    page = body(client, clock, "/councils/kent-county-council/", BEFORE)
    assert "Kent County Council" in page
    assert "letters/" not in page


def test_what_is_not_sent_stays_hidden_after_the_instant(written, read):
    for name in ("essex", "surrey"):
        assert read(AFTER, PAGE.replace("kent", name))[0] == 404
        assert read(AFTER, PDF.replace("kent", name))[0] == 404
    _, page = read(AFTER, "/letters/")
    assert "Kent County Council" in page
    assert "Essex" not in page


def test_the_pdf_is_the_one_approved_and_served_safely(written, client, clock):
    kept = LetterFile.objects.get()
    clock.set(AFTER)
    response = client.get(PDF)
    assert response.content == bytes(kept.pdf)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="kent-county-council-letter-2024-25-issue-1.pdf"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(response["Content-Security-Policy"].split("; ")) == {
        f"{each} 'none'" for each in ("default-src", "base-uri", "form-action", "frame-ancestors")
    }
    assert response["Content-Length"] == str(len(kept.pdf))
    assert response["Cache-Control"] == "no-cache"
    head = client.head(PDF)
    assert (head.status_code, head["Content-Length"]) == (200, str(len(kept.pdf)))
    again = client.get(PDF, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_cache_keeps_an_answer_across_the_instant(written, client, clock):
    clock.set(INSTANT - timedelta(seconds=20))
    before = client.get("/letters/")
    missing = client.get(PDF)
    for answer in (before, missing):
        assert answer["X-Accel-Expires"] == f"@{int(INSTANT.timestamp()) - 1}"
    clock.set(INSTANT)
    after = client.get("/letters/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert client.get(PDF).status_code == 200


def test_a_pdf_that_is_not_kept_is_made_from_the_letter(written, client, clock):
    LetterFile.objects.all().delete()
    clock.set(AFTER)
    made = client.get(PDF).content
    assert "Thank you & <b>well done</b>." in words_of(made)
    LetterTemplate.objects.update(signature=None)
    assert client.get(PDF).content == made


def test_a_replaced_letter_stays_citable_and_says_so(written, read, client, clock):
    reissue(letter("Kent"), "The date was wrong.", by=ann(), at=LATER)
    assert "replace" not in read(LATER, PAGE)[1]
    sent("Kent", LATER)
    clock.set(LATER)
    old = read(LATER, f"{PAGE}?issue=1")[1]
    assert "This letter, dated 15 April 2025, was replaced on 19 June 2025." in old
    page = body(client, clock, f"{PAGE}?issue=1", LATER)
    assert f'<a href="{PAGE}">Read the letter that replaced it</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{PAGE}?issue=1">' in page
    assert f'href="{PDF}?issue=1"' in page
    new = body(client, clock, PAGE, LATER)
    assert "It replaces issue 1, dated 15 April 2025. The date was wrong." in new
    assert '<a class="screen" href="?issue=1">Read issue 1, dated 15 April 2025</a>' in new
    assert "noindex" not in new
    assert client.get(PDF).content != client.get(f"{PDF}?issue=1").content
    assert client.get(f"{PAGE}?issue=2").content == client.get(PAGE).content
    assert client.get(f"{PAGE}?issue=3").status_code == 404
    listed = read(LATER, "/councils/kent-county-council/letters/")[1]
    assert "Annual review letter 2025 replaces issue 1, dated 15 April 2025" in listed
    assert "Annual review letter 2025, issue 1 replaced by issue 2, dated" in listed


def test_a_letter_says_that_its_figures_were_revised_since(written, read):
    kent = Council.objects.get(name__startswith="Kent")
    sent("Essex")
    wrong = Decision.objects.filter(council=kent, outcome="upheld").earliest("pk")
    Decision.objects.filter(pk=wrong.pk).update(outcome="not_upheld")
    made = revisions.revise(
        written,
        reason="One was not upheld.",
        public_at=LATER,
        by=ann(),
        at=AFTER,
    )
    preparation.submit(made, by=ann(), at=AFTER)
    approval.approve(made, by=ben(), at=AFTER)
    compose_letters(YEAR, by=ann(), at=AFTER)
    assert "revised" not in read(LATER - timedelta(seconds=1), PAGE)[1]
    page = read(LATER, PAGE)[1]
    said = "The figures of 2024-25 were revised on 19 June 2025: Kent County Council’s own figures"
    assert f"{said} changed, so this letter gives those before." in page
    others = read(LATER, PAGE.replace("kent", "essex"))[1]
    said = "figures of other councils changed, and averages may have; Essex County Council’s own"
    assert f"{said} figures did not." in others
    sent("Kent", LATER)
    assert "were revised on" not in read(LATER, PAGE)[1]


def test_an_uploaded_letter_has_a_page_with_its_file(written, read, client, clock):
    kent = Council.objects.get(name__startswith="Kent")
    made = upload(kent, Year(2019), b"%PDF-1.7 older", date(2020, 7, 1), by=ann(), at=AFTER)
    address = "/councils/kent-county-council/letters/2019-20/"
    assert read(LATER, address)[0] == 404
    Letter.objects.filter(pk=made.pk).update(approved_by=ben(), approved_at=AFTER, sent_at=AFTER)
    status, page = read(LATER, address)
    assert status == 200
    assert "Annual review letter 2020" in page
    assert "Dated 1 July 2020 Public since 20 May 2025, 9.30am The letter PDF" in page
    assert "(14\xa0bytes)" in client.get(address).content.decode()
    response = client.get(address.rstrip("/") + ".pdf")
    assert (response.content, response["Content-Length"]) == (b"%PDF-1.7 older", "14")
    assert "2019-20 2024-25" in read(LATER, "/letters/")[1]
    assert "Annual review letter 2020" in read(LATER, "/councils/kent-county-council/letters/")[1]


def test_the_councils_year_links_its_letter(written, read, client, clock):
    year = "/councils/kent-county-council/2024-25/"
    page = body(client, clock, year)
    assert f'<a href="{PAGE}">Annual review letter 2025</a>' in page
    assert (
        '<a href="/councils/kent-county-council/letters/">all letters'
        '<span class="visually-hidden"> about Kent' in page
    )
    page = body(client, clock, year.replace("kent", "essex"))
    assert "Essex County Council" in page
    assert "letters/" not in page


def test_letters_are_found_by_the_name_of_the_council(written, read, client, clock):
    sent("Essex")
    page = read(AFTER, "/letters/?year=2024-25&q=ess")[1]
    assert "Essex County Council" in page
    assert "Kent County Council" not in page
    assert (
        "No council with a letter about 2024-25 is called “<script>”."
        in read(AFTER, "/letters/?q=%3Cscript%3E")[1]
    )
    assert "<script>" not in body(client, clock, "/letters/?q=%3Cscript%3E")
    size = len(LetterFile.objects.get(letter=letter("Essex")).pdf) / 1024
    assert f"({size:.1f}\xa0KB)" in client.get("/letters/").content.decode()


def test_a_name_that_is_only_like_what_was_typed_is_called_so(written, read):
    sent("Essex")
    meant, guessed = (read(AFTER, f"/letters/?q={name}")[1] for name in ("essex", "esex"))
    assert "Essex County Council" in meant
    assert "Essex County Council" in guessed
    assert "No council is called" not in meant
    assert "No council is called “esex”. These have a name like it:" in guessed


def test_the_letters_page_links_those_about_councils_it_replaced(written, read):
    new = factories.council("Garden of England Council", type="unitary")
    Council.objects.get(name__startswith="Kent").successors.add(new)
    factories.decision(new)
    page = "/councils/garden-of-england-council/letters/"
    assert read(AFTER, page)[0] == 404
    made = upload(new, Year(2019), b"%PDF-", date(2020, 7, 1), by=ann(), at=AFTER)
    Letter.objects.filter(pk=made.pk).update(approved_by=ben(), approved_at=AFTER, sent_at=AFTER)
    assert "About the councils that it replaced: Kent County Council" in read(LATER, page)[1]


def test_a_letter_from_before_a_council_was_renamed_says_what_it_was_called(written, read):
    said = "When this letter was written, Weald of Kent Council was called Kent County Council."
    assert "When this letter was written" not in read(AFTER, PAGE)[1]
    Council.objects.filter(slug="kent-county-council").update(name="Weald of Kent Council")
    assert said in read(AFTER, PAGE)[1]
