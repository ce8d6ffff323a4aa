"""The steps that staff take with a letter: who may, when, what it asks, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from complaints.releases.screens.steps import may
from councils.refusals import Refused
from letters.letters.forms.steps import ReissueForm, SeenForm
from letters.letters.screens.pages import APPROVE, COMPOSE
from letters.letters.steps import approval, letter_text
from letters.models import Letter


@dataclass(frozen=True)
class Step:
    """One thing to do with a letter, on a page of its own: GET shows it, POST does it.

    ``take`` is called with the letter as it was seen, what was typed, who and when; it gives the
    sentence that says what was done and the letter to go on to, or raises Refused.
    """

    slug: str
    label: str
    explains: str
    permission: str
    states: tuple[str, ...]
    take: Callable[..., tuple[str, Letter | None]]
    form: type[SeenForm] = SeenForm
    suits: Callable[[Letter], bool] = lambda letter: True
    takes_away: bool = False
    by_another: bool = False

    def allowed(self, user) -> bool:
        return may(user, self.permission)

    def fits(self, letter: Letter, at: datetime) -> bool:
        return letter.state(at) in self.states and self.suits(letter)

    def offered(self, user, letter: Letter, at: datetime) -> bool:
        """Whether its button is on somebody's page."""
        suits = self.allowed(user) and self.fits(letter, at)
        return suits and not (self.by_another and approval.own_work(letter, user))


def approve(letter, typed, **who):
    letter.revision = typed["seen"]
    done = approval.approve([letter], **who)
    for reason in done.refused.values():
        raise Refused(reason)
    if letter.source == Letter.Source.UPLOADED:
        return "Approved. Nothing is sent: it went out in its own time.", letter
    return "Approved. Its PDF is kept as it will be sent.", letter


def give_back(letter, typed, **who):
    approval.give_back(letter, **who)
    return "Given back: it is a draft again.", letter


def discard(letter, typed, **who):
    letter_text.discard(letter, **who)
    return f"{letter} has been discarded.", None


def reissue(letter, typed, **who):
    fresh = letter_text.reissue(letter, typed["reason"], **who)
    return "This is the draft that will replace it. The one that was sent stands until then.", fresh


def is_newest(letter: Letter) -> bool:
    later = Letter.objects.filter(council=letter.council_id, year=letter.year)
    return not later.filter(issue__gt=letter.issue).exists()


STEPS = {
    step.slug: step
    for step in (
        Step(
            "approve",
            "Approve",
            "It is typeset now, and what is kept is what will be sent. Whoever changes it"
            " afterwards makes it a draft again.",
            APPROVE,
            ("draft",),
            approve,
            by_another=True,
        ),
        Step(
            "give-back",
            "Give it back",
            "Makes it a draft again, to be changed or composed anew.",
            APPROVE,
            ("approved",),
            give_back,
        ),
        Step(
            "reissue",
            "Correct it",
            "What was sent is not changed. This begins a letter that replaces it, with the newest"
            " figures and today’s date; it is approved and sent like every other.",
            COMPOSE,
            ("sent", "public"),
            reissue,
            ReissueForm,
            suits=lambda letter: letter.source == Letter.Source.COMPOSED and is_newest(letter),
        ),
        Step(
            "discard",
            "Discard the draft",
            "Deletes the draft and its own paragraph. Its history stays, and composing the year"
            " again makes a new one.",
            COMPOSE,
            ("draft",),
            discard,
            takes_away=True,
        ),
    )
}
