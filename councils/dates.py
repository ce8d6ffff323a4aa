"""Days and instants in words: the one place that writes them, always as London has them.

An instant is kept in UTC, whose day is another one for an hour of every summer night: whoever
writes a date anywhere else writes the wrong one sooner or later. What machines read (ISO) is
written where its format is known.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from councils.years import LONDON, Year, london_date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(on: date) -> str:
    """14 March 2025; of an instant, the day that it is in London."""
    if isinstance(on, datetime):
        on = london_date(on)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def month_in_words(on: date) -> str:
    """March 2010."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def time_in_words(at: datetime) -> str:
    """9.30am, as London's clocks show it."""
    local = at.astimezone(LONDON)
    return f"{local.hour % 12 or 12}.{local.minute:02}{'am' if local.hour < 12 else 'pm'}"


def second_in_words(at: datetime) -> str:
    """9.30am and 5 seconds, for what is a matter of seconds."""
    seconds = at.second
    return f"{time_in_words(at)} and {seconds} second{'' if seconds == 1 else 's'}"


def instant_in_words(at: datetime) -> str:
    """20 May 2025, 9.30am, as London's clocks show it."""
    return f"{day_in_words(at)}, {time_in_words(at)}"


def in_words(value: date) -> str:
    """A day as a day, an instant as an instant."""
    return instant_in_words(value) if isinstance(value, datetime) else day_in_words(value)


def beginning_in_words(at: datetime) -> str:
    """The instant; where it is midnight in London, the day that begins."""
    begins = at.astimezone(LONDON).time() == time.min
    return day_in_words(at) if begins else instant_in_words(at)


def span_in_words(first: date, last: date) -> str:
    """1 April 2024 to 31 March 2025, both included."""
    return f"{day_in_words(first)} to {day_in_words(last)}"


def year_in_words(year: Year) -> str:
    """From the first day of a reporting year to its last."""
    return span_in_words(year.start, year.last_day)


def iso(on: date) -> str:
    """2025-03-14, or 2025-05-20T09:30:00+01:00 with London's offset: for machines."""
    if isinstance(on, datetime):
        return on.astimezone(LONDON).isoformat(timespec="seconds")
    return on.isoformat()


def typed(at: datetime) -> str:
    """2025-05-20T09:30 on London's clocks: what a form's field for it begins with."""
    return at.astimezone(LONDON).replace(tzinfo=None).isoformat(timespec="minutes")


def utc(at: datetime) -> str:
    """2025-05-20T083000Z: what makes an identifier that never changes."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


class DayConverter:
    """A day in an address, as ISO 8601 writes it; one that is none is a 404."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return iso(value)
