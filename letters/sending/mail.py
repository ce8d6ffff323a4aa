"""The e-mail that carries a letter: to whom, in what words, with its PDF."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from councils.dates import day_in_words, instant_in_words, year_in_words
from councils.lists import listed
from councils.public_record import public_record
from councils.refusals import Refused
from councils.register.succession_words import closing
from councils.years import london_date
from letters.composing.addressees import Addressees
from letters.composing.letters import MADE_UP
from letters.early_sight.links import link_for
from letters.models import EarlySight, Letter, LetterFile, Message


def email(message: Message, file: LetterFile, at: datetime) -> EmailMessage:
    """Made anew for each try; only its Message-ID and the letter stay."""
    letter = message.letter
    pdf = bytes(file.pdf)
    if hashlib.sha256(pdf).hexdigest() != file.sha256:
        raise Refused("Its PDF is not the one that was approved: give it back, approve it again.")
    made = EmailMessage(
        subject=f"{letter.title}: {letter.council.name}",
        body=body(message, at),
        to=[message.to],
        cc=message.copies.splitlines(),
        headers={"Message-ID": message.message_id},
    )
    made.attach(file_name(letter), pdf, "application/pdf")
    return made


def file_name(letter: Letter) -> str:
    issue = f"-issue-{letter.issue}" if letter.is_reissue else ""
    return f"annual-review-letter-{letter.year}-{letter.council.slug}{issue}.pdf"


def body(message: Message, at: datetime) -> str:
    """Short: the words that matter stand in the letter."""
    letter = message.letter
    paragraphs = [
        MADE_UP if public_record().demonstration else "",
        "Dear Chief Executive",
        _what(letter),
        _whose(message, at),
        _replaced(letter),
        *_when(message, at),
        _signed(),
    ]
    return "\n\n".join(each for each in paragraphs if each) + "\n"


def _what(letter: Letter) -> str:
    year = letter.year
    return (
        f"Our annual review letter about {letter.council.name_in_sentence} for {year}"
        f" ({year_in_words(year)}) is attached as a PDF."
    )


def _whose(message: Message, at: datetime) -> str:
    old, new = message.letter.council, message.council
    if old == new:
        return ""
    told = closing(old, london_date(at))
    took = "will take" if told and not told.has_happened else "took"
    closed = told.what if told else "closed"
    return (
        f"It goes to {new.name_in_sentence} as a council that {took} the place of"
        f" {old.name_in_sentence}, which {closed}.{_addressed(message)}"
    )


def _addressed(message: Message) -> str:
    """That the letter itself names others: they were there on its date, and have closed since."""
    letter = message.letter
    named = Addressees().councils(letter.council, letter.dated_on)
    if message.council in named:
        return ""
    said = (
        f" The letter is dated {day_in_words(letter.dated_on)}, before that change, and so it is"
        f" addressed to {listed(each.name_in_sentence for each in named)}."
    )
    return f"{said} “Your council” in it is {letter.council.name_in_sentence}."


def _replaced(letter: Letter) -> str:
    return f"It replaces the letter that we sent before. {letter.reason}" if letter.reason else ""


def _when(message: Message, at: datetime) -> list[str]:
    """When it is public and, until then, where the council sees it and says what is wrong."""
    letter, release = message.letter, message.letter.published_with
    where = settings.SITE_URL + reverse("letter", args=[letter.council.slug, letter.year])
    link = link_for(message, at=at)
    if link is None or release is None:
        return [f"It is public at:\n{where}"]
    words = [
        f"This is before publication: the letter becomes public on"
        f" {instant_in_words(release.public_at)}, at:\n{where}\nUntil then please share it only"
        " with those who need it to check it.",
        "Here you can see the letter and your council’s figures, and download the cases counted in"
        f" them. You are asked for a code, which we send to {message.to}:\n{link}",
    ]
    deadline = EarlySight.objects.get(message=message).challenge_by
    if deadline >= london_date(at):
        day = day_in_words(deadline)
        words.append(f"If you think something is wrong, please tell us there by {day}.")
    return words


def _signed() -> str:
    who = settings.OMBUDSMAN
    return "\n".join(filter(None, (who["name"], who["contact_email"], who["phone"])))
