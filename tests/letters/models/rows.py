"""Bad rows of letters, each refused by the constraint it is named for."""

from datetime import UTC, date, datetime

from letters.models import Challenge, EarlySight, Letter, Message
from tests import factories
from tests.complaints.models.rows import person, release, twice

AT = datetime(2025, 7, 1, 8, 30, tzinfo=UTC)


def letter(**fields) -> Letter:
    defaults = {"year": "2024-25", "dated_on": date(2025, 5, 1), "composed_at": AT}
    defaults["council"] = fields.pop("council", None) or factories.council()
    if fields.get("source") != "uploaded":
        edition = fields.pop("release", None) or release()
        defaults |= {"release": edition, "published_with": edition, "content": {"title": "A"}}
    return Letter.objects.create(**defaults | fields)


def message(**fields) -> Message:
    of = fields.pop("letter", None) or letter()
    defaults = {"letter": of, "council": of.council, "message_id": f"<{of.pk}@example.org>"}
    return Message.objects.create(**defaults | fields)


def challenge(**fields) -> Challenge:
    sight = EarlySight.objects.create(
        message=message(), made_at=AT, expires_at=AT, challenge_by=AT.date()
    )
    return Challenge.objects.create(early_sight=sight, text="Not ours.", made_at=AT, **fields)


def two_letters(**fields) -> None:
    edition, council = release(), factories.council()
    twice(letter, release=edition, council=council, **fields)


def two_messages() -> None:
    of = letter()
    message(letter=of)
    message(letter=of, message_id="<other@example.org>")


BAD = {
    "letter_once_per_council_year_and_issue": lambda: two_letters(
        approved_by=person("ben"), approved_at=AT, sent_at=AT
    ),
    "one_unsent_letter_per_council_and_year": lambda: (
        lambda edition, council: [
            letter(release=edition, council=council),
            letter(release=edition, council=council, issue=2, reason="A slip."),
        ]
    )(release(), factories.council()),
    "reissue_has_reason": lambda: letter(issue=2),
    "letter_approver_is_another": lambda: letter(
        composed_by=person("ann"), approved_by=person("ann"), approved_at=AT
    ),
    "letter_approval_has_its_instant": lambda: letter(approved_at=AT),
    "letter_is_approved_before_it_is_sent": lambda: letter(sent_at=AT),
    "composed_letter_has_content_and_edition": lambda: letter(release=release(), content=None),
    "composed_letter_is_published_with_a_release": lambda: letter(published_with=None),
    "letter_is_sent_once_to_a_council": two_messages,
    "sent_message_has_its_instant": lambda: message(state="sent"),
    "put_off_message_has_its_next_try": lambda: message(put_off_since=AT),
    "challenge_is_answered_by_somebody_in_words": lambda: challenge(
        answered_by=person("ben"), answered_at=AT, result="explained"
    ),
}
