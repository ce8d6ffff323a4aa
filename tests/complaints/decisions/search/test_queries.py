"""What is typed, read: worked by hand."""

import pytest

from complaints.decisions.search.queries import Clause, read
from complaints.decisions.search.synonyms import FILE, synonyms
from complaints.decisions.search.words import words_of


def said(text: str) -> list[tuple[set[tuple[str, ...]], bool]]:
    return [
        ({" + ".join(" ".join(phrase) for phrase in way) for way in each.ways}, each.is_wanted)
        for each in read(text).clauses
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Damp flats", [({"damp"}, True), ({"flats"}, True)]),
        ("the damp in a flat", [({"damp"}, True), ({"flat"}, True)]),
        ('"the damp flat" kitchen', [({"the damp flat"}, True), ({"kitchen"}, True)]),
        ("\u201cdamp flat\u201d", [({"damp flat"}, True)]),
        ("damp -kitchen", [({"damp"}, True), ({"kitchen"}, False)]),
        ('damp \u2212"old flat"', [({"damp"}, True), ({"old flat"}, False)]),
        ("self-employed", [({"self employed"}, True)]),
        ("the Council\u2019s fault", [({"council"}, True), ({"fault"}, True)]),
        ('damp "', [({"damp"}, True)]),
        ("... !", []),
        ("of the", []),
        ("<script>", [({"script"}, True)]),
    ],
)
def test_words_phrases_and_what_is_not_wanted(typed, meant):
    assert said(typed) == meant


def test_a_short_form_means_its_long_form_too_and_the_reverse():
    plan = "education health and care plan"
    assert said("EHCP late") == [({"ehcp", plan, "ehc plan"}, True), ({"late"}, True)]
    together = "education + health + care + plan"
    assert said("education, health and care plan")[0][0] == {together, "ehcp", "ehc plan"}
    assert said('"education, health and care plan"') == [({plan}, True)]


def test_where_a_short_form_is_another_word_the_long_one_does_not_mean_it():
    assert ({"send", "special educational needs"} <= said("SEND")[0][0]) is True
    assert "send" not in said("special educational needs")[0][0]
    assert said("-EHCP")[0] == (
        {"ehcp", "education health and care plan", "ehc plan"},
        False,
    )


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("DFG", "disabled facilities grant"),
        ("ASB", "anti social behaviour"),
        ("HMO", "house in multiple occupation"),
        ("LADO", "local authority designated officer"),
        ("TA", "temporary accommodation"),
        ("PIP", "personal independence payment"),
    ],
)
def test_terms_of_the_field(short, long):
    assert long in said(short)[0][0]


def test_the_file_has_at_least_forty_terms_each_once():
    rows = FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == len({words_of(row) for row in rows}) >= 40
    for key, others in synonyms().items():
        assert key
        assert all(others), key


def test_a_query_can_be_compared():
    assert read("damp").clauses == (Clause(((("damp",),),)),)
