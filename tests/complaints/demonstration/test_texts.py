import re
from datetime import date, timedelta
from random import Random

import pytest

from complaints.demonstration.circumstances import MONTHS
from complaints.demonstration.headings import headings, stories, subject_rows
from complaints.demonstration.texts import Text, text_for

CLOSED, NOT_UPHELD, UPHELD = "closed_after_initial_enquiries", "not_upheld", "upheld"
OUTCOMES = (CLOSED, NOT_UPHELD, UPHELD)
SUBJECTS = [
    (row.heading, row.name)
    for row in subject_rows()
    if headings()[row.heading].weight(row.name).often
]
DECIDED_ON = date(2024, 2, 14)

START = ["The complaint", "The Ombudsman's role and powers", "How I considered this complaint"]
HEADINGS = {
    CLOSED: [*START, "My assessment", "Final decision"],
    NOT_UPHELD: [*START, "What I found", "Decision"],
    UPHELD: [*START, "What I found", "Agreed action", "Decision"],
}

VOWEL_SOUNDS = re.compile(r"(?!uni|use|usu|one|eu)[aeiou]|hour|honest|ehc", re.IGNORECASE)
MONTH = re.compile(rf"\b(?:{'|'.join({name.split()[0] for name in MONTHS})}) \d{{4}}\b")
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Miss) [A-Z]\b")


def text(seed: int, heading: str, name: str, outcome: str, **more) -> Text:
    asked = {
        "council_name": "Borsetshire County Council",
        "council_type": "county",
        "decided_on": DECIDED_ON,
        **more,
    }
    return text_for(
        Random(seed), subject_heading=heading, subject_name=name, outcome=outcome, **asked
    )


@pytest.fixture(scope="module")
def sample() -> list[tuple[str, Text]]:
    """Sixteen texts of every subject and outcome, with all the ways they can differ."""
    rng = Random(1974)
    return [
        (
            outcome,
            text_for(
                rng,
                subject_heading=heading,
                subject_name=name,
                outcome=outcome,
                council_name=rng.choice(["London Borough of Wessex", "Borsetshire County Council"]),
                council_type=rng.choice(["county", "london_borough"]),
                decided_on=DECIDED_ON,
                satisfactory_remedy=rng.random() < 0.2,
                acted_for=rng.choice(["", "", "Wessex Homes Ltd"]),
                report=rng.random() < 0.1,
            ),
        )
        for heading, name in SUBJECTS
        for outcome in OUTCOMES
        for _ in range(16)
    ]


def public(made: Text) -> str:
    return "\n".join([made.title, made.summary, made.statement, *made.improvements])


def paragraphs(made: Text) -> list[str]:
    return [part for part in made.statement.split("\n\n") if not part.startswith("## ")]


def headings(made: Text) -> list[str]:
    return re.findall(r"^## (.+)$", made.statement, re.MULTILINE)


@pytest.mark.parametrize("subject", SUBJECTS[::7])
def test_the_same_chances_give_the_same_text(subject):
    assert text(5, *subject, UPHELD) == text(5, *subject, UPHELD)


def test_headings_come_in_their_order(sample):
    for outcome, made in sample:
        expected = HEADINGS[outcome]
        if made.title:
            expected = ["Why this is a public report", *expected]
        assert headings(made) == expected


