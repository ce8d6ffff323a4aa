"""What was said of headings, and for which sheets it holds."""

from councils.files.heading_map import PASSED_OVER, HeadingMap, Said, place_name, sheet_key

SAID = HeadingMap(
    [
        Said("Decided 2023-24", "Upheld complaints", "upheld"),
        Said("", "Upheld complaints", "other"),
        Said("Decided 2023-24", "%", PASSED_OVER),
        Said("Received", "", PASSED_OVER),
    ]
)


def test_a_heading_is_asked_for_in_its_sheet_first():
    assert SAID.of("Decided 2023-24", "upheld-complaints") == "upheld"
    assert SAID.of("Compliance", "Upheld complaints") == "other"
    assert SAID.of("Decided 2023-24", "%") == PASSED_OVER
    assert SAID.of("Compliance", "%") is None
    assert SAID.of("Decided 2023-24", "Total") is None


def test_next_years_sheet_is_the_same_sheet():
    assert SAID.of("Decided 2024/25", "Upheld complaints") == "upheld"
    assert {sheet_key(f"Decided {year}") for year in ("2024-25", "2023", "2023–2024", "")} == {
        "decided"
    }


def test_a_whole_sheet_is_left_out():
    assert SAID.leaves_out("received")
    assert not SAID.leaves_out("Decided 2023-24")
    assert not SAID.leaves_out("")
    assert (bool(SAID), bool(HeadingMap())) == (True, False)


def test_a_place_without_a_heading_is_called_by_its_letter():
    said = HeadingMap(
        [Said("", "column D", ""), Said("Decided", "column AA", "x"), Said("", "column total", "")]
    )
    assert said.places("Decided 2023-24") == {3, 26}
    assert said.places("Received") == {3}
    assert place_name(26) == "column AA"
