"""The list of decisions: search, facets, what is chosen, the file."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pytest
from django.db import connection

from complaints.decisions.search import counts, matches, order
from complaints.models import Decision
from councils.years import london_instant
from portal.pages import decisions_content
from tests import factories

# Each database turns its pages its own way.
pytestmark = [pytest.mark.django_db, pytest.mark.engine]
AT = london_instant("2025-07-02 10:00")


@pytest.fixture
def page(client, clock):
    clock.set(AT)

    def get(**asked):
        answer = client.get("/decisions/", asked)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def test_a_reference_typed_in_any_form_opens_the_decision(client, clock):
    clock.set(AT)
    factories.decision(reference="24018407")
    for typed in ("24018407", "24 018 407", "ref: 24\u2013018\u2013407."):
        answer = client.get("/decisions/", {"q": typed})
        assert (answer.status_code, answer["Location"]) == (302, "/decisions/24-018-407/"), typed
    assert client.get("/decisions/", {"q": "24018408"}).status_code == 200
    Decision.objects.update(withheld_reason="consent")
    assert client.get("/decisions/", {"q": "24018407"}).status_code == 200


def test_best_match_first_and_newest_where_asked(page):
    factories.decision(summary="A pond. It was wide.", statement="1. A heron.")
    factories.decision(summary="A heron. It was grey.", decided_on=date(2024, 5, 1))
    best, newest = page(q="herons"), page(q="herons", sort="newest")
    assert best.index("It was grey") < best.index("It was wide")
    assert newest.index("It was grey") > newest.index("It was wide")
    assert "A <mark>heron</mark>." in best


def test_what_is_not_wanted_alone_leaves_the_others_newest_first(page):
    factories.decision(summary="A pond. It was wide.")
    factories.decision(summary="A heron. It was grey.")
    factories.release()
    shown = page(q="-herons")
    assert "It was wide" in shown
    assert "It was grey" not in shown
    assert "Newest first." in shown
    assert "1 decision of years" in " ".join(shown.split())


def test_what_is_written_is_never_markup(page):
    text = "<script>alert(1)</script> heron"
    factories.decision(summary=text, statement=f"1. {text}")
    shown = page(q="heron <script>")
    assert "<script>alert" not in shown
    assert "&lt;" in shown


def test_chosen_things_can_be_taken_away_one_by_one(page):
    about = factories.subject("Housing", "Housing", "Homelessness")
    factories.decision(factories.council("Kent"), subject=about, summary="Damp.")
    factories.release()
    shown = page(q="damp", council="kent", category="housing", outcome="upheld")
    for label, left in (
        ("“damp”", "council=kent&amp;category=housing&amp;outcome=upheld"),
        ("Kent", "q=damp&amp;category=housing&amp;outcome=upheld"),
        ("Housing", "q=damp&amp;council=kent&amp;outcome=upheld"),
        ("Upheld", "q=damp&amp;council=kent&amp;category=housing"),
    ):
        assert f'<a href="?{left}" rel="nofollow">{label}<span' in shown
    for name, value in (("category", "housing"), ("outcome", "upheld")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in shown


def test_did_you_mean(page):
    factories.decision(summary="About homelessness.")
    shown = page(q="homelesness")
    assert "Did you mean" in shown
    assert "q=homelessness" in shown
    factories.decision(summary="About zebrawithheld.", withheld_reason="consent")
    assert "zebrawithheld<" not in page(q="zebrawithheldd")


def test_words_of_grammar_alone_are_refused(page):
    factories.decision()
    assert "give others" in page(q="of the")


def test_the_whole_list_as_a_file(client, clock):
    clock.set(AT)
    for number in range(30):
        factories.decision(summary=f"A heron, {number}.")
    factories.decision(summary="A stork.")
    factories.decision(summary="A hidden heron.", withheld_reason="consent")
    answer = client.get("/decisions.csv", {"q": "herons", "outcome": "upheld"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "decisions-found.csv" in answer["Content-Disposition"]
    assert len(lines) == 31
    assert lines[0].startswith("reference,council,")
    assert "hidden" not in "".join(lines)
    refused = client.get("/decisions.csv", {"outcome": "nonsense"})
    assert (refused.status_code, refused["Location"]) == (302, "/decisions/?outcome=nonsense")


def test_one_and_three_decisions_take_as_many_queries(client, clock, django_assert_num_queries):
    clock.set(AT)
    factories.decision(summary="A stork.")
    factories.release()
    for number in (1, 2):
        for _ in range(number):
            factories.recommendation(factories.decision(summary="A heron."))
        # PostgreSQL is told in four more that it should look into the index.
        with django_assert_num_queries(16 if connection.vendor == "sqlite" else 20):
            client.get("/decisions/", {"q": "heron", "outcome": "upheld"})


def test_the_council_is_chosen_among_those_that_have_any_with_how_many(page):
    kent = factories.council("Kent")
    factories.decision(kent)
    factories.decision(kent)
    factories.council("Surrey")
    factories.release()
    shown = page()
    assert '<option value="kent">Kent (2)</option>' in shown
    assert "Surrey" not in shown


def test_of_very_many_the_page_says_that_there_are_more_and_which_are_in_order(page, monkeypatch):
    for name, value in ((matches, "FEW"), (counts, "COUNTED"), (decisions_content, "COUNTED")):
        monkeypatch.setattr(name, value, 2)
    monkeypatch.setattr(order, "RANKED", 2)
    for _ in range(3):
        factories.decision(summary="A heron.")
    factories.release()
    shown = " ".join(page(q="heron").split())
    assert "More than 2 decisions of years whose figures are published" in shown
    assert "How many each choice leaves is counted up to 2 decisions." in shown
    assert "Best match first among the newest 2, then newest first" in shown
    assert '<span class="n">' not in shown
    few = " ".join(page(q="heron", decided_before="2020-01-01").split())
    assert "More than" not in few
    assert "among the newest" not in few


@pytest.mark.parametrize("typed", ["a" * 101, "heron-" * 20])
def test_what_is_too_long_is_refused_with_words_and_nothing_is_looked_for(page, client, typed):
    factories.decision(summary="A heron.")
    shown = page(q=typed)
    assert "Give at most 100 characters." in shown
    assert "A heron." not in shown
    refused = client.get("/api/v1/decisions/", {"q": typed})
    assert refused.status_code == 400
    assert "at most 100 characters" in refused.json()["detail"]
    assert client.get("/decisions.csv", {"q": typed}).status_code == 302


@pytest.mark.parametrize(
    ("counted", "words", "kept"),
    [
        ("upheld", "have this outcome today", "&outcome=upheld"),
        ("not_upheld", "have this outcome today", "&outcome=not_upheld"),
        ("late", "have this compliance outcome", "&compliance=late"),
        ("investigated", "Show every decision of the year as it is today", ""),
        ("complied", "Show every decision of the year as it is today", ""),
    ],
)
def test_from_what_figures_counted_a_link_keeps_what_a_filter_can_ask(page, counted, words, kept):
    kent = factories.council("Kent")
    made = factories.decision(kent, reference="24000001")
    done = date(2024, 8, 1)
    factories.recommendation(made, done_on=done, recorded_on=done)
    factories.decision(kent, outcome="not_upheld", reference="24000002")
    factories.decision(kent, outcome="closed_after_initial_enquiries", reference="24000003")
    factories.release(public_at=london_instant("2025-07-01 09:30"))
    listed = page(counted=counted, council="kent", year="2024-25", page="1")
    [link] = re.findall(r'<a href="(\?[^"]*)">(Show [^<]*)</a>', listed)
    year = "" if "compliance" in kept else "&year=2024-25"
    address, said = unescape(link[0]), link[1]
    assert words in said
    assert address == f"?council=kent{year}{kept}"
    today = page(**dict(parse_qsl(address.lstrip("?"))))
    cases = set(re.findall(r"/decisions/(24-000-00\d)/", today))
    named = {"upheld": {"24-000-001"}, "late": {"24-000-001"}, "not_upheld": {"24-000-002"}}
    assert cases == named.get(counted, {"24-000-001", "24-000-002", "24-000-003"})