def test_paragraphs_are_numbered_through_the_statement(sample):
    for _, made in sample:
        numbers = [int(part.split(". ")[0]) for part in paragraphs(made)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_part_of_a_statement_is_a_heading_or_one_paragraph(sample):
    for _, made in sample:
        for part in made.statement.split("\n\n"):
            assert re.fullmatch(r"## [A-Z][^\n]+[a-z]|\d+\. [A-Z][^\n]+\.", part)


def test_statements_are_as_long_as_real_ones(sample):
    sizes = {
        outcome: [len(made.statement) for was, made in sample if was == outcome]
        for outcome in OUTCOMES
    }
    means = {outcome: sum(found) / len(found) for outcome, found in sizes.items()}
    assert 700 < means[CLOSED] < 1_200
    assert 1_500 < means[NOT_UPHELD] < 2_400
    assert 2_000 < means[UPHELD] < 2_800
    lengths = {
        outcome: {len(paragraphs(made)) for was, made in sample if was == outcome}
        for outcome in OUTCOMES
    }
    assert lengths[CLOSED] <= set(range(5, 11))
    assert lengths[NOT_UPHELD] <= set(range(11, 19))
    assert lengths[UPHELD] <= set(range(14, 25))


def test_every_variant_of_every_phrase_can_be_filled():
    people = dict.fromkeys(("who", "he", "He", "him", "his", "His"), "x")
    times = dict.fromkeys(("t0", "t1", "t2", "t3", "t4", "fix", "d1", "d3", "old", "came"), "x")
    amounts = dict.fromkeys(("wait", "delay", "gap", "terms", "few", "several", "pay", "more"), "x")
    alone = {**people, **times, **amounts, "tribunal": "x"}
    second = dict.fromkeys(("kin", "other", "ohe", "oHe", "ohim", "ohis", "oHis"), "x")
    for subject in SUBJECTS:
        for told in stories(*subject):
            blanks = {**alone, **second} if told.second else alone
            for field in told.__slots__:
                if field not in {"small", "second", "answered", "lead", "also"}:
                    for phrase in flat(getattr(told, field)):
                        assert not re.search(r"[\[\]{}<>|%]", phrase % blanks)


def flat(phrases):
    for phrase in phrases:
        if isinstance(phrase, str):
            yield phrase
        else:
            yield from flat(phrase)


def test_a_person_in_the_story_is_introduced_where_the_complaint_is():
    for subject in SUBJECTS:
        for told in stories(*subject):
            if told.second:
                assert all("%(kin)s" in phrase for phrase in told.wrong)


def test_no_text_shows_how_it_was_made(sample):
    for _, made in sample:
        words = public(made) + "\n".join(made.personal_remedies)
        assert not re.search(r"[{}\[\]|<>%_]|  | [.,;]|\.\.|,,", words)


def test_words_are_not_doubled_and_articles_fit(sample):
    for _, made in sample:
        words = public(made)
        assert not re.search(r"\b(\w+) \1\b", words)
        for article, word in re.findall(r"\b([Aa]n?) (\w+)", words):
            assert (article.lower() == "an") == bool(VOWEL_SOUNDS.match(word)), (article, word)


def test_sentences_begin_with_a_capital_and_name_no_sum_of_money(sample):
    for _, made in sample:
        assert not re.search(r"[a-z]{2}\. [a-z]|£", public(made))


def test_what_is_private_is_not_in_public(sample):
    for _, made in sample:
        assert not [words for words in made.personal_remedies if words in public(made)]


def test_nothing_happens_after_the_decision(sample):
    last = MONTHS.index("February 2024")
    found = [month for _, made in sample for month in MONTH.findall(public(made))]
    assert len(found) > 5_000
    assert max(MONTHS.index(month) for month in found) < last


def test_nothing_the_council_did_follows_the_complaint_to_the_ombudsman():
    received_on = date(2023, 3, 30)
    for seed, subject in enumerate(SUBJECTS):
        for outcome in (NOT_UPHELD, UPHELD):
            made = text(seed, *subject, outcome, received_on=received_on)
            months = MONTH.findall(made.statement)
            assert max(map(MONTHS.index, months)) < MONTHS.index("March 2023")


def test_a_complaint_that_is_not_upheld_finds_no_fault(sample):
    for outcome, made in sample:
        if outcome == NOT_UPHELD:
            assert "found no fault" in made.statement
            found = made.statement.split("## What I found")[1].replace("no fault", "")
            assert not re.search(r"fault|injustice", found)
            assert "We upheld" not in made.summary
            assert (made.improvements, made.personal_remedies) == ([], [])


def test_an_upheld_complaint_finds_fault_and_agrees_a_remedy(sample):
    for outcome, made in sample:
        if outcome == UPHELD:
            assert re.search(r"\bfault\b", made.statement.split("## What I found")[1])
            assert made.personal_remedies
            assert made.improvements


def test_a_closed_complaint_says_why_it_is_not_investigated(sample):
    for outcome, made in sample:
        if outcome == CLOSED:
            assert re.search(r"[Ww]e will not investigate", made.summary)
            assert (
                paragraphs(made)[-1].split(". ", 1)[1].startswith("I will not investigate because ")
            )
            assert (made.improvements, made.personal_remedies) == ([], [])


def test_an_improvement_has_no_timescale_and_names_no_one(sample):
    improvements = {words for _, made in sample for words in made.improvements}
    assert len(improvements) > 150
    for words in improvements:
        assert not re.search(r"\b(within|weeks?|months?|by the end|deadline)\b", words)
        assert not PERSON.search(words)
        assert not re.search(r"\b(his|her|him|she|he)\b", words)


def test_people_have_a_title_and_one_letter(sample):
    for _, made in sample:
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss) (?![A-Z]\b)", public(made))


