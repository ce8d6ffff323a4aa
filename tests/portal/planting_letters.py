"""Letters of a year to come in every state, with private words wherever people write."""

from datetime import datetime, timedelta

from complaints.models import Release
from councils.models import Contact, Council
from councils.years import Year
from letters.composing.drafts import compose_letters
from letters.letters.steps.approval import approve
from letters.letters.steps.letter_text import write_own_paragraph
from letters.models import Challenge, EarlySight, Letter, LetterTemplate, Message
from tests.portal.planting import PRIVATE, PUBLIC, published_year, somebody

HOUR = timedelta(hours=1)
STATES = ("draft", "approved", "sent")
PLACES = (
    *("composer", "letterapprover", "revoker", "letteranswerer"),
    *(f"{state}paragraph" for state in STATES[:2]),
    *(f"{state}{what}" for state in STATES for what in ("contact", "mail", "to", "copies")),
    *(f"{state}{what}" for state in STATES for what in ("problem", "note", "messageid")),
    *("challenged", "challengeanswer", "wordsofanotheryear", "signsanotheryear"),
)


def plant_letters(councils: dict[str, Council], public_at: datetime, at: datetime) -> Release:
    """2024-25 on its way, with a letter to a council in each state; only of the one that is sent
    may its own paragraph ever be read, and its template's notes."""
    release = published_year(councils["sent"], public_at, at)
    year, at = release.year, at + HOUR
    plant_template(year)
    by = somebody("composer")
    for state, council in councils.items():
        plant_contacts(council, state)
    compose_letters(year, by=by, at=at)
    for state, council in councils.items():
        letter = Letter.objects.get(council=council)
        word = PUBLIC if state == "sent" else PRIVATE
        write_own_paragraph(letter, f"{word}{state}paragraph", by=by, at=at)
    unapproved = Letter.objects.exclude(council=councils["draft"])
    done = approve(unapproved.filter(council__in=councils.values()),
                   by=somebody("letterapprover"), at=at + HOUR)  # fmt: skip
    assert done.refused == {}
    for state, council in councils.items():
        plant_messages(Letter.objects.get(council=council), state, at)
    Letter.objects.filter(council=councils["sent"]).update(sent_at=at + 2 * HOUR)
    return release


def plant_template(year: Year) -> None:
    """The year's words, public with its letters, and words of another year that is not sent."""
    words = {"dated_on": year.end, "purpose": "What it is for.", "closing": "Thank you."}
    LetterTemplate.objects.create(
        year=year,
        notes=f"{PUBLIC}notes",
        signed_by=f"{PUBLIC}signed",
        signed_as="Ombudsman",
        **words,
    )
    LetterTemplate.objects.create(
        year=year.next,
        notes=f"{PRIVATE}wordsofanotheryear",
        signed_by=f"{PRIVATE}signsanotheryear",
        signed_as="Ombudsman",
        **words,
    )


def plant_contacts(council: Council, state: str) -> None:
    for role in Contact.Role.values:
        Contact.objects.create(
            council=council,
            role=role,
            name=f"{PRIVATE}{state}contact",
            email=f"{PRIVATE}{state}mail@example.org",
        )


def plant_messages(letter: Letter, state: str, at: datetime) -> None:
    """The e-mail that carries it, the council's early sight, and what the council thinks wrong."""
    message = Message.objects.create(
        letter=letter,
        council=letter.council,
        to=f"{PRIVATE}{state}to@example.org",
        copies=f"{PRIVATE}{state}copies@example.org",
        message_id=f"<{PRIVATE}{state}messageid@example.org>",
        problem=f"{PRIVATE}{state}problem",
        note=f"{PRIVATE}{state}note",
    )
    sight = EarlySight.objects.create(
        message=message,
        made_at=at,
        expires_at=at + timedelta(days=400),
        challenge_by=at.date(),
        revoked_at=at,
        revoked_by=somebody("revoker"),
    )
    Challenge.objects.create(
        early_sight=sight,
        text=f"{PRIVATE}challenged",
        made_at=at,
        result="explained",
        answer=f"{PRIVATE}challengeanswer",
        answered_by=somebody("letteranswerer"),
        answered_at=at,
    )
