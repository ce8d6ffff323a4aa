"""What may identify a person is found, and what every statement says is not."""

from datetime import date
from random import Random

import pytest

from complaints.decisions.rules.identifying_details import Finding, Kind, findings, unconfirmed
from complaints.demonstration.subjects import subject_rows
from complaints.demonstration.texts import text_for

# Found in a text, and found where they are all of it.
FOUND = {
    Kind.EMAIL: [
        ("Write to jane.doe+x@example.gov.uk.", "jane.doe+x@example.gov.uk"),
        ("<o'brien@example.org>", "o'brien@example.org"),
        ("'first-last@example.org'", "first-last@example.org"),
    ],
    Kind.PHONE: [
        ("Call 020 7946 0018.", "020 7946 0018"),
        ("01632 960001, 9am to 5pm", "01632 960001"),
        ("Tel:02079460018", "02079460018"),
    ],
    Kind.POSTCODE: [
        ("London SW1A 2AA.", "SW1A 2AA"),
        ("(M1 1AE)", "M1 1AE"),
        ("DN55\n1PT", "DN55 1PT"),
    ],
    Kind.NHS_NUMBER: [
        ("NHS number 943 476 5919.", "943 476 5919"),
    ],
    Kind.INSURANCE: [
        ("(ab123456c)", "ab123456c"),
    ],
    Kind.BIRTH: [
        ("She was born on 3 May 1956 in Kent", "born on 3 May 1956"),
        ("Date of birth (3rd of May 1956)", "Date of birth (3rd of May 1956"),
        ("(b. 3 May 1956)", "b. 3 May 1956"),
        ("gave birth on 3 May", "birth on 3 May"),
    ],
    Kind.NAME: [
        ("I spoke to Mr Smith.", "Mr Smith"),
        ("Mr Smith. The Council", "Mr Smith"),
        ("Mr Smith’s home", "Mr Smith"),
        ("Mr. Smith's", "Mr. Smith"),
        ("Mr\nSmith", "Mr Smith"),
        ("Mr\u00a0Smith", "Mr Smith"),
        ("Miss Mary Jane Smith, who", "Miss Mary Jane Smith"),
        ("Mrs Patel-Jones said", "Mrs Patel-Jones"),
        ("Dr O’Brien’s", "Dr O’Brien"),
        ("Ms He said", "Ms He"),
        ("Mr So’s", "Mr So"),
        ("Mr B and Mrs Smith", "Mrs Smith"),
    ],
    Kind.STREET: [
        ("lives at 12 High Street.", "12 High Street"),
        ("12\nHigh Street", "12 High Street"),
        ("No. 12a High St", "12a High St"),
    ],
}
WHOLE = {
    Kind.EMAIL: [
        *("first @ example.org",),
    ],
    Kind.PHONE: [
        *("(01632) 960 001", "(01632)960001", "01632.960.001", "0207-946-0018", "0207–946–0018"),
        *("+44 7700 900123", "+44 (0)20 7946 0018", "(+44) 20 7946 0018", "0044 20 7946 0018"),
        *("447700900123", "07700900123", "077 00 90 01 23", "0300 061 0614", "0800 123 1234"),
        *("016977 2345",),
    ],
    Kind.POSTCODE: [
        *("sw1a 2aa", "EC1A1BB", "B33 8TH"),
    ],
    Kind.NHS_NUMBER: [
        *("9434765919", "943-476-5919"),
    ],
    Kind.INSURANCE: [
        *("AB 12 34 56 C", "AB12 34 56 D"),
    ],
    Kind.BIRTH: [
        *("date of birth: 03/05/1956", "DOB 3.5.56", "d.o.b. 1956-05-03"),
        *("born early on May 3, 2019", "born prematurely on 3 May 2019"),
        *("born in hospital on 3 May 2019", "born in May 2019"),
    ],
    Kind.NAME: [
        *("MR SMITH", "mr smith", "Mr J Smith", "Mr J. Smith", "Dr A.B. Patel", "Mr J SMITH"),
        *("MR J LEE", "Dr O'Brien", "Ms de Souza", "Ms C de Souza", "Mr van der Berg"),
        *("Ms al-Rashid", "Dr. Çelik", "Miss Ng", "Mx Green", "Sir John Moore", "Lady Ashe"),
        *("Cllr Brown", "Councillor Brown", "Professor Li", "Rev. Green", "Rev Dr Green"),
        *("Mr and Mrs Smith", "Mr/Mrs Smith"),
    ],
    Kind.STREET: [
        *("12, High Street", "12 HIGH STREET", "12-14 High Street", "Flat 3, 14a Station Rd"),
        *("Flat B, 12 High Street", "Flat 3, Elm House", "27 The Avenue", "12A St John’s Road"),
        *("5 St. Mary's Close", "8 Avenue Road", "3 May Street", "12 White House Lane"),
        *("7 Isle of Wight Road", "140 Lady Margaret Road"),
    ],
}
ALL_FOUND = [(kind, *row) for kind, rows in FOUND.items() for row in rows] + [
    (kind, words, words) for kind, rows in WHOLE.items() for words in rows
]