def test_a_satisfactory_remedy_was_offered_by_the_council():
    for seed, subject in enumerate(SUBJECTS):
        made = text(seed, *subject, UPHELD, satisfactory_remedy=True)
        assert "offer is a suitable remedy" in made.summary
        assert "offer" in made.statement.split("## Agreed action")[1]
        assert len(made.personal_remedies) == 1


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_company_acted_for_the_council(outcome):
    named = text(1, "Housing", "Homelessness", outcome, acted_for="Wessex Homes Ltd")
    assert "Wessex Homes Ltd" in named.statement
    assert "remains responsible" in named.statement
    assert "remains responsible" not in text(1, "Housing", "Homelessness", outcome).statement


def test_a_report_has_a_title_and_says_why_it_is_public():
    for seed, subject in enumerate(SUBJECTS):
        made = text(seed, *subject, UPHELD, report=True)
        assert re.fullmatch(r"[A-Z][^.{}%\[]{9,90}[a-z0-9]", made.title)
        assert made.statement.startswith("## Why this is a public report\n\n1. We publish")
        assert text(seed, *subject, UPHELD).title == ""
        assert text(seed, *subject, NOT_UPHELD, report=True).title == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Borsetshire County Council", "Borsetshire County Council (the Council)"),
        ("London Borough of Wessex", "the London Borough of Wessex (the Council)"),
        ("City of York Council", "City of York Council (the Council)"),
        ("Council of the Isles of Scilly", "the Council of the Isles of Scilly (the Council)"),
    ],
)
def test_a_council_is_named_as_english_asks(name, shown):
    statement = text(3, "Education", "School transport", UPHELD, council_name=name).statement
    assert re.search(rf"(?<!the ){re.escape(shown)}", statement)


def test_a_subject_nobody_wrote_for_is_told_in_general_terms():
    for outcome in OUTCOMES:
        made = text(5, "Galactic affairs", "Hyperspace bypasses", outcome)
        assert headings(made) == HEADINGS[outcome]


def test_summaries_seldom_repeat():
    rng = Random(7)
    summaries = []
    for _ in range(5_000):
        heading, name = rng.choice(SUBJECTS)
        made = text_for(
            rng,
            subject_heading=heading,
            subject_name=name,
            outcome=rng.choice(OUTCOMES),
            council_name="Borsetshire County Council",
            council_type="county",
            decided_on=DECIDED_ON - timedelta(days=rng.randrange(2_000)),
        )
        summaries.append(made.summary)
    assert len(set(summaries)) > 4_500
    nameless = {re.sub(r"\b[A-Z]\b", "X", PERSON.sub("X", summary)) for summary in summaries}
    assert len(nameless) > 2_000
