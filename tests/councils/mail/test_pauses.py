"""The pauses grow, and end with the day."""

from datetime import UTC, datetime, timedelta

from councils.mail.pauses import next_try

SINCE = datetime(2025, 4, 15, 12, tzinfo=UTC)


def test_a_day_of_tries():
    passed, at = [], SINCE
    while (again := next_try(SINCE, at)) is not None:
        at = again
        passed.append((at - SINCE) / timedelta(minutes=1))
    assert passed == [5, 15, 45, 135, 375, 615, 855, 1095, 1335, 1440]


def test_who_comes_late_does_not_make_up_for_it():
    late = SINCE + timedelta(hours=3)
    assert next_try(SINCE, late) == late + timedelta(hours=4)
    assert next_try(SINCE, SINCE + timedelta(hours=23)) == SINCE + timedelta(days=1)
    assert next_try(SINCE, SINCE + timedelta(days=3)) is None