NOT_FOUND = [
    *("12 Main Street Works", "12 Park View Academy", "known as Dr there", "he, Mr said"),
    *("Mr B", "Mrs C", "Ms X's", "Mr B’s son", "Miss F.", "Mrs. B", "Dr E", "Mr BC", "Mr B/Mrs C"),
    *("Mr and Mrs D", "Mr B and Mrs C", "Councillor A", "Mr B and his", "Mr Z1", "Mr B, who"),
    *(
        "Mr B. The Council",
        "Miss D. Officers",
        "told Mr B Council officers",
        "Mr B. He",
        "Ms C. In",
    ),
    *("Mrs C Children’s Services", "told Mr B DWP", "Mr B\n\nSmith", "Mr B\r\n\r\nSmith"),
    *("Mr\n\nSmith", "known as Mr. The Council", "Dear Sir or Madam", "Lord Mayor", "the Drs Act"),
    *("Councillor Code of Conduct", "Miss A van was", "HMrs Smith", "said Sir. We", "mr b said"),
    *(
        "E10 2",
        "E06000001",
        "P45 1AB",
        "flat b1 2nd floor",
        "M25 7pm",
        "S117 2AB",
        "s117",
        "XSW1A 2AA",
    ),
    *("XSW1A 2AA", "24 018 407", "24-018-407", "24018407", "16 010 636c", "24 018 407 23 001 234"),
    *("£1,200", "£0207 946 0018", "999", "020 7946", "02-03-2024 10:30", "01.02.2023 15.30"),
    *("01/02/2023", "2024-02-01", "1 April 2024", "1.02079460018", "020 7946 00181"),
    *("9434765918", "123 456 7890", "£9434765919", "19434765919", "94347659191"),
    *("QQ 12 34 56 C", "GB 12 34 56 A", "AB 12 34 56", "AB 12 34 56 E", "AO 12 34 56 C"),
    *("born on or after 1 April 2014", "born in 2019", "aged 7", "her date of birth", "b. 1956"),
    *("Mr B. 3 May 2019", "a newborn baby. On 3 May 2019", "stubborn 3", "verb. 3 May 2019"),
    *(
        "Section 12 Road Traffic Act",
        "section 106 Church Lane",
        "Regulation 5",
        "paragraph 1 Old Road",
    ),
    *("2 Highway officers", "30 Street lights", "12 Close relatives", "Year 5 Park View School"),
    *("the A12 road", "the A12 London Road", "In 2019 High Street was closed", "£12 High Street"),
    *("12. The Council", "3. Church Street was closed", "1.12 High Street", "12\n\nHigh Street"),
    *(
        "on 3 May Church Road was closed",
        "On 3 May Street lights",
        "50 New Roads and Street Works Act",
    ),
    *("5 County Court judgments", "12 Bus Lane notices", "3 School Place appeals", "3 Elm House"),
    *("2 Public Rights of Way officers", "2 Car Park spaces", "from 12 officers on Market Street"),
    *(
        "Mr B. Residents",
        "Mr B. Afterwards",
        "Mr B – The Council",
        "Mr X-Y",
        "Mr B! He",
        "Mr B: So",
    ),
    *("complaints @ the Council", "3 @ £2", "a@b"),
]

