from complaints.figures.rates import Rate
from tests.complaints.charts.reading import kinds, words
from tests.complaints.charts.test_trend import DID_NOT_EXIST, KENT, NONE, drawn


def test_where_it_is_narrow_the_names_stand_above():
    drawing = drawn(KENT, size=0)
    assert words(drawing)[:2] == ["Kent", "county councils"]
    assert kinds(drawing)[:2] == ["here-line", "average-line"]
    assert words(drawing).count("83%") == 2


def test_the_key_shows_what_is_drawn():
    few = drawn([Rate(2, 2), Rate(2, 4), Rate(0, 2)], size=0)
    assert "here-line" not in kinds(few)
    assert few.dots[0].kind == "here-few"
    apart = drawn([KENT[0], Rate(2, 4), KENT[2]], size=0, breaks=())
    assert "here-line" not in kinds(apart)
    assert apart.dots[0].kind == "here-dot"
    assert drawn(KENT, size=0).dots[0].kind == "here-dot"


def test_a_break_between_all_years_says_so_where_there_is_room():
    wide, narrow = (drawn(KENT, size=n, breaks=range(2021, 2026)) for n in (2, 0))
    assert words(wide).count("method changed") == 5
    assert words(narrow).count("method changed") == 2
    assert "here-line" not in [path.kind for path in wide.paths]


def test_years_that_are_not_there_say_why():
    drawing = drawn([DID_NOT_EXIST, DID_NOT_EXIST, NONE, *KENT[3:]])
    assert words(drawing).count("did not exist") == 1
    assert words(drawing).count("no investigations") == 1
    assert len(drawing.dots) == 3


def test_the_newest_year_is_always_named():
    for size in (0, 1, 2):
        years = [word for word in words(drawn(KENT, size=size)) if word.startswith("20")]
        assert years[-1] == "2025-26"


def test_a_closed_council_is_named_above_its_line():
    drawing = drawn([*KENT[:3], *[DID_NOT_EXIST] * 3], name="Cumbria")
    assert words(drawing)[:2] == ["Cumbria", "county councils"]
    assert "87%" in words(drawing)
    assert "88%" in words(drawing)


def test_where_both_end_together_the_average_stands_over_this_council_and_on_no_line():
    council = [(37, 62), (57, 89), (49, 76), (69, 87), (64, 81), (74, 84)]
    averages = [Rate(percent, 100) for percent in (76, 76, 83, 86, 89, 89)]
    drawing = drawn([Rate(*counts) for counts in council], averages=averages, size=0)
    [here] = [text for text in drawing.texts if text.words == "88%"]
    [average] = [text for text in drawing.texts if text.words == "89%"]
    assert (here.kind, average.kind) == ("here", "average")
    assert average.box.bottom <= here.box.top
    assert average.box.right > here.box.left
