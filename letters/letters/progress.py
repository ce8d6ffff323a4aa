"""How far a year's letters have come, and what happens next, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from complaints.decisions.steps.records import moment
from complaints.models import Release, Suspension
from complaints.releases.steps.suspension import in_words, suspension_of
from councils.dates import instant_in_words
from councils.people import name_of
from councils.years import Year
from letters.models import Challenge, Letter, Message


@dataclass(frozen=True)
class YearOfLettersStanding:
    """The letters of a year by state.

    ``to_look_at`` are messages that failed or perhaps went; ``put_off`` are tried by themselves.
    """

    year: Year
    drafts: int
    approved: int
    sent: int
    public: int
    to_look_at: int
    put_off: int
    challenges: int
    release: Release | None
    at: datetime
    suspended: Suspension | None = None

    @property
    def all(self) -> int:
        return self.drafts + self.approved + self.sent + self.public

    @property
    def sentence(self) -> str:
        """317 letters: 12 drafts, 300 approved, 5 sent."""
        if not self.all:
            return "no letters yet."
        counts = (
            (self.drafts, "draft" if self.drafts == 1 else "drafts"),
            (self.approved, "approved"),
            (self.sent, "sent"),
            (self.public, "public"),
        )
        letters = "1 letter" if self.all == 1 else f"{self.all:,} letters"
        return f"{letters}: {', '.join(f'{count:,} {name}' for count, name in counts if count)}."

    @property
    def follows(self) -> list[str]:
        """What happens next, the most urgent first."""
        found = []
        if self.to_look_at:
            many = self.to_look_at > 1
            what = f"{self.to_look_at:,} messages were" if many else "1 message was"
            found.append(f"{what} not sent, or perhaps sent: say what happens with each.")
        if self.put_off:
            many = self.put_off > 1
            what = f"{self.put_off:,} messages are" if many else "1 message is"
            found.append(f"{what} put off until the mail server is asked again: look when and why.")
        if self.challenges:
            what = "1 council says" if self.challenges == 1 else f"{self.challenges:,} councils say"
            found.append(f"{what} that something is wrong: answer it.")
        if self.drafts:
            found.append(
                "Drafts: a reviewer who neither composed nor wrote in them last approves them, many"
                " at once."
            )
        if self.approved:
            found.append("Approved letters are sent when somebody says so, all at once.")
        return [*found, *self._instant()]

    def _instant(self) -> list[str]:
        release = self.release
        if not self.sent + self.drafts + self.approved or release is None:
            return []
        if self.suspended:
            return [f"{in_words(self.suspended)} Its letters are suspended with them."]
        if release.public_at <= self.at:
            return [f"Figures of {release} are public: a letter is public as soon as it is sent."]
        when = instant_in_words(release.public_at)
        return [f"What was sent becomes public with {release}, on {when}, by itself."]


def standing(year: Year, at: datetime) -> YearOfLettersStanding:
    """Counted in seven queries, however many letters there are."""
    letters, mails = Letter.objects.filter(year=year), Message.objects.filter(letter__year=year)
    counted = letters.aggregate(
        drafts=Count("pk", filter=Q(approved_at=None)),
        approved=Count("pk", filter=Q(approved_at__isnull=False, sent_at=None)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
    )
    public = letters.public(at).count()
    newest = Release.objects.filter(year=year, withdrawn_at=None).order_by("-edition").first()
    challenges = Challenge.objects.open().filter(early_sight__message__letter__year=year)
    return YearOfLettersStanding(
        year=year,
        drafts=counted["drafts"],
        approved=counted["approved"],
        sent=counted["sent"] - public,
        public=public,
        to_look_at=mails.to_look_at().count(),
        put_off=mails.put_off().count(),
        challenges=challenges.count(),
        release=newest,
        at=at,
        suspended=suspension_of(newest, at) if newest else None,
    )


def where_it_stands(letter: Letter, at: datetime) -> list[str]:
    """What became of one letter: who did it, when, and what follows by itself."""
    release = letter.published_with
    found = [_made(letter)]
    if letter.approved_at:
        found.append(f"Approved by {_who(letter.approved_by)} on {moment(letter.approved_at)}.")
    if letter.sent_at and letter.source == Letter.Source.UPLOADED:
        found.append("It went out in its own time, so nothing is sent now.")
    elif letter.sent_at:
        found.append(f"Sent on {moment(letter.sent_at)}. What was sent is not changed.")
    if release is None:
        return found
    if release.withdrawn_at:
        return [*found, f"{release}, whose figures it gives, was withdrawn: compose it again."]
    when = instant_in_words(release.public_at)
    if suspended := suspension_of(release, at):
        return [*found, f"{in_words(suspended)} So the letter is not public either."]
    if letter.sent_at and release.public_at <= at:
        return [*found, f"Public since {instant_in_words(max(release.public_at, letter.sent_at))}."]
    if letter.sent_at:
        return [*found, f"It becomes public with {release}, on {when}."]
    return found


def _made(letter: Letter) -> str:
    if letter.source == Letter.Source.UPLOADED:
        return f"Uploaded by {_who(letter.composed_by)} on {moment(letter.composed_at)}."
    return (
        f"Composed by {_who(letter.composed_by)} on {moment(letter.composed_at)}, with the figures"
        f" of {letter.release}."
    )


def _who(user: Any) -> str:
    return name_of(user) if user else "a command"
