"""What a council is e-mailed about its early sight; none of it says what the letter says."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail

from councils.dates import day_in_words, instant_in_words, time_in_words
from councils.refusals import Refused
from letters.early_sight.mailboxes import mailboxes
from letters.models import Challenge, EarlySight, Message

logger = logging.getLogger(__name__)


class NotSent(Refused):
    """An e-mail that could not be handed over."""


def mail_code(message: Message, code: str, until: datetime, *, at: datetime) -> None:
    """NotSent where it is not taken."""
    _send(
        message,
        "Your code to see the annual review letter",
        f"The code is {code}. It can be used until {time_in_words(until)}, once.\n\nSomebody with"
        f" the link to the letter to {message.council.name} asked for it. If that was not you, do"
        " nothing: without the code the link opens nothing. Please do not send the code to"
        " anybody.",
        at,
    )


def mail_link(sight: EarlySight, link: str, *, at: datetime) -> None:
    """A new link in the place of the one that the letter brought."""
    _send(
        sight.message,
        f"A new link to {sight.message.letter.title}",
        f"Please use this link to see the letter to {sight.message.council.name} before it is"
        f" public:\n\n{link}\n\nThe link that you had before opens nothing any more. This one ends"
        f" on {instant_in_words(sight.ends_at)}. Opening it asks for a code, which is sent to"
        " this address.",
        at,
    )


def mail_answer(challenge: Challenge, *, is_readable: bool, at: datetime) -> bool:
    """Tells a council that what it said is answered; whether the e-mail was taken.

    Where its link shows nothing any more, the answer stands in the e-mail.
    """
    message = challenge.early_sight.message
    said = "Answered: see your page. Open the link that came with the letter; it asks for a code."
    if not is_readable:
        said = f"Answered:\n\n{challenge.answer}"
    try:
        _send(
            message,
            f"Answered: what you told us about {message.letter.title}",
            f"On {day_in_words(challenge.made_at)} {message.council.name} told us what it thinks is"
            f" wrong in its letter or figures.\n\n{said}",
            at,
        )
    except NotSent:
        return False
    return True


def _send(message: Message, subject: str, words: str, at: datetime) -> None:
    to = mailboxes(message, at)
    if not to:
        raise NotSent("The letter went to no e-mail address.")
    try:
        send_mail(subject, f"{words}\n\n{settings.OMBUDSMAN['name']}\n", None, to)
    except OSError as error:  # what smtplib raises, and what a connection does
        logger.warning("An e-mail about early sight was not taken: %s", type(error).__name__)
        raise NotSent("The e-mail could not be sent just now: please try again later.") from error
