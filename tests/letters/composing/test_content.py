"""A letter as data: kept, read back, and what is typed stays text."""

from letters.composing.content import Block, Chart, LetterContent, Panel, Row, Section, blocks

CHART = Chart(
    ident="strip-uphold-rate",
    title="Uphold rate",
    description="One dot.",
    note="",
    width=300,
    height=100.0,
    paths=[["axis-line", "M6 65H294"]],
    dots=[[150.0, 60, "here-dot", 4.5]],
    texts=[[0, 81, "Kent & Medway 83%", "here", "start"]],
    rows=[Row("Kent", "83%", "63 of 76")],
)
CONTENT = LetterContent(
    title="Annual review letter 2025",
    dated_on="1 May 2025",
    sender="The Ombudsman",
    sender_lines=["0300 061 0614"],
    to=["The Chief Executive", "Kent County Council"],
    salutation="Dear Chief Executive",
    council="Kent County Council",
    year="2024-25",
    period="1 April 2024 to 31 March 2025",
    edition=1,
    replaces="",
    sections=[Section("The year", [Block("A year."), Block(points=["One", "Two"])])],
    closing=[Block("Thank you.")],
    signed_by="A. Ombudsman",
    signed_as="Ombudsman",
    copies=["Leader"],
    panels=[
        Panel("uphold-rate", "Uphold rate", "83%", "63 of 76", 63, 76, ["Higher."], CHART),
        Panel("compliance-rate", "Compliance", "no outcomes recorded", "", None, None, [], None),
    ],
    chance="A gap of this size can arise by chance.",
    counts=[Row("Upheld", "63", "")],
    about="Edition 1.",
    mark="",
)


def test_a_letter_is_read_back_as_it_was_kept():
    assert LetterContent.read(CONTENT.as_json()) == CONTENT


def test_a_chart_is_drawn_again_from_what_was_kept_and_words_are_escaped():
    drawing = CHART.drawing
    assert drawing.view_box == "0 0 300 100"
    assert drawing.markup == (
        '<path class="axis-line" d="M6 65H294"/><circle class="here-dot" cx="150" cy="60" r="4.5"/>'
        '<text class="here" x="0" y="81">Kent &amp; Medway 83%</text>'
    )


def test_an_empty_line_ends_a_paragraph_and_a_hyphen_makes_a_point():
    assert blocks("One\nline.\r\n\r\nTwo:\n- a point\n-  another\n\n\n- a third") == [
        Block("One line."),
        Block("Two:"),
        Block(points=["a point", "another"]),
        Block(points=["a third"]),
    ]
    assert blocks(" \n\n ") == []


def test_what_is_typed_is_text():
    typed = '#link("x") *bold* <b>5 < 6</b> {{ x }} -not a point'
    assert blocks(typed) == [Block(typed)]