STATEMENT = """## The complaint

1. Mr B complained that the Council delayed issuing his son, Y's, Education, Health and Care plan
under section 42 of the Children and Families Act 2014. Y was 14 when Mr B and Mrs C complained.

## What I found

2. On 12 May 2023 the SEND team told Mr B that Dr E’s advice was late. Councillor D wrote to
Ms X on 1 June. The 20 weeks ended on 4 July 2023; the plan came on 15/09/2023 (24 018 407).
3. Church Street was closed under section 14 Road Traffic Regulation Act 1984. From 1 April High
Street traders complained. I have seen paragraph 12 Close to the site, 2 Traffic Orders and
3 Street lights.
4. Miss F. Officers visited Mrs. G. Although Mr H’s benefit of £1,200.50 was paid for 52 weeks,
the charge of 4 April 2024 was not refunded to Mr and Mrs J. They asked for Stage 2.

## Agreed action

5. Within 4 weeks the Council will pay Mr B £500 (E10 2 months at £250) and Mrs C £300.
"""


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    ALL_FOUND,
)
def test_what_may_identify_is_found(kind, text, words):
    assert [(each.kind, each.words) for each in findings(text)] == [(kind, words)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_statements_are_full_of_is_not_found(text):
    assert findings(text) == []
    assert findings(f"We heard {text}") == []
    assert findings(f"({text}) and so on") == []


def test_a_believable_statement_has_nothing():
    assert findings(STATEMENT) == []
    assert findings(STATEMENT.replace("\n", "\r\n")) == []


def test_each_kind_is_found_within_a_statement():
    for kind, text, words in ALL_FOUND:
        told = STATEMENT.replace("They asked", f"It says: {text}\n\n5. They asked")
        assert [(each.kind, each.words) for each in findings(told)] == [(kind, words)]


def test_what_was_made_up_for_the_demonstration_has_nothing():
    rng = Random(1974)
    found = []
    for row in subject_rows():
        for outcome in ("closed_after_initial_enquiries", "not_upheld", "upheld"):
            made = text_for(
                rng,
                subject_heading=row.heading,
                subject_name=row.name,
                outcome=outcome,
                council_name=rng.choice(["London Borough of Wessex", "Borsetshire County Council"]),
                council_type="county",
                decided_on=date(2024, 2, 14),
                acted_for=rng.choice(["", "Wessex Homes Ltd"]),
                report=rng.random() < 0.2,
            )
            found += findings("\n".join([made.title, made.summary, made.statement]))
            found += findings("\n\n".join(made.improvements))
    assert found == []


def test_they_come_in_order_with_their_places():
    text = "Mrs  Smith of\n12 High Street, SW1A 2AA (020 7946 0018)."
    assert findings(text) == [
        Finding(Kind.NAME, "Mrs Smith", 0, 10),
        Finding(Kind.STREET, "12 High Street", 14, 28),
        Finding(Kind.POSTCODE, "SW1A 2AA", 30, 38),
        Finding(Kind.PHONE, "020 7946 0018", 40, 53),
    ]


def test_every_line_of_an_address_is_found():
    text = "Mr J Smith\r\nFlat 3, 12 High Street\r\nAB10 1AB\r\n01632 960001\r\nx@example.org"
    words = ["Mr J Smith", "Flat 3, 12 High Street", "AB10 1AB", "01632 960001", "x@example.org"]
    assert [each.words for each in findings(text)] == words


def test_the_same_words_are_found_wherever_they_stand():
    assert [each.start for each in findings("Mr Smith and Mr Smith")] == [0, 13]
    text = "Cllr Smith told Mr B. Mrs Jones, Dr Patel and Mr Smith did. Miss Green Ms Brown"
    names = ["Cllr Smith", "Mrs Jones", "Dr Patel", "Mr Smith", "Miss Green", "Ms Brown"]
    assert [each.words for each in findings(text)] == names


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("+44 943 476 5919", Kind.PHONE, "+44 943 476 5919"),
        ("12 Sir John Moore Street", Kind.STREET, "12 Sir John Moore Street"),
        ("Mr Smith@example.org", Kind.EMAIL, "Smith@example.org"),
    ],
)
def test_of_two_that_overlap_the_longer_is_found(text, kind, words):
    assert [(each.kind, each.words) for each in findings(text)] == [(kind, words)]


def test_what_was_confirmed_is_not_asked_again():
    text = "Mr  Smith, 12 High Street, SW1A 2AA. Mr Smith again."
    confirmed = [("name", "mr smith"), (Kind.POSTCODE, "sw1a\n2AA"), ("phone", "12 High Street")]
    assert [each.words for each in unconfirmed(text, confirmed)] == ["12 High Street"]
    assert unconfirmed(text, []) == findings(text)
    assert unconfirmed(text, {(each.kind, each.words) for each in findings(text)}) == []


def test_a_kind_has_the_words_staff_read():
    assert {kind.value: kind.label for kind in Kind} == {
        "email": "e-mail address",
        "phone": "phone number",
        "postcode": "postcode",
        "nhs_number": "NHS number",
        "national_insurance": "National Insurance number",
        "date_of_birth": "date of birth",
        "name": "title with surname",
        "street": "house number with street",
    }


@pytest.mark.parametrize(
    "part",
    ["Rev. ", "Mr/", "Mr B. ", "a@", "a.", "’", "12 High ", "0 ", "born at a ", "AB 12 ", "Mr A-"],
)
def test_a_long_hostile_text_is_searched_to_its_end(part):
    text = part * 5_000
    assert findings(text + "\n\nx@example.org")[-1].words == "x@example.org"
