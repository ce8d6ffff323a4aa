"""What stands in an e-mail to a colleague, and what never does."""

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from councils.models import PublicRecord
from portal.models import NoticeMail
from portal.notices.mail import FIRST, email, parts_of
from tests.portal.notices.world import AT, SECRET, choose, colleague, owned, send, text

pytestmark = pytest.mark.django_db
SITE = "https://councils.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


class Reader(HTMLParser):
    """Headings, links and lists, as a screen reader goes by them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.language = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"])
        if tag == "html":
            self.language = dict(attrs)["lang"]


def test_words_and_html_say_the_same_and_lead_to_the_pages(mailoutbox):
    ben = colleague("ben")
    decision, row = text(), owned(ben, date(2024, 7, 15))
    send()
    (sent,) = mailoutbox
    ((page, kind),) = sent.alternatives
    assert kind == "text/html"
    own = f"{SITE}/admin/complaints/recommendation/{row.pk}/change/"
    links = [
        own,
        f"{SITE}/admin/complaints/decision/{decision.pk}/change/",
        f"{SITE}/admin/",
        f"{SITE}/admin/told-by-mail/",
    ]
    read = Reader(page)
    assert read.links == links
    assert [each for each in read.tags if each[0] == "h" and each[1:].isdigit()] == [
        "h1",
        "h2",
        "h2",
    ]
    assert read.language == "en-GB"
    assert [each.strip() for each in sent.body.splitlines() if each.strip()] == [
        "What waits for you on 1 August 2024",
        "For Ben.",
        "Overdue, and you look after it (1)",
        "See what is left to do, or choose another day.",
        f"- {row.decision}, recommendation 1, {row.council}, by 15 July 2024",
        own,
        "Texts to be approved (1)",
        "Read each text, and approve it or give it back.",
        f"- {decision}, {decision.council}",
        links[1],
        "Everything that waits for you:",
        links[2],
        "Choose what you are told by e-mail, and when:",
        links[3],
    ]


def test_no_word_of_a_case_or_a_note_is_in_it(mailoutbox):
    ben = colleague("ben")
    text(title=SECRET, kind="report", announced_at=AT + timedelta(days=9))
    owned(ben, date(2024, 7, 15), kind="personal_remedy", public_summary="", private_text=SECRET)
    send()
    whole = mailoutbox[0].message().as_string()
    assert SECRET not in whole
    assert SECRET.replace(" ", "=20") not in whole
    assert "remedy" not in whole.lower()


def test_of_many_the_first_are_named_and_the_rest_is_a_click_away(mailoutbox):
    colleague("ben")
    for _ in range(FIRST + 2):
        text()
    send()
    assert "Texts to be approved (12)" in mailoutbox[0].body
    assert mailoutbox[0].body.count("/change/") == FIRST
    assert f"- and 2 more\n  {SITE}/admin/complaints/decision/waiting/" in mailoutbox[0].body


def test_it_says_so_where_the_data_is_made_up(mailoutbox):
    PublicRecord.objects.update_or_create(pk=1, defaults={"demonstration": True})
    colleague("ben")
    text()
    send()
    assert mailoutbox[0].body.startswith("Demonstration. The figures are made up")


def test_a_name_is_not_taken_for_html():
    ben = colleague("ben")
    type(ben).objects.update(first_name="<b>Ben</b>", last_name="O’Neil")
    text()
    send()
    mail = NoticeMail.objects.get()
    made = email(mail, parts_of(mail, AT))
    assert "For <b>Ben</b> O’Neil." in made.body
    assert "<b>Ben" not in made.alternatives[0][0]


def test_what_somebody_chose_meanwhile_holds_for_what_waits():
    ben = colleague("ben")
    text()
    owned(ben, date(2024, 7, 15))
    send()
    mail = NoticeMail.objects.get()
    choose(ben, "late", "never")
    assert [each.source.slug for each in parts_of(mail, AT)] == ["text"]
