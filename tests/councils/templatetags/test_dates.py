"""A template writes days and instants through these filters, and nothing where there is none."""

from datetime import UTC, date, datetime

from django.template import Context, Template

LATE = datetime(2025, 6, 15, 23, 30, tzinfo=UTC)


def rendered(text, value):
    return Template(text).render(Context({"value": value}))


def test_an_instant_is_london_s():
    assert rendered("{{ value|day }}", LATE) == "16 June 2025"
    assert rendered("{{ value|instant }}", LATE) == "16 June 2025, 12.30am"
    assert rendered("{{ value|clock }}", LATE) == "12.30am"
    assert rendered("{{ value|iso }}", LATE) == "2025-06-16T00:30:00+01:00"


def test_a_day_is_a_day():
    assert rendered("{{ value|day }}", date(2025, 3, 4)) == "4 March 2025"
    assert rendered("{{ value|month }}", date(2025, 3, 4)) == "March 2025"
    assert rendered("{{ value|iso }}", date(2025, 3, 4)) == "2025-03-04"


def test_nothing_is_nothing():
    for name in ("day", "month", "instant", "clock", "iso"):
        assert rendered(f"{{{{ value|{name} }}}}", None) == ""
